/**
 * Markdown in one canonical form, through remark-stringify: its blocks as remark writes them, its running text as the
 * author did, one sentence a line.
 */
import type { Root } from 'mdast'
import type { Handle, Join } from 'mdast-util-to-markdown'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import type { Node, Parent } from 'unist'
import { unified } from 'unified'
import type { Markdown } from '../../parse/syntax/index.js'
import { line, paragraph, slice, unwrapped } from './inline.js'
import { sameMeaning } from './same.js'

/** Front matter stays as it is: YAML has its own forms. */
const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?:[^]*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** `text` in canonical form, or nothing when that would change what it means. */
export function format(text: string, markdown: Markdown): string | undefined {
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
  const inline: Handle = (node: Node) => line([node], source)
  const handlers: Record<string, Handle> = {
    ...Object.fromEntries(
      ['fence', 'leaf', 'rawBlock', 'html', 'definition'].map((type) => [type, verbatim]),
    ),
    ...Object.fromEntries(inlineTypes.map((type) => [type, inline])),
    textTable: (node: Node) =>
      ' '.repeat(Math.min(node.position!.start.column - 1, 3)) + slice(node, source),
    paragraph: (node: Parent) => paragraph(node, source),
    heading: (node: Parent & { depth: number }) =>
      `${'#'.repeat(node.depth)} ${line(node.children, source)}`.trimEnd(),
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
    .stringify(tree)
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
  'lineMarker',
  'footnoteCall',
  'rawMath',
]

/** Lines of ours that stand directly below each other stay so. */
const together: Join = (left, right) => {
  const ours =
    [left, right].some(({ type }) => ['fence', 'leaf', 'rawBlock'].includes(type as string)) ||
    startsWithMarker(right)
  return ours &&
    left.position &&
    right.position &&
    right.position.start.line - left.position.end.line === 1
    ? 0
    : undefined
}

function startsWithMarker(node: Node): boolean {
  return (node as Partial<Parent>).children?.[0]?.type === 'lineMarker'
}
