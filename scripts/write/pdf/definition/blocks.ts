/**
 * Blocks of text into nodes: paragraphs, lists, quotations, code, equations, definitions.
 */
import type { Blockquote, Image, List, Table } from 'mdast'
import type {
  Attribution,
  Block,
  BoxedText,
  DefinitionItem,
  DefinitionList,
  Equation,
  Section,
  Statement,
  Supplement,
  Verse,
} from '../../../document/tree.js'
import { itemMark, listMark } from '../../../tree/list-marks.js'
import { boxParts } from '../../../tree/titled-block.js'
import { handle, type Handlers } from '../../handle.js'
import { supplementLines } from '../../supplement.js'
import { rule, type LayoutNode, type StackNode, type TextNode } from '../print/node.js'
import type { SpaceName, TextName } from '../style.js'
import type { Tag } from '../tags/tag.js'
import type { Run } from '../text/run.js'
import { inline, plainText, type LineContent } from './inline.js'
import { code } from './code.js'
import { figureNode, withAnchor } from './floats.js'
import { pictureNode } from './figure.js'
import { below, type State } from './state.js'
import { tableContent } from './tables.js'
import { largest } from '../../../lists.js'

/** How paragraphs of a flow look: the first after a heading, and the others. */
export interface FlowLook {
  first: TextName
  next: TextName
  gap: SpaceName
}

/** Nodes for `children`, in order. */
export function flow(
  children: ReadonlyArray<Block | Section>,
  state: State,
  look: FlowLook,
): LayoutNode[] {
  const nodes: LayoutNode[] = []
  let fresh = true
  for (const child of children) {
    if (child.type === 'section') {
      nodes.push(state.section(child, state))
      fresh = true
      continue
    }
    const made = blockNode(child, state, fresh ? { ...look, next: look.first } : look)
    if (made) nodes.push(made)
    // After a figure the paragraph goes on as one that follows text; after a list or a display it opens anew.
    if (child.type !== 'figure') fresh = child.type !== 'paragraph'
  }
  return nodes
}

/** Where a block stands: what its node needs to know beside it. */
interface Surroundings {
  state: State
  look: FlowLook
}

/** The node of each block; none for what the layout prints elsewhere. A block without a handler does not compile. */
const handlers: Pick<Handlers<LayoutNode | undefined, Surroundings>, Block['type']> = {
  paragraph: (node, { state, look }) => {
    const [only] = node.children
    return node.children.length === 1 && only!.type === 'image'
      ? pictureNode(only as Image, state)
      : paragraph(
          inline(node.children, state, state.tag.add('P')),
          state,
          look.next,
          around(look, state),
        )
  },
  blockquote: (node, { state }) => quote(node, state),
  attribution: (node, { state }) => attribution(node, state),
  verse: (node, { state }) => verse(node, state),
  statement: (node, { state, look }) => statement(node, state, look),
  boxedText: (node, { state }) => box(node, state),
  list: (node, { state, look }) => list(node, state, look),
  code: (node, { state }) => code(node, state),
  thematicBreak: (_, { state }) => thematicBreak(state),
  table: (node, { state }) => bareTable(node, state),
  figure: (node, { state }) => figureNode(node, state),
  math: (node, { state }) => equation(node, state),
  definitionList: (node, { state, look }) => definitions(node, state, look),
  supplement: (node, { state, look }) => supplement(node, state, look),
}

const blockNode = (node: Block, state: State, look: FlowLook): LayoutNode | undefined =>
  handle(handlers as Handlers<LayoutNode | undefined, Surroundings>, node, { state, look })

/** A short rule in the middle. */
const thematicBreak = ({ style, width }: State): LayoutNode => ({
  ...rule(width / 4, style.rules.light, style.colors.rule, {
    before: style.space.block * 2,
    after: style.space.block * 2,
  }),
  strokes: [
    {
      type: 'line',
      x1: (width * 3) / 8,
      x2: (width * 5) / 8,
      y1: 0,
      y2: 0,
      lineWidth: style.rules.light,
      lineColor: style.colors.rule,
    },
  ],
})

/** A table without a caption. */
function bareTable(node: Table, state: State): LayoutNode {
  const { block } = state.style.space
  const { nodes, float } = tableContent([node], undefined, state)
  return {
    kind: 'stack',
    stack: nodes,
    ...(float !== 'column' && { float, series: 'table' as const }),
    before: block,
    after: block,
  }
}

const around = ({ gap }: FlowLook, { style }: State): { before: number; after: number } => ({
  before: style.space[gap],
  after: style.space[gap],
})

/** A paragraph; its tag is that of its runs' parent, set last in `state.tag`. */
export function paragraph(
  runs: readonly Run[],
  state: State,
  name: TextName,
  more: Partial<TextNode> = {},
): TextNode {
  return {
    kind: 'text',
    runs,
    style: state.style.text[name],
    tag: state.tag.kids.at(-1) as Tag,
    ...more,
  }
}

