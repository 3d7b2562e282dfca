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
function checkNumbers({ line, inputs, file }: Looked): void {
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

const name = String.raw`(\p{Lu}[\p{L}\u2019'-]+)(?:,?\s(?:et\sal\.?|(?:and|&)\s(?:colleagues|\p{Lu}[\p{L}\u2019'-]+)))?`
const year = String.raw`((?:19|20)\d\d)[a-z]?`
const authorAndYear = new RegExp(
  String.raw`(?<!\p{L})${name}\s\(${year}\)|\(${name},?\s${year}\)`,
  'gu',
)

/** "Doe et al. (2020)", "(Doe, 2020)", where the bibliography has that work. */
function checkNames({ line, inputs, file }: Looked): void {
  for (const { 0: words, index, ...found } of line.text.matchAll(authorAndYear)) {
    const key = keyOf(inputs.references, found[1] ?? found[3]!, Number(found[2] ?? found[4]))
    if (key === undefined) continue
    const form = found[1] === undefined ? `[@${key}]` : `@${key}`
    report(
      file,
      'leftover-markup',
      placeOf(line, index, words, inputs),
      `Unexpected citation \`${words}\` typed by hand, expected \`${form}\`, which follows when the reference changes`,
      { suggestions: [form] },
    )
  }
}

/** The one work of a first author in a year. */
function keyOf(
  references: ReadonlyMap<string, Reference>,
  family: string,
  year: number,
): string | undefined {
  const plain = family.replaceAll('\u2019', "'")
  const found = [...references.values()].filter(
    ({ item }) =>
      item.author?.[0]?.family?.replaceAll('\u2019', "'") === plain &&
      Number(item.issued?.['date-parts']?.[0]?.[0]) === year,
  )
  return found.length === 1 ? found[0]!.key : undefined
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
