/**
 * A bibliography as one tidy .bib: keys like `doe2020`, fields in one order, nothing private, each work once.
 */
import type { Position } from 'unist'
import type { Reference } from '../document/references.js'
import { identityOfItem, KnownWorks } from './same-work.js'
import { tidyKeys } from './tidy-keys.js'
import { unprinted } from './unprinted.js'

/** A reference with all that it says: its own fields and those that it inherits, as TeX. */
export interface WholeReference {
  reference: Reference
  /** Its entry type; of a set that of its first member. */
  type: string
  values: ReadonlyMap<string, string>
}
export interface Tidied {
  /** The .bib; ends with a line feed. */
  text: string
  /** Of its entries, in order. */
  keys: readonly string[]
  duplicates: Duplicate[]
}
/** Two entries of one work. */
export interface Duplicate {
  /** New key of the first. */
  key: string
  /** Of the second one. */
  position: Position
  by: 'DOI' | 'PMID' | 'title'
  /** The second says nothing that the first does not, and was left out. */
  left: boolean
}

export function tidy(references: readonly WholeReference[]): Tidied {
  const { kept, duplicates } = withoutDuplicates(references)
  const made = tidyKeys(kept.map(({ reference }) => reference))
  const keys = new Map(kept.map((one, index) => [one, made[index] as string]))
  const keyOf = (one: WholeReference): string => keys.get(one) as string
  return {
    text: kept.map((one) => entry(one, keyOf(one))).join('\n'),
    keys: made,
    duplicates: duplicates.map(({ first, ...found }) => ({ ...found, key: keyOf(first) })),
  }
}

type Found = Omit<Duplicate, 'key'> & { first: WholeReference }

/** Works of one DOI or number are one; those of one title and year are told, for they may be two parts. */
function withoutDuplicates(references: readonly WholeReference[]): {
  kept: WholeReference[]
  duplicates: Found[]
} {
  const kept: WholeReference[] = []
  const duplicates: Found[] = []
  const known = new KnownWorks<WholeReference>()
  for (const one of references) {
    const { item, position } = one.reference
    const identity = identityOfItem(item)
    const same = known.find(identity)
    const left = same !== undefined && same.by !== 'title'
    if (same) duplicates.push({ first: same.kept, position, by: same.by, left })
    if (left) continue
    kept.push(one)
    known.add(identity, one)
  }
  return { kept, duplicates }
}

/** Fields in the order in which a reader looks for them; the others follow by name. */
const order = `
  author editor translator title subtitle titleaddon shorttitle booktitle booksubtitle maintitle journal journaltitle
  shortjournal eventtitle eventdate venue series date year month volume number issue part pages eid edition chapter
  pagetotal type publisher institution school organization address location howpublished isbn issn doi pmid pmcid eprint
  eprinttype eprintclass archiveprefix primaryclass url urldate version langid language note
`
  .trim()
  .split(/\s+/)
const rank = new Map(order.map((name, index) => [name, index]))
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i

function entry({ type, values }: WholeReference, key: string): string {
  const fields = [...values]
    .filter(([name, value]) => value !== '' && !unprinted.has(name) && !isPrivate(name))
    .sort(
      ([left], [right]) =>
        (rank.get(left) ?? order.length) - (rank.get(right) ?? order.length) ||
        (left < right ? -1 : 1),
    )
  const lines = fields.map(([name, value]) => `  ${name} = ${written(name, value)},\n`)
  return `@${type}{${key},\n${lines.join('')}}\n`
}

/** Fields that a program keeps for itself. */
const isPrivate = (name: string): boolean => /^(?:x-|mendeley-|bdsk-|jabref|zotero|__)/.test(name)

function written(name: string, value: string): string {
  if (name === 'month' && months.test(value)) return value.toLowerCase()
  return `{${balanced(value)}}`
}

/** Braces that pair; where they do not, none. */
function balanced(value: string): string {
  let depth = 0
  for (const brace of value.replace(/[^{}]/g, '')) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) break
  }
  return depth === 0 ? value : value.replace(/[{}]/g, '')
}
