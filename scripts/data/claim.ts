/**
 * Whether the words of a claim say what the data say.
 *
 * What cannot be read with certainty is an error, never a pass.
 */
import type { DataField } from '../document/inputs.js'
import type { ExpressionValue } from './expression-result.js'
import type { Hedge, Quantity, QuantityReading } from './quantities/quantity.js'
import { readQuantities } from './quantities/read.js'
import { noise, agreesWithin } from './rounding.js'
import { exact, finer, ratio, timeUnit, type TimeUnit } from './units.js'

/** What is known of a value beside itself. */
export interface Meaning {
  /** Unit of the column that it comes from. */
  unit?: string | undefined
  /** The column whose cells it is one of. */
  field?: DataField | undefined
}

export type JudgedClaim =
  | { agrees: true }
  /** `reading` is absent for texts and truth values. */
  | { agrees: false; reading?: QuantityReading }
  | { unreadable: string }

/** Judges the words `text` by `value`. */
export function judgeClaim(
  text: string,
  value: ExpressionValue,
  meaning: Meaning = {},
): JudgedClaim {
  if (!text.trim())
    return {
      unreadable:
        'Unexpected claim without words, expected the words that the data are to bear out',
    }
  if (typeof value === 'boolean') return { agrees: value }
  const texts = (Array.isArray(value) ? value : [value]) as readonly ExpressionValue[]
  if (texts.length && texts.every((item) => typeof item === 'string'))
    return { agrees: sameTexts(text, texts, meaning.field) }
  const numbers = texts.every((item): item is number => typeof item === 'number')
    ? (texts as readonly number[])
    : undefined
  if (!numbers?.length)
    return {
      unreadable:
        'Unexpected value that no words can claim, expected a number, a text, a truth value, or a list of them',
    }
  const reading = readQuantities(text)
  if (reading.fault !== undefined) return { unreadable: reading.fault }
  if (!reading.quantities.length)
    return {
      unreadable: `Unexpected claim \`${text}\` without a number, expected one: the expression gives ${numbers.join(', ')}`,
    }
  const agrees = Array.isArray(value)
    ? judgeList(reading, numbers, meaning)
    : judgeOne(reading, numbers[0] ?? Number.NaN, meaning)
  return typeof agrees === 'string'
    ? { unreadable: agrees }
    : agrees
      ? { agrees }
      : { agrees, reading }
}

/** Whether one reading fits one number; a text when that cannot be said. */
function judgeOne(
  { quantities, links }: QuantityReading,
  value: number,
  meaning: Meaning,
): boolean | string {
  const [first, second] = quantities
  if (first && second && quantities.length === 2 && links[0] === 'part')
    return second.value !== 0 && agreesWithin(first.value / second.value, value, 1e-6)
  if (!first || quantities.length > 1)
    return `Unexpected claim of ${quantities.length} numbers, expected one: the expression gives ${value}; for several, let it give a list`
  return fits(first, value, meaning)
}

/** Whether a reading fits a list: number by number, or a part of a whole `[part, whole]`. */
function judgeList(
  { quantities }: QuantityReading,
  values: readonly number[],
  meaning: Meaning,
): boolean | string {
  const [part, whole] = values.length === 2 ? values : []
  const share = part !== undefined && whole ? part / whole : undefined
  const ofShare = (quantity: Quantity): boolean => quantity.kind !== 'count'
  const rest = quantities.filter((quantity) => !ofShare(quantity))
  const parts = quantities.filter(ofShare)
  if (parts.length === values.length && rest.length === 0 && values.length > 1)
    return everyFits(parts, values, meaning)
  if (parts.length && share === undefined)
    return `Unexpected share in a claim on ${values.length} values, expected the expression to give \`[part, whole]\``
  for (const quantity of parts) {
    const fit = fits(quantity, share ?? 0, {})
    if (fit !== true) return fit
  }
  const both = quantities[0]?.style === 'word' && quantities.length === 1
  if (both && rest.length)
    return values.every(
      (value) => value === rest[0]?.value || (rest[0]?.value === 0 && value === whole),
    )
  if (parts.length && rest.length === 0) return true
  if (parts.length && rest.length === 1) return fits(rest[0] as Quantity, part ?? 0, meaning)
  if (rest.length !== values.length)
    return `Unexpected claim of ${rest.length === 1 ? '1 number' : `${rest.length} numbers`}, expected ${values.length}: the expression gives ${values.join(', ')}`
  return everyFits(rest, values, meaning)
}

