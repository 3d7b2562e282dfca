/**
 * Citations that their author typed, or all but wrote: no number, name or year in them follows when references change.
 */
import type { Text } from 'mdast'
import type { Parent } from 'unist'
import type { VFile } from 'vfile'
import type { Inputs } from '../../document/inputs.js'
import type { Reference } from '../../document/references.js'
import type { Article } from '../../document/tree.js'
import { report } from '../../report.js'
import { cited, type Prose } from '../../tree/prose.js'
import { visit } from '../../tree/visit.js'
import { placeOf } from '../places.js'
import { isMeant } from './meant.js'

interface Looked {
  line: Prose
  inputs: Inputs
  file: VFile
}

/** `cites`: whether the article has citations that are none of these. */
export function checkTypedCitations(
  line: Prose,
  { cites, inputs, file }: { cites: boolean; inputs: Inputs; file: VFile },
): void {
  const looked = { line, inputs, file }
  checkOpen(looked)
  if (inputs.references.size > 0) checkKeys(looked)
  if (!cites) return
  checkNumbers(looked)
  checkNumbersInWords(looked)
  checkNames(looked)
}

/** `[@doe2020`, whose bracket nobody closes: the key has become a citation in the text, behind a bracket. */
function checkOpen({ line, inputs, file }: Looked): void {
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
function checkKeys({ line, inputs, file }: Looked): void {
  const { references: keys } = inputs
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

/** What stands before a bracket that is none of a citation. */
const interval =
  /(?:range|interval|IQR|CI|CrI|median|mean|between|from|aged?|in|to|of|at|is|=|equal|within|over|\p{N}|%)[\s,:;)]*$/iu

/** `[13]` typed by hand, where the others are made from keys: it does not follow when a reference is put in. */
function checkNumbers(looked: Looked): void {
  const { line, inputs } = looked
  const most = inputs.references.size
  if (!line.text.includes('[')) return
  for (const { 0: words, 1: inner, index } of line.text.matchAll(
    /(?<=[\p{L}.,;)’”]\s?)\[(\d{1,3}(?:,\s?\d{1,3})*)\]/gu,
  )) {
    const numbers = inner!.split(',').map(Number)
    const before = line.text.slice(Math.max(0, index - 24), index)
    if (interval.test(before) || numbers.some((number) => number < 1 || number > most + 50))
      continue
    if (before.includes(cited) && numbers.length === 1 && before.endsWith(cited)) continue
    reportNumber(`\`${words}\``, words, index, looked)
  }
}

/** "as in ref. 5", "see references 3 and 4". */
function checkNumbersInWords(looked: Looked): void {
  const { line, inputs } = looked
  const most = inputs.references.size
  for (const { 0: words, 1: number, index } of line.text.matchAll(
    /(?<![\p{L}\p{N}-])(?:[Rr]efs?\.|[Rr]eferences|(?<=\b(?:in|see|from|by)\s)reference)\s(\d{1,3})(?:(?:\s?[,\u2013-]\s?|\sand\s)\d{1,3})*(?=[.,;:)\]](?!\d)|$)/gu,
  )) {
    if (Number(number) < 1 || Number(number) > most + 50) continue
    reportNumber(`in \`${words}\``, words, index, looked)
  }
}

/** `said`: the typed number as the message names it. */
function reportNumber(
  said: string,
  words: string,
  index: number,
  { line, inputs, file }: Looked,
): void {
  const place = placeOf(line, index, words, inputs)
  if (isMeant(place, inputs)) return
  report(
    file,
    'leftover-markup',
    place,
    `Unexpected number ${said} typed as a citation, expected \`[@key]\`, whose number follows when references change`,
  )
}

const surname = String.raw`\p{Lu}[\p{L}\u2019'-]+`
const company = String.raw`,?\s(?:et\sal\.?|(?:and|&)\s(?:colleagues|${surname}))`
const year = String.raw`(?:19|20)\d\d`
const lead = String.raw`(?:(?:see|see\salso|e\.g\.,?|cf\.|also|in)\s)?`
/** "Doe et al. (2020)": in the running text. */
const narrative = new RegExp(
  String.raw`(?<!\p{L})(?<family>${surname})(?<company>${company})?\s\((?<year>${year})[a-z]?\)`,
  'gu',
)
/** "(see Doe & Roe, 2020; Poe et al. 2019, p. 4)": one of the works in a bracket. */
const bracketed = new RegExp(
  String.raw`(?<=[(;]\s?${lead})(?<family>${surname})(?<company>${company})?,?\s(?<year>${year})[a-z]?(?=[^();]{0,12}[);])`,
  'gu',
)
const month =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/** "Doe et al. (2020)", "(Doe, 2020)": a work of the bibliography, or one that the bibliography lacks. */
function checkNames({ line, inputs, file }: Looked): void {
  for (const [pattern, isNarrative] of [
    [narrative, true],
    [bracketed, false],
  ] as const) {
    for (const { 0: words, index, groups } of line.text.matchAll(pattern)) {
      const { family, company, year } = groups as { family: string; company?: string; year: string }
      const keys = keysOf(inputs.references, family, Number(year))
      const isOneWork = company !== undefined && (!isNarrative || / al\b/.test(company))
      if (keys.length === 0 && (!isOneWork || month.test(family))) continue
      const forms = keys.map((key) => (isNarrative ? `@${key}` : `[@${key}]`))
      report(
        file,
        'leftover-markup',
        placeOf(line, index, words, inputs),
        `Unexpected citation \`${words}\` typed by hand${keys.length === 0 ? ', of a work that the bibliography does not have' : ''}, expected ${expectedForm(forms)}, which follows when the reference changes`,
        { suggestions: forms },
      )
    }
  }
}

const expectedForm = (forms: readonly string[]): string =>
  forms.length === 0
    ? 'an entry in the bibliography and `[@key]`'
    : forms.map((form) => `\`${form}\``).join(' or ')

/** The works of a first author in a year. */
function keysOf(
  references: ReadonlyMap<string, Reference>,
  family: string,
  year: number,
): string[] {
  const plain = family.replaceAll('\u2019', "'")
  return [...references.values()]
    .filter(
      ({ item }) =>
        item.author?.[0]?.family?.replaceAll('\u2019', "'") === plain &&
        Number(item.issued?.['date-parts']?.[0]?.[0]) === year,
    )
    .map(({ key }) => key)
}

/** `^1^` behind a word, in a text whose other citations are made from keys: no power, unit or ordinal stands there. */
export function checkRaised(article: Article, file: VFile): void {
  visit(article, (node) => {
    const { children = [] } = node as { children?: ReadonlyArray<{ type: string }> }
    for (const [index, child] of children.entries()) {
      if (child.type !== 'superscript' || index === 0) continue
      const [only, ...more] = (child as Parent).children
      if (only?.type !== 'text' || more.length > 0) continue // a citation of a style that raises its numbers
      const words = (only as Text).value
      const before = (children[index - 1] as Text).value
      if (!/^\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*$/.test(words)) continue
      if (typeof before !== 'string' || !/\p{Ll}{4}[.,;:)\u201d]?$/u.test(before)) continue
      report(
        file,
        'leftover-markup',
        child as Text,
        `Unexpected number \`^${words}^\` typed as a citation, expected \`[@key]\`, whose number follows when references change`,
      )
    }
  })
}
