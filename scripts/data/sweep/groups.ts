/**
 * Groups of rows that a paragraph has named, and whether a number is true of one of them.
 *
 *     Three patients died of disease. Two were women.
 *                    └ a group ─────┘ └ of it, not of all rows
 *
 * A number is wrong only when neither the whole nor any such group bears it out.
 */
import type { DataRow } from '../../document/inputs.js'
import type { SentenceElement } from './elements.js'
import { belongs, rowsOfCategory, type Category } from './lexicon.js'
import { individuals } from './words.js'
import { singular } from './morphology.js'
import { widerValues } from './wider.js'

/** What is said of the rows of a category: how many there are, or their share (0–1) to a precision. */
export interface SaidOfRows {
  category: Category | undefined
  count?: number | undefined
  share?: { value: number; tolerance: number } | undefined
}

/** Groups that one paragraph may combine; those named last are looked at first. */
const most = 10

/** Whether what is said holds of a group that `named` names, or of two groups together. */
export function holdsOfGroup(
  said: SaidOfRows,
  named: readonly SentenceElement[],
  rows: readonly DataRow[],
): boolean {
  const categories = categoriesIn(named, said.category)
  const counted = (row: DataRow): boolean => !said.category || belongs(row, said.category)
  for (const [index, first] of categories.entries()) {
    const group = rowsOfCategory(first)
    if (fits(said, group, counted, rows.length)) return true
    for (const second of categories.slice(index + 1)) {
      const both = group.filter((row) => belongs(row, second))
      if (both.length > 0 && fits(said, both, counted, rows.length)) return true
    }
  }
  return false
}

/** "Twelve dogs had surgery", where some had "surgery and chemotherapy": the values that contain the one that is named. */
export function holdsWidely(said: SaidOfRows, rows: readonly DataRow[]): boolean {
  const { resource, field, value, label } = said.category ?? {}
  if (!resource || !field || value === undefined || label === undefined) return false
  const values = new Set(widerValues(resource, field, value, label))
  return (
    values.size > 0 &&
    fits(said, rows, (row) => values.has(String(row.values[field.name])), rows.length)
  )
}

function fits(
  { count, share }: SaidOfRows,
  group: readonly DataRow[],
  counted: (row: DataRow) => boolean,
  total: number,
): boolean {
  const part = group.filter(counted).length
  if (count !== undefined) return part === count
  if (!share || group.length === 0) return false
  return [part / group.length, part / total].some(
    (value) => Math.abs(value - share.value) <= share.tolerance,
  )
}

/** The categories that elements name, of the resource of `own` and without it, the last first. */
function categoriesIn(named: readonly SentenceElement[], own: Category | undefined): Category[] {
  const found = new Map<string, Category>()
  for (const element of named.toReversed()) {
    if (element.kind !== 'category') continue
    for (const meaning of element.meanings) {
      const isOwn = meaning.field === own?.field && meaning.value === own.value
      if (!isOwn && (!own || meaning.resource === own.resource))
        found.set(`${meaning.field.name}\0${meaning.value ?? ''}`, meaning)
    }
    if (found.size >= most) break
  }
  return [...found.values()].slice(0, most)
}

/**
 * Whether the text before speaks of a group of rows that the data do not know ("Six patients responded."), of which
 * `count` may be a part; `total` rows are no such group.
 */
export function mayBePart(
  count: number,
  before: readonly SentenceElement[],
  total: number,
): boolean {
  return before.some(
    (element, index) =>
      element.kind === 'number' &&
      element.value >= count &&
      element.value < total &&
      isUnknownGroup(clauseAfter(before, index)),
  )
}

function clauseAfter(
  elements: readonly SentenceElement[],
  index: number,
): readonly SentenceElement[] {
  const end = elements.findIndex(
    ({ kind, text }, at) => at > index && (kind === 'separator' || text === '.'),
  )
  return elements.slice(index + 1, end < 0 ? undefined : end)
}

/** "patients responded", "women responded": rows, and a word that the data do not know. */
function isUnknownGroup(clause: readonly SentenceElement[]): boolean {
  if (!clause.slice(0, 3).some(isRows)) return false
  return (
    clause.some(({ kind }) => kind === 'unknown') || !clause.some(({ kind }) => kind === 'category')
  )
}

const isRows = ({ kind, text }: SentenceElement): boolean =>
  kind === 'unit' || kind === 'category' || individuals.has(singular(text))

/** Whether a sentence speaks of rows named before it ("two of them", "of these"). */
export function pointsBack(elements: readonly SentenceElement[]): boolean {
  return elements.some(
    ({ text }, index) =>
      /^(?:them|whom|which|these|those)$/i.test(text) &&
      /^(?:of|among|amongst|in)$/i.test(elements[index - 1]?.text ?? '') &&
      elements[index + 1]?.kind !== 'number',
  )
}
