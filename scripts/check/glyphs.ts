/**
 * `missing-glyph`: characters that no font at hand can print, and those that XML 1.0 (§ 2.2 Char) cannot hold.
 */
import type { Position } from 'unist'
import { assetText } from '../assets.js'
import type { CodeRange, Inputs } from '../document/inputs.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { eachWords, type PrintedWords } from './printed-words.js'
import { isWanted } from './wanted.js'

/** Reports each such character once in each file, where it first stands there; of a script that is missing, its first words. */
export const checkGlyphs: Stage = (inputs) => (article, file) => {
  const told = new Set<string>()
  let covered: ((code: number) => boolean) | undefined
  // A page alone needs fonts: a build of other formats is told of what these cannot hold.
  const isSet = isWanted(inputs.settings, 'pdf')
  eachWords(article, inputs, (words) => {
    if (isPlain(words.text)) return
    covered ??= isSet ? coverage(inputs) : () => true
    for (const [missing] of missingIn(words, covered)) {
      const key = `${words.image ?? words.position?.path ?? ''} ${scriptOf(missing)}`
      if (told.has(key)) continue
      told.add(key)
      report(
        file,
        'missing-glyph',
        placeOf(missing, words.position, inputs),
        `Unexpected ${described(missing, words)}`,
        isXml(missing.codePointAt(0)!) ? { note: remedy } : {},
      )
    }
  })
}

const remedy =
  "A font that has it can be given in the metadata, as a file in the manuscript's folder: `fonts: {fallback: fonts/name.ttf}`."

/** Nearly all text is: then no table of fonts is read. */
const isPlain = (value: string): boolean =>
  /^[\t\n\r\u0020-\u007E\u00A0-\u00FF\u2013\u2014\u2018\u2019\u201C\u201D\u2026]*$/.test(value)

/** Stretches of characters that cannot be printed or held; a control character by itself. */
function* missingIn(
  { text, printed }: PrintedWords,
  covered: (code: number) => boolean,
): Generator<[string]> {
  let stretch = ''
  for (const character of text) {
    const code = character.codePointAt(0)!
    const xml = isXml(code)
    const sound = xml && (!printed || isBlank(code) || covered(code))
    if (stretch && (sound || !xml || scriptOf(stretch) !== scriptOf(character))) {
      yield [stretch]
      stretch = ''
    }
    if (!xml) yield [character]
    else if (!sound) stretch += character
  }
  if (stretch) yield [stretch]
}

/** Letters of one script are told of once: each script that the fonts have in part, by its name. */
const scripts = [
  'Han',
  'Hangul',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Thai',
  'Tibetan',
  'Khmer',
  'Myanmar',
  'Ethiopic',
  'Sinhala',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Syriac',
].map((name) => ({ name, is: new RegExp(`^\\p{Script=${name}}`, 'u') }))
const scriptOf = (text: string): string =>
  scripts.find(({ is }) => is.test(text))?.name ??
  (/^[\p{L}\p{M}]/u.test(text)
    ? `letters ${text.codePointAt(0)! >> 7}`
    : String.fromCodePoint(text.codePointAt(0)!))

function described(missing: string, { image }: PrintedWords): string {
  const code = missing.codePointAt(0)!
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const where = image ? ` in the drawing \`${image}\`` : ''
  if (!isXml(code)) return `control character ${name}${where}, expected none: no XML can hold it`
  const characters = [...missing]
  if (characters.length === 1)
    return `character \`${missing}\` (${name})${where}, expected one that a font at hand has`
  return `characters \`${characters.slice(0, 20).join('')}\` (${name} and ${characters.length - 1} more)${where}, expected some that a font at hand has`
}

const isXml = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)

/** White space, joiners and marks of direction draw nothing. */
const isBlank = (code: number): boolean =>
  code <= 0x20 ||
  code === 0xa0 ||
  code === 0xad ||
  (code >= 0x2000 && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202f) ||
  code === 0x205f ||
  (code >= 0x2060 && code <= 0x2069) ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0xfe00 && code <= 0xfe0f)

/** Whether some face has a code point: one of the manuscript's, or one of ours, by the ranges that the fonts' compiler wrote. */
function coverage({ fonts }: Inputs): (code: number) => boolean {
  const { ranges } = JSON.parse(assetText('fonts/coverage.json')) as { ranges: CodeRange[] }
  const own = Object.values(fonts ?? {}).flatMap((faces) =>
    [faces.normal, faces.bold, faces.italics, faces.bolditalics].map((font) => font.ranges),
  )
  const all = [...new Set([ranges, ...own])]
  return (code) => all.some((one) => has(one, code))
}

function has(ranges: readonly CodeRange[], code: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to] = ranges[middle]!
    if (code < from) high = middle - 1
    else if (code > to) low = middle + 1
    else return true
  }
  return false
}

/** The characters themselves in their source, where they stand there as they are. */
function placeOf(
  characters: string,
  position: Position | undefined,
  { sources }: Inputs,
): Position | undefined {
  const from = position?.start.offset
  const source =
    from === undefined
      ? undefined
      : sources.get(position?.path ?? '')?.slice(from, position?.end.offset)
  const at = source?.indexOf(characters) ?? -1
  if (!position || source === undefined || at < 0 || from === undefined) return position
  const lines = source.slice(0, at).split('\n')
  const line = position.start.line + lines.length - 1
  const column = (lines.length > 1 ? 1 : position.start.column) + (lines.at(-1)?.length ?? 0)
  return {
    start: { line, column, offset: from + at },
    end: { line, column: column + characters.length, offset: from + at + characters.length },
    path: position.path,
  }
}
