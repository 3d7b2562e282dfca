/**
 * Which lines inside a paragraph begin something else. pandoc asks for a blank line before a quote, a list or a heading;
 * CommonMark does not, so that a wrapped line loses its first sign:
 *
 *     > | Patients aged            > | Bring:
 *     > | > 65 years were          > | - bread
 *     > | included.                > | - salt
 *         text                         list
 *
 * Here what stands alone in running prose is text, as in pandoc, and what is plainly meant as a quote, list or heading is
 * one, as in CommonMark.
 */

/** How many lines of a paragraph are looked through for a second item. */
const reach = 50

/** Whether the `>` at `offset`, at a line's start inside a paragraph, is a sign of the text ("aged > 65 years"). */
export function isGreaterSign(text: string, offset: number): boolean {
  if (/^>[ \t]*[=\d]/.test(text.slice(offset, offset + 20))) return true
  if (isInCaption(text, offset)) return true
  const [next] = linesAfter(text, offset, 1)
  return next !== undefined && !next.startsWith('>') && !announces(text, offset)
}

/**
 * Whether the marker of a list item at `offset`, at a line's start inside a paragraph, is text: it stands alone, nothing
 * announces a list, and prose goes on after it or a number follows ("a pressure of / + 5 mmHg").
 */
export function isLoneMarker(text: string, offset: number): boolean {
  if (isInCaption(text, offset)) return true
  if (announces(text, offset) || isIndented(text, offset)) return false
  const line = text.slice(offset, lineEnd(text, offset))
  const lines = linesAfter(text, offset, reach)
  const number = /^(\d+)([.)])/.exec(line)
  if (number) return !lines.some((each) => each.startsWith(`${Number(number[1]) + 1}${number[2]}`))
  if (lines.some((each) => each.startsWith(line[0]!) && /^.[ \t]/.test(each))) return false
  return lines.length > 0 || /^.[ \t]+[\d.,]/.test(line)
}

/** Whether the `#` at `offset`, at a line's start inside a paragraph, is text ("a rank of / # 3 in the list"). */
export const isNumberSign = (text: string, offset: number): boolean =>
  isInCaption(text, offset) ||
  (linesAfter(text, offset, 1).length > 0 &&
    /^#{1,6}[ \t]+(?:\d+(?![.)\d])|\p{Ll})/u.test(text.slice(offset, offset + 30)))

/** The lines of the paragraph after the one at `offset`, without blanks and quote marks before them. */
function linesAfter(text: string, offset: number, most: number): string[] {
  const lines: string[] = []
  for (let from = lineEnd(text, offset) + 1; from < text.length && lines.length < most;) {
    const end = lineEnd(text, from)
    const line = text.slice(from, end).replace(/^[ \t]*(?:>[ \t]+)*/, '')
    if (!line.trim()) break
    lines.push(line)
    from = end + 1
  }
  return lines
}

/** How far back the image may begin that a line is in, and how far on it may end. */
const captionReach = 4000

/** Whether a line stands in the caption of an image, `![…](…)`, which nothing parts. */
function isInCaption(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - captionReach), offset)
  const from = before.lastIndexOf('![')
  if (from < 0 || /\n[ \t>]*\r?\n|\]\(/.test(before.slice(from))) return false
  const after = text.slice(offset, offset + captionReach)
  const end = after.search(/\](?:\(|\[)|\n[ \t>]*\r?\n/)
  return end >= 0 && after[end] === ']'
}

/** Whether the line before ends with a colon. */
function announces(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1)
  return /[:：][ \t*_]*\r?$/.test(text.slice(Math.max(0, start - 20), Math.max(0, start)))
}

/** Whether the line is indented more than the one before: it belongs to an item, where pandoc takes lists at once. */
function isIndented(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(text.lastIndexOf('\n', start - 2) + 1, start)
  return offset - start > /^[ \t>]*/.exec(before)![0].length
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}
