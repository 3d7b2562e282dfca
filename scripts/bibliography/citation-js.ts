/**
 * citation-js, configured: the sole importer of its packages. Nothing of its global state leaves this file.
 */
import type { CslItem } from '../document/references.js'
import { localeOf, type Locale } from './locales.js'
import { symbols } from './tex-symbols.js'
import type { Commands } from './tex.js'

/** An entry as the importer takes it: values are TeX. */
export interface RawEntry {
  type: string
  label: string
  properties: Readonly<Record<string, string>>
}
export interface Importer {
  /** Reads an entry. One whose TeX it cannot read is read as plain letters, so that nothing vanishes. */
  read(entry: RawEntry): Partial<CslItem>
  commands: Commands
}

/** Loads the BibTeX importer. */
export async function importer(): Promise<Importer> {
  const { plugins } = await core()
  await import('@citation-js/plugin-bibtex')
  const { constants, parse } = plugins.config.get('@bibtex') as BibtexSettings
  Object.assign(parse, { biblatex: true, strict: false, sentenceCase: 'never' })
  Object.assign(constants.commands, symbols)
  // Words in low and high position stay markup: fonts lack many of the small figures, and JATS has elements for them.
  constants.mathScripts['^'] = constants.mathScripts['_'] = {}

  const read = (entry: RawEntry): Partial<CslItem> =>
    (plugins.input.data([entry], '@biblatex/entries+list') as CslItem[])[0] ?? {}
  return {
    commands: {
      symbols: new Map(
        [...Object.entries(constants.mathCommands), ...Object.entries(constants.commands)].flatMap(
          ([name, text]) => (typeof text === 'string' ? [[name, text] as const] : []),
        ),
      ),
      styles: new Set([
        ...Object.keys(constants.formattingCommands),
        ...Object.keys(constants.argumentCommands),
      ]),
      switches: new Set(Object.keys(constants.formattingEnvs)),
    },
    read: (entry) => {
      try {
        return read(entry)
      } catch {
        return read({
          ...entry,
          properties: Object.fromEntries(
            Object.entries(entry.properties).map(([name, value]) => [name, letters(value)]),
          ),
        })
      }
    },
  }
}

interface BibtexSettings {
  parse: Record<string, unknown>
  constants: Record<
    'commands' | 'mathCommands' | 'formattingCommands' | 'formattingEnvs' | 'argumentCommands',
    Record<string, unknown>
  > & { mathScripts: Record<string, Record<string, string>> }
}

const letters = (value: string): string =>
  value.replace(/\\[A-Za-z]+ ?|[\\{}$=]/g, '').replace(/,+/g, ',')
/** A citeproc engine over `items`, whose ids are plain. Throws what citeproc throws at a style that it cannot read. */
export async function engine(
  items: readonly CslItem[],
  style: string,
  locale: Locale,
): Promise<Engine> {
  const { plugins } = await core()
  await import('@citation-js/plugin-csl')
  const { styles, locales, engine: make } = plugins.config.get('@csl') as CslSettings
  // The plug-in keeps an engine for each name of a style: the style itself is its name.
  styles.add(style, style)
  // citeproc looks up in American English what a locale lacks: in one process that must not be now ours, now its own.
  for (const { lang, xml } of [localeOf('en-US'), locale]) locales.add(lang, xml)
  const citeproc = quietly(() => make(items, style, locale.lang, 'html'))
  const extensions = citeproc.opt.development_extensions
  Object.assign(extensions, { field_hack: false, apply_citation_wrapper: false })
  return {
    cite: (clusters) =>
      new Map(
        quietly(() =>
          citeproc.rebuildProcessorState(clusters, 'html', uncitedOf(items, clusters)),
        ).map(([id, , html]) => [id, html]),
      ),
    parts(id, wrap) {
      const citation = citeproc.registry.citationreg.citationById[id]
      if (!citation) return ''
      // With its wrapper citeproc prints neither what stands around a citation nor ranges of it.
      extensions['apply_citation_wrapper'] = true
      citeproc.sys.wrapCitationEntry = wrap
      try {
        return quietly(() => citeproc.process_CitationCluster(citation.sortedItems, citation))
      } finally {
        extensions['apply_citation_wrapper'] = false
      }
    },
    names: (id) =>
      quietly(() =>
        citeproc.makeCitationCluster([{ id, 'author-only': true, position: subsequent }]),
      ),
    register: () => quietly(() => citeproc.updateItems(items.map(({ id }) => id))),
    list() {
      const made = quietly(() => citeproc.makeBibliography())
      return made
        ? made[0].entry_ids.map(([id = ''], index) => ({ id, html: made[1][index] ?? '' }))
        : undefined
    },
  }
}

