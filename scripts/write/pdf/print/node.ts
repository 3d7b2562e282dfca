/**
 * The document definition: pdfmake's nodes, with what print needs beyond them. Lengths in points.
 */
import type { Tag } from '../tags/tag.js'
import type { Picture, Run, TextStyle } from '../text/run.js'
import type { TableLayout } from '../table/layout.js'
import type { TableLook } from '../table/rows.js'

interface Base {
  /** Space before and after; the larger of two neighbours' counts, none at the top of a page. */
  before?: number | undefined
  after?: number | undefined
  /** Moves the edges of the column inwards: left, right. */
  inset?: readonly [number, number] | undefined
  /** Stands on the page where what follows begins: a heading. */
  keepWithNext?: boolean | undefined
}

export interface TextNode extends Base {
  text: ''
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

export interface StackNode extends Base {
  stack: Node[]
  /** Hangs before the first line: a bullet, a number. */
  marker?: Marker | undefined
  /** On one page, when it fits on one. */
  together?: boolean | undefined
  /** May stand at the top of a later page, while the text goes on. */
  float?: Float | undefined
  /** Floats of one series keep their order. */
  series?: 'figure' | 'table' | undefined
  anchors?: readonly string[] | undefined
  /** What stands in the page's margin, from the same height. */
  beside?: { node: Node; x: number; width: number; drop: number } | undefined
  /** Floats that wait should stand before it, unless much of a page would stay empty. */
  barrier?: boolean | undefined
  /** Begins a page. */
  newPage?: boolean | undefined
}
/** Its text ends `gap` before the line that it hangs at, where that is given. */
export interface Marker {
  runs: readonly Run[]
  style: TextStyle
  tag?: Tag | undefined
  width: number
  gap?: number | undefined
}
/** `column` is as wide as the text, `page` as wide as the page allows, `landscape` a page of its own on its side. */
export type Float = 'column' | 'page' | 'landscape'

/** Nodes side by side, on one page. */
export interface RowNode extends Base {
  columns: ReadonlyArray<{ node: Node; width: number; x: number; middle?: boolean | undefined }>
}
export interface PictureNode extends Base {
  image: 'picture'
  picture: Picture
  width: number
  height: number
  align: 'left' | 'center'
  /** What stands in for it where it cannot be shown (a draft). */
  anchors?: readonly string[] | undefined
}
export interface RuleNode extends Base {
  canvas: ReadonlyArray<{
    type: 'line'
    x1: number
    y1: number
    x2: number
    y2: number
    lineWidth: number
    lineColor: string
  }>
  height: number
  /** Parts what follows from what stands above it: none at the top of a page. */ parts?:
    boolean | undefined
}
export interface TableNode extends Base {
  table: TableLayout
  style: TextStyle
  look: TableLook
  /** Stands above the head on every page but the first. */
  continued?: { runs: readonly Run[]; style: TextStyle } | undefined
}
export type Node = TextNode | StackNode | RowNode | PictureNode | RuleNode | TableNode

export const isText = (node: Node): node is TextNode => 'runs' in node
export const isStack = (node: Node): node is StackNode => 'stack' in node
export const isTable = (node: Node): node is TableNode => 'table' in node
export const isRow = (node: Node): node is RowNode => 'columns' in node
export const isPicture = (node: Node): node is PictureNode => 'picture' in node

/** A rule across the column. */
export const rule = (
  width: number,
  lineWidth: number,
  lineColor: string,
  more: Base = {},
): RuleNode => ({
  canvas: [
    { type: 'line', x1: 0, y1: lineWidth / 2, x2: width, y2: lineWidth / 2, lineWidth, lineColor },
  ],
  height: lineWidth,
  ...more,
})

/** The whole document, as the composer takes it. */
export interface Definition {
  page: PageShape
  content: StackNode
  /** What stands in a page's margins: running head, page number. Pages count from 1. */
  furniture: (
    page: number,
    pages: number,
    size: { width: number; height: number },
  ) => ReadonlyArray<{ node: Node; x: number; y: number; width: number }>
  /** By id: what a call in the text leads to, set at the foot of its page. */
  footnotes: ReadonlyMap<string, StackNode | TextNode>
  /** Numbers of lines in the margin, from `x` leftwards. */
  lineNumbers?: { x: number; style: TextStyle } | undefined
  /** By how much of itself a space may grow so that a full page ends at its foot; 0: pages end where they end. */
  flush: number
  /** How the rule above footnotes looks. */
  footnoteRule: { width: number; lineWidth: number; color: string; gap: number }
}
export interface PageShape {
  width: number
  height: number
  margins: { left: number; top: number; right: number; bottom: number }
  /** How far wide floats reach into the left margin. */
  reach: number
  landscape: { left: number; top: number; right: number; bottom: number }
}
