/**
 * Numbers that are no count of rows, whatever stands beside them.
 */
import type { Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import { individuals } from '../sweep/words.js'
import { singular } from '../sweep/morphology.js'

/** "about 15%", ">50%", "older than 50". */
export const isHedged = (here: readonly SentenceElement[], index: number): boolean =>
  here
    .slice(Math.max(0, index - 2), index)
    .some(
      ({ kind, text }) =>
        (kind === 'gate' && !/^(?:only|just|merely|last|and|including|in)$/i.test(text)) ||
        /^[<>≤≥~]$/.test(text),
    )

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
): boolean =>
  isExternal(here, index, resource) ||
  isOtherNoun(here, index) ||
  isWhole(here, index) ||
  /^all$/i.test(here[index - 1]?.text ?? '') ||
  /^of (?:which|whom)$/i.test(`${here[index + 1]?.text} ${here[index + 2]?.text}`) ||
  here.some(({ text }) => /^(?:both|only|alone|either|solely|exclusively)$/i.test(text))

/** "Four of 15 men": the 15. */
const isWhole = (here: readonly SentenceElement[], index: number): boolean =>
  here[index]?.kind === 'number' &&
  (here[index - 1]?.kind === 'of' ||
    (here[index - 1]?.kind === 'definite' && here[index - 2]?.kind === 'of')) &&
  here.slice(Math.max(0, index - 5), index).some(({ kind }) => kind === 'number')

/** "three conditions in Odate": a noun that the data do not know. */
function isOtherNoun(here: readonly SentenceElement[], index: number): boolean {
  if (here[index]?.kind !== 'number' || here[index + 1]?.text === 'out') return false
  const behind = here.slice(index + 1)
  const end = behind.findIndex(({ kind }) => kind !== 'unknown' && kind !== 'title')
  const noun = behind.slice(0, Math.max(0, end)).at(-1)
  const next = behind[end]
  return (
    noun !== undefined &&
    !people.has(singular(noun.text)) &&
    next?.kind !== 'unit' &&
    next?.kind !== 'category'
  )
}

/** Whether a sentence counts individuals that the data do not have: more of them than there are rows. */
const isExternal = (here: readonly SentenceElement[], index: number, { rows }: Resource): boolean =>
  here.some(
    (element, at) =>
      element.kind === 'number' &&
      element.value > rows.length &&
      at !== index &&
      here[at - 1]?.kind !== 'of' &&
      here[at - 2]?.kind !== 'of' &&
      here.slice(at + 1, at + 4).some(isIndividual),
  )

/** Nouns (singular) for persons, whatever the rows are called. */
const people = new Set(
  'child adult infant neonate newborn adolescent boy girl volunteer respondent responder survivor nurse student'.split(
    ' ',
  ),
)

/** A noun that stands for one of those that are counted. */
export const isIndividual = ({ kind, text }: SentenceElement): boolean =>
  kind === 'unit' || individuals.has(singular(text)) || people.has(singular(text))
