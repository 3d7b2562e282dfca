/**
 * "Two of them died 3 months after treatment": a time that all rows of a category are said to have.
 */
import type { SentenceElement } from '../sweep/elements.js'
import { readQuantities } from '../quantities/read.js'
import { quantile } from '../statistics.js'
import { ratio, timeUnit } from '../units.js'
import type { NamedCondition } from './condition.js'
import { nameIn, rowsWith } from './predicate.js'
import type { LooseReading } from './reading.js'
import { countIn, groupInWords, predicatesOf, summaryIn, type RowGroup } from './rows.js'

const after =
  /(?<!\d(?:,| and| or| to) )\b(\d{1,4}) (?:days?|weeks?|months?|years?) (?:after|later|following|from|post)\b/giu

/** Each such time, where one column alone has its unit. */
export function durationsIn(
  sentence: string,
  here: readonly SentenceElement[],
  named: readonly NamedCondition[],
): LooseReading[] {
  return [...sentence.matchAll(after)].flatMap((match): LooseReading[] => {
    const [, text = ''] = match
    const { index: start } = match
    const [meaning] = named.findLast(({ end }) => end <= start)?.meanings ?? []
    if (!meaning || isBounded(here, start)) return []
    const { resource } = meaning
    const fields = resource.fields.filter(
      ({ type, unit, name }) =>
        (type === 'integer' || type === 'number') && timeUnit(unit ?? name) !== undefined,
    )
    const read = readQuantities(match[0])
    const quantity = read.fault === undefined ? read.quantities[0] : undefined
    const [field] = fields.filter(({ name, title }) => !/\bage/i.test(`${name} ${title ?? ''}`))
    const own = field && timeUnit(field.unit ?? field.name)
    if (!field || !own || !quantity?.unit || fields.length > 2) return []
    const said = quantity.value * ratio(quantity.unit, own)
    const group: RowGroup = [[meaning]]
    const count = countIn(resource, group)
    if (!count || count > most) return []
    const [first, last] = [0, 1].map((at) =>
      summaryIn(resource, group, field.name, `quantile ${at}`, (values) => quantile(values, at)),
    )
    if (first === undefined || last === undefined || (said !== first && said !== last)) return []
    return [
      {
        start,
        end: start + text.length,
        words: text,
        agrees: first === last,
        kind: 'cell',
        says: `\`${field.name}\` of the rows with ${groupInWords(group)} is ${first === last ? first : `from ${first} to ${last}`}`,
        expression: `$distinct(${rowsWith(resource.name, predicatesOf(group))}.${nameIn(field.name)})`,
      },
    ]
  })
}

/** Rows of which a sentence would say one time. */
const most = 6

/** "within 3 months after", "the first 3 months after". */
const isBounded = (here: readonly SentenceElement[], start: number): boolean =>
  here
    .filter((element) => element.end <= start)
    .slice(-2)
    .some(({ text }) =>
      /^(?:within|the|first|last|about|until|over|under|than|to|at|mean|median|of)$/i.test(text),
    )
