/**
 * What reading a text needs to know: the manuscript's (`Reading`), and the file's or YAML string's (`Scope`).
 */
import type { Definition, FootnoteDefinition } from 'mdast'
import type { Node, Position } from 'unist'
import type { VFile } from 'vfile'
import type { Block } from '../document/tree.js'
import { doing } from '../doing.js'
import { report } from '../report.js'
import type { Examples } from './examples.js'
import { headingIdentifier } from '../tree/heading-identifiers.js'
import type { Fragment } from './fragment.js'
import { textWithoutMarkup } from './html.js'
import type { Images } from './images.js'
import { locate } from './locate.js'
import type { Notebook } from './footnotes.js'
import type { Typography } from './typography.js'
import type { Supplements } from './supplements.js'
import { readAttributes } from './syntax/attributes.js'
import type { Markdown } from './syntax/index.js'
import { flowChildren, inlineChildren, type Flow, type Inline } from './syntax/nodes.js'

/** Of a whole manuscript. */
export interface Reading {
  file: VFile
  markdown: Markdown
  lang: string
  smart: boolean
  images: Images
  supplements: Supplements
  footnotes: Notebook
  examples: Examples
  /** How many listings were read so far. */
  listings: { count: number }
  /** Headings of the texts that are open, by their words in lower case; `[Methods]` leads to one. */
  headings: Map<string, string>
  /** A response letter: `[words]{.new}` and `:::new` quote the manuscript. */
  quotations?: boolean | undefined
  /** The file that the manuscript is, where it is one. */
  entry?: string
  /** Pictures that a render left of the chunk with a label, in the text at a path. */
  rendered?: (label: string, path: string) => string[]
  /** Whether chunks show their results alone. */
  hidesCode?: () => boolean
  /** Reads blocks; here, so that running text (a footnote's reference) can reach it. */
  readBlocks: (nodes: readonly unknown[], scope: Scope) => Block[]
}

/** Of one file, or of one string in a YAML file. */
export interface Scope {
  reading: Reading
  fragment: Fragment
  /** Link and image definitions by normalized label. */
  definitions: ReadonlyMap<string, Definition>
  /** Footnote definitions by normalized label. */
  notes: ReadonlyMap<string, FootnoteDefinition>
  /** Keys of LaTeX's `\label` as they are met; whoever reads a caption or an equation takes them. */
  labels: string[]
  /** How many LaTeX environments stand around; each is read again, so that there must be few. */
  depth: number
}

/** Reads the Markdown of a piece: its blocks, and the scope they are to be read in. */
export function openScope(
  reading: Reading,
  fragment: Fragment,
  outer?: Scope,
): { scope: Scope; nodes: Flow[] } {
  doing(`reading \`${fragment.path}\``)
  const root = reading.markdown(fragment.text)
  tellDeep(locate(root, fragment), reading)
  const nodes = flowChildren(root)
  const definitions = new Map(outer?.definitions)
  const notes = new Map(outer?.notes)
  const seconds: FootnoteDefinition[] = []
  for (const node of nodes) {
    collect(node, definitions, notes, seconds)
    reading.examples.collect(node)
    if (node.type === 'heading') addHeading(node, reading.headings)
  }
  for (const note of seconds)
    report(
      reading.file,
      'unsupported-markup',
      note.position && { ...note.position, end: note.position.start },
      `Unexpected second footnote \`[^${note.label ?? note.identifier}]\`, expected a name of its own; it is not printed`,
    )
  return {
    scope: { reading, fragment, definitions, notes, labels: [], depth: (outer?.depth ?? -1) + 1 },
    nodes,
  }
}

function addHeading(node: Extract<Flow, { type: 'heading' }>, headings: Map<string, string>): void {
  const nodes = inlineChildren(node).filter((each) => each.type !== 'attributes')
  const last = inlineChildren(node).at(-1)
  const id = last?.type === 'attributes' ? readAttributes(last.value, 0)?.attributes.id : undefined
  const words = textWithoutMarkup(nodes).trim()
  const key = words.toLowerCase().replace(/\s+/g, ' ')
  if (words && !headings.has(key)) headings.set(key, `#${id ?? headingIdentifier(words)}`)
}

/** Warns of what was nested too deep, once a text. */
function tellDeep(place: Position | undefined, { file }: Reading): void {
  if (place)
    report(
      file,
      'unsupported-markup',
      { ...place, end: place.start },
      'Unexpected quotes, lists or emphasis in each other, dozens deep, expected fewer; what is deeper is kept as text',
    )
}

/** Definitions may stand in quotes and lists too; the first of a label counts (CommonMark § Link reference definitions). */
function collect(
  node: Flow,
  definitions: Map<string, Definition>,
  notes: Map<string, FootnoteDefinition>,
  seconds: FootnoteDefinition[],
): void {
  if (node.type === 'definition' && !definitions.has(node.identifier))
    definitions.set(node.identifier, node)
  if (node.type === 'footnoteDefinition') {
    if (notes.has(node.identifier)) seconds.push(node)
    else notes.set(node.identifier, node)
  }
  if (
    node.type === 'blockquote' ||
    node.type === 'list' ||
    node.type === 'footnoteDefinition' ||
    node.type === 'description' ||
    (node.type as string) === 'listItem'
  ) {
    for (const child of flowChildren(node as { children: unknown[] }))
      collect(child, definitions, notes, seconds)
  }
}

/** Reads a piece as running text: nodes in the scope of `outer`, with the piece's own places. */
export function readInline(fragment: Fragment, scope: Scope): Inline[] {
  const root = scope.reading.markdown(fragment.text, true)
  tellDeep(locate(root, fragment), scope.reading)
  const nodes = flowChildren(root)
  return nodes.flatMap((node) => (node.type === 'paragraph' ? inlineChildren(node) : []))
}

/** Warns that markup is not understood. */
export function unsupported(
  scope: Scope,
  place: Node | Position | undefined,
  what: string,
  instead: string,
): void {
  report(scope.reading.file, 'unsupported-markup', place, `Unexpected ${what}, expected ${instead}`)
}

/** Where running text stands. */
export interface LineSetting {
  typography?: Typography
  /** Inside a link: addresses make no link of their own. */
  inLink?: boolean
  /** Inside a pipe table's cell, where `|` is written `\|`. */
  inCell?: boolean
}
