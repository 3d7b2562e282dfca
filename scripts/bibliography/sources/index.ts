/**
 * A bibliography of any kind, told by what it holds: BibTeX, CSL-JSON and -YAML, RIS, EndNote, PubMed.
 */
import { bibtexText } from '../bibtex-text.js'
import { scanBibtex, type Scan } from '../bibtex-scan.js'
import { foldedLetters } from '../folded.js'
import { keyLetters } from '../tidy-keys.js'
import { endnoteTags, scanEndnoteXml } from './endnote.js'
import { scanCsl } from './csl.js'
import type { EntryFields } from './entry-fields.js'
import { sourceFormOf, type BibliographySource } from './form.js'
import { pubmed } from './pubmed.js'
import { ris } from './ris.js'
import { scanTagged } from './tagged.js'

/** Reads one. `strings` are those of BibTeX that files before have defined; `keys` counts the keys made so far. */
export function scanSource(
  { path, text, data }: BibliographySource,
  strings: Map<string, string>,
  keys: Map<string, number>,
): Scan {
  const source = bibtexText(path, text)
  const keyOf = (fields: EntryFields): string => newKey(fields, keys)
  switch (sourceFormOf(text)) {
    case 'json':
    case 'yaml':
      return scanCsl(source, data)
    case 'ris':
      return scanTagged(source, ris, keyOf)
    case 'pubmed':
      return scanTagged(source, pubmed, keyOf)
    case 'endnote':
      return scanTagged(source, endnoteTags, keyOf)
    case 'xml':
      return scanEndnoteXml(source, keyOf)
    case 'bibtex':
      return scanBibtex(source, strings)
  }
}

/** A record without a key of its own is called by its first author and year: `doe2020`, then `doe2020b`. */
function newKey(fields: EntryFields, keys: Map<string, number>): string {
  const name = /^[{\s]*([^,{}]*?)(?:,| and |\}|$)/.exec(
    fields.value('author') ?? fields.value('editor') ?? fields.value('title') ?? '',
  )?.[1]
  const family =
    foldedLetters((name ?? '').split(/\s+/).slice(0, 2).join(' ')).slice(0, 30) || 'work'
  const year = /\d{4}/.exec(fields.value('date') ?? fields.value('year') ?? '')?.[0] ?? 'nd'
  const stem = `${family}${year}`
  const count = keys.get(stem) ?? 0
  keys.set(stem, count + 1)
  return count === 0 ? stem : `${stem}${keyLetters(count)}`
}
