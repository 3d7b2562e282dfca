/**
 * How tokens of ours become nodes of the syntax tree (`nodes.ts`): a literal each, as written.
 */
import type { List, ListItem } from 'mdast'
import type { Point } from 'unist'
import type { CompileContext, Extension, Handle } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { markerAt, markerNumber } from './list-markers.js'

const literals = [
  'key',
  'bracket',
  'attributes',
  'directiveName',
  'command',
  'footnoteCall',
  'rawMath',
  'address',
  'fence',
  'leaf',
  'rawBlock',
  'textTable',
  'lineBlock',
] as const
const parents = ['superscript', 'subscript', 'description'] as const

const enterLiteral: Handle = function (token) {
  this.enter({ type: token.type, value: this.sliceSerialize(token) } as never, token)
}
/** Math in its usual marks: `\(x\)` as `$x$`, `\[x\]` as `$$x$$`. */
const enterMath: Handle = function (token) {
  const value = this.sliceSerialize(token)
  const [, inline, display] = /^\\(?:\(([^]*)\\\)|\[([^]*)\\\])$/.exec(value) ?? []
  const written =
    inline !== undefined ? `$${inline.trim()}$` : display !== undefined ? `$$${display}$$` : value
  this.enter({ type: token.type, value: written } as never, token)
}
const enterParent: Handle = function (token) {
  this.enter({ type: token.type, children: [] } as never, token)
}
const exit: Handle = function (token) {
  this.exit(token)
}
/** The mark of a list item: its number is the list's start, its signs are the list's, an example's name is its own. */
const enterListMark: Handle = function (token) {
  const text = this.sliceSerialize(token)
  const marker = markerAt(`${text}  `, 0)
  const [list, item] = this.stack.slice(-2) as unknown as [List, ListItem]
  const example = /^\(@([\w-]+)\)$/.exec(text)?.[1]
  if (example) item.example = example
  if (!this.data.expectingFirstListItemValue) return
  this.data.expectingFirstListItemValue = undefined
  list.start = (marker && markerNumber(marker)) ?? 1
  if (marker?.numbering && !/^\d+\.$/.test(text)) {
    const { before, kind, after } = marker.numbering
    list.mark = `${before}${kind}${after}`
  }
}
const enterPlain: Handle = function (token) {
  const parent = this.stack[this.stack.length - 1] as unknown as {
    children: Array<{ type: string; value: string; position: unknown }>
  }
  const last = parent.children[parent.children.length - 1]
  const end = pointOf(token.end)
  if (last?.type === 'text') {
    last.value += this.sliceSerialize(token)
    last.position = { ...(last.position as object), end }
  } else
    parent.children.push({
      type: 'text',
      value: this.sliceSerialize(token),
      position: { start: pointOf(token.start), end },
    })
}

/** Ends a link's or image's label; what an image's label holds is kept, because it is a caption. */
function exitLabel(this: CompileContext): void {
  const fragment = this.stack.pop() as { children: unknown[] }
  const node = this.stack[this.stack.length - 1] as unknown as {
    type: string
    children?: unknown[]
    caption?: unknown[]
    alt?: string
  }
  this.data.inReference = true
  if (node.type === 'link') node.children = fragment.children
  else Object.assign(node, { caption: fragment.children, alt: '' })
}

/** An address: where it stands is kept too, because messages about a file point at its name. */
function exitDestination(this: CompileContext, token: Parameters<Handle>[0]): void {
  const url = this.resume()
  const place = { start: pointOf(token.start), end: pointOf(token.end) }
  Object.assign(this.stack[this.stack.length - 1]!, {
    url,
    destination: { type: 'destination', position: place },
  })
}

const pointOf = ({ line, column, offset }: Point): Point => ({ line, column, offset })

const tokens: Extension = {
  canContainEols: ['superscript', 'subscript'],
  enter: {
    plain: enterPlain,
    ...Object.fromEntries(literals.map((type) => [type, enterLiteral])),
    listItemValue: enterListMark,
    rawMath: enterMath,
    ...Object.fromEntries(parents.map((type) => [type, enterParent])),
  },
  exit: {
    label: exitLabel,
    resourceDestinationString: exitDestination,
    ...Object.fromEntries([...literals, ...parents].map((type) => [type, exit])),
  },
}

/** For `mdast-util-from-markdown`: GFM's nodes and ours. */
export const mdastExtensions: Extension[] = [
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  tokens,
]
