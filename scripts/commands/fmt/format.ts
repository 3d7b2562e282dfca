/**
 * Markdown in one canonical form, through remark-stringify: its blocks as remark writes them, its running text as the
 * author did, one sentence a line.
 */
import type { List, Root } from 'mdast'
import type { Handle, Join } from 'mdast-util-to-markdown'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import type { Node, Parent } from 'unist'
import { unified } from 'unified'
import type { Markdown } from '../../parse/syntax/index.js'
import { formattedLine, formattedParagraph, slice, unwrapped } from './inline.js'
import { sameMeaning } from './same.js'
import { smallest } from '../../lists.js'

/** Front matter stays as it is: YAML has its own forms. */
const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?:[^]*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** `text` in canonical form, or nothing when that would change what it means. */
export function formatMarkdown(text: string, markdown: Markdown): string | undefined {
  const front = frontMatter.exec(text)?.[0] ?? /^\uFEFF?/.exec(text)![0]
  const body = text.slice(front.length).replaceAll('\r\n', '\n')
  const tree = markdown(body)
  const written = write(tree, body)
  if (!sameMeaning(tree, markdown(written))) return undefined
  return front + (/---|\.\.\./.test(front) && written !== '' ? '\n' : '') + written
}

function write(tree: Root, source: string): string {
  const verbatim: Handle = (node: Node) =>
    node.position!.start.column === 1 ? slice(node, source) : unwrapped(slice(node, source))
  const inline: Handle = (node: Node) => formattedLine([node], source)
  const handlers: Record<string, Handle> = {
    ...Object.fromEntries(
      ['fence', 'leaf', 'rawBlock', 'html', 'definition'].map((type) => [type, verbatim]),
    ),
    ...Object.fromEntries(inlineTypes.map((type) => [type, inline])),
    textTable: (node: Node, parent) => drawn(node, parent?.type === 'root', source),
    lineBlock: (node: Node, parent) => drawn(node, parent?.type === 'root', source),
    paragraph: (node: Parent) => formattedParagraph(node, source),
    markedList: (node: Node, _parent, state, info) => state.containerFlow(node as never, info),
    markedItem: markedItem(source),
    description: (node: Node, _parent, state, info) => {
      const mark = /^.[ \t]+/.exec(slice(node, source))![0].replaceAll('\t', ' ')
      const size = Math.min(4, mark.length)
      const exit = state.enter('listItem' as never)
      const inner = state.containerFlow(node as never, info)
      exit()
      return state.indentLines(inner, (line, index, blank) =>
        index === 0 ? mark.slice(0, size) + line : blank ? line : ' '.repeat(size) + line,
      )
    },
    heading: (node: Parent & { depth: number }) =>
      `${'#'.repeat(node.depth)} ${formattedLine(node.children, source)}`.trimEnd(),
  }
  return unified()
    .use(remarkGfm, { singleTilde: false })
    .use(remarkStringify, {
      bullet: '-',
      rule: '-',
      fences: true,
      listItemIndent: 'one',
      incrementListMarker: true,
      handlers,
      join: [together],
    })
    .stringify(withMarkedLists(tree))
}

const inlineTypes = [
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'superscript',
  'subscript',
  'key',
  'bracket',
  'attributes',
  'directiveName',
  'command',
  'footnoteCall',
  'rawMath',
]

/** A block of columns as it stands; its lines lose what the containers around it put before them. */
function drawn(node: Node, isTop: boolean, source: string): string {
  const before = node.position!.start.column - 1
  const [first = '', ...rest] = slice(node, source).split('\n')
  const filled = rest.filter((line) => line.trim())
  const taken = isTop ? 0 : Math.min(before, smallest(filled.map(indentOf)))
  return [' '.repeat(before - taken) + first, ...rest.map((line) => line.slice(taken))].join('\n')
}

const indentOf = (line: string): number => /^[ \t>]*/.exec(line)![0].length

/** Lists whose marks are no plain numbers are ours to write; the others are remark's. */
function withMarkedLists<T extends Node>(node: T): T {
  const { children } = node as Partial<Parent>
  if (!children) return node
  const inner = children.map(withMarkedLists)
  if (node.type !== 'list' || !(node as Node as List).mark) return { ...node, children: inner }
  const items = inner.map((item) => ({ ...item, type: 'markedItem' }))
  return { ...node, type: 'markedList', children: items }
}

const markedItem =
  (source: string): Handle =>
  (node: Node, _parent, state, info) => {
    const mark = /^\S+/.exec(slice(node, source))![0]
    // A capital and a full stop want two blanks: "B. Russell" is a name.
    const first = `${mark}${/^[A-Z]\.$/.test(mark) ? '  ' : ' '}`
    const exit = state.enter('listItem')
    const inner = state.containerFlow(node as never, info)
    exit()
    return state.indentLines(inner, (line, index, blank) =>
      index === 0 ? first + line : blank ? line : ' '.repeat(first.length) + line,
    )
  }

/** Lines of ours that stand directly below each other stay so. */
const together: Join = (left, right) => {
  const ours =
    [left, right].some(({ type }) => ['fence', 'leaf', 'rawBlock'].includes(type as string)) ||
    (right.type as string) === 'description'
  return ours &&
    left.position &&
    right.position &&
    right.position.start.line - left.position.end.line === 1
    ? 0
    : undefined
}
