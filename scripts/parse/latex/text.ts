/**
 * LaTeX source, character by character: arguments in braces, and running text made ready to be read as Markdown.
 */
import type { Phrasing } from '../../document/tree.js'
import { sliceOf } from '../fragment.js'
import { trim } from '../paragraphs.js'
import { readPhrasing } from '../phrasing.js'
import { readInline, type Scope } from '../reading.js'
import type { Token } from '../syntax/nodes.js'

/** Where an argument's text starts and ends, without its braces. */
export interface ArgumentSpan {
  from: number
  to: number
}

/** The argument whose `{` (or `[`) is the next character that is no blank after `index`. */
export function argument(
  text: string,
  index: number,
  open = '{',
  close = '}',
): ArgumentSpan | undefined {
  let at = index
  while (/\s/.test(text[at] ?? '')) at++
  if (text[at] !== open) return undefined
  let depth = 0
  for (let end = at; end < text.length; end++) {
    if (text[end] === '\\') end++
    else if (text[end] === open) depth++
    else if (text[end] === close && --depth === 0) return { from: at + 1, to: end }
  }
  return undefined
}

/** The first `\name[…]{…}` in a span: its options and its argument; nothing when its brace never closes. */
export function findCommand(
  text: string,
  name: string,
  { from, to }: ArgumentSpan,
): { at: number; options?: string; argument: ArgumentSpan } | undefined {
  const mark = new RegExp(`\\\\${name}\\*?(?![a-zA-Z])`, 'g')
  mark.lastIndex = from
  for (let match = mark.exec(text); match && match.index < to; match = mark.exec(text)) {
    const options = argument(text, mark.lastIndex, '[', ']')
    const found = argument(text, options ? options.to + 1 : mark.lastIndex)
    if (!found) return undefined
    if (found.to <= to)
      return {
        at: match.index,
        argument: found,
        ...(options ? { options: text.slice(options.from, options.to) } : {}),
      }
  }
  return undefined
}

/** A span of a block as running text; labels in it go to `scope.labels`. */
export function readText(block: Token, { from, to }: ArgumentSpan, scope: Scope): Phrasing[] {
  const fragment = sliceOf(block, from, to)
  return trim(
    readPhrasing(readInline({ ...fragment, text: asMarkdown(fragment.text) }, scope), scope),
  )
}

/** What differs between LaTeX's running text and Markdown's; nothing changes its place but quotes. */
const asMarkdown = (text: string): string =>
  text
    .replace(/(?<!\\)%[^\n]*/g, (comment) => ' '.repeat(comment.length))
    .replace(/\\\\(?:\[[^\]]*\])?/g, (end) => ' '.repeat(end.length))
    .replace(/~/g, '\u00a0')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/\r?\n[ \t]*(?=\r?\n)/g, ' ')

/** The spans from each `open` to the next `close`. */
export function spansBetween(
  text: string,
  { from, to }: ArgumentSpan,
  open: string,
  close: string,
): ArgumentSpan[] {
  const spans: ArgumentSpan[] = []
  for (let start = text.indexOf(open, from); start >= 0 && start < to;) {
    const end = text.indexOf(close, start)
    if (end < 0 || end >= to) break
    spans.push({ from: start, to: end + close.length })
    start = text.indexOf(open, end)
  }
  return spans
}
