/** Blocks as paragraphs and tables. */
import { AlignmentType, Bookmark, HeadingLevel, Paragraph, TextRun } from 'docx'
import type { Heading, List, ListItem } from 'mdast'
import type {
  BibliographyEntry,
  Equation,
  PrintableNode,
  PrintablePhrasing,
  Section,
  Supplement,
} from '../../document/tree.js'
import { listMark } from '../../tree/list-marks.js'
import { supplementLines } from '../supplement.js'
import { boxedText, statement } from './boxes.js'
import { figure, notes, picture } from './floats.js'
import { mathOf } from './formulas.js'
import { inline, label } from './inline.js'
import { tab } from './runs.js'
import { referenceOf } from './styles.js'
import { bookmarkName, type WordFlow, type InlineRuns, type State } from './state.js'
import { table } from './tables.js'

type BlockType = Exclude<PrintableNode['type'], PrintablePhrasing['type']>
type BlockHandlers = {
  readonly [Type in BlockType]: (
    node: Extract<PrintableNode, { type: Type }>,
    state: State,
  ) => WordFlow[]
}

/** The paragraphs and tables of `nodes`, in order. */
export function blocks(nodes: ReadonlyArray<{ type: string }>, state: State): WordFlow[] {
  return nodes.flatMap((node) => {
    const handler = handlers[node.type as BlockType] as
      ((node: unknown, state: State) => WordFlow[]) | undefined
    return handler ? handler(node, state) : paragraph([node], state)
  })
}

/** One paragraph of phrasing in the state's style. */
export const paragraph = (nodes: ReadonlyArray<{ type: string }>, state: State): WordFlow[] => [
  { child: styled(inline(nodes, state), state) },
]

function styled(children: InlineRuns, state: State): Paragraph {
  const list = state.list
  return new Paragraph({
    style: state.style,
    children,
    ...(list
      ? { numbering: { reference: list.reference, level: list.level, instance: list.instance } }
      : {}),
  })
}

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

function section(node: Section, state: State): WordFlow[] {
  const [heading, ...rest] = node.children
  const content = blocks(rest, state)
  // A heading stands on the page of what it heads.
  return [{ ...headingOf(heading, node, state), landscape: content[0]?.landscape }, ...content]
}

function headingOf(node: Heading, parent: Section, state: State): WordFlow {
  const words = [
    ...(parent.label ? [new TextRun(`${parent.label} `)] : []),
    ...inline(node.children, state),
  ]
  const children = parent.id
    ? [new Bookmark({ id: bookmarkName(parent.id), children: words })]
    : words
  return {
    child: new Paragraph({
      heading: levels[Math.min(6, parent.depth) - 1] ?? HeadingLevel.HEADING_6,
      children,
    }),
  }
}

function list(node: List, state: State): WordFlow[] {
  const level = Math.min(8, (state.list?.level ?? -1) + 1)
  state.counters.lists += 1
  const numbering = { mark: listMark(node), start: node.start ?? 1 }
  const reference = node.ordered ? referenceOf(numbering) : 'bullets'
  if (node.ordered) state.counters.numberings.set(reference, numbering)
  const here = {
    level,
    reference,
    instance: state.counters.lists,
  }
  return node.children.flatMap((item) => listItem(item, { ...state, list: here }))
}

/** The first paragraph has the mark; what follows in the item is indented without one. */
function listItem(node: ListItem, state: State): WordFlow[] {
  const box = typeof node.checked === 'boolean' ? `${node.checked ? '☑' : '☐'} ` : ''
  return node.children.flatMap((child, index): WordFlow[] => {
    if (child.type === 'list') return list(child, state)
    if (child.type !== 'paragraph') return blocks([child], { ...state, list: undefined })
    const children = [
      ...(index === 0 && box ? [new TextRun(box)] : []),
      ...inline(child.children, state),
    ]
    if (index === 0) return [{ child: styled(children, { ...state, style: 'ListParagraph' }) }]
    return [
      {
        child: new Paragraph({
          style: 'ListParagraph',
          children,
          indent: { left: 720 * ((state.list?.level ?? 0) + 1) },
        }),
      },
    ]
  })
}

