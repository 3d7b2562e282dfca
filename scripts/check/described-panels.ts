/** Which panels a figure's caption describes. */
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Caption } from '../document/tree.js'
import { visit } from '../tree/visit.js'

const list = '[a-z](?:\\s*(?:,\\s*(?:and\\s|&\\s?)?|and\\s|&|–|-|to\\s)\\s*[a-z]){0,25}'
/** "(a)", "(a, b)", "(a–c)" anywhere; "a)", "a,", "a:", "a." where a sentence or clause begins; "panels a and b". */
const marks: readonly RegExp[] = [
  new RegExp(`[([](${list})[)\\]]`, 'gi'),
  new RegExp(`(?:^|[.;:,]\\s{1,3})(${list})\\)`, 'gi'),
  new RegExp(`(?:^|[.;:]\\s{1,3})(?:panels?\\s)?(${list})[,:.]\\s`, 'gi'),
  new RegExp(`(?:^|[\\s(])panels?\\s(${list})(?![\\p{L}\\p{N}])`, 'giu'),
]
const whole = new RegExp(`^[([]?${list}[)\\]]?[.,:;]?$`, 'i')

/** Letters, in lower case, that the caption speaks of: `**a** …`, `(a) …`, `a, …`, "(a, b)", "(a–c)". */
export function describedPanels(caption: Caption): ReadonlySet<string> {
  const found = new Set<string>()
  visit(caption, (node: Node) => {
    if ((node.type === 'strong' || node.type === 'emphasis') && whole.test(toString(node).trim()))
      add(toString(node), found)
  })
  for (const paragraph of caption.children) {
    const words = toString(paragraph)
    for (const mark of marks)
      for (const [, letters = ''] of words.matchAll(mark)) add(letters, found)
  }
  return found
}

/** "a, b", "a–c", "a and b". */
function add(letters: string, found: Set<string>): void {
  for (const [, from = '', to = from] of letters
    .toLowerCase()
    .matchAll(/(?<!\p{L})([a-z])(?:\s*(?:[–-]|to\s)\s*([a-z]))?(?!\p{L})/gu)) {
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++)
      found.add(String.fromCharCode(code))
  }
}
