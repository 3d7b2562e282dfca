/**
 * citation-js, configured: the sole importer of its packages. Nothing of its global state leaves this file.
 */
import type { CslItem } from '../document.js'

/** Reads one entry (and those it refers to) and gives its item, or nothing when the text cannot be read. */
export type ReadEntry = (bibtex: string) => CslItem | undefined

/** Loads the BibTeX importer. */
export async function importer(): Promise<ReadEntry> {
  const { Cite, plugins } = await core()
  await import('@citation-js/plugin-bibtex')
  const settings = plugins.config.get('@bibtex') as { parse: { biblatex: boolean; strict: boolean; sentenceCase: string } }
  Object.assign(settings.parse, { biblatex: true, strict: false, sentenceCase: 'never' })
  return (bibtex) => {
    try {
      return new Cite(bibtex, { generateGraph: false }).data[0]
    } catch {
      return undefined
    }
  }
}

/** A citeproc engine over `items`; it is asked for clusters and entries once. */
export async function engine(items: readonly CslItem[], style: string, locale: { lang: string; xml: string }): Promise<Engine> {
  const { plugins } = await core()
  await import('@citation-js/plugin-csl')
  const settings = plugins.config.get('@csl') as { engine: (data: readonly CslItem[], style: string, lang: string, format: string) => Engine; styles: Store; locales: Store }
  settings.styles.add('manuscript', style)
  settings.locales.add(locale.lang, locale.xml)
  return settings.engine(items, 'manuscript', locale.lang, 'html')
}

/** The core is CommonJS: bundled, its names stand in `default`. */
async function core(): Promise<typeof import('@citation-js/core')> {
  const loaded = (await import('@citation-js/core')) as typeof import('@citation-js/core') & { default?: typeof import('@citation-js/core') }
  return loaded.default ?? loaded
}

/** What is used of citeproc. */
export interface Engine {
  rebuildProcessorState(clusters: readonly CitationCluster[], mode: 'html', uncited: readonly string[]): Array<[id: string, note: number, words: string]>
  makeBibliography(): [meta: { entry_ids: string[][] }, entries: string[]] | false
  updateItems(ids: readonly string[]): void
}
/** citeproc's citation: a cluster of cites (citeproc-js manual, "Citation data object"). */
export interface CitationCluster {
  citationID: string
  citationItems: Array<{ id: string; prefix?: string; suffix?: string; locator?: string; label?: string; 'suppress-author'?: boolean; 'author-only'?: boolean }>
  properties: { noteIndex: number }
}

interface Store { add(name: string, xml: string): void }
