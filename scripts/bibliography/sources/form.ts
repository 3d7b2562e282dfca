/**
 * What kind of bibliography a file is.
 */
import type { CslData } from './csl.js'

export interface BibliographySource {
  path: string
  text: string
  /** Of YAML, which the caller reads. */
  data?: CslData
}

export type SourceForm = 'bibtex' | 'json' | 'yaml' | 'ris' | 'endnote' | 'xml' | 'pubmed'

/** What a file is, whatever its name. */
export function sourceFormOf(source: string): SourceForm {
  const text = source.replace(/^\uFEFF/, '')
  const head = text.slice(0, 20_000)
  const [first = ''] = /\S.*/.exec(head) ?? []
  if (/^[[{]/.test(first)) return 'json'
  if (/^<(?:\?xml|xml|records|!DOCTYPE)\b/i.test(first)) return 'xml'
  if (/^%0\s/.test(first)) return 'endnote'
  if (/^PMID- /.test(first)) return 'pubmed'
  if (/^(?:---\s*$|references:|- id:|- \w+:)/.test(first)) return 'yaml'
  if (/^\s*@\s*\p{L}+\s*[{(]/mu.test(head)) return 'bibtex'
  if (/^\s*TY {1,2}- ?/m.test(head)) return 'ris'
  return /^PMID- /m.test(head) ? 'pubmed' : 'bibtex'
}
