/**
 * A LaTeX project as a folder that galley builds: its text as Markdown, its pictures and bibliographies as they are. What is
 * not understood is told with file, line and column, and its words are kept.
 */
import { stringify } from 'yaml'
import { bibtexOf } from '../../bibliography/to-bibtex.js'
import { append } from '../../lists.js'
import type { Imported } from '../index.js'
import { TexProject } from './expand.js'
import { TexFigures } from './figures.js'
import { insideProject, texFileText, type TexFiles } from './files.js'
import { texLabels } from './labels.js'
import type { TexNode, TexPlace } from './scan.js'
import { TexWriter } from './writer.js'

/** Remarks of one kind that are told one by one. */
const most = 3

/** The project whose main file is `main`; nothing where there is no such file. */
export function importTex(main: string, files: TexFiles): Imported | undefined {
  const told: Array<{ at: TexPlace; what: string }> = []
  const tell = (at: TexPlace, what: string): void => void told.push({ at, what })
  const project = new TexProject(files, tell)
  const nodes = project.read(main)
  if (!nodes) return undefined
  const figures = new TexFigures(files, tell)
  const writer = new TexWriter({ labels: texLabels(nodes), macros: project.macros, tell }, figures)
  const at = nodes.findIndex((node) => node.type === 'environment' && node.name === 'document')
  const document = nodes[at]
  // The preamble has what the front takes; its own commands print nothing.
  if (document) preamble(writer, nodes.slice(0, at), told)
  const blocks = writer.flow(document?.type === 'environment' ? document.children : nodes)
  const written = new Map<string, string | Uint8Array>()
  const remarks: string[] = []
  const bibliography = bibliographyOf(main, writer, files, remarks)
  const macros = [...writer.usedMacros].map((name) =>
    project.macros.get(name)!.definition.replace(/\s*\n\s*/g, ' '),
  )
  const text = [...(macros.length > 0 ? [macros.join('\n')] : []), ...blocks].join('\n\n')
  written.set('manuscript/manuscript.yaml', stringify(writer.front.yaml(), { lineWidth: 0 }))
  written.set('manuscript/text.md', `${text}\n`)
  written.set('references.bib', bibliography)
  for (const [path, bytes] of figures.files) written.set(path, bytes)
  if (writer.front.isGuessed)
    remarks.push('the title and the authors were guessed from large words at the start')
  for (const what of writer.front.missing)
    remarks.push(`${what} not found: \`manuscript/manuscript.yaml\` has a place for it`)
  append(remarks, placed(told, project.texts))
  return { files: written, remarks }
}

function preamble(writer: TexWriter, nodes: readonly TexNode[], told: unknown[]): void {
  const count = told.length
  writer.flow(nodes)
  told.length = count
}

/** The .bib files one after the other; else what was typed, or a .bbl file holds. */
function bibliographyOf(
  main: string,
  writer: TexWriter,
  files: TexFiles,
  remarks: string[],
): string {
  const found = writer.bibliographies.flatMap((name) => {
    const path = insideProject(name)
    const bytes = path === undefined ? undefined : (files(path) ?? files(`${path}.bib`))
    if (!bytes) remarks.push(`there is no bibliography \`${name}\` in the folder`)
    return bytes ? [texFileText(bytes).trim()] : []
  })
  if (found.length > 0) return `${withoutDoubles(found, remarks)}\n`
  if (writer.entries.length === 0) {
    const bbl = files(main.replace(/\.\w+$/, '.bbl'))
    const nodes =
      bbl &&
      new TexProject(
        (path) => (path === 'x.bbl' ? bbl : undefined),
        () => undefined,
      ).read('x.bbl')
    if (nodes) writer.flow(nodes)
  }
  const entries = writer.entries.map(({ key, text }) =>
    bibtexOf(
      key,
      { type: 'document', title: text, ...(doiIn(text) && { DOI: doiIn(text) }) },
      'To be checked: typed in the manuscript',
    ),
  )
  if (entries.length > 0)
    remarks.push(
      `${entries.length} references were typed: each entry of \`references.bib\` has its words as a title, and is to be checked`,
    )
  return entries.length > 0 ? `${entries.join('\n\n')}\n` : ''
}

/** Files one after the other; of entries with one key the first is kept, as BibTeX does. */
function withoutDoubles(texts: readonly string[], remarks: string[]): string {
  const seen = new Set<string>()
  let left = 0
  const kept = texts.flatMap((text) =>
    text.split(/^(?=[ \t]*@[A-Za-z]+\s*[{(])/m).filter((entry) => {
      const key = /^[ \t]*@(?!string|comment|preamble)[A-Za-z]+\s*[{(]\s*([^,\s}]+)/i.exec(
        entry,
      )?.[1]
      if (key === undefined || !seen.has(key)) return (key !== undefined && seen.add(key), true)
      left += 1
      return false
    }),
  )
  if (left > 0)
    remarks.push(
      `${left} entries of the bibliography had a key that stood there before, and were left out`,
    )
  return kept.map((entry) => entry.trimEnd()).join('\n\n')
}

const doiIn = (text: string): string | undefined =>
  /10\.\d{4,9}\/[^\s{},;]+[^\s{},;.]/.exec(text)?.[0]

/** In the order of the text; of many alike some, and their number. */
function placed(
  told: ReadonlyArray<{ at: TexPlace; what: string }>,
  texts: ReadonlyMap<string, string>,
): string[] {
  const counts = new Map<string, number>()
  for (const { what } of told) counts.set(what, (counts.get(what) ?? 0) + 1)
  const seen = new Map<string, number>()
  return told.flatMap(({ at, what }) => {
    const count = (seen.get(what) ?? 0) + 1
    seen.set(what, count)
    if (count > most) return []
    const more = counts.get(what)! - most
    return [
      `${placeOf(at, texts)}: ${what}${count === most && more > 0 ? ` (and ${more} more)` : ''}`,
    ]
  })
}

function placeOf({ path, offset }: TexPlace, texts: ReadonlyMap<string, string>): string {
  const before = (texts.get(path) ?? '').slice(0, offset)
  return `${path}:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`
}
