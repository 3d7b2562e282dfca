/**
 * The document definition: a closed union of nodes, each with what print needs to know of it. Lengths in points.
 */
import type { Tag } from '../tags/tag.js'
import type { PaintedPicture, Run, TextStyle } from '../text/run.js'
import type { TableLayout } from '../table/layout.js'
import type { TableLook } from '../table/rows.js'
import type { Margins, Stroke } from './page.js'

/** What every node may say of itself. */
interface Shared {
  /** Space before and after; the larger of two neighbours' counts, none at the top of a page. */
  before?: number | undefined
  after?: number | undefined
  /** Moves the edges of the column inwards: left, right. */
  inset?: readonly [number, number] | undefined
  /** Stands on the page where what follows begins: a heading. */
  keepWithNext?: boolean | undefined
}

export interface TextNode extends Shared {
  kind: 'text'
  runs: readonly Run[]
  style: TextStyle
  tag?: Tag | undefined
  /** Names of places: links lead to the top of the first line. */
  anchors?: readonly string[] | undefined
  bookmark?: Bookmark | undefined
  /** Printed for the eye alone. */
  artifact?: boolean | undefined
  /** Has no line number, where lines are numbered. */
  uncounted?: boolean | undefined
}
/** An entry of the document's outline. */
export interface Bookmark {
  title: string
  level: number
}

export interface StackNode extends Shared {
  kind: 'stack'
  stack: readonly LayoutNode[]
  /** Hangs before the first line: a bullet, a number. */
  marker?: HangingMarker | undefined
  /** On one page, when it fits on one. */
  together?: boolean | undefined
  /** May stand at the top of a later page, while the text goes on. */
  float?: Float | undefined
  /** A float that its author wants right here: the text goes on below it, on the next page if need be. */
  here?: boolean | undefined
  /** Floats of one series keep their order. */
  series?: 'figure' | 'table' | undefined
  /** What stands in the page's margin, from the same height. */
  marginNote?: MarginNote | undefined
  /** Stands across all columns, which go on below it; at the top of a page. */
  across?: boolean | undefined
  /** Floats that wait should stand before it, unless much of a page would stay empty. */
  barrier?: boolean | undefined
  /** Begins a page. */
  newPage?: boolean | undefined
}
/** Its text ends `gap` before the line that it hangs at, where that is given; `leftwards`: on its right, and begins there. */
export interface HangingMarker {
  runs: readonly Run[]
  style: TextStyle
  tag?: Tag | undefined
  width: number
  gap?: number | undefined
  leftwards?: boolean | undefined
}
/** In the margin, `x` from the page's left edge, `drop` below the top of its block. */
export interface MarginNote {
  node: LayoutNode
  x: number
  width: number
  drop: number
}
/** `column` is as wide as the text, `page` as wide as the page allows, `landscape` a page of its own on its side. */
export type Float = 'column' | 'page' | 'landscape'

/** Nodes side by side, on one page. */
export interface RowNode extends Shared {
  kind: 'row'
  columns: ReadonlyArray<{
    node: LayoutNode
    width: number
    x: number
    middle?: boolean | undefined
  }>
}
export interface PictureNode extends Shared {
  kind: 'picture'
  picture: PaintedPicture
  width: number
  height: number
  align: 'left' | 'center'
  anchors?: readonly string[] | undefined
}
export interface RuleNode extends Shared {
  kind: 'rule'
  strokes: readonly Stroke[]
  height: number
  /** Parts what follows from what stands above it: none at the top of a page. */
  parts?: boolean | undefined
}
export interface TableNode extends Shared {
  kind: 'table'
  table: TableLayout
  style: TextStyle
  look: TableLook
  /** Stands above the head on every page but the first. */
  continued?: { runs: readonly Run[]; style: TextStyle } | undefined
}

/** Everything that can stand on a page; one added here does not compile until it has a handler (`NodeHandlers`). */
export type LayoutNode = TextNode | StackNode | RowNode | PictureNode | RuleNode | TableNode

/** What is done with each kind of node. */
export type NodeHandlers<Out> = {
  readonly [Kind in LayoutNode['kind']]: (node: Extract<LayoutNode, { kind: Kind }>) => Out
}

/** What the handler of a node's kind makes of it. */
export function handleNode<Out>(handlers: NodeHandlers<Out>, node: LayoutNode): Out {
  const handler = handlers[node.kind] as (node: LayoutNode) => Out
  return handler(node)
}

/** A rule across the column. */
export const rule = (
  width: number,
  lineWidth: number,
  lineColor: string,
  more: Shared = {},
): RuleNode => ({
  kind: 'rule',
  strokes: [
    { type: 'line', x1: 0, y1: lineWidth / 2, x2: width, y2: lineWidth / 2, lineWidth, lineColor },
  ],
  height: lineWidth,
  ...more,
})

/** The whole document, as the composer takes it. */
export interface DocumentDefinition {
  page: PageShape
  content: StackNode
  /** What stands in a page's margins: running head, page number. Pages count from 1. */
  headerAndFooter: (
    page: number,
    pages: number,
    size: { width: number; height: number },
  ) => ReadonlyArray<{ node: LayoutNode; x: number; y: number; width: number }>
  /** By id: what a call in the text leads to, set at the foot of its page. */
  footnotes: ReadonlyMap<string, StackNode | TextNode>
  /** Numbers of lines in the margin, from `x` leftwards. */
  lineNumbers?: { x: number; style: TextStyle } | undefined
  /** By how much of itself a space may grow so that a full page ends at its foot; 0: pages end where they end. */
  verticalJustification: number
  /** From one line of the text to the next. */
  lineHeight: number
  /** How the rule above footnotes looks. */
  footnoteRule: { width: number; lineWidth: number; color: string; gap: number }
}
export interface PageShape {
  width: number
  height: number
  margins: Margins
  /** How far wide floats reach into the left margin. */
  reach: number
  /** How many columns text flows in, and what parts them. */
  columns: number
  gap: number
  landscape: Margins
}

/** Width of a column. */
export const columnWidth = ({ width, margins, columns, gap }: PageShape): number =>
  (width - margins.left - margins.right - gap * (columns - 1)) / columns

/** Width of what stands across the page: all columns, or the column and its reach into the margin. */
export const widthAcross = (page: PageShape): number =>
  page.columns > 1
    ? page.width - page.margins.left - page.margins.right
    : columnWidth(page) + page.reach
