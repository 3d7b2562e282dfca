/** pandoc's line blocks: verse, an address, anything whose lines are to stay lines. */
import type { Text } from 'mdast'
import type { Block, VerseLine } from '../document/tree.js'
import { drawnLines } from './drawn-lines.js'
import { onLines, spanning, wholeOf } from './fragment.js'
import { trim } from './paragraphs.js'
import { readPhrasing } from './phrasing.js'
import { readInline, type Scope } from './reading.js'
import type { Token } from './syntax/nodes.js'

/** Its stanzas, which a line without words parts; blanks before a line's words stay. */
export function readLineBlock(node: Token, scope: Scope): Block[] {
  const stanzas: VerseLine[][] = [[]]
  for (const { indent, fragment } of entries(node, scope)) {
    if (!fragment.text) {
      stanzas.push([])
      continue
    }
    const position = wholeOf(fragment)
    const words = trim(readPhrasing(readInline(fragment, scope), scope))
    const blanks: Text = { type: 'text', value: '\u00a0'.repeat(indent), position }
    const children = indent > 0 ? [blanks, ...words] : words
    stanzas.at(-1)!.push({ type: 'verseLine', children, position })
  }
  return stanzas
    .filter((lines) => lines.length > 0)
    .map((children) => ({
      type: 'verse',
      children,
      position: spanning(children[0]!.position, children.at(-1)!.position),
    }))
}

/** Each line with what goes on below it. */
function entries(
  node: Token,
  scope: Scope,
): Array<{ indent: number; fragment: ReturnType<typeof onLines> }> {
  const lines = drawnLines(node, scope)
  const bar = lines[0]!.text.indexOf('|')
  const groups: Array<typeof lines> = []
  for (const line of lines) {
    if (line.text.trimStart().startsWith('|')) groups.push([line])
    else groups.at(-1)!.push(line)
  }
  return groups.map((group) => {
    const words = group[0]!.text.slice(bar + 2)
    const texts = [words.trim(), ...group.slice(1).map(({ text }) => text.trim())]
    const starts = group.map((line, index) =>
      line.at(index === 0 ? bar + 2 + blanksOf(words) : blanksOf(line.text)),
    )
    return {
      indent: words.trim() ? blanksOf(words) : 0,
      fragment: onLines(scope.fragment.path, texts.join('\n'), starts),
    }
  })
}

const blanksOf = (text: string): number => text.length - text.trimStart().length
