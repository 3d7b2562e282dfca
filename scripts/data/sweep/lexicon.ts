/**
 * What the words of a text may count: the categories of the data's columns, by every word that names them.
 *
 * A category is named by its value, its label and synonyms in the Data Package, their plural, adjectives made by rule
 * (rectum, rectal), and, for sex, man and woman. A missing value is named by its label. Columns without declared
 * categories count when their values recur.
 */
import type { DataField, DataRow, Resource } from '../../document/inputs.js'
import { adjectives, sexWords, singular, stem } from './morphology.js'
import { units } from './words.js'
import { largest } from '../../lists.js'

/** One category of one column; `value` absent: the rows whose cell is missing with that `label`. */
export interface Category {
  resource: Resource
  field: DataField
  value?: string | undefined
  label: string
}

export interface Lexicon {
  /** Words, each singular, joined by a blank → what they may mean. */
  phrases: ReadonlyMap<string, readonly Category[]>
  /** Words of the longest phrase. */
  longest: number
  /** Stem of a word of a column's title → the columns. */
  titles: ReadonlyMap<string, ReadonlySet<DataField>>
  /** Nouns that stand for a row: the general ones and the resources' names. */
  units: ReadonlySet<string>
  resources: readonly Resource[]
}

export function lexicon(resources: Iterable<Resource>): Lexicon {
  const phrases = new Map<string, Category[]>()
  const titles = new Map<string, Set<DataField>>()
  const nouns = new Set(units)
  const all = [...resources].filter(({ faulty }) => !faulty)
  for (const resource of all) {
    nouns.add(singular(resource.name))
    for (const field of resource.fields) {
      for (const word of wordsOf(`${field.title ?? ''} ${field.name.replace(/_/g, ' ')}`))
        add(titles, stem(word), field)
      for (const [category, names] of categoriesOf(resource, field)) {
        for (const name of names) push(phrases, name, category)
      }
    }
  }
  const longest = Math.max(
    1,
    largest([...phrases.keys()].map((phrase) => phrase.split(' ').length)),
  )
  return { phrases, longest, titles, units: nouns, resources: all }
}

/** Whether a row belongs to a category; a cell of several categories belongs to each. */
export function belongs(row: DataRow, category: Category): boolean {
  const value = row.values[category.field.name]
  if (category.value === undefined)
    return (
      value === undefined &&
      category.field.missing.get(row.raw[category.field.name] ?? '') === category.label
    )
  return Array.isArray(value)
    ? value.includes(category.value)
    : value !== undefined && String(value) === category.value
}

const members = new WeakMap<Resource, Map<string, readonly DataRow[]>>()

/** The rows of a category, looked for once. */
export function rowsOfCategory(category: Category): readonly DataRow[] {
  const { resource, field, value, label } = category
  const known = members.get(resource) ?? new Map<string, readonly DataRow[]>()
  members.set(resource, known)
  const key = `${field.name}\0${value ?? `\0${label}`}`
  const rows = known.get(key) ?? resource.rows.filter((row) => belongs(row, category))
  known.set(key, rows)
  return rows
}

function* categoriesOf(resource: Resource, field: DataField): Generator<[Category, Set<string>]> {
  if (field.type !== 'string') return
  const declared = field.categories.size > 0 ? field.categories : recurring(resource, field)
  for (const [value, { label, synonyms }] of declared) {
    yield [{ resource, field, value, label }, names(resource, field, value, [label, ...synonyms])]
  }
  for (const label of new Set(field.missing.values())) {
    if (label) yield [{ resource, field, label }, new Set([phrase(label)])]
  }
}

/** Categories of a column that declares none: its values, when they are few and recur. */
function recurring(
  resource: Resource,
  field: DataField,
): ReadonlyMap<string, { label: string; synonyms: readonly string[] }> {
  const found = new Map<string, { label: string; synonyms: readonly string[] }>()
  let cells = 0
  for (const row of resource.rows) {
    for (const value of [row.values[field.name]].flat()) {
      if (typeof value !== 'string') continue
      cells += 1
      found.set(value, { label: value, synonyms: [] })
    }
  }
  return found.size <= 20 && found.size * 2 <= cells ? found : new Map()
}

function names(
  resource: Resource,
  field: DataField,
  value: string,
  others: readonly string[],
): Set<string> {
  const found = new Set<string>()
  for (const name of [value, ...others]) {
    const words = wordsOf(name)
    if (words.length === 0) continue
    if (isCode(name)) {
      for (const title of wordsOf(field.title ?? field.name))
        found.add(`${singular(title)} ${phrase(name)}`)
    } else {
      found.add(phrase(name))
      if (words.length > 2 && units.has(singular(words.at(-1) ?? '')))
        found.add(phrase(words.slice(0, -1).join(' ')))
    }
    if (words.length === 1)
      for (const word of [...adjectives(name.toLowerCase()), ...sexWords(name)]) found.add(word)
    for (const word of sideWords(name, field, resource)) found.add(word)
  }
  return found
}

/** "left side", "left eye" for `L` in a column of sides. */
function sideWords(
  name: string,
  { title, name: column }: DataField,
  { name: rows }: Resource,
): string[] {
  const side = /^(?:l|left|os)$/i.test(name)
    ? 'left'
    : /^(?:r|right|od)$/i.test(name)
      ? 'right'
      : undefined
  return side === undefined || !/\b(?:side|sided|laterality|eye)\b/i.test(title ?? column)
    ? []
    : [`${side} side`, `${side}-sided`, `${side} ${singular(rows)}`]
}

/** `I`, `IV`, `F`, `2`: a word of the text only beside its column's title. */
const isCode = (name: string): boolean =>
  name.length <= 2 || /^[IVX]+[ab]?$/.test(name) || /^\d/.test(name)

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []
const phrase = (text: string): string => wordsOf(text).map(singular).join(' ')

function push(map: Map<string, Category[]>, key: string, category: Category): void {
  const list = map.get(key)
  if (list) list.push(category)
  else map.set(key, [category])
}
function add(map: Map<string, Set<DataField>>, key: string, field: DataField): void {
  const set = map.get(key)
  if (set) set.add(field)
  else map.set(key, new Set([field]))
}