function quote(node: Blockquote, state: State): LayoutNode {
  const { space } = state.style
  const inner = below(state, state.tag.add('BlockQuote'), state.width - 2 * space.quoteIndent)
  return {
    kind: 'stack',
    stack: flow(node.children as Block[], inner, {
      first: 'quote',
      next: 'quote',
      gap: 'looseItem',
    }),
    inset: [space.quoteIndent, space.quoteIndent],
    before: space.block,
    after: space.block,
  }
}

/** Who is quoted, at the end of a line below. */
function attribution(node: Attribution, state: State): LayoutNode {
  const runs = [{ text: '— ' }, ...inline(node.children, state, state.tag.add('P'))]
  const style = { ...state.style.text.quote, align: 'right' as const }
  return { ...paragraph(runs, state, 'quote', { before: state.style.space.item }), style }
}

/** Lines that end where they end; what is too long for the column goes on indented. */
function verse(node: Verse, state: State): LayoutNode {
  const { space, text } = state.style
  const tag = state.tag.add('P')
  const style = {
    ...text.quote,
    align: 'left' as const,
    hyphenate: false,
    hanging: space.listIndent,
  }
  const lines = node.children.map((line): TextNode => {
    const own = tag.add('Span')
    return { kind: 'text', runs: inline(line.children, state, own), style, tag: own }
  })
  return {
    kind: 'stack',
    stack: lines,
    inset: [space.quoteIndent, space.quoteIndent],
    before: space.block,
    after: space.block,
  }
}

/** "Theorem 1 (Name)." runs into what is stated. */
function statement(node: Statement, state: State, look: FlowLook): LayoutNode {
  const { space, text } = state.style
  const [title, blocks] = boxParts(node)
  const inner = below(state, state.tag.add('Div'))
  const tag = inner.tag.add('P')
  const bold = { bold: true, tag }
  const head: Run[] = [
    { text: node.label ?? '', ...bold },
    ...(title
      ? [
          { text: ' (', ...bold },
          ...inline(title.children, inner, tag, bold),
          { text: ')', ...bold },
        ]
      : []),
    { text: '. ', ...bold },
  ]
  const [first, ...rest] = flow(blocks, inner, { ...look, next: look.first })
  const runsIn = first?.kind === 'text'
  const opening: TextNode = runsIn
    ? { ...first, runs: [...head, ...first.runs] }
    : { kind: 'text', runs: head, style: text[look.first], tag }
  return {
    kind: 'stack',
    stack: [opening, ...(runsIn || !first ? rest : [first, ...rest])],
    ...(node.id ? { anchors: [node.id] } : {}),
    before: space.block,
    after: space.block,
  }
}

/** Between two rules, its title in the first line. */
function box(node: BoxedText, state: State): LayoutNode {
  const { colors, rules, space, text } = state.style
  const [title, blocks] = boxParts(node)
  const inner = below(state, state.tag.add('Div'), state.width - 2 * space.boxInset)
  const tag = title || node.label ? inner.tag.add('P') : undefined
  const head: Run[] = tag
    ? [
        ...(node.label ? [{ text: `${node.label}${title ? '\u2002' : ''}` }] : []),
        ...(title ? inline(title.children, inner, tag) : []),
      ]
    : []
  const heading: TextNode[] = tag
    ? [
        {
          kind: 'text',
          runs: head,
          style: text.boxTitle,
          tag,
          keepWithNext: true,
          after: space.item,
        },
      ]
    : []
  const edge = rule(state.width, rules.light, colors.accent)
  const content = [
    ...heading,
    ...flow(blocks, inner, { first: 'box', next: 'box', gap: 'looseItem' }),
  ]
  return {
    kind: 'stack',
    stack: [
      { ...edge, keepWithNext: true, after: space.block },
      {
        kind: 'stack',
        stack: withAnchor(content, node.id),
        inset: [space.boxInset, space.boxInset],
      },
      { ...edge, before: space.block },
    ],
    before: space.block * 2,
    after: space.block * 2,
  }
}

/** ISO 32000-2 § 14.8.5.5, `ListNumbering`. */
const listNumberings = {
  '1': 'Decimal',
  a: 'LowerAlpha',
  A: 'UpperAlpha',
  i: 'LowerRoman',
  I: 'UpperRoman',
} as const

/** How much wider than "10." the marks of a list are: "(iii)", "xviii.". */
function widthOfMarks(node: List): number {
  if (!node.ordered || !node.mark) return 1
  const longest = largest(node.children.map((_, index) => itemMark(node, index).length))
  return Math.max(1, 0.6 + longest / 4)
}

