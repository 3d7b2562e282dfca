/**
 * BibTeX and BibLaTeX → references: CSL items out of citation-js, positions and mistakes out of our own scan.
 */
import type { CslItem, Fault, Reference } from '../document.js'
import { scanBibtex, type ScannedEntry } from './bibtex-scan.js'
import { itemOf } from './bibtex-item.js'
import { importer } from './citation-js.js'

export interface BibliographySource { path: string; text: string }
export interface ReadBibliography {
  /** By key; of two with one key the first. */
  references: ReadonlyMap<string, Reference>
  faults: Fault[]
}

/** Reads the .bib files of a manuscript. An entry's CSL item is made when it is first asked for: most are never cited. */
export async function readBibliography(sources: readonly BibliographySource[]): Promise<ReadBibliography> {
  const strings = new Map<string, string>()
  const scans = sources.map(({ path, text }) => scanBibtex(path, text.replace(/^\uFEFF/, ' '), strings))
  const faults = scans.flatMap((scan) => scan.faults)
  const entries = new Map<string, ScannedEntry>()
  for (const entry of scans.flatMap((scan) => scan.entries)) {
    const first = entries.get(entry.key)
    if (first) faults.push(duplicate(entry, first))
    else entries.set(entry.key, entry)
  }
  const read = entries.size > 0 ? await importer() : () => undefined
  const references = new Map<string, Reference>()
  for (const entry of entries.values()) references.set(entry.key, referenceOf(entry, entries, read))
  return { references, faults }
}

function duplicate(entry: ScannedEntry, { position }: ScannedEntry): Fault {
  const place = `${position.path}:${position.start.line}:${position.start.column}`
  return { rule: 'duplicate-reference', reason: `Unexpected second entry \`${entry.key}\`, expected each key once: the first is at ${place}`, position: entry.position }
}

function referenceOf(entry: ScannedEntry, entries: ReadonlyMap<string, ScannedEntry>, read: (bibtex: string) => CslItem | undefined): Reference {
  let item: CslItem | undefined
  return {
    key: entry.key,
    entryType: entry.type,
    position: entry.position,
    fields: entry.fields,
    etAl: /\sand\s+others\s*$/i.test(entry.fields.get('author')?.value ?? ''),
    get item() {
      item ??= itemOf(entry, entries, read)
      return item
    },
  }
}
