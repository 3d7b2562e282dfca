/**
 * `leftover-markup`: the printed text of every part, read for what still looks like markup. Whatever the reader did not
 * understand and nobody has told yet is told here, at its place.
 */
import type { InlineCode } from 'mdast'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import type { Inputs } from '../../document/inputs.js'
import type { Article, Xref } from '../../document/tree.js'
import { report } from '../../report.js'
import type { Stage } from '../../stage.js'
import { cited, printedLines, type Prose } from '../../tree/prose.js'
import { visit } from '../../tree/visit.js'
import { placeOf } from '../places.js'
import { leftoversIn, sentence } from './signs.js'

export const checkLeftovers: Stage = (inputs) => (article, file) => {
  const keys = new Set(inputs.references.keys())
  const told = toldPlaces(file)
  let cites = false
  visit(article, (node) => {
    cites ||= node.type === 'xref' && (node as Xref).kind === 'bibliography'
  })
  for (const line of printedLines(article)) {
    for (const { sign, words, start } of leftoversIn(line.text)) {
      const place = placeOf(line, start, words, inputs)
      if (isMeant(place, inputs) || told(place)) continue
      report(file, 'leftover-markup', place, sentence(sign, words), {
        severity: sign.surely && 'error',
      })
    }
    checkOpenCitations(line, inputs, file)
    if (keys.size > 0) checkKeys(line, keys, inputs, file)
    if (cites) checkNumbers(line, keys.size, inputs, file)
  }
  checkCode(article, file)
  checkNames(article, file)
}

/** A sign behind a backslash is what the author wants printed, and so is what no source text has (data). */
function isMeant(place: Position | undefined, { sources }: Inputs): boolean {
  const source = sources.get(place?.path ?? '')
  const at = place?.start.offset
  if (source === undefined || at === undefined) return true
  return source[at - 1] === '\\' || source[at] === '\\'
    ? /^\\[^a-zA-Z@]/.test(source.slice(at - (source[at] === '\\' ? 0 : 1)))
    : false
}

/** Whether a message stands at a place already; what is told once is not told again. */
function toldPlaces(file: VFile): (place: Position | undefined) => boolean {
  const ranges = new Map<string, ToldRange[]>()
  for (const message of file.messages) {
    if (message.ruleId !== 'unsupported-markup' && message.ruleId !== 'invalid-expression') continue
    const place = message.place as Position | undefined
    if (!place || !('start' in place)) continue
    const own = ranges.get(message.file ?? '') ?? []
    own.push({ from: order(place.start), to: order(place.end) })
    ranges.set(message.file ?? '', own)
  }
  for (const own of ranges.values()) {
    own.sort((left, right) => left.from - right.from)
    for (const [index, range] of own.entries())
      range.to = Math.max(range.to, own[index - 1]?.to ?? 0)
  }
  return (place) =>
    place !== undefined && isIn(ranges.get(place.path ?? '') ?? [], order(place.start))
}

/** Of places in the order of a text; `to` is the last of this range and of those before it. */
interface ToldRange {
  from: number
  to: number
}

/** A place as one number, for no line has a billion columns. */
const order = ({ line, column }: Position['start']): number => line * 1e9 + column

/** Whether a place is in one of `ranges`, of which as many are looked at as a search by halves needs. */
function isIn(ranges: readonly ToldRange[], at: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.from <= at) low = middle + 1
    else high = middle
  }
  return low > 0 && ranges[low - 1]!.to >= at
}

