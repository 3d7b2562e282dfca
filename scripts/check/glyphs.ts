/**
 * `missing-glyph`: characters that no font at hand can print, and those that XML 1.0 (§ 2.2 Char) cannot hold.
 */
import type { Node } from 'unist'
import { assetText } from '../assets.js'
import type { Inputs } from '../document.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'

/** Reports each such character once, where it first stands. */
export const checkGlyphs: Stage = (inputs) => (article, file) => {
  const told = new Set<string>()
  let covered: ((code: number) => boolean) | undefined
  visit(article, (node) => {
    const value = node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' ? (node as Node & { value: string }).value : ''
    if (isPlain(value)) return
    covered ??= coverage()
    for (const character of value) {
      const code = character.codePointAt(0) ?? 0
      if (told.has(character) || (isXml(code) && (isBlank(code) || covered(code)))) continue
      told.add(character)
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
      const what = isXml(code) ? `character \`${character}\` (${name}), expected one that a font at hand has` : `control character ${name}, expected none: no XML can hold it`
      report(file, 'missing-glyph', placeOf(node, character, inputs), `Unexpected ${what}`)
    }
  })
}

/** Nearly all text is: then no table of fonts is read. */
const isPlain = (value: string): boolean => /^[\t\n\r\u0020-\u007E\u00A0-\u00FF\u2013\u2014\u2018\u2019\u201C\u201D\u2026]*$/.test(value)

const isXml = (code: number): boolean =>
  code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)

/** White space, joiners and marks of direction draw nothing. */
const isBlank = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0xad || (code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x202f) || code === 0x205f || (code >= 0x2060 && code <= 0x2064) || code === 0x3000 || code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f)

/** Whether some face has a code point, by the ranges that the fonts' compiler wrote. */
function coverage(): (code: number) => boolean {
  const { ranges } = JSON.parse(assetText('fonts/coverage.json')) as { ranges: Array<[number, number]> }
  return (code) => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const [from, to] = ranges[middle] as [number, number]
      if (code < from) high = middle - 1
      else if (code > to) low = middle + 1
      else return true
    }
    return false
  }
}

/** The character itself in its source, where it stands there as it is. */
function placeOf(node: Node, character: string, { sources }: Inputs) {
  const { position } = node
  const from = position?.start.offset
  const source = from === undefined ? undefined : sources.get(position?.path ?? '')?.slice(from, position?.end.offset)
  const at = source?.indexOf(character) ?? -1
  if (!position || source === undefined || at < 0 || from === undefined) return position
  const lines = source.slice(0, at).split('\n')
  const line = position.start.line + lines.length - 1
  const column = (lines.length > 1 ? 1 : position.start.column) + (lines.at(-1)?.length ?? 0)
  return { start: { line, column, offset: from + at }, end: { line, column: column + character.length, offset: from + at + character.length }, path: position.path }
}