/** citeproc's position of a work that has been cited before: a note then has its short names. */
const subsequent = 1

/** citeproc tells standard output what it thinks of a style; that is no output of ours. */
function quietly<Result>(work: () => Result): Result {
  const { log } = console
  console.log = () => {}
  try {
    return work()
  } finally {
    console.log = log
  }
}

/** The core is CommonJS: bundled, its names stand in `default`. */
async function core(): Promise<typeof import('@citation-js/core')> {
  const loaded = (await import('@citation-js/core')) as typeof import('@citation-js/core') & {
    default?: typeof import('@citation-js/core')
  }
  return loaded.default ?? loaded
}

interface CslSettings {
  engine: (data: readonly CslItem[], style: string, lang: string, format: string) => Citeproc
  styles: Store
  locales: Store
}
/** Items that no cluster cites, which stand in the list all the same. */
function uncitedOf(items: readonly CslItem[], clusters: readonly CitationCluster[]): string[] {
  const cited = new Set(clusters.flatMap(({ citationItems }) => citationItems.map(({ id }) => id)))
  return items.map(({ id }) => id).filter((id) => !cited.has(id))
}

interface Store {
  add(name: string, xml: string): void
}

/** What is used of citeproc (its manual, "Running the processor"). */
interface Citeproc {
  rebuildProcessorState(
    clusters: readonly CitationCluster[],
    mode: 'html',
    uncited: readonly string[],
  ): Array<[id: string, note: number, html: string]>
  process_CitationCluster(sortedItems: unknown, citation: unknown): string
  makeCitationCluster(
    cites: ReadonlyArray<Cite & { 'author-only': true; position: number }>,
  ): string
  makeBibliography(): [meta: { entry_ids: string[][] }, entries: string[]] | false
  updateItems(ids: readonly string[]): void
  opt: { development_extensions: Record<string, boolean> }
  registry: { citationreg: { citationById: Record<string, { sortedItems: unknown } | undefined> } }
  sys: { wrapCitationEntry?: (html: string, id: string) => string }
}

export interface Engine {
  /** HTML of each citation by its id, all of it as the style has it. */
  cite(clusters: readonly CitationCluster[]): Map<string, string>
  /** HTML of one that has been set, again; `wrap` puts marks round each cite, and nothing stands around the whole. */
  parts(id: string, wrap: (html: string, id: string) => string): string
  /** HTML of a work's authors as the style's citations name them. */
  names(id: string): string
  /** Makes the items known, in their order, when there are no citations to set. */
  register(): void
  /** HTML of each entry, in printed order; nothing in a style without a bibliography. */
  list(): Array<{ id: string; html: string }> | undefined
}
/** citeproc's citation: a cluster of cites. */
export interface CitationCluster {
  citationID: string
  citationItems: Cite[]
  properties: {
    noteIndex: number
    /** The authors of the first work stand in the sentence, apart. */
    mode?: 'composite'
    /** Between these authors and the rest. */
    infix?: string
    /** Works stand in the author's order. */
    unsorted?: boolean
    /** The sentence goes on after it. */
    'suppress-trailing-punctuation'?: boolean
  }
}
export interface Cite {
  id: string
  prefix?: string
  suffix?: string
  locator?: string
  label?: string
  'suppress-author'?: boolean
}