function list(node: List, state: State, look: FlowLook): LayoutNode {
  const { space, text } = state.style
  const indent = space.listIndent * widthOfMarks(node)
  const gap = node.spread ? 'looseItem' : 'item'
  const name = look.next === 'body' || look.next === 'opening' ? 'list' : look.next
  const leftwards = state.typesetter.direction === 'rtl'
  const tag = state.tag.add('L', {
    numbering: node.ordered ? listNumberings[listMark(node).kind] : 'Disc',
  })
  const items = node.children.map((item, index): StackNode => {
    const entry = tag.add('LI')
    const label = entry.add('Lbl')
    const body = below(state, entry.add('LBody'), state.width - indent)
    const mark = item.checked === true ? '☑' : item.checked === false ? '☐' : itemMark(node, index)
    const nodes = flow(item.children as Block[], body, { first: name, next: name, gap }).map(
      (node): LayoutNode =>
        leftwards && node.kind === 'text' ? { ...node, style: { ...node.style, leftwards } } : node,
    )
    return {
      kind: 'stack',
      stack: nodes.length > 0 ? nodes : [{ kind: 'text', runs: [], style: text[name] }],
      marker: {
        runs: [{ text: mark }],
        style: { ...text[name], align: 'left', hyphenate: false },
        tag: label,
        width: indent,
        gap: space.marker,
        leftwards,
      },
      before: space[gap],
      after: space[gap],
    }
  })
  return { kind: 'stack', stack: items, before: space.block / 2, after: space.block / 2 }
}

/** An equation in the middle, its number at the right edge. */
function equation(node: Equation, state: State): LayoutNode {
  const { style } = state
  const tag = state.tag.add('P')
  const formula = state.pictures.formula(
    node.value,
    { state, tag, run: {} },
    true,
    state.width - (node.label ? 2 * style.space.equation : 0),
  )
  const anchors = node.id ? [node.id] : undefined
  const middle: TextNode = { kind: 'text', runs: formula, style: style.text.equation, tag, anchors }
  const space = { before: style.space.block, after: style.space.block }
  if (!node.label) return { ...middle, ...space }
  const label: TextNode = {
    kind: 'text',
    runs: [
      {
        text: node.label.startsWith('(')
          ? node.label
          : `(${node.label.replace(/^\D+/, '') || node.label})`,
      },
    ],
    style: { ...style.text.equation, align: 'right' },
    tag,
  }
  return {
    kind: 'row',
    columns: [
      {
        node: middle,
        x: style.space.equation,
        width: state.width - 2 * style.space.equation,
        middle: true,
      },
      { node: label, x: 0, width: state.width, middle: true },
    ],
    ...space,
  }
}

function supplement(node: Supplement, state: State, look: FlowLook): LayoutNode {
  const lines = supplementLines(node).map((line, index) =>
    paragraph(inline(line.children, state, state.tag.add('P')), state, look.next, {
      anchors: index === 0 && node.id ? [node.id] : undefined,
      ...around(look, state),
    }),
  )
  return { kind: 'stack', stack: lines, ...around(look, state) }
}

/** "Term: meaning", one a line; many short ones in two columns. */
function definitions(node: DefinitionList, state: State, look: FlowLook): LayoutNode {
  const { space } = state.style
  const list = state.tag.add('L', { numbering: 'None' })
  const gap = space.block * 2
  const half = (state.width - gap) / 2
  const brief =
    node.children.length >= 6 &&
    node.children.length <= 60 &&
    node.children.every((item) => wordsOf(item).length < 60)
  const items = node.children.map((item) =>
    definition(item, below(state, list.add('LI'), brief ? half : state.width), look),
  )
  const distance = { before: space.block / 2, after: space.block / 2 }
  if (!brief) return { kind: 'stack', stack: items, ...distance }
  const middle = Math.ceil(items.length / 2)
  return {
    kind: 'row',
    columns: [items.slice(0, middle), items.slice(middle)].map((stack, index) => ({
      node: { kind: 'stack', stack },
      x: index * (half + gap),
      width: half,
    })),
    ...distance,
  }
}

function definition(item: DefinitionItem, state: State, look: FlowLook): LayoutNode {
  const { style } = state
  const [term, ...descriptions] = item.children
  const label = state.tag.add('Lbl')
  const head = [
    ...inline(term.children, state, label, { bold: true, tag: label }),
    { text: ': ', bold: true, tag: label },
  ]
  const [first, ...rest] = flow(
    descriptions.flatMap((one) => one.children),
    below(state, state.tag.add('LBody')),
    { first: look.first, next: look.next, gap: 'paragraph' },
  )
  const runIn = first && first.kind === 'text'
  const opening: TextNode = runIn
    ? { ...first, runs: [...head, ...first.runs] }
    : { kind: 'text', runs: head, style: style.text[look.first], tag: label }
  return {
    kind: 'stack',
    stack: [
      {
        ...opening,
        style: { ...opening.style, align: 'left', indent: 0, hanging: style.space.listIndent },
      },
      ...(runIn || !first ? rest : [first, ...rest]),
    ],
    after: style.space.item,
  }
}

const wordsOf = (item: DefinitionItem): string =>
  plainText(
    item.children.flatMap((child): LineContent[] =>
      child.type === 'term'
        ? child.children
        : child.children.flatMap((block): LineContent[] =>
            block.type === 'paragraph' ? block.children : [],
          ),
    ),
  )
