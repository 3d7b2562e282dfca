/** What the handlers of the Word writer share. */
import type { Paragraph, ParagraphChild, Table } from 'docx'
import type { Node } from 'unist'
import type { Inputs } from '../../document/inputs.js'
import type { Article, Footnote, Revision } from '../../document/tree.js'
import { mathReader, type MathReader } from '../../math/mathml.js'
import { wordsOf, type Words } from '../../languages/index.js'
import { rasters, type Rasters } from '../../images/raster.js'
import { drawings, type SvgDrawing } from '../../images/svg/drawing.js'
import { measuresOf, type Measures } from './measures.js'
import { Media } from './media.js'
import type { WordListNumbering } from './styles.js'

/** A paragraph or table, whether its page lies on its side, and the part of the manuscript that has pages of its own. */
export interface WordFlow {
  child: Paragraph | Table
  landscape?: boolean | undefined
  part?: 'title' | 'abstract' | 'above-columns' | undefined
}

/** Looks that words inherit from what they stand in. */
export interface Marks {
  bold?: boolean
  italics?: boolean
  superScript?: boolean
  subScript?: boolean
  smallCaps?: boolean
  strike?: boolean
  style?: 'underline' | 'mark'
  code?: boolean
  language?: string
  link?: boolean
  revision?: Revision['kind']
}

export interface State {
  inputs: Inputs
  lang: string
  words: Words
  /** Style of the paragraphs being written. */
  style: string
  /** Level of lists around, −1 outside of any; with the numbering each uses. */
  list: { level: number; reference: string; instance: number } | undefined
  marks: Marks
  /** Lists so far, and the numbers other than 1 that lists begin with. */
  counters: { lists: number; numberings: Map<string, WordListNumbering> }
  /** Number of a footnote by its identifier; its text. */
  notes: ReadonlyMap<string, { number: number; note: Footnote }>
  /** Numbers of floats and equations by id, for fields. */
  numbers: ReadonlyMap<string, number>
  /** Ids of all that a reference can lead to. */
  targets: ReadonlySet<string>
  math?: MathReader | undefined
  /** PNG of what Word does not show itself. */
  raster: Rasters
  drawings: ReadonlyMap<string, SvgDrawing>
  measures: Measures
  /** The pictures of the document. */
  media: Media
  /** The paragraphs and tables of blocks, as a state says. */
  blocks: (nodes: ReadonlyArray<{ type: string }>, state: State) => WordFlow[]
}

export type InlineRuns = ParagraphChild[]

export async function makeState(
  article: Article,
  inputs: Inputs,
  blocks: State['blocks'],
): Promise<State> {
  const notes = new Map<string, { number: number; note: Footnote }>()
  const numbers = new Map<string, number>()
  const targets = new Set<string>()
  let math = false
  const visit = (node: Node): void => {
    const { identifier, id, number, label } = node as Node & {
      identifier?: string
      id?: string
      number?: number
      label?: string
    }
    if (id !== undefined && node.type !== 'footnote' && node.type !== 'footnoteReference')
      targets.add(id)
    if (node.type === 'footnote' && identifier !== undefined)
      notes.set(identifier, { number: notes.size + 1, note: node as Footnote })
    if (
      (node.type === 'figure' || node.type === 'math') &&
      id !== undefined &&
      number !== undefined &&
      /\d/.test(label ?? '')
    )
      numbers.set(id, number)
    if (node.type === 'math' || node.type === 'inlineMath') math = true
    for (const child of (node as { children?: Node[] }).children ?? []) visit(child)
  }
  visit(article)
  return {
    inputs,
    blocks,
    lang: article.lang,
    words: wordsOf(article.lang),
    style: 'BodyText',
    list: undefined,
    marks: {},
    counters: { lists: 0, numberings: new Map() },
    notes,
    numbers,
    targets,
    math: math ? await mathReader() : undefined,
    measures: measuresOf(inputs.template?.template.page),
    media: new Media(),
    raster: await rasters([...inputs.images.values()], ['svg', 'tiff', 'webp', 'pdf', 'jpeg']),
    drawings: await drawings([...inputs.images.values()]),
  }
}

/** Whether the template has a style that ours does without. */
export const hasStyle = ({ inputs }: State, id: 'Table' | 'TableCaption'): boolean =>
  inputs.template?.template.styles.styles.has(id) ?? false

/** A bookmark's name from an id: Word takes letters, digits and underscores, 40 at the most. */
export function bookmarkName(id: string, kind: '' | 'number' = ''): string {
  const plain = id.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '_')
  const suffix = kind === 'number' ? '_n' : ''
  const exact = `a_${plain}${suffix}`
  return exact.length <= 40 && /^[\w-]*$/.test(id)
    ? exact
    : `a_${plain.slice(0, 24)}_${fold(id)}${suffix}`
}

/** A short code of an id, so that two long names that begin alike stay two (FNV-1a). */
function fold(id: string): string {
  let code = 0x811c9dc5
  for (const character of id) code = Math.imul(code ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (code >>> 0).toString(36)
}
