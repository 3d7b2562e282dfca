/**
 * Figures and tables with what belongs to them: label, caption, notes.
 */
import type { Table } from 'mdast'
import type { Caption, Figure, Notes } from '../../../document/tree.js'
import { widthAcross, type LayoutNode, type StackNode, type TextNode } from '../print/node.js'
import type { Tag } from '../tags/tag.js'
import type { Run } from '../text/run.js'
import { points } from '../pictures/pictures.js'
import { figureContent, panelCaptions } from './figure.js'
import { inline } from './inline.js'
import { below, type State } from './state.js'
import { tableContent } from './tables.js'
import { code } from './code.js'

/** The node of a float; in a layout that prints floats at the end, what stands in its place. */
export function figureNode(figure: Figure, state: State): LayoutNode | undefined {
  const { floats } = state.style
  if (figure.kind === 'table')
    return floats.tables === 'end'
      ? postponed('tables', tableFloat(figure, state), state)
      : tableFloat(figure, state)
  return floats.figures === 'end' ? figureAtEnd(figure, state) : figureFloat(figure, state)
}

function figureFloat(figure: Figure, state: State): StackNode {
  const { page, space } = state.style
  const asked = figure.width ? points(figure.width, state.width) : 0
  const across = widthAcross(page)
  const wide = across > state.width + 1 && (asked > state.width + 1 || wantsAcross(figure, state))
  const { shown, legend } = figureParts(figure, state, wide ? across : state.width)
  return {
    kind: 'stack',
    stack: withAnchor([...shown, ...legend], figure.id),
    together: true,
    float: wide ? 'page' : 'column',
    here: figure.placement === 'here',
    series: 'figure',
    before: space.float,
    after: space.float,
  }
}

/** In columns, many panels and pictures much wider than high go across the page, when no width is asked for. */
function wantsAcross({ children, width }: Figure, { style, pictures }: State): boolean {
  if (style.page.columns === 1 || width) return false
  if (children.filter(({ type }) => type === 'panel').length > 2) return true
  return children.some((child) => {
    const ready = child.type === 'image' && !child.width ? pictures.of(child) : undefined
    return ready !== undefined && ready.width > ready.height * widest
  })
}
/** Wider pictures would be too low in a column. */
const widest = 2.2

/** What a figure shows, and what is said of it. */
function figureParts(
  figure: Figure,
  state: State,
  width: number,
): { shown: LayoutNode[]; legend: TextNode[] } {
  const inner = below(state, state.tag.add('Div'), width)
  const listings = figure.children
    .filter((child) => child.type === 'code')
    .map((child) => code(child, inner))
  return {
    shown: [...figureContent(figure, inner, width), ...listings],
    legend: [...captionNodes(figure, inner), ...notesNodes(figure, inner)],
  }
}

/** A figure that waits for the end: below its label where its legend stands elsewhere. */
function figureAtEnd(figure: Figure, state: State): LayoutNode | undefined {
  const { floats, space, text } = state.style
  if (floats.legends === 'below') return postponed('figures', figureFloat(figure, state), state)
  const { shown, legend } = figureParts(figure, state, state.width)
  const label: TextNode[] = figure.label
    ? [
        {
          kind: 'text',
          runs: [{ text: figure.label, bold: true }],
          style: text.caption,
          artifact: true,
          after: space.caption,
        },
      ]
    : []
  postponed('figures', { kind: 'stack', stack: withAnchor([...label, ...shown], figure.id) }, state)
  if (legend.length === 0) return undefined
  const apart: StackNode = { kind: 'stack', stack: legend, before: space.block, after: space.block }
  return floats.legends === 'listed' ? postponed('legends', apart, state) : apart
}

function postponed(kind: keyof State['postponed'], node: StackNode, state: State): undefined {
  state.postponed[kind].push(node)
}

function tableFloat(figure: Figure, state: State): StackNode {
  const { space } = state.style
  const tag = state.tag.add('Div')
  const caption = captionNodes(figure, below(state, tag))
  const { nodes, float, width } = tableContent(
    figure.children.filter((child): child is Table => child.type === 'table'),
    figure.label,
    below(state, tag),
  )
  const listings = figure.children
    .filter((child) => child.type === 'code')
    .map((child) => code(child, below(state, tag)))
  const notes = notesNodes(figure, below(state, tag, width))
  return {
    kind: 'stack',
    stack: withAnchor(
      [
        ...caption.map((node) => ({
          ...node,
          keepWithNext: true,
          before: 0,
          after: space.caption,
        })),
        ...nodes,
        ...listings,
        ...notes,
      ],
      figure.id,
    ),
    float,
    here: figure.placement === 'here',
    series: 'table',
    before: space.float,
    after: space.float,
  }
}

/** "Fig. 1" and the caption; captions of panels follow. */
function captionNodes(figure: Figure, state: State): TextNode[] {
  const { style } = state
  const captions = figure.children.filter((child): child is Caption => child.type === 'caption')
  const paragraphs = captions.flatMap((caption) => caption.children)
  const label: Run[] = figure.label
    ? [{ text: `${figure.label}\u2002`, bold: true, color: style.colors.accent, unbroken: true }]
    : []
  if (paragraphs.length === 0 && label.length === 0) return []
  const tag = state.tag.add('Caption')
  const nodes: TextNode[] = (paragraphs.length > 0 ? paragraphs : [undefined]).map(
    (paragraph, index): TextNode => {
      const block = tag.add('P')
      const runs = paragraph
        ? inline(
            paragraph.children,
            state,
            block,
            index === 0 && figure.kind === 'table' ? { bold: true } : {},
          )
        : []
      return {
        kind: 'text',
        runs: index === 0 ? [...label, ...runs] : runs,
        style: style.text.caption,
        tag: block,
        before: index === 0 ? style.space.caption : style.space.note,
      }
    },
  )
  const last = nodes.at(-1)!
  const panels = panelCaptions(figure).flatMap(({ letter, caption }): Run[] => [
    { text: ` ${letter} `, bold: true },
    ...inline(
      caption.children.flatMap((one) => one.children),
      state,
      last.tag!,
    ),
  ])
  nodes[nodes.length - 1] = { ...last, runs: [...last.runs, ...panels] }
  return nodes
}

/** Notes under a figure or table, each with its mark. */
function notesNodes(figure: Figure, state: State): TextNode[] {
  const { style } = state
  const notes = figure.children
    .filter((child): child is Notes => child.type === 'notes')
    .flatMap((child) => child.children)
  return notes.flatMap((note, index) =>
    note.children.map((paragraph, at): TextNode => {
      const tag: Tag = state.tag.add('Note', note.id && at === 0 ? { id: note.id } : {})
      const mark: Run[] =
        note.mark && at === 0 ? [{ text: note.mark, position: 'superior' }, { text: '\u2009' }] : []
      return {
        kind: 'text',
        runs: [...mark, ...inline(paragraph.children, state, tag)],
        style: style.text.tableNotes,
        tag,
        anchors: note.id && at === 0 ? [note.id] : undefined,
        before: index === 0 && at === 0 ? style.space.notes : style.space.note,
      }
    }),
  )
}

/** Blocks that are led to as one: their place is the top of the first. */
export function withAnchor(stack: readonly LayoutNode[], id: string | undefined): LayoutNode[] {
  const [first, ...rest] = stack
  if (!id || !first) return [...stack]
  if (first.kind === 'text' || first.kind === 'picture')
    return [{ ...first, anchors: [...(first.anchors ?? []), id] }, ...rest]
  return [
    {
      kind: 'text',
      runs: [],
      style: {
        family: 'Sans',
        size: 1,
        leading: 0.01,
        color: '#000000',
        align: 'left',
        hyphenate: false,
      },
      anchors: [id],
    },
    ...stack,
  ]
}
