/**
 * Numbers that say how many rows there are, what a column sums to, or what is left.
 */
import type { DataField, Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { singular, stem } from '../sweep/morphology.js'
import { cardinal } from '../sweep/words.js'
import { isIndividual } from './other-things.js'
import type { NamedCondition } from './condition.js'
import { countOf, nameIn } from './predicate.js'
import type { LooseReading } from './reading.js'
import { talliesOf, type Tally } from './tally.js'

const cohort =
  /\b(?:a total of|(?:out )?of(?: the| these| our| all)*|all|these|our|included|enrolled|recruited|comprised|reviewed data of|sample of|cohort \(|n ?=|with|who?m) ?(\d{1,5}|[a-z]+(?:-[a-z]+)?)\b(?! ?[%.]\d|%| (?:years?|months?|weeks?|days?))(?: (?:[a-z-]+ ){0,2}?([a-z]+))?/gi

/** Numbers that say how many rows there are: "a total of 24 studies", "Of the 10 nurses". */
export function totalsIn(sentence: string, words: Lexicon): LooseReading[] {
  const [resource] = words.resources
  if (!resource || words.resources.length > 1) return []
  const rows = resource.rows.length
  return [...sentence.matchAll(cohort)].flatMap((match): LooseReading[] => {
    const [all, text = '', noun = ''] = match
    const said = cardinal(text.toLowerCase())
    if (said === undefined || said < 3) return []
    const lead = all.slice(
      0,
      all.search(new RegExp(`\\b${text}\\b(?!.*\\b(?:of|these|our|all) ${text}\\b)`)),
    )
    const start = match.index + lead.length
    const isNear = Math.abs(said - rows) <= Math.max(1, Math.round(rows * 0.13))
    if (!isNear) return []
    return [
      {
        start,
        end: start + text.length,
        words: text,
        agrees: said === rows,
        kind: 'total',
        says: `\`${resource.name}\` has ${rows} rows`,
        expression: `$count(${nameIn(resource.name)})`,
        isWeak:
          singular(noun) !== singular(resource.name) &&
          /^(?:with|who?m|of)\b(?! the| these| our| all)/i.test(all),
      },
    ]
  })
}

/**
 * Numbers beside the noun for a row that are all rows: "Twelve children followed the diet". One that is a little more can be
 * no part of them, unless the sentence speaks of others.
 */
export function rowsNamed(
  here: readonly SentenceElement[],
  named: readonly NamedCondition[],
  { resources }: Lexicon,
): LooseReading[] {
  const [resource] = resources
  if (!resource || resources.length > 1) return []
  const isOfOthers = here.some(({ kind, text }) => kind === 'gate' || text === '\uFFFC')
  return here.flatMap((element, index): LooseReading[] => {
    if (element.kind !== 'number' || element.value <= 2) return []
    const { value, start, end, text: words } = element
    const near = here.slice(index + 1, index + 3)
    const isNamed = near.some((noun) => noun.kind === 'unit' || isRow(noun, resource))
    const tally = totalFor(resource, near)
    const agrees = value === tally.count
    const isIncluded =
      named.length === 0 && isNamed && includes(here, index) && !says(here, tally.count)
    const distance = value - tally.count
    const isNear =
      (distance > 0 || isIncluded) && Math.abs(distance) <= Math.max(1, tally.count * 0.1)
    if (!(agrees || isNear) || !(isNamed || near.some(({ kind }) => kind === 'light'))) return []
    const isOfRows = here
      .slice(index + 1, index + (agrees ? 4 : 2))
      .some((noun) => isRow(noun, resource))
    return [
      {
        start,
        end,
        words,
        agrees,
        kind: 'total',
        says: tally.says,
        expression: tally.expression,
        isWeak: !isOfRows || (!agrees && isOfOthers && !isIncluded),
      },
    ]
  })
}

/** How many rows there are, or, for a noun that they are several of, how many of those. */
function totalFor(resource: Resource, near: readonly SentenceElement[]): Tally {
  const [rows, ...individuals] = talliesOf(resource, [[]])
  const isPerson =
    near.some((noun) => isRow(noun, resource)) &&
    !near.some(({ text }) => singular(text) === singular(resource.name))
  const count = resource.rows.length
  return (
    (isPerson ? individuals[0] : undefined) ??
    rows ?? { group: [], count, says: `${count} rows`, expression: countOf(resource.name, []) }
  )
}

/** What is said of all rows: that they were included, found, studied. */
const included =
  /^(?:included?|enrolled|recruited|reviewed|analy[sz]ed|identified|found|studied|randomi[sz]ed|participated|took|met|compris(?:ing|ed?)|consisted|interviewed|operated|retrieved|yielded|known|summari[sz]ed)$/i

/** Whether a number stands beside a word that says it of all rows: "We reviewed 16 cases", "16 cases were found". */
const includes = (here: readonly SentenceElement[], index: number): boolean =>
  here.slice(Math.max(0, index - 4), index).some(({ text }) => included.test(text)) ||
  here.slice(index + 1, index + 7).some(({ text }) => included.test(text))

const says = (here: readonly SentenceElement[], value: number): boolean =>
  here.some((element) => element.kind === 'number' && element.value === value)

/** A noun for a row: what the table is called, or persons; samples are many of one. */
const isRow = (noun: SentenceElement, { name }: Resource): boolean =>
  singular(noun.text) === singular(name) ||
  (isIndividual(noun) && !/^(?:sample|specimen|tumou?r|lesion|cancer)s?$/i.test(noun.text))

const counted = /\b(\d{1,3}(?:,\d{3})+|\d{2,7}) ([a-z]{4,20})\b/gi

/** "1111 participants" where a column counts participants: their sum. */
export function sumsIn(sentence: string, { resources }: Lexicon): LooseReading[] {
  return [...sentence.matchAll(counted)].flatMap((match): LooseReading[] => {
    const [, text = '', noun = ''] = match
    const said = Number(text.replaceAll(',', ''))
    return resources.flatMap((resource) =>
      resource.fields.flatMap((field): LooseReading[] => {
        if (field.type !== 'integer' || !isTitle(field, noun)) return []
        const sum = sumOf(resource, field)
        // Another size is another thing: the participants of one study.
        if (Math.abs(said - sum) > sum * 0.03) return []
        return [
          {
            start: match.index,
            end: match.index + text.length,
            words: text,
            agrees: said === sum,
            kind: 'sum',
            says: `the sum of \`${field.name}\` is ${sum}`,
            expression: `$sum(${nameIn(resource.name)}.${nameIn(field.name)})`,
          },
        ]
      }),
    )
  })
}

const sumOf = ({ rows }: Resource, field: DataField): number =>
  rows.reduce((total, { values }) => {
    const value = values[field.name]
    return typeof value === 'number' ? total + value : total
  }, 0)

/** Nouns that a title of a count holds besides: "Number of patients", "No. of participants". */
const counting = /^(?:total )?(?:number|no\.?|n) (?:of )?/i

const isTitle = ({ title, name }: DataField, noun: string): boolean =>
  [title, name.replaceAll('_', ' ')].some(
    (one) =>
      one !== undefined &&
      stem(one.replace(counting, '').toLowerCase()) === stem(noun.toLowerCase()),
  )
