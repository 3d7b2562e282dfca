/**
 * Numbers that are no count of rows, whatever stands beside them.
 */
import type { Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import { individuals } from '../sweep/words.js'
import { singular } from '../sweep/morphology.js'
import type { Condition, NamedCondition } from './condition.js'
import type { RowGroup } from './rows.js'

/** "about 15%", ">50%", "older than 50". */
export function isHedged(here: readonly SentenceElement[], index: number): boolean {
  const near = here.slice(Math.max(0, index - 2), index)
  const part = near.slice(near.findLastIndex(({ text }) => /^[,;:)]$/.test(text)) + 1)
  return part.some(
    ({ kind, text }) => (kind === 'gate' && !harmless.test(text)) || /^[<>≤≥~]$/.test(text),
  )
}

/** Gates of the sweep behind which a number is still a count. */
const harmless =
  /^(?:only|just|merely|last|and|including|in|reported|published|days?|weeks?|months?|years?)$/i

/** "case 3", "stage 2", "3 months": a name or another quantity. */
export function isLabel(here: readonly SentenceElement[], index: number): boolean {
  const [before, after] = [here[index - 1], here[index + 1]]
  return (
    before?.kind === 'unit' ||
    before?.kind === 'title' ||
    /^(?:months?|years?|weeks?|days?|hours?|min|mm|cm|mg|g|ml|kg|times|fold|µg|μg|mmol|[%°×-]|–|\/|±|:)$/i.test(
      after?.text ?? '',
    ) ||
    /^(?:fig|figure|table|stage|grade|type|day|[-–/.:±×])$/i.test(before?.text ?? '')
  )
}

/**
 * Whether a number counts something else, or some of the rows in a way that cannot be read: other individuals, another noun,
 * a whole that another number is of, all of a group named before, those with one thing only.
 */
export const isOfOtherThings = (
  here: readonly SentenceElement[],
  index: number,
  resource: Resource,
  own: RowGroup,
  named: readonly NamedCondition[],
): boolean =>
  isExternal(here, index, resource, named) ||
  isOtherNoun(here, index) ||
  isWhole(here, index) ||
  /^all$/i.test(here[index - 1]?.text ?? '') ||
  /^of (?:which|whom)$/i.test(`${here[index + 1]?.text} ${here[index + 2]?.text}`) ||
  isExclusive(here, index, own)

/** "Four of 15 men": the 15. */
const isWhole = (here: readonly SentenceElement[], index: number): boolean =>
  here[index]?.kind === 'number' &&
  (here[index - 1]?.kind === 'of' ||
    (here[index - 1]?.kind === 'definite' && here[index - 2]?.kind === 'of')) &&
  here.slice(Math.max(0, index - 5), index).some(({ kind }) => kind === 'number')

/**
 * "two had surgery only", "both eyes": what other columns say may matter. "Only two" is a count as any other; so is "surgery
 * alone" where the column has more than yes and no, and "both headache and nausea" where it lists.
 */
function isExclusive(here: readonly SentenceElement[], index: number, own: RowGroup): boolean {
  const conditions = own.flat()
  return here.some(({ text }, at) => {
    if (/^(?:only|just)$/i.test(text) && at === index - 1) return false
    if (/^both$/i.test(text))
      return (
        at < index ||
        !conditions.some(({ field }) => field.separator !== undefined) ||
        hasNumberBetween(here, index, at)
      )
    if (/^(?:only|alone)$/i.test(text)) return !conditions.every(hasOthers)
    return /^(?:either|solely|exclusively)$/i.test(text)
  })
}

const hasNumberBetween = (here: readonly SentenceElement[], from: number, to: number): boolean =>
  here.slice(from + 1, to).some(({ kind }) => kind === 'number')

/** Whether a column has one of several values in each row, and so what a row has "only". */
const hasOthers = ({ resource, field }: Condition): boolean =>
  field.separator === undefined &&
  new Set(resource.rows.slice(0, 500).map(({ values }) => values[field.name])).size > 2

/** "three conditions in Odate": a noun that the data do not know. */
function isOtherNoun(here: readonly SentenceElement[], index: number): boolean {
  const number = here[index]
  if (number?.kind !== 'number' || here[index + 1]?.text === 'out') return false
  const behind = here.slice(index + 1)
  const end = behind.findIndex(({ kind }) => kind !== 'unknown' && kind !== 'title')
  const noun = behind.slice(0, Math.max(0, end)).at(-1)
  const next = behind[end]
  return (
    noun !== undefined &&
    (number.value === 1 || isPlural.test(noun.text)) &&
    !people.has(singular(noun.text)) &&
    next?.kind !== 'unit' &&
    next?.kind !== 'category'
  )
}

/** Whether a sentence counts individuals that the data do not have: more of them than there are rows. */
const isExternal = (
  here: readonly SentenceElement[],
  index: number,
  { rows }: Resource,
  named: readonly NamedCondition[],
): boolean =>
  here.some(
    (element, at) =>
      element.kind === 'number' &&
      !named.some(({ start, end }) => start <= element.start && element.end <= end) &&
      element.value > rows.length &&
      at !== index &&
      here[at - 1]?.kind !== 'of' &&
      here[at - 2]?.kind !== 'of' &&
      here.slice(at + 1, at + 4).some(isIndividual),
  )

/** What several things are called by, and no verb: "Seven held a degree" counts none of them. */
const isPlural = /(?:s|people|men|teeth|feet|mice|data|criteria|phenomena)$/i

/** Nouns (singular) for persons, whatever the rows are called. */
const people = new Set(
  'child adult infant neonate newborn adolescent boy girl volunteer respondent responder survivor nurse student'.split(
    ' ',
  ),
)

/** A noun that stands for one of those that are counted. */
export const isIndividual = ({ kind, text }: SentenceElement): boolean =>
  kind === 'unit' || individuals.has(singular(text)) || people.has(singular(text))
