import type { Diagnostic } from '../diagnostics.js'
import { visible } from './visible.js'

const widest = 96

/**
 * The source line of a message with a mark below its range; nothing where there is no such line.
 *
 *     | As shown [@doe2021].
 *     |           ~~~~~~~~
 */
export function sourceExcerpt(
  { line, column, endLine, endColumn }: Diagnostic,
  lines: readonly string[] | undefined,
): string[] {
  const text = lines?.[line - 1]
  if (text === undefined || text.trim() === '' || (endLine === line && endColumn === column))
    return []
  const end = Math.min(endLine === line ? endColumn - 1 : text.length, text.length)
  const from = column - 1 <= widest - 30 ? 0 : Math.min(column - 21, text.length)
  const shown = visible(text.slice(from, from + widest))
  const before = visible(text.slice(from, column - 1))
  const marked = visible(text.slice(column - 1, Math.min(end, from + widest)))
  const [head, tail] = [from > 0 ? '…' : '', from + widest < text.length ? '…' : '']
  return [
    `| ${head}${shown}${tail}`,
    `| ${' '.repeat(width(head + before))}${'~'.repeat(Math.max(1, width(marked)))}`,
  ]
}

/** Cells that a terminal gives to `text`: none to a combining mark, two to a wide character. */
function width(text: string): number {
  let cells = 0
  for (const character of text) {
    if (/\p{Mark}|\u200B|\u200D/u.test(character)) continue
    cells +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u.test(
        character,
      ) && character.codePointAt(0)! > 0x2000
        ? 2
        : 1
  }
  return cells
}
