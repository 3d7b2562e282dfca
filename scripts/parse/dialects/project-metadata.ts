/**
 * Metadata that MyST and Quarto keep beside the text, in `myst.yml` and `_quarto.yml`: they count where the text's own head
 * is silent.
 */
import type { Sources } from '../sources.js'
import { readYaml, type YamlFile, type YamlValue } from '../yaml.js'

type Entries = NonNullable<YamlValue['entries']>

/** What the project file in the folder of `path` says of its papers; nothing when there is none. */
export function projectMetadata(path: string, sources: Sources): YamlFile | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  for (const name of ['myst.yml', '_quarto.yml']) {
    const source = sources.optional(folder + name)
    if (!source) continue
    const read = readYaml(source.text, source.path, 'invalid-metadata')
    const entries = name === 'myst.yml' ? entriesOf(read.root, 'project') : read.root.entries
    if (!entries) continue
    return {
      ...read,
      root: { ...read.root, entries: entries.filter(({ key }) => isOfPapers(key)) },
      faults: [],
    }
  }
  return undefined
}

const entriesOf = ({ entries }: YamlValue, key: string): Entries | undefined =>
  entries?.find((entry) => entry.key === key)?.value.entries

/** Keys that say something of a paper; the others are the tool's own (`format`, `site`, `exports`). */
const isOfPapers = (key: string): boolean =>
  /^(?:title|subtitle|short[_-]title|authors?|affiliations?|keywords|abstract|date|license|licence|copyright|doi|funding|bibliography|csl|lang|open_access|venue|number-sections)$/.test(
    key,
  )

/** Metadata with what `more` has and they lack. */
export function completed(metadata: YamlFile, more: YamlFile): YamlFile {
  const own = metadata.root.entries ?? []
  const names = new Set(own.map(({ key }) => key.replace(/s$/, '')))
  const added = (more.root.entries ?? []).filter(({ key }) => !names.has(key.replace(/s$/, '')))
  const entries = [...own, ...added]
  return {
    ...metadata,
    root: {
      ...metadata.root,
      entries,
      plain: Object.fromEntries(entries.map(({ key, value }) => [key, value.plain])),
    },
    positions: new Map([...more.positions, ...metadata.positions]),
  }
}
