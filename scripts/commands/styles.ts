/**
 * `galley styles [WORDS]`: the citation styles that come with the program, and the names by which `csl:` knows them.
 */
import { bundledStyle, readCslStyle, styleNames, styleOthers } from '../bibliography/style.js'
import type { Command } from './command.js'

const kinds = { numeric: 'numbers', words: 'author and date', note: 'notes' } as const

/** Lists the styles with all of the words in their names; 1 when there is none. */
export const styles: Command = async ({ arguments: words, terminal }) => {
  const asked = words.map((word) => word.toLowerCase())
  const lines = styleNames.flatMap((name) => {
    const others = styleOthers(name)
    const all = [name, ...others].join(' ')
    if (!asked.every((word) => all.includes(word))) return []
    const { style } = readCslStyle(bundledStyle(name) ?? '')
    const kind = style ? kinds[style.kind] : ''
    const also = others.length > 0 ? `; also ${others.join(', ')}` : ''
    return [`${name}  (${kind}${also})\n`]
  })
  if (lines.length === 0) {
    terminal.stderr(
      `No style has \`${words.join(' ')}\` in its name; \`csl: FILE.csl\` takes any style of https://www.zotero.org/styles\n`,
    )
    return 1
  }
  terminal.stdout(lines.join(''))
  return 0
}
