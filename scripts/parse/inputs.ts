/**
 * What stands beside the text: the bibliography, the data, tables, charts, facts and the citation style. A library that
 * reads one is loaded only when the manuscript has it.
 */
import { posix } from 'node:path'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { sourceFormOf, type BibliographySource } from '../bibliography/sources/form.js'
import { bundledStyle, styleFault, styleNames } from '../bibliography/style.js'
import type { Inputs } from '../document/inputs.js'
import type { Settings } from '../document/settings.js'
import type { Fault } from '../document/tree.js'
import type { Project } from '../project/project.js'
import { report } from '../report.js'
import type { Manuscript } from './manuscript.js'
import type { Sources, SourceText } from './sources.js'
import { Mapping } from './metadata/mapping.js'
import { readYaml, type YamlFile, type YamlValue } from './yaml.js'

/** What a file beside the text is read from, and who is told. */
export interface Given {
  manuscript: Manuscript
  project: Project
  sources: Sources
  file: VFile
}

/** The bibliography that the metadata name, or `references.bib` beside the folder. */
export async function readReferences({
  manuscript,
  project,
  sources,
  file,
}: Given): Promise<Inputs['references']> {
  const named = namedBibliographies(manuscript.root)
  const lists = new Map<string, string>()
  const shared = new Set<string>()
  const found = named.flatMap(({ list, value, isShared }) => {
    const source = sources.read(value.text!, manuscript.path, value.position, 'bibliography')
    if (source && list !== undefined) lists.set(source.path, list)
    if (source && isShared) shared.add(source.path)
    return source ?? []
  })
  const usual = named.length || project.entry ? undefined : sources.optional('references.bib')
  const texts: SourceText[] = usual ? [usual] : found
  if (!texts.length)
    return named.length ? new Map() : readUnnamed({ manuscript, project, sources, file })
  const { readBibliography } = await import('../bibliography/bibtex.js')
  const read = texts.map(bibliographySource)
  const { references, faults } = await readBibliography(read.map(({ source }) => source))
  reportAll([...read.flatMap((one) => one.faults), ...faults], file)
  for (const reference of references.values()) {
    const path = reference.position.path ?? ''
    reference.list = lists.get(path)
    if (shared.has(path)) reference.isShared = true
  }
  return references
}