function equation(node: Equation, state: State): WordFlow[] {
  const number = node.label ? [tab(), ...label(node.id, node.label, 'Equation', state, {})] : []
  const children = [tab(), ...mathOf(node.value, true, state), ...number]
  return [
    {
      child: new Paragraph({
        style: 'Equation',
        children: node.id ? [new Bookmark({ id: bookmarkName(node.id), children })] : children,
      }),
    },
  ]
}

function bibliographyEntry(node: BibliographyEntry, state: State): WordFlow[] {
  const label = node.label ? [new TextRun(node.label), tab()] : []
  return [
    {
      child: new Paragraph({
        style: 'Bibliography',
        children: [
          new Bookmark({
            id: bookmarkName(node.id),
            children: [...label, ...inline(node.children, state)],
          }),
        ],
      }),
    },
  ]
}

const handlers: BlockHandlers = {
  title: (node, state) => paragraph(node.children, { ...state, style: 'Title' }),
  abstract: (node, state) => blocks(node.children, { ...state, style: 'Abstract' }),
  section,
  heading: (node, state) => paragraph(node.children, { ...state, style: 'BodyText' }),
  paragraph: ({ children }, state) =>
    children.length === 1 && children[0]?.type === 'image'
      ? [{ child: picture(children[0], state) }]
      : paragraph(children, state),
  blockquote: (node, state) => blocks(node.children, { ...state, style: 'Quote' }),
  attribution: (node, state) => [
    {
      child: new Paragraph({
        style: 'Quote',
        alignment: AlignmentType.RIGHT,
        children: [new TextRun('— '), ...inline(node.children, state)],
      }),
    },
  ],
  verse: (node, state) => blocks(node.children, { ...state, style: 'Verse' }),
  verseLine: (node, state) => paragraph(node.children, state),
  boxedText,
  statement,
  list,
  listItem,
  code: (node) =>
    node.value.split('\n').map((line) => ({
      child: new Paragraph({ style: 'SourceCode', children: [new TextRun({ text: line })] }),
    })),
  thematicBreak: () => [
    { child: new Paragraph({ style: 'BodyText', suppressLineNumbers: true, thematicBreak: true }) },
  ],
  table: (node, state) => [
    { child: table(node, state) },
    { child: new Paragraph({ style: 'TableNote', suppressLineNumbers: true }) },
  ],
  tableRow: (node, state) => blocks(node.children, state),
  tableCell: (node, state) => paragraph(node.children, state),
  figure,
  caption: (node, state) => blocks(node.children, { ...state, style: 'Caption' }),
  panel: (node, state) => blocks(node.children, state),
  notes,
  note: (node, state) => blocks(node.children, { ...state, style: 'TableNote' }),
  supplement: (node, state) => supplement(node, state),
  math: equation,
  definitionList: (node, state) => blocks(node.children, state),
  definitionItem: (node, state) => definition(node, state),
  term: (node, state) =>
    paragraph(node.children, { ...state, marks: { ...state.marks, bold: true } }),
  description: (node, state) => blocks(node.children, state),
  footnotes: () => [],
  footnote: () => [],
  bibliography: (node, state) => {
    const title = node.title ?? state.words.references
    const children = [new TextRun(title)]
    return [
      ...(title ? [{ child: new Paragraph({ heading: HeadingLevel.HEADING_1, children }) }] : []),
      ...blocks(node.children, state),
    ]
  },
  bibliographyEntry,
}

function supplement(node: Supplement, state: State): WordFlow[] {
  const [first, ...more] = supplementLines(node)
  const words = inline(first.children, state)
  return [
    {
      child: styled(
        node.id ? [new Bookmark({ id: bookmarkName(node.id), children: words })] : words,
        state,
      ),
    },
    ...blocks(more, state),
  ]
}

/** A term and its first meaning in one paragraph, as glossaries are set. */
function definition(
  node: Extract<PrintableNode, { type: 'definitionItem' }>,
  state: State,
): WordFlow[] {
  const [term, ...descriptions] = node.children
  const [first, ...rest] = descriptions.flatMap((description) => description.children)
  const bold = { ...state, marks: { ...state.marks, bold: true } }
  const words = [
    ...inline(term.children, bold),
    tab(),
    ...(first?.type === 'paragraph' ? inline(first.children, state) : []),
  ]
  return [
    { child: new Paragraph({ style: 'Definition', children: words }) },
    ...blocks(first && first.type !== 'paragraph' ? [first, ...rest] : rest, state),
  ]
}
