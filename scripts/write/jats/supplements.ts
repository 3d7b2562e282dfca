/**
 * The manuscript's data, as supplementary material: the files that the numbers rest on.
 */
import type { Element } from 'xast'
import type { Inputs, OutputFile, Resource, Section } from '../../document.js'
import type { State } from './state.js'
import { element } from './xml.js'

/**
 * JATS 1.3 `<supplementary-material>` for each data file, in the one place that `arrange` chose: a section, or
 * (`undefined`) the front.
 */
export function supplements(place: Section | undefined, state: State): Element[] {
  if (place !== state.arrangement.supplements) return []
  return dataFiles(state.inputs).map(({ resource, output }) =>
    element('supplementary-material', { id: state.fresh('data'), mimetype: 'text', 'mime-subtype': 'csv', 'xlink:href': output, 'xlink:title': resource.title ?? resource.name },
      element('caption', {}, element('title', {}, resource.title ?? resource.name))))
}

/** The data files as outputs. */
export const dataOutputs = (inputs: Inputs): OutputFile[] => dataFiles(inputs).map(({ output, contents }) => ({ path: output, contents }))

interface DataFile {
  resource: Resource
  /** Below the output folder: `data/cases.csv`. */
  output: string
  contents: Uint8Array
}

/** One file a path, in order of resource names; two paths with one base name get the second's number. */
function dataFiles({ resources, sources }: Inputs): DataFile[] {
  const files = new Map<string, DataFile>()
  const taken = new Set<string>()
  for (const resource of [...resources.values()].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const text = sources.get(resource.path)
    if (text === undefined || files.has(resource.path)) continue
    const output = unused(`data/${resource.path.slice(resource.path.lastIndexOf('/') + 1).replace(/[^\w.-]+/g, '-')}`, taken)
    files.set(resource.path, { resource, output, contents: new TextEncoder().encode(text) })
  }
  return [...files.values()]
}

function unused(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number++) free = name.replace(/(\.[^.]*)?$/, `-${number}$1`)
  taken.add(free)
  return free
}
