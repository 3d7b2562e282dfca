/**
 * The count sweep: numbers in prose that count a category of the data and disagree with the rows, found without any
 * annotation. Precision first: a sentence that could mean anything else is left alone.
 */
import { elements, type Element } from './elements.js'
import { belongs, type Category, type Lexicon } from './lexicon.js'
import { segments, type Segment } from './segments.js'

export interface Contradiction {
  /** Of the number, in the sentence. */
  start: number
  end: number
  /** The number as written. */
  words: string
  /** What is counted; absent: all rows. */
  category?: Category | undefined
  /** What the rows say; of a percentage, the share in percent. */
  actual: number
  /** Number of rows. */
  rows: number
  kind: 'count' | 'percent' | 'share'
}

/** A number that the sweep has read, right or wrong; `check --numbers` counts it as held. */
export interface Reading extends Contradiction {
  agrees: boolean
}

/** Characters of a sentence that anyone could read; a longer one is no sentence. */
const longest = 2000

/**
 * Every number of a sentence that counts rows, with what the rows say.
 * `covered` are ranges that a claim or value holds already; `previous` is the sentence before it in its paragraph.
 */
export function sweep(
  sentence: string,
  words: Lexicon,
  covered: ReadonlyArray<{ start: number; end: number }> = [],
  previous = '',
): Reading[] {
  const parts = sentence.length > longest ? undefined : segments(elements(sentence, words))
  if (!parts) return []
  const readable = alive(parts, previous)
  const readings = readable.flatMap((part, index) => read(part, readable[index - 1]))
  const totals = parts.flatMap((part) => total(part, readings, words))
  const wrongTotal = parts.some(
    (part) =>
      part.total &&
      !part.dead &&
      rowsOf(words, part.category ?? readings[0]?.category) !== part.total.element.value,
  )
  const kept = wrongTotal && totals.length === 0 ? [] : [...totals, ...readings]
  return kept.filter(
    ({ start, end }) => !covered.some((range) => range.start < end && start < range.end),
  )
}

/** Segments that can be read where they stand. */
function alive(parts: readonly Segment[], previous: string): Segment[] {
  if (
    parts.some((part) => !part.dead && part.category && !part.quantity && part.rates.length === 0)
  )
    return []
  const kept: Segment[] = []
  let context = true
  let restricted = false
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1]
    if (part.opens) restricted = false
    const doubled = before !== undefined && isBare(before) && isNumber(part.elements[0])
    const repeats = part.quantity?.kind === 'both' && /\b(?:two|both|2)\b/i.test(previous)
    const readable: boolean =
      !part.dead && !doubled && !repeats && !restricted && (context || part.explicit)
    if (readable) kept.push(part)
    // "Three men and one woman withdrew": what is said of the last is said of those before it.
    if (part.dead && !part.opens) while (kept.length > 0 && !kept.at(-1)?.predicates) kept.pop()
    restricted ||= part.restricts
    context = readable || (context && part.elements.every(({ kind }) => kind === 'light'))
  }
  return kept
}

const isNumber = (element: Element | undefined): boolean => element?.kind === 'number'
const isBare = (part: Segment): boolean =>
  part.quantity !== undefined && !part.category && isNumber(part.elements.at(-1)) && !part.total

function read(part: Segment, before: Segment | undefined): Reading[] {
  const { category, quantity } = part
  if (!category) return []
  const rows = category.resource.rows
  const excluded = part.complement ? before?.category : undefined
  if (part.complement && !excluded) return []
  const actual = rows.filter(
    (row) => belongs(row, category) && !(excluded && belongs(row, excluded)),
  ).length
  const base = excluded ? rows.filter((row) => !belongs(row, excluded)).length : rows.length
  const reading = (
    element: Element,
    kind: Reading['kind'],
    agrees: boolean,
    said = actual,
  ): Reading => ({
    start: element.start,
    end: element.end,
    words: element.text,
    category,
    actual: said,
    rows: base,
    kind,
    agrees,
  })
  const found: Reading[] = []
  if (quantity?.kind === 'number') found.push(reading(quantity, 'count', quantity.value === actual))
  if (quantity?.kind === 'both') found.push(reading(quantity, 'count', actual === 2))
  if (quantity?.kind === 'share')
    found.push(reading(quantity, 'share', actual === quantity.value * base))
  for (const rate of part.rates) {
    if (rate.kind === 'fraction')
      found.push(
        ...(rate.total === rows.length ? [reading(rate, 'count', rate.value === actual)] : []),
      )
    else
      found.push(
        reading(
          rate,
          'percent',
          agreesPercent(rate.value, rate.decimals, actual / base),
          (100 * actual) / base,
        ),
      )
  }
  return found
}

/** A percentage agrees when rounding the share to its decimals, half either way, gives it. */
function agreesPercent(said: number, decimals: number, share: number): boolean {
  return Math.abs(said - share * 100) <= 0.5 * 10 ** -decimals + 1e-9
}

/** "Of the six cases, three were female": six is read when the counts beside it are right, so that our rows are meant. */
function total(part: Segment, readings: readonly Reading[], words: Lexicon): Reading[] {
  const said = part.total
  const resource =
    readings[0]?.category?.resource ??
    (words.resources.length === 1 ? words.resources[0] : undefined)
  if (!said || part.dead || !resource) return []
  const rows = resource.rows.length
  const certain =
    readings.length > 0 &&
    readings.every(({ agrees, category }) => agrees && category?.resource === resource)
  if (said.element.value === rows)
    return [{ ...place(said.element), actual: rows, rows, kind: 'count', agrees: true }]
  return said.definite && certain
    ? [{ ...place(said.element), actual: rows, rows, kind: 'count', agrees: false }]
    : []
}

const place = (element: Element) => ({
  start: element.start,
  end: element.end,
  words: element.text,
})
const rowsOf = (words: Lexicon, category: Category | undefined): number =>
  (category?.resource ?? words.resources[0])?.rows.length ?? 0
