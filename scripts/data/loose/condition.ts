/**
 * What a sentence says of some rows: a category, yes or no, a threshold, that a cell is filled.
 *
 *     five women with a CEA above 10 µg/L
 *          ────── sex = 'F'  ──────────── cea > 10
 */
import type { DataField, DataRow, Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import { belongs, type Category, type Lexicon } from '../sweep/lexicon.js'
import { stem } from '../sweep/morphology.js'
import { negatedAt } from './negation.js'
import { equals, nameIn, quotedText, titleOf } from './predicate.js'
import { spansIn, thresholdsIn } from './thresholds.js'
import { widerValues } from '../sweep/wider.js'
import { yesOrNo } from './yes-no.js'

/** One restriction of the rows of a resource. */
export interface Condition {
  resource: Resource
  field: DataField
  holds: (row: DataRow) => boolean
  /** As an expression writes it. */
  predicate: string
  /** In words, behind "have": "`sex` female". */
  says: string
  /** The same with the values of its column that contain it: "surgery and chemotherapy" for "surgery". */
  wider?: Condition | undefined
}

/** A place of a sentence, and the conditions that it may mean. */
export interface NamedCondition {
  start: number
  end: number
  meanings: readonly Condition[]
  /** Another way to be what the one before it says: "a CEA above 10 or a CA 19-9 above 37". */
  isAlternative?: boolean | undefined
}

/** All conditions that a sentence names, in its order. */
export function conditionsIn(
  sentence: string,
  here: readonly SentenceElement[],
  words: Lexicon,
): NamedCondition[] {
  const categories = here.flatMap((element, index): NamedCondition[] =>
    element.kind === 'category'
      ? [
          {
            start: element.start,
            end: element.end,
            meanings: element.meanings
              .flatMap(ofCategory)
              .map((one) => (negatedAt(here, index) ? otherThan(one) : one)),
          },
        ]
      : [],
  )
  const found = [
    ...categories,
    ...yesOrNo(here, words).filter(
      ({ start, meanings: [one] }) =>
        !categories.some(
          (other) =>
            other.start <= start &&
            start < other.end &&
            other.meanings.some(({ field }) => field === one?.field),
        ),
    ),
    ...thresholdsIn(sentence, words),
    ...spansIn(sentence, words),
    ...unions(here, categories, words),
    ...codes(here, words),
  ].filter(({ start }) => !risk.test(sentence.slice(Math.max(0, start - 40), start)))
  return [...found, ...filled(here, found, words)]
    .filter(({ meanings }) => meanings.length > 0)
    .sort((left, right) => left.start - right.start)
    .map((one, index, all) => ({ ...one, isAlternative: follows(sentence, all[index - 1], one) }))
}

/** Behind these, a category is feared and not there. */
const risk =
  /\b(?:risk|suspicion|suspected|fear|probability|chance|screened|screening) (?:of|for)(?: having| developing)?\s$/i

/** Short codes in brackets beside a number: "(CT 9)"; elsewhere they are words. */
const codes = (here: readonly SentenceElement[], { resources }: Lexicon): NamedCondition[] =>
  here.flatMap(({ kind, text, start, end }, index): NamedCondition[] => {
    if (kind !== 'unknown' || !/^\p{Lu}{2}$/u.test(text)) return []
    if (here[index - 1]?.text !== '(' || here[index + 1]?.kind !== 'number') return []
    const meanings = resources.flatMap((resource) =>
      resource.fields
        .filter((field) => field.type === 'string' && codesOf(resource, field).has(text))
        .map((field) => valueOf(resource, field, text)),
    )
    return meanings.length === 1 ? [{ start, end, meanings }] : []
  })

const knownCodes = new WeakMap<DataField, ReadonlySet<string>>()

/** Values of two capitals that a column has more than once, read once. */
function codesOf({ rows }: Resource, field: DataField): ReadonlySet<string> {
  const known = knownCodes.get(field)
  if (known) return known
  const seen = new Set<string>()
  const codes = new Set<string>()
  for (const { values } of rows) {
    const value = values[field.name]
    if (typeof value !== 'string' || !/^\p{Lu}{2}$/u.test(value)) continue
    if (seen.has(value)) codes.add(value)
    seen.add(value)
  }
  knownCodes.set(field, codes)
  return codes
}

const valueOf = (resource: Resource, field: DataField, value: string): Condition => ({
  resource,
  field,
  holds: ({ values }) => [values[field.name]].flat().includes(value),
  predicate: equals(field, value),
  says: `\`${field.name}\` ${value}`,
})

/** Whether "or", and little else, stands between two conditions. */
const follows = (
  sentence: string,
  before: NamedCondition | undefined,
  { start }: NamedCondition,
): boolean =>
  before !== undefined &&
  start - before.end <= 60 &&
  /^[^,;.(]*\bor\b[^,;.(]*$/.test(sentence.slice(before.end, start))

function ofCategory(category: Category): Condition[] {
  const { resource, field, value, label } = category
  const missing = [...field.missing.values()].filter(Boolean)
  if (value === undefined && missing.length > 1) return []
  return [
    {
      resource,
      field,
      holds: (row) => belongs(row, category),
      predicate: value === undefined ? `$missing(${quotedText(field.name)})` : equals(field, value),
      says: `\`${field.name}\` ${label}`,
      wider: value === undefined ? undefined : widerThan(resource, field, value, label),
    },
  ]
}

/** A category together with those of its column whose label holds its label. */
function widerThan(
  resource: Resource,
  field: DataField,
  value: string,
  label: string,
): Condition | undefined {
  const values = widerValues(resource, field, value, label)
  return values.length < 2
    ? undefined
    : {
        resource,
        field,
        holds: ({ values: row }) => values.includes(String(row[field.name])),
        predicate: `(${values.map((one) => equals(field, one)).join(' or ')})`,
        says: `\`${field.name}\` with "${label}"`,
      }
}

/** "did not have X": the rows with another value. */
const otherThan = ({ resource, field, holds, predicate, says }: Condition): Condition => ({
  resource,
  field,
  holds: (row) => row.values[field.name] !== undefined && !holds(row),
  predicate: `$exists(${nameIn(field.name)}) and $not(${predicate})`,
  says: `${says} not`,
})

/** A word that several categories of one column share, and not all: "exploration" of "Direct" and of "Delayed exploration". */
function unions(
  here: readonly SentenceElement[],
  found: readonly NamedCondition[],
  { resources }: Lexicon,
): NamedCondition[] {
  const kinds = resources.flatMap((resource) =>
    resource.fields.flatMap((field) => unionsOf(resource, field)),
  )
  if (kinds.length === 0) return []
  return here.flatMap((element): NamedCondition[] => {
    const { text, start, end } = element
    // "exploration" may be of a column's values, too, where it is but part of a title: "Reason for exploration".
    const isOpen =
      element.kind === 'unknown' ||
      (element.kind === 'title' && [...element.fields].every((field) => titleOf(field).length > 1))
    if (!isOpen || found.some((one) => one.start <= start && end <= one.end)) return []
    const own = stem(text.toLowerCase())
    const meanings = kinds.filter(({ word }) => word === own).map(({ meaning }) => meaning)
    return meanings.length === 1 ? [{ start, end, meanings }] : []
  })
}

const knownUnions = new WeakMap<DataField, Array<{ word: string; meaning: Condition }>>()

function unionsOf(
  resource: Resource,
  field: DataField,
): Array<{ word: string; meaning: Condition }> {
  const known = knownUnions.get(field) ?? readUnions(resource, field)
  knownUnions.set(field, known)
  return known
}

/** Categories of which a column may have, for a word of them to be one. */
const mostCategories = 20

function readUnions(
  resource: Resource,
  field: DataField,
): Array<{ word: string; meaning: Condition }> {
  const values = new Map<string, string>()
  for (const { values: row } of resource.rows.slice(0, 2000))
    for (const value of [row[field.name]].flat())
      if (typeof value === 'string') values.set(value, field.categories.get(value)?.label ?? value)
  if (field.type !== 'string' || values.size < 3 || values.size > mostCategories) return []
  const byWord = new Map<string, Set<string>>()
  for (const [value, label] of values)
    for (const [word] of label.toLowerCase().matchAll(/\p{L}{5,}/gu))
      byWord.set(stem(word), (byWord.get(stem(word)) ?? new Set()).add(value))
  return [...byWord]
    .filter(([, of]) => of.size > 1 && of.size < values.size)
    .map(([word, of]) => ({
      word,
      meaning: {
        resource,
        field,
        holds: ({ values: row }) => [row[field.name]].flat().some((value) => of.has(String(value))),
        predicate: `(${[...of].map((value) => equals(field, value)).join(' or ')})`,
        says: `\`${field.name}\` with "${word}"`,
      },
    }))
}

const isKnown =
  /^(?:known|available|determined|identified|established|reported|recorded|documented|stated)$/i

/** "Aetiology could be determined in eight cases": the rows in which a column has a value. */
function filled(
  here: readonly SentenceElement[],
  found: readonly NamedCondition[],
  words: Lexicon,
): NamedCondition[] {
  const known = here.findIndex(({ text }) => isKnown.test(text))
  if (known < 0) return []
  return here.slice(0, known).flatMap((element): NamedCondition[] => {
    if (element.kind !== 'title' || element.fields.size !== 1) return []
    if (found.some(({ start, end }) => start <= element.start && element.start < end)) return []
    const [field] = [...element.fields]
    const resource = words.resources.find(({ fields }) => field && fields.includes(field))
    if (!field || !resource || titleOf(field).length > 2) return []
    return [
      {
        start: element.start,
        end: element.end,
        meanings: [
          {
            resource,
            field,
            holds: ({ values }) => values[field.name] !== undefined,
            predicate: `$exists(${nameIn(field.name)})`,
            says: `a value of \`${field.name}\``,
          },
        ],
      },
    ]
  })
}
