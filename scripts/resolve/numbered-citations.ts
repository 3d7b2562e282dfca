/** A citation in a style that cites by number. */
import type { Text } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Reference } from '../document/references.js'
import type { Citation, CitationItem, Phrasing, Xref } from '../document/tree.js'
import { authorPhrase } from '../bibliography/author-phrase.js'
import { locatorTerm, rangeSign, type CitationWords } from '../bibliography/locales.js'
import { readLocator, type Locator } from '../bibliography/locator.js'
import type { CslElement } from '../bibliography/csl-xml.js'
import { collapse } from '../bibliography/number.js'
import type { LocatorForm, NumberLook, NumberForm } from '../bibliography/number-form.js'
import { append } from '../lists.js'

export interface CitationNumbering {
  form: NumberForm
  /** Number of each key. */
  numbers: ReadonlyMap<string, number>
  /** Id of each key's entry. */
  ids: ReadonlyMap<string, string>
  references: ReadonlyMap<string, Reference>
  /** "and", "et al." in the article's language. */
  words: CitationWords
  lang: string
  /** Words that the style has for places. */
  terms: readonly CslElement[]
}

export const text = (value: string): Text => ({ type: 'text', value })

/** "[6, 12–14]", "[see 6, p. 3]", "Nagano et al. [6]". A key that has no number prints **?key?**. */
export function printNumbered(citation: Citation, numbering: CitationNumbering): Phrasing[] {
  const cluster = clusterOf(citation.children, numbering)
  const [first] = citation.children
  const reference = first && numbering.references.get(first.identifier)
  if (!citation.inText || !reference || first.suppressAuthor) return cluster
  return [
    ...authorPhrase(reference, numbering.words),
    ...(isRaised(numbering.form) ? [] : [text('\u00A0')]),
    ...cluster,
  ]
}

/** Numbers in order, neighbours without words of their own as ranges; every other cite stands alone. */
function clusterOf(items: readonly CitationItem[], numbering: CitationNumbering): Phrasing[] {
  const { form } = numbering
  const cites = ordered(items, numbering)
  const parts: Part[] = []
  for (let index = 0; index < cites.length;) {
    const first = cites[index] as Placed
    let end = index + 1
    if (isPlain(first)) while (end < cites.length && isPlain(cites[end] as Placed)) end += 1
    const run = cites.slice(index, end)
    append(parts, isPlain(first) ? plainRuns(run, numbering) : [worded(first, numbering)])
    index = end
  }
  const inner = parts.flatMap((part, index) => [
    ...(index > 0 ? [text(delimiterBefore(index, parts, form))] : []),
    ...part.children,
  ])
  return decorated(
    [
      ...(form.prefix ? [text(form.prefix)] : []),
      ...inner,
      ...(form.suffix ? [text(form.suffix)] : []),
    ],
    form.look,
  )
}

/** A cite with its number, and with what follows it as the style has it. */
interface Placed {
  item: CitationItem
  number: number | undefined
  place: Locator | undefined
  /** What follows: the words after a place, or all that the author wrote. */
  suffix: Phrasing[]
}
/** What is printed between two delimiters. */
interface Part {
  children: Phrasing[]
  /** Of a number or a range; nothing of a cite with a place or words of its own. */
  numbers: readonly number[]
  hasPlace: boolean
}

/** By number where the style sorts, unless the author put words before a later work: "[2; see also 1]" stays. */
function ordered(items: readonly CitationItem[], { form, numbers }: CitationNumbering): Placed[] {
  const cites = items.map((item): Placed => {
    const { place, suffix } = placeOf(item, form)
    return { item, number: numbers.get(item.identifier), place, suffix }
  })
  const once = cites.filter(
    (cite, index) =>
      !isPlain(cite) ||
      !cites.slice(0, index).some((other) => isPlain(other) && other.number === cite.number),
  )
  const bound = once.some(
    ({ item, number }, index) =>
      number === undefined || (index > 0 && toString(item.prefix).trim() !== ''),
  )
  if (!form.sorted || bound) return once
  return once.sort((left, right) => (left.number ?? 0) - (right.number ?? 0))
}

const isPlain = ({ item, number, place, suffix }: Placed): boolean =>
  number !== undefined &&
  place === undefined &&
  suffix.length === 0 &&
  toString(item.prefix).trim() === ''

/**
 * What stands between two parts. `after-collapse-delimiter` (CSL 1.0.2 § Cite collapsing) stands where citeproc-js has it:
 * behind a place, unless numbers in a row are all that follows on it; not behind a range.
 */
function delimiterBefore(index: number, parts: readonly Part[], form: NumberForm): string {
  if (!parts[index - 1]?.hasPlace) return form.delimiter
  const end = parts.findIndex(({ hasPlace }, at) => hasPlace && at >= index)
  const numbers = parts.slice(index, end < 0 ? parts.length : end).flatMap((part) => part.numbers)
  const inRow = numbers.every((number, at) => number === (numbers[0] ?? 0) + at)
  return numbers.length > 0 && inRow ? form.delimiter : form.afterPlace
}

