/** Where a text has code: blocks between fences, found line by line, and code in a line. */
import { append } from '../../lists.js'

export interface CodeSpan {
  from: number
  to: number
  /** What follows a block's first fence; nothing for code in a line. */
  info?: string
}

const fence = /^[ \t>]*(`{3,}|~{3,})([^\n`]*)$/

/** Blocks of code and code in lines, in order, apart. A block that never ends goes to the end. */
export function codeSpans(text: string): CodeSpan[] {
  const spans: CodeSpan[] = []
  let open: { from: number; mark: string; info: string } | undefined
  let prose = 0
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at)
    const [, mark, info = ''] = fence.exec(text.slice(at, end).trimEnd()) ?? []
    if (mark && !open) {
      append(spans, inLines(text.slice(prose, at), prose))
      open = { from: at, mark, info: info.trim() }
    } else if (mark && open && mark.startsWith(open.mark) && info.trim() === '') {
      spans.push({ from: open.from, to: end, info: open.info })
      open = undefined
      prose = end
    }
    at = end + 1
  }
  if (open) spans.push({ from: open.from, to: text.length, info: open.info })
  else append(spans, inLines(text.slice(prose), prose))
  return spans
}

const inLines = (text: string, offset: number): CodeSpan[] =>
  [...text.matchAll(/(?<!`)(`{1,2})(?!`)[^`\n]+\1(?!`)/g)].map(({ index, 0: { length } }) => ({
    from: offset + index,
    to: offset + index + length,
  }))
