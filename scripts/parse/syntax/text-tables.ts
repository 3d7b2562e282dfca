/**
 * Where pandoc's tables that are drawn with signs stand: simple, multiline and grid tables (pandoc's manual, § Tables).
 *
 *       Drug     Dose        +------+------+
 *     -------- ------        | Drug | Dose |
 *      one       5 mg        +======+======+
 *
 * Pipe tables are GFM's. One pass over the lines finds them all, each line being looked at a fixed number of times.
 */
import { plainLines, type PlainLine } from './plain-lines.js'

const grid = /^ *\+(?:[-=:]{2,}\+)+[ \t]*$/
/** Runs of dashes that stand over columns. */
const groups = /^ *-{2,}(?:[ \t]+-{2,})+[ \t]*$/
const full = /^ *-{5,}[ \t]*$/
/** How many lines a multiline table's head may have. */
const deepestHead = 12

/** From the offset of a table's first sign to the offset after its last line. */
export function textTables(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  if (!/(?:\+[-=:]{2,}\+|-{2,}[ \t]+--|-{5,}[ \t]*\r?$)/m.test(text)) return found
  const lines = plainLines(text)
  const nextRule = nextOf(lines, ({ text: line }) => full.test(line) || groups.test(line))
  const nextFull = nextOf(lines, ({ text: line }) => full.test(line))
  const blank = (at: number): boolean => {
    const line = lines[at]?.text.trim()
    return !line || /^:{3,}/.test(line)
  }
  for (let at = 0; at < lines.length; at++) {
    const mayBegin = at === 0 || blank(at - 1) || lines[at]!.opens > 0
    const last = blank(at) || !mayBegin ? 0 : lastLine(at)
    if (!last) continue
    const { start, text: line } = lines[at]!
    found.set(
      start + /^ */.exec(line)![0].length,
      lines[last]!.start + lines[last]!.text.trimEnd().length,
    )
    at = last
  }
  return found

  /** The last line of a table that begins at a line after a blank one; 0 when none does. */
  function lastLine(at: number): number {
    const first = lines[at]!.text
    if (grid.test(first)) return gridEnd(at)
    if (groups.test(first))
      return nextRule[at + 1]! > at + 1 &&
        nextRule[at + 1]! < lines.length &&
        blank(nextRule[at + 1]! + 1)
        ? nextRule[at + 1]!
        : 0
    if (full.test(first)) return multilineEnd(at)
    return groups.test(lines[at + 1]?.text ?? '') &&
      !blank(at + 2) &&
      !/^ *[#|]/.test(first) &&
      indentOf(at + 1) >= lines[at]!.opens
      ? simpleEnd(at + 2)
      : 0
  }

  function indentOf(at: number): number {
    return /^ */.exec(lines[at]!.text)![0].length
  }

  function gridEnd(at: number): number {
    let end = at
    let rules = 0
    while (/^ *[+|]/.test(lines[end + 1]?.text ?? '')) if (grid.test(lines[++end]!.text)) rules++
    return rules > 0 && grid.test(lines[end]!.text) ? end : 0
  }

  /** A full rule, a head, a rule of groups, rows, a full rule. */
  function multilineEnd(at: number): number {
    const rule = nextRule[at + 1]!
    if (rule <= at + 1 || rule > at + deepestHead || !groups.test(lines[rule]?.text ?? '')) return 0
    for (let head = at + 1; head < rule; head++) if (blank(head)) return 0
    const end = nextFull[rule + 1]!
    return end < lines.length && end > rule + 1 && blank(end + 1) ? end : 0
  }

  function simpleEnd(at: number): number {
    let end = at
    while (!blank(end + 1) && !full.test(lines[end]!.text) && !groups.test(lines[end]!.text)) end++
    return end
  }
}

/** For each line, the first from it on that is one; the number of lines when none is. */
function nextOf(lines: readonly PlainLine[], is: (line: PlainLine) => boolean): number[] {
  const next = Array.from<number>({ length: lines.length + 2 }).fill(lines.length)
  for (let at = lines.length - 1; at >= 0; at--) next[at] = is(lines[at]!) ? at : next[at + 1]!
  return next
}