function plainRuns(cites: readonly Placed[], { form, ids }: CitationNumbering): Part[] {
  const keys = new Map(cites.map(({ item, number }) => [number as number, item.identifier]))
  return collapse([...keys.keys()], form).map((run) => ({
    numbers: run,
    hasPlace: false,
    children: [
      link(
        run.map((number) => ids.get(keys.get(number) ?? '') ?? ''),
        rangeWords(run, form),
      ),
    ],
  }))
}

function rangeWords(run: readonly number[], form: NumberForm): Phrasing[] {
  const word = (number: number): Phrasing[] => numberWords(number, form, form.end)
  const [first = 0] = run
  return merged(
    run.length > 1 ? [...word(first), text('–'), ...word(run.at(-1) as number)] : word(first),
  )
}

/** A number with what the style prints around each. */
function numberWords(number: number, form: NumberForm, end: string): Phrasing[] {
  return [
    ...(form.before ? [text(form.before)] : []),
    ...decorated([text(`${number}`)], form.numberLook),
    ...(form.after + end ? [text(form.after + end)] : []),
  ]
}

function merged(nodes: readonly Phrasing[]): Phrasing[] {
  const found: Phrasing[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      found[found.length - 1] = text(last.value + node.value)
    else found.push(node)
  }
  return found
}

/** One number with what the author wrote before and after it. */
function worded({ item, number, place, suffix }: Placed, numbering: CitationNumbering): Part {
  const { form, ids } = numbering
  const target: Phrasing =
    number === undefined
      ? { type: 'strong', children: [text(`?${item.identifier}?`)] }
      : link(
          [ids.get(item.identifier) ?? ''],
          merged(numberWords(number, form, place ? '' : form.end)),
        )
  return {
    numbers: number === undefined || place ? [] : [number],
    hasPlace: place !== undefined,
    children: [
      ...(toString(item.prefix).trim() === '' ? [] : [...item.prefix, text(' ')]),
      target,
      ...(place ? [text(located(place, numbering) + form.end), ...suffix] : spacedOff(suffix)),
    ],
  }
}

const spacedOff = (suffix: readonly Phrasing[]): Phrasing[] =>
  suffix.length === 0 ? [] : [text(/^[,;:.)]/.test(toString(suffix[0])) ? '' : ', '), ...suffix]

/** How a style sets a kind of places; nothing where it has no form for them. */
const formOf = (label: string, { locator, locators = {} }: NumberForm): LocatorForm | undefined =>
  Object.hasOwn(locators, label) ? locators[label] : locator

/** The place in the work that a cite names, and what else follows it. In a style without a form for places it is words. */
function placeOf(
  { suffix }: CitationItem,
  form: NumberForm,
): { place?: Locator; suffix: Phrasing[] } {
  if (toString(suffix).trim() === '') return { suffix: [] }
  const [first, ...others] = suffix
  const place =
    (form.locator ?? form.locators) && first?.type === 'text' ? readLocator(first.value) : undefined
  if (!place || (place.locator && !formOf(place.label, form))) return { suffix: [...suffix] }
  const rest = others.length === 0 ? place.rest.trimEnd() : place.rest
  return { ...(place.locator ? { place } : {}), suffix: [...(rest ? [text(rest)] : []), ...others] }
}

/** ", p. 3", or "(p3)". */
function located(
  { label, locator }: Locator,
  { form: style, lang, terms }: CitationNumbering,
): string {
  const form = formOf(label, style)
  if (!form) return ''
  const many = !form.singular && /\S\s*(?:[-,&]|\band\b)\s*\S/.test(locator)
  const term = form.label === 'none' ? '' : locatorTerm(lang, label, many, terms)
  const cased = form.capital ? term.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : term
  const named = form.label === 'bare' ? cased.replace(/\.$/, '') : cased
  const words = named && named + form.between
  return `${form.before}${words}${locator.replace(/-/g, rangeSign(lang, terms))}${form.after}`
}

/** Whether numbers stand above the line. */
export const isRaised = ({ look, numberLook }: NumberForm): boolean =>
  look.superscript || numberLook.superscript

function decorated(words: Phrasing[], { superscript, italic, bold }: NumberLook): Phrasing[] {
  const slanted: Phrasing[] = italic ? [{ type: 'emphasis', children: words }] : words
  const strong: Phrasing[] = bold ? [{ type: 'strong', children: slanted }] : slanted
  return superscript ? [{ type: 'superscript', children: strong }] : strong
}

export const link = (targets: string[], children: Phrasing[]): Xref => ({
  type: 'xref',
  kind: 'bibliography',
  targets,
  children,
})