/** `[@doe2020`, whose bracket nobody closes: the key has become a citation in the text, behind a bracket. */
function checkOpenCitations(line: Prose, inputs: Inputs, file: VFile): void {
  for (const { index } of line.text.matchAll(/\[(?=\p{L}|\uE000)(?:[^\][]|\[[^\][]*\])*$/gu)) {
    const place = placeOf(line, index, '[', inputs)
    const source = inputs.sources.get(place?.path ?? '')
    if (!place || source?.slice(place.start.offset).search(/^\[-?@/) !== 0) continue
    report(
      file,
      'leftover-markup',
      place,
      'Unexpected bracket of a citation that is never closed, expected `[@key]`',
      { severity: 'error' },
    )
  }
}

/** `[doe2020]`, where `doe2020` is a key of the bibliography. */
function checkKeys(line: Prose, keys: ReadonlySet<string>, inputs: Inputs, file: VFile): void {
  for (const { 0: words, 1: inner, index } of line.text.matchAll(
    /\[([^\][@\s]{4,80}(?:[;,]\s[^\][@\s]{4,80}){0,9})\]/g,
  )) {
    const all = inner!.split(/[;,]\s/)
    if (!all.every((key) => keys.has(key) && /\d/.test(key))) continue
    report(
      file,
      'leftover-markup',
      placeOf(line, index, words, inputs),
      `Unexpected key of the bibliography \`${words}\` without its \`@\`, expected \`[${all.map((key) => `@${key}`).join('; ')}]\``,
      { severity: 'error', suggestions: [`[${all.map((key) => `@${key}`).join('; ')}]`] },
    )
  }
}

const interval =
  /(?:range|interval|IQR|CI|CrI|median|mean|between|from|aged?|in|to|of|at|is|=|equal|within|over|\p{N}|%)[\s,:;)]*$/iu

/** `[13]` typed by hand, where the others are made from keys: it does not follow when a reference is put in. */
function checkNumbers(line: Prose, most: number, inputs: Inputs, file: VFile): void {
  if (!line.text.includes('[')) return
  for (const { 0: words, 1: inner, index } of line.text.matchAll(
    /(?<=[\p{L}.,;)’”]\s?)\[(\d{1,3}(?:,\s?\d{1,3})*)\]/gu,
  )) {
    const numbers = inner!.split(',').map(Number)
    const before = line.text.slice(Math.max(0, index - 24), index)
    if (interval.test(before) || numbers.some((number) => number < 1 || number > most + 50))
      continue
    if (before.includes(cited) && numbers.length === 1 && before.endsWith(cited)) continue
    const place = placeOf(line, index, words, inputs)
    if (isMeant(place, inputs)) continue
    report(
      file,
      'leftover-markup',
      place,
      `Unexpected number \`${words}\` typed as a citation, expected \`[@key]\`, whose number follows when references change`,
    )
  }
}

/** Code of R or Python in running text, which would have become a number. */
function checkCode(article: Article, file: VFile): void {
  visit(article, (node) => {
    const { value } = node as InlineCode
    if (node.type !== 'inlineCode' || !/^(?:r|\{(?:r|python|julia)\})\s+\S/.test(value)) return
    report(
      file,
      'leftover-markup',
      node,
      `Unexpected code \`${value.slice(0, 60)}\` in place of its result, expected the text as it was knitted (\`keep_md: true\`, \`quarto render --to md\`), or a \`:value\` from the data`,
      { severity: 'error' },
    )
  })
}

/** Marks of notes and markup that were left in names, affiliations and keywords. */
function checkNames({ children: [{ metadata }] }: Article, file: VFile): void {
  const look = (text: string | undefined, place: Position | undefined): void => {
    for (const { sign, words } of leftoversIn(text ?? ''))
      report(file, 'leftover-markup', place, sentence(sign, words))
  }
  for (const author of metadata.authors) {
    const name = author.kind === 'group' ? author.name : `${author.given ?? ''} ${author.family}`
    look(`${name} ${author.note ?? ''}`, author.position)
  }
  for (const [index, { institution }] of metadata.affiliations.entries())
    look(institution, metadata.positions.get(`affiliations.${index}`))
  for (const [index, keyword] of metadata.keywords.entries())
    look(keyword, metadata.positions.get(`keywords.${index}`) ?? metadata.positions.get('keywords'))
}
