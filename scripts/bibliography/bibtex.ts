/**
 * Bibliographies → references: places and mistakes out of our own scan, CSL items out of citation-js.
 */
import type { CslItem, Reference } from '../document/references.js'
import type { Fault } from '../document/tree.js'
import type { ScannedEntry } from './bibtex-scan.js'
import { importer, type Importer } from './citation-js.js'
import { misreadDate } from './dates.js'
import { predefinedStrings, settingTypes } from './entry-types.js'

import { inheritedFields, lostParents, typeOfEntry, type Find } from './inherit.js'
import { itemOf, othersIn, nameFields } from './item.js'
import { misreadIdentifiers } from './misread-identifiers.js'
import { misread } from './misread-names.js'
import { keyFinder } from './near-key.js'
import { unknownCommands } from './tex.js'
import type { BibliographySource } from './sources/form.js'
import { scanSource } from './sources/index.js'
import type { WholeReference } from './tidy.js'
import { append } from '../lists.js'

export interface ReadBibliography {
  /** By key; of two with one key the first. */
  references: ReadonlyMap<string, Reference>
  faults: Fault[]
}

/** Reads the bibliographies of a manuscript. An entry's CSL item is made when it is first asked for: most are never cited. */
export async function readBibliography(
  sources: readonly BibliographySource[],
): Promise<ReadBibliography> {
  const { works, faults } = await readWorks(sources)
  const kept = new Map<string, WholeReference>()
  for (const work of works) {
    const first = kept.get(work.reference.key)
    if (first) faults.push(duplicate(work, first))
    else kept.set(work.reference.key, work)
  }
  return {
    references: new Map([...kept].map(([key, { reference }]) => [key, reference])),
    faults,
  }
}

/** Every work that the sources hold, in their order; two may have one key. */
export async function readWorks(
  sources: readonly BibliographySource[],
): Promise<{ works: WholeReference[]; faults: Fault[] }> {
  const strings = new Map(predefinedStrings)
  const keys = new Map<string, number>()
  const scans = sources.map((source) => scanSource(source, strings, keys))
  const faults = scans.flatMap((scan) => scan.faults)
  const all = scans.flatMap((scan) => scan.entries)
  const entries = new Map<string, ScannedEntry>()
  for (const entry of all) if (!entries.has(entry.key)) entries.set(entry.key, entry)
  const find = finder(entries)
  const nearest = keyFinder(entries.keys())
  const works = all.filter(({ type }) => !settingTypes.has(type))
  const reader = works.length > 0 ? await importer() : undefined
  for (const entry of all) {
    append(faults, lostParents(entry, find, nearest), misreadNames(entry), misreadFields(entry))
    if (reader) append(faults, lostCommands(entry, reader))
  }
  return {
    works: works.map((entry) => wholeReference(entry, find, reader as Importer)),
    faults,
  }
}

function finder(entries: ReadonlyMap<string, ScannedEntry>): Find {
  let folded: Map<string, ScannedEntry> | undefined
  return (key) =>
    entries.get(key) ??
    (folded ??= new Map(
      [...entries.values()].reverse().map((entry) => [entry.key.toLowerCase(), entry]),
    )).get(key.toLowerCase())
}

/** A second entry of one key; one that says the same changes nothing that is printed. */
function duplicate(second: WholeReference, first: WholeReference): Fault {
  const { key, position } = second.reference
  const kept = first.reference.position
  const place = `${kept.path === position.path ? 'line ' : `${kept.path}:`}${kept.start.line}`
  const isSame = saysOf(second) === saysOf(first)
  return {
    rule: 'duplicate-reference',
    reason: `Unexpected second entry \`${key}\`${isSame ? ' that says the same' : ''}, expected each key once; the one on ${place} is kept`,
    position,
    ...(isSame ? { severity: 'warning' } : {}),
  }
}

/** Type and fields in one order, blanks as one. */
const saysOf = ({ type, values }: WholeReference): string =>
  JSON.stringify([
    type,
    ...[...values].map(([name, value]) => `${name} = ${value.replace(/\s+/g, ' ').trim()}`).sort(),
  ])

function misreadNames(entry: ScannedEntry): Fault[] {
  return Object.keys(nameFields).flatMap((name): Fault[] => {
    const field = entry.fields.get(name)
    if (!field) return []
    const position = entry.source.place(field.from, field.to)
    return misread(field.value).map(({ suggestions, ...found }) => ({
      ...found,
      position,
      ...(suggestions ? { suggestions: suggestions.map((list) => `{${list}}`) } : {}),
    }))
  })
}

/** Fields that are printed as text. */
const typeset =
  /^(?:author|editor|translator|(?:book|main|journal|event|issue)?(?:sub)?title(?:addon)?|journal|series|publisher|institution|organization|school|edition|howpublished)$/

/** Commands that leave nothing in what is printed. */
function lostCommands(entry: ScannedEntry, { commands }: Importer): Fault[] {
  return [...entry.fields].flatMap(([name, field]): Fault[] => {
    if (!field.value.includes('\\') || !typeset.test(name)) return []
    return [...new Set(unknownCommands(field.value, commands))].map((command) => ({
      rule: 'unread-field',
      reason: `Unexpected TeX \`\\${command}\` in \`${name}\`, expected a command of LaTeX or the words themselves; nothing is printed for it`,
      position: entry.source.place(field.from, field.to),
    }))
  })
}

const dated = ['year', 'month', 'date', 'urldate', 'eventdate', 'origdate']

/** Dates and identifiers that say what no reader can use; they are not printed, or as they stand. */
function misreadFields(entry: ScannedEntry): Fault[] {
  return [...dated, ...Object.keys(misreadIdentifiers)].flatMap((name) => {
    const field = entry.fields.get(name)
    const told = misreadIdentifiers[name]
    const reason = field && (told ? told(field.value) : misreadDate(name, field.value))
    return field && reason !== undefined
      ? [{ rule: 'unread-field', reason, position: entry.source.place(field.from, field.to) }]
      : []
  })
}

/** A reference whose item, values and places are made when they are asked for. */
function wholeReference(entry: ScannedEntry, find: Find, reader: Importer): WholeReference {
  let values: ReadonlyMap<string, string> | undefined
  const all = (): ReadonlyMap<string, string> => (values ??= inheritedFields(entry, find))
  return {
    reference: referenceOf(entry, find, reader, all),
    get type() {
      return typeOfEntry(entry, find)
    },
    get values() {
      return all()
    },
  }
}

function referenceOf(
  entry: ScannedEntry,
  find: Find,
  reader: Importer,
  all: () => ReadonlyMap<string, string>,
): Reference {
  let item: CslItem | undefined
  let fields: Reference['fields'] | undefined
  return {
    key: entry.key,
    entryType: entry.type,
    position: entry.position,
    get etAl() {
      return othersIn(all())
    },
    get item() {
      return (item ??= entry.item ?? itemOf(entry.key, typeOfEntry(entry, find), all(), reader))
    },
    get fields() {
      return (fields ??= new Map(
        [...entry.fields].map(([name, { value, from, to }]) => [
          name,
          { value, position: entry.source.place(from, to) },
        ]),
      ))
    },
  }
}
