/**
 * Where pandoc's line blocks stand (manual, § Line Blocks): lines that begin with `|` and a blank, each kept as a line; what
 * is indented below one goes on with it.
 *
 *     | The limerick packs laughs
 *     |    into space
 */
import { plainLines } from './plain-lines.js'

const first = /^ *\|(?: |$)/
/** Lines of a pipe table end with a bar, or have one of dashes below them. */
const ofTable = /\|[ \t]*$|^[ |:-]*--[ |:-]*$/

/** From the offset of a block's first bar to the offset after its last line. */
export function lineBlocks(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  if (!/^[^\n]{0,100}\| /m.test(text)) return found
  const lines = plainLines(text)
  const blank = (at: number): boolean => !lines[at]?.text.trim() || /^ *:{3,}/.test(lines[at]!.text)
  for (let at = 0; at < lines.length; at++) {
    const { start, text: line, opens } = lines[at]!
    if (!first.test(line) || !(at === 0 || blank(at - 1) || opens > 0)) continue
    const indent = line.indexOf('|')
    const goesOn = (index: number): boolean =>
      lines[index] !== undefined &&
      (first.test(lines[index].text) ||
        (!blank(index) && /^ */.exec(lines[index].text)![0].length > indent))
    let end = at
    while (goesOn(end + 1)) end++
    const isTable = lines
      .slice(at, end + 2)
      .some(({ text: each }, index) => each.trim() !== '|' && index < 2 && ofTable.test(each))
    if (!isTable) found.set(start + indent, lines[end]!.start + lines[end]!.text.trimEnd().length)
    at = end
  }
  return found
}