/** Where the metadata name no bibliography: the one .bib file that stands beside the text, if the text cites works of it. */
async function readUnnamed({
  manuscript,
  project,
  sources,
  file,
}: Given): Promise<Inputs['references']> {
  const cited = new Set(
    [...sources.texts].flatMap(([path, text]) =>
      /\.(?:md|qmd|rmd)$/i.test(path)
        ? [...text.matchAll(/@\{?([\p{L}\p{N}_](?:[\w:.#$%&+?<>~/-]*\w)?)/gu)].map(
            ([, key = '']) => key,
          )
        : [],
    ),
  )
  if (cited.size === 0) return new Map()
  const folders = project.entry ? [''] : ['', 'manuscript']
  const [path, ...others] = folders
    .flatMap((folder) => project.list(folder, 'near'))
    .filter((name) => /\.bib$/i.test(name))
  const source = path === undefined || others.length ? undefined : sources.optional(path)
  if (!source) return new Map()
  const { readBibliography } = await import('../bibliography/bibtex.js')
  const { references, faults } = await readBibliography([bibliographySource(source).source])
  if (![...references.keys()].some((key) => cited.has(key))) return new Map()
  reportAll(faults, file)
  const named = project.entry ? source.path : posix.relative('manuscript', source.path)
  report(
    file,
    'invalid-metadata',
    manuscript.root.place(),
    `Unexpected metadata without a bibliography, expected \`bibliography: ${named}\`, the one .bib file beside the text; its works are printed`,
    { severity: 'warning' },
  )
  return references
}

interface NamedBibliography {
  /** Name of the list that its works stand in. */
  list?: string
  /** The path. */
  value: YamlValue
  /** A library of many papers: what this one does not cite is no slip. */
  isShared?: boolean
}

/**
 * `bibliography: a.bib`, `[a.bib, b.bib]`, `{file: library.bib, shared: true}`, or `{main: a.bib, supplement: [b.bib, c.bib]}`
 * for a list of each.
 */
function namedBibliographies(root: Mapping): NamedBibliography[] {
  const { file } = root
  const ofList = (value: YamlValue, list?: string): NamedBibliography[] =>
    (value.items ?? [value]).flatMap((each) => {
      const record = each.entries && new Mapping(each, file)
      const path = record ? record.get('file', 'path') : each
      if (!path?.text) return []
      const isShared = record?.flag('shared') === true
      record?.tellNearMisses()
      return { ...(list === undefined ? {} : { list }), value: path, ...(isShared && { isShared }) }
    })
  const named = root.get('bibliography')
  if (!named) return []
  return named.entries && !isFile(named)
    ? named.entries.flatMap(({ key, value }) => ofList(value, key))
    : ofList(named)
}

const isFile = ({ entries }: YamlValue): boolean =>
  entries?.some(({ key, value }) => key === 'file' && value.text !== undefined) ?? false

/** A bibliography with what YAML holds, if it is one. */
export function bibliographySource({ path, text }: SourceText): {
  source: BibliographySource
  faults: Fault[]
} {
  if (sourceFormOf(text) !== 'yaml') return { source: { path, text }, faults: [] }
  const { value, positions, faults } = readYaml(text, path, 'invalid-bibtex')
  return { source: { path, text, data: { value, positions } }, faults }
}

/** The Data Package that the metadata name, or `manuscript/data/datapackage.json`. */
export async function readData({
  manuscript,
  project,
  sources,
  file,
}: Given): Promise<Inputs['resources']> {
  const named = manuscript.root.get('data', 'datapackage')
  const source = named?.text
    ? sources.read(named.text, manuscript.path, named.position, 'Data Package')
    : project.entry
      ? undefined
      : sources.optional('manuscript/data/datapackage.json')
  if (!source) return new Map()
  const { readDataPackage } = await import('../data/package.js')
  const described = /\.[ct]sv$/i.test(source.path) ? await describe(source) : source
  const { resources, faults } = await readDataPackage(described, (path, from) => {
    const opened = project.open(path, from)
    if (opened.bytes) sources.keep(opened.path, opened.bytes)
    return opened
  })
  reportAll(faults, file)
  return resources
}

/** A table that the metadata name without a Data Package: described by the guesses that `galley data` would write. */
async function describe({ path, text }: SourceText): Promise<SourceText> {
  const { guessTable } = await import('../data/guess.js')
  const { resource } = guessTable(path, text)
  return { path, text: JSON.stringify({ resources: [resource] }) }
}

/** The specifications in `tables/` or `charts/`, by name. */
export function readSpecifications(
  kind: 'tables' | 'charts',
  { manuscript, project, sources, file }: Given,
): Inputs['tables'] {
  const folder = `${manuscript.folder}${kind}`
  const found = new Map<string, YamlFile>()
  for (const path of project.list(folder)) {
    const name = path.slice(folder.length + 1).replace(/\.ya?ml$/, '')
    if (name.includes('/') || !/\.ya?ml$/.test(path) || found.has(name)) continue
    const source = sources.read(path)
    if (!source) continue
    const yaml = readYaml(source.text, path, 'unresolved-table')
    reportAll(yaml.faults, file)
    found.set(name, yaml)
  }
  return found
}

/** `facts.yaml`: a name to an expression. */
export function readFacts({ manuscript, sources, file }: Given): Inputs['facts'] {
  const facts = new Map<string, { expression: string; position: Position }>()
  const named = manuscript.root.get('facts')
  const source = named?.text
    ? sources.read(named.text, manuscript.path, named.position, 'file of facts')
    : sources.optional(`${manuscript.folder}facts.yaml`)
  if (!source) return facts
  const yaml = readYaml(source.text, source.path, 'invalid-expression')
  reportAll(yaml.faults, file)
  for (const { key, value } of yaml.root.entries ?? []) {
    if (value.text !== undefined)
      facts.set(key, { expression: value.text, position: value.position })
    else
      report(
        file,
        'invalid-expression',
        value.position,
        `Unexpected fact \`${key}\` without an expression, expected one in a string`,
      )
  }
  return facts
}

/** The citation style: a file of the manuscript, or a bundled one by its name; absent: the default. */
export function readStyleSetting(
  settings: Settings,
  { manuscript, sources, file }: Given,
): Inputs['style'] {
  const { csl } = settings
  if (!csl) return undefined
  const value = manuscript.root.get('csl', 'citation-style')
  const place = value?.position ?? manuscript.root.place('journal')
  if (!/\.csl$|\//.test(csl) || /^https?:/.test(csl)) return bundled(csl, manuscript, place)
  const source = sources.read(csl, manuscript.path, place, 'citation style')
  const fault = source && styleFault(source.path, source.text, place)
  if (fault) reportAll([fault], file)
  return source && !fault ? { path: source.path, xml: source.text } : undefined
}

function bundled(name: string, manuscript: Manuscript, place: Position): Inputs['style'] {
  const xml = bundledStyle(name)
  if (xml === undefined)
    report(
      manuscript.root.file,
      'missing-file',
      place,
      `Unexpected citation style \`${name}\`, expected a path to a .csl file or the name of a bundled style`,
      { note: `Bundled: ${styleNames.join(', ')}.` },
    )
  return xml === undefined ? undefined : { path: `${name}.csl`, xml }
}

/** Reports what another reader found, each fault at its place. */
export function reportAll(faults: readonly Fault[], file: VFile): void {
  for (const { rule, reason, position, note, suggestions, severity } of faults)
    report(file, rule, position, reason, { note, suggestions, severity })
}
