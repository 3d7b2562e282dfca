/**
 * What an entry has from others: `crossref` (its parent's fields where it has none), `xdata` (shared fields), `entryset`
 * (the first of a set). Biblatex manual § 2.4.1.1, appendix B; what says which work it is (DOI, pages) is never handed on.
 */
import type { Fault } from '../document/tree.js'
import type { ScannedEntry } from './bibtex-scan.js'

/** Finds an entry by its key; as BibTeX does, whatever the case of its letters, when none has it exactly. */
export type Find = (key: string) => ScannedEntry | undefined

const own: ReadonlySet<string> = new Set(
  `
  ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand shorthandintro
  sortkey doi eprint eprinttype archiveprefix eprintclass primaryclass pmid pmcid url urldate pages pagetotal numpages abstract keywords file note addendum
`
    .trim()
    .split(/\s+/),
)

const titles: ReadonlySet<string> = new Set([
  'title',
  'subtitle',
  'titleaddon',
  'shorttitle',
  'sorttitle',
  'indextitle',
  'indexsorttitle',
])

/** What a parent's title is to its child, by the types of both; nothing: they are of one kind, and it is the title. */
function titlePrefix(parent: string, child: string): string | undefined {
  if (/^mv(?:book|collection|reference|proceedings)$/.test(parent))
    return child.startsWith('mv') ? undefined : 'main'
  if (/^(?:book|collection|reference|proceedings)$/.test(parent))
    return /^(?:in|supp|bookin|conference)/.test(child) ? 'book' : undefined
  return parent === 'periodical' && /^(?:article|suppperiodical|review)$/.test(child)
    ? 'journal'
    : undefined
}

/** The type of an entry; of a set that of its first member. */
export function typeOfEntry(entry: ScannedEntry, find: Find, depth = 0): string {
  const [member] = entry.type === 'set' && depth < 8 ? entriesOf(entry, 'entryset', find) : []
  return member ? typeOfEntry(member, find, depth + 1) : entry.type
}

/** The values of the entry's fields with those that it inherits. A circle of references ends where it closes. */
export function inheritedFields(
  entry: ScannedEntry,
  find: Find,
  above: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, { value }] of entry.fields) if (value !== '') values.set(name, value)
  if (above.has(entry.key) || above.size > 8) return values
  const seen = new Set([...above, entry.key])
  const add = (name: string, value: string): void =>
    void (values.has(name) || values.set(name, value))
  for (const source of entriesOf(entry, 'xdata', find))
    for (const [name, value] of inheritedFields(source, find, seen)) add(name, value)
  const [member] = entry.type === 'set' ? entriesOf(entry, 'entryset', find) : []
  if (member) for (const [name, value] of inheritedFields(member, find, seen)) add(name, value)
  const [parent] = entriesOf(entry, 'crossref', find)
  if (!parent) return values
  const handed = [...inheritedFields(parent, find, seen)].filter(([name]) => !own.has(name))
  // A parent of BibTeX says what its children's `booktitle` is; its own title may be another.
  const spoken = handed.some(([name]) => name === 'booktitle')
  for (const [name, value] of handed)
    if (!(spoken && titles.has(name))) handDown(name, value, parent, entry, add)
  return values
}

function handDown(
  name: string,
  value: string,
  parent: ScannedEntry,
  child: ScannedEntry,
  add: (name: string, value: string) => void,
): void {
  const prefix = titlePrefix(parent.type, child.type)
  if (titles.has(name)) {
    if (prefix === undefined) add(name, value)
    else if (/^(?:sub)?title(?:addon)?$/.test(name)) add(`${prefix}${name}`, value)
  } else if (name !== 'author' || prefix === undefined || prefix === 'main') add(name, value)
  else if (prefix === 'book') add('bookauthor', value)
}

const entriesOf = (entry: ScannedEntry, name: string, find: Find): ScannedEntry[] =>
  keysOf(entry, name).flatMap((key) => find(key) ?? [])

const keysOf = (entry: ScannedEntry, name: string): string[] =>
  entry.fields
    .get(name)
    ?.value.split(',')
    .map((key) => key.trim())
    .filter(Boolean) ?? []

/** References to entries that are not there: what should come from them is missing. */
export function lostParents(
  entry: ScannedEntry,
  find: Find,
  nearest: (key: string) => string | undefined,
): Fault[] {
  return ['crossref', 'xdata', 'entryset'].flatMap((name) =>
    keysOf(entry, name).flatMap((key): Fault[] => {
      const field = entry.fields.get(name)
      if (!field || find(key)) return []
      const near = nearest(key)
      return [
        {
          rule: 'invalid-bibtex',
          reason: `Unexpected \`${name} = {${key}}\` in \`${entry.key}\`, expected the key of another entry${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
          position: entry.source.place(field.from, field.to),
          ...(near === undefined ? {} : { suggestions: [`{${near}}`] }),
        },
      ]
    }),
  )
}
