/**
 * Files that go with the article, as supplementary material: those that the author declares where they stand, and the data
 * that the numbers rest on.
 */
import type { Element } from 'xast'
import type { Inputs, OutputFile } from '../../document/inputs.js'
import type { Section, Supplement } from '../../document/tree.js'
import { captionElement } from './floats.js'
import { mediaType } from './media-type.js'
import type { State } from './state.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<supplementary-material>`, as the author declared it; in a draft its file may be missing. */
export function supplement(node: Supplement, state: State): Element {
  const file = filesOf(state.inputs).get(node.path)
  const [caption] = node.children
  return element(
    'supplementary-material',
    { id: node.id, ...place(file?.path), 'xlink:title': node.label },
    textElement('label', node.label),
    caption && captionElement(caption, [], state),
  )
}

/**
 * The data files that the author did not declare, in the one place that `arrange` chose: a section, or (`undefined`) the
 * front. `@content-type` tells them from what the author declared.
 */
export function dataFiles(where: Section | undefined, state: State): Element[] {
  const { arrangement, inputs } = state
  if (where !== arrangement.supplements) return []
  return [...filesOf(inputs).values()]
    .filter(({ source }) => !inputs.supplements.has(source))
    .map(({ path, title }) =>
      element(
        'supplementary-material',
        { id: state.fresh('data'), 'content-type': 'data', ...place(path), 'xlink:title': title },
        element('caption', {}, element('title', {}, title)),
      ),
    )
}

/** Both as outputs. */
export const supplementOutputs = (inputs: Inputs): OutputFile[] =>
  [...filesOf(inputs).values()].map(({ path, contents }) => ({ path, contents }))

/** Names of files in outputs, by source. */
export const supplementNames = (inputs: Inputs): ReadonlyMap<string, string> =>
  new Map([...filesOf(inputs).values()].map(({ source, path }) => [source, path]))

/** Attributes that say which file it is. */
function place(path: string | undefined): Record<string, string> {
  if (path === undefined) return {}
  const [type, subtype] = mediaType(path)
  return { mimetype: type, 'mime-subtype': subtype, 'xlink:href': path }
}

interface SupplementFile extends OutputFile {
  /** Relative to the manuscript's folder. */
  source: string
  title: string
}

/** By source: data in order of resource names, then supplements in order of place; two files with one base name get the second's number. */
function filesOf({ resources, sources, supplements }: Inputs): ReadonlyMap<string, SupplementFile> {
  const files = new Map<string, SupplementFile>()
  const taken = new Set<string>()
  const add = (source: string, contents: Uint8Array | undefined, title: string): void => {
    if (contents && !files.has(source))
      files.set(source, {
        source,
        path: unused(
          `data/${source.slice(source.lastIndexOf('/') + 1).replace(/[^\w.-]+/g, '-')}`,
          taken,
        ),
        contents,
        title,
      })
  }
  for (const { path, title, name } of [...resources.values()].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  )) {
    const text = sources.get(path)
    add(path, text === undefined ? undefined : new TextEncoder().encode(text), title ?? name)
  }
  for (const [path, contents] of supplements) add(path, contents, path)
  return files
}

function unused(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number++) free = name.replace(/(\.[^.]*)?$/, `-${number}$1`)
  taken.add(free)
  return free
}
