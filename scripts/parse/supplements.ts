/**
 * `::supplement[Caption.]{#supp:samples file=data/samples.csv}`: a file that goes with the article.
 */
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import type { Supplement } from '../document/tree.js'
import { withoutMetadata } from '../images/read.js'
import type { Project } from '../project/project.js'
import { report } from '../report.js'
import { identified } from './figures.js'
import { leafParts } from './leaf-parts.js'
import { paragraphOf } from './paragraphs.js'
import type { Scope } from './reading.js'
import type { Flow, Token } from './syntax/nodes.js'

/** The files of a manuscript's supplements, opened through the project, by path. */
export class Supplements {
  readonly files = new Map<string, Uint8Array>()
  readonly #project: Project
  readonly #file: VFile

  constructor(project: Project, file: VFile) {
    this.#project = project
    this.#file = file
  }

  /** The path of what `url` names in the file `from`; what is wrong with it is reported at `place`. */
  open(url: string, from: string, place: Position): string {
    const opened = this.#project.open(url, from)
    if (opened.fault === undefined) this.files.set(opened.path, withoutMetadata(opened.bytes))
    else if (opened.fault === 'unsafe')
      report(
        this.#file,
        'unsafe-path',
        place,
        `Unexpected path out of the manuscript's folder, \`${url}\`, expected a copy of the file inside it`,
      )
    else
      report(
        this.#file,
        'missing-file',
        place,
        `Unexpected supplement \`${url}\`, expected a file; there is none at \`${opened.path}\``,
      )
    return opened.path
  }
}

/** Whether a piece of the syntax is the line of a supplement. */
export const isSupplement = (node: Flow): node is Token & { type: 'leaf' } =>
  node.type === 'leaf' && node.value.startsWith('::supplement')

/** The supplement that a line declares. One without a file is reported, and is there for a draft. */
export function readSupplement(node: Token, scope: Scope): Supplement {
  const { reading, fragment } = scope
  const { caption, attributes } = leafParts(node, scope)
  const file = attributes?.values.get('file') ?? ''
  if (!file)
    report(
      reading.file,
      'missing-file',
      node,
      `Unexpected \`::supplement\` without ${attributes ? '`file=…`' : 'readable braces'}, expected \`::supplement[Caption.]{#supp:name file=data/name.csv}\``,
    )
  const children = paragraphOf(caption, scope)
  const label = attributes?.values.get('label')
  return {
    type: 'supplement',
    ...identified(attributes?.id),
    ...(label ? { label } : {}),
    path: file ? reading.supplements.open(file, fragment.path, node.position) : '',
    children:
      children.length > 0 ? [{ type: 'caption', children, position: children[0]!.position }] : [],
    position: node.position,
  }
}