function everyFits(
  quantities: readonly Quantity[],
  values: readonly number[],
  meaning: Meaning,
): boolean | string {
  for (const [index, quantity] of quantities.entries()) {
    const fit = fits(quantity, values[index] ?? Number.NaN, meaning)
    if (fit !== true) return fit
  }
  return true
}

/** Whether one quantity fits one number. */
function fits(quantity: Quantity, value: number, meaning: Meaning): boolean | string {
  if (quantity.kind === 'count') return fitsCount(quantity, value, meaning)
  if (value < -1 || value > 1 || (value < 0 && quantity.kind !== 'share'))
    return `Unexpected share in a claim on the number ${value}, expected a share between 0 and 1 (\`part / whole\`) or a list \`[part, whole]\``
  if (quantity.kind === 'whole') return value === 1
  if (quantity.kind === 'most') return value > 0.5
  if (quantity.kind === 'minority') return value < 0.5
  const unit = quantity.style === 'fraction' ? 0.01 : 10 ** -quantity.decimals / 100
  return holds(
    quantity.hedge,
    value,
    quantity.value,
    unit,
    quantity.style === 'fraction' ? 0.1 : unit,
  )
}

function fitsCount(quantity: Quantity, value: number, meaning: Meaning): boolean | string {
  const own = meaning.unit === undefined ? undefined : timeUnit(meaning.unit)
  const { unit } = quantity
  const precision = 10 ** -quantity.decimals
  if (!unit || !own)
    return holds(quantity.hedge, value, quantity.value, precision, coarse(quantity))
  return fitsDuration(quantity, value, unit, own, precision)
}

/**
 * Durations: in the finer unit, to a whole one of it, where the calendar makes the one of the other exactly ("two years"
 * is 24 months, not 25); else to the precision that is written ("two years" of 760 days). Decimals are rounded as ever.
 */
function fitsDuration(
  quantity: Quantity,
  value: number,
  unit: TimeUnit,
  own: TimeUnit,
  precision: number,
): boolean {
  if (quantity.decimals && unit !== own)
    return holds(quantity.hedge, value * ratio(own, unit), quantity.value, precision, precision)
  const common = exact(unit, own) ? finer(unit, own) : unit
  const claimed = quantity.value * ratio(unit, common)
  const step = Math.max(1, coarse(quantity) * ratio(unit, common))
  return holds(
    quantity.hedge,
    value * ratio(own, common),
    claimed,
    unit === own ? precision : 1,
    step,
  )
}

/** The step that a round number leaves open: 10 for "50", 1 for "54", 0.1 for "5.4". */
function coarse({ value, decimals }: Quantity): number {
  if (decimals) return 10 ** -decimals
  let step = 1
  while (value !== 0 && value % (step * 10) === 0) step *= 10
  return step
}

/** Whether `value` is as `hedge` says of `claimed`: to the last digit (`precision`), or loosely (`step`). */
function holds(
  hedge: Hedge | undefined,
  value: number,
  claimed: number,
  precision: number,
  step: number,
): boolean {
  const slack = noise(value, claimed)
  switch (hedge) {
    case undefined:
      return agreesWithin(value, claimed, precision / 2)
    case 'about':
      return agreesWithin(value, claimed, step / 2)
    case 'nearly':
      return value <= claimed + slack && value >= claimed - step / 2 - slack
    case 'just-over':
      return value >= claimed - slack && value <= claimed + step / 2 + slack
    case 'under':
      return value < claimed - slack
    case 'over':
      return value > claimed + slack
    case 'at-least':
      return value >= claimed - slack
    case 'at-most':
      return value <= claimed + slack
  }
}

/** Whether `text` names `values`, in any order: each as the data write it, or by its category's label or a synonym. */
function sameTexts(text: string, values: readonly string[], field: DataField | undefined): boolean {
  const claimed =
    values.length === 1
      ? [fold(text)]
      : text.split(/,\s*(?:and|or)\s+|,|;|\s(?:and|or)\s/).map(fold)
  const left = new Set(claimed)
  const wanted = values.map((value) => {
    const category = field?.categories.get(value)
    return [value, ...(category ? [category.label, ...category.synonyms] : [])].map(fold)
  })
  return (
    claimed.length === values.length &&
    wanted.every((names) => names.some((name) => left.delete(name)))
  )
}

/** Case, blanks and the typography of quotes and dashes are no difference. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
