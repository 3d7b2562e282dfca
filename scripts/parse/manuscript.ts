/**
 * The two shapes of a manuscript: a folder with `manuscript/manuscript.yaml` and a Markdown file a section, or a single
 * Markdown file with its metadata at its head. What both give is the same.
 */
import type { VFile } from 'vfile'
import type { Project } from '../project/project.js'
import { report } from '../report.js'
import { restOfFile, type Fragment } from './fragment.js'
import { assemble } from './dialects/assemble.js'
import { readHead, withMetadataBelow } from './head.js'
import { Mapping } from './metadata/mapping.js'
import { completed, projectMetadata } from './dialects/project-metadata.js'
import type { Sources } from './sources.js'
import { readYaml, type YamlFile } from './yaml.js'

export interface Manuscript {
  /** The file with the metadata: what paths in it are relative to. */
  path: string
  metadata: YamlFile
  root: Mapping
  /** The text, in order. */
  texts: Fragment[]
  /** The folder that holds `tables/`, `charts/` and `facts.yaml`. */
  folder: string
  /** Base name of the outputs. */
  name: string
}

/** Reads whichever shape `project.entry` is. A text that cannot be read is reported and left out. */
export function readManuscript(project: Project, sources: Sources, file: VFile): Manuscript {
  return /\.(?:md|qmd|rmd)$/i.test(project.entry)
    ? singleFile(project, sources, file)
    : folder(project, sources, file)
}

function singleFile(project: Project, sources: Sources, file: VFile): Manuscript {
  const path = project.entry
  const source = sources.read(path)
  const text = source?.text ?? ''
  const { metadata: head, from, isOpen } = readHead(text, path)
  const metadata = withMetadataBelow(head, text, from, path)
  if (isOpen)
    report(
      file,
      'invalid-metadata',
      { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 4, offset: 3 }, path },
      'Unexpected front matter that never ends, expected a line `---` after it',
    )
  const beside = projectMetadata(path, sources)
  const whole = beside ? completed(metadata, beside) : metadata
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:md|qmd|rmd)$/i, '')
  return {
    path,
    metadata: whole,
    root: rootOf(whole, file, source !== undefined),
    texts: source ? assemble(source, from, { project, sources, file, root: whole.root }) : [],
    folder: path.slice(0, path.lastIndexOf('/') + 1),
    name,
  }
}

function folder(project: Project, sources: Sources, file: VFile): Manuscript {
  const found =
    sources.optional('manuscript/manuscript.yaml') ?? sources.optional('manuscript/manuscript.yml')
  const path = found?.path ?? 'manuscript/manuscript.yaml'
  if (!found && project.open(path).fault)
    report(
      file,
      'missing-file',
      { ...start, path },
      'Unexpected manuscript without `manuscript/manuscript.yaml`, expected one with its title and authors',
    )
  const metadata = readYaml(found?.text ?? '', path, 'invalid-metadata')
  const root = rootOf(metadata, file, found !== undefined || project.open(path).fault !== undefined)
  const listed = root.values('sections').filter((value) => value.text)
  const texts = root.get('sections')
    ? listed.flatMap((value) => sources.read(value.text!, path, value.position, 'section') ?? [])
    : project
        .list('manuscript')
        .filter((each) => /^manuscript\/[^/]+\.md$/.test(each))
        .flatMap((each) => sources.read(each) ?? [])
  if (root.get('sections')) tellSections(project, texts, root)
  return {
    path,
    metadata,
    root,
    texts: texts.map((each) => restOfFile(each.path, each.text)),
    folder: 'manuscript/',
    name: 'manuscript',
  }
}

/** Texts that are listed twice, and those beside them that are not printed; a file with a head of its own is something else, such as a letter. */
function tellSections(
  project: Project,
  texts: ReadonlyArray<{ path: string }>,
  root: Mapping,
): void {
  const listed = new Set<string>()
  for (const { path } of texts) {
    if (listed.has(path))
      report(
        root.file,
        'invalid-metadata',
        root.place('sections'),
        `Unexpected second \`${path}\` in \`sections\`, expected each file once; it is printed twice`,
        { severity: 'warning' },
      )
    listed.add(path)
  }
  for (const path of project.list('manuscript')) {
    const name = /^manuscript\/([^/_][^/]*\.md)$/.exec(path)?.[1]
    if (name === undefined || listed.has(path) || /^readme\.md$/i.test(name)) continue
    const { bytes } = project.open(path)
    if (!bytes?.length || /^\ufeff?---\s/.test(new TextDecoder().decode(bytes.subarray(0, 16))))
      continue
    report(
      root.file,
      'invalid-metadata',
      root.place('sections'),
      `Unexpected \`${name}\` beside the files that \`sections\` lists, expected it among them, or in another folder; it is not printed`,
      { severity: 'warning' },
    )
  }
}

/** The metadata as a mapping; text or a list in its place is an error. `isRead`: the file is text, so that what is not in it is missing. */
function rootOf({ root, faults }: YamlFile, file: VFile, isRead: boolean): Mapping {
  const isOther = !root.entries && (root.items !== undefined || root.text !== undefined)
  if (isOther)
    report(
      file,
      'invalid-metadata',
      root.position,
      'Unexpected text or list in place of the metadata, expected lines of `key: value`',
    )
  return new Mapping(root, file, isRead && faults.length === 0 && !isOther)
}

const start = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }
