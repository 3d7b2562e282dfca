/**
 * The finished article as lines whose every letter knows its place in a source, as far as an author wrote it. What a
 * reviewer changes in the printed words is carried back along this map.
 */
import type { Node, Position } from 'unist'
import type { Evaluation } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { letterOffsets } from './letters.js'

/** What printed words stand for, when they are not the author's own letters. */
export type AtomKind =
  | 'text'
  | 'claim'
  | 'citation'
  | 'reference'
  | 'value'
  | 'cell'
  | 'note'
  | 'formula'
  | 'image'
  | 'entry'
  | 'made'

export interface SourcePlace {
  path: string
  start: number
  end: number
}

/** Markup around words: what it is, and where it stands in the source, with its signs. */
export interface Wrapper extends SourcePlace {
  type: string
  identifier?: string | undefined
}

/** Words that stand together and are of one kind. */
export interface SourceAtom {
  text: string
  kind: AtomKind
  /** Where it stands; nothing when no source says it. */
  place?: SourcePlace | undefined
  /** Where each letter begins in the source, and where the last one ends; only of the author's own letters. */
  letters?: readonly number[] | undefined
  /** From the outermost on. */
  around: readonly Wrapper[]
  /** What it leads to: keys of works, ids of figures. */
  targets?: readonly string[] | undefined
  /** The expression that a claim or value rests on. */
  expression?: string | undefined
  /** A formula's TeX. */
  tex?: string | undefined
}

export interface SourceLine {
  atoms: SourceAtom[]
  /** Type of the node: paragraph, heading, title, tableCell, term, bibliographyEntry, math, image, code. */
  type: string
  place?: SourcePlace | undefined
  /** Nodes around it, from the outermost on. */
  inside: readonly string[]
  /** The block of the text that it belongs to: its list, table, figure, or itself. */
  block?: SourcePlace | undefined
  /** The item of a list that it stands in. */
  item?: SourcePlace | undefined
  /** Key of the work, of an entry of the reference list. */
  key?: string | undefined
}

export const textOfLine = (line: SourceLine): string => line.atoms.map(({ text }) => text).join('')

interface AnyNode extends Node {
  children?: AnyNode[]
  value?: string
  identifier?: string
  targets?: string[]
  kind?: string
}

const isLine = new Set(['paragraph', 'heading', 'title', 'tableCell', 'term', 'bibliographyEntry'])

export function sourceLines(
  article: Article,
  sources: ReadonlyMap<string, string>,
  evaluations: readonly Evaluation[],
): SourceLine[] {
  const reader = new Reader(sources, evaluations)
  // Notes stand behind everything else in a Word file.
  const notes: AnyNode[] = []
  const walk = (node: AnyNode, around: Around): void => {
    const { inside } = around
    if (node.type === 'footnotes' && !inside.includes('late')) return void notes.push(node)
    const place = placeOf(node.position)
    const isBlock = !containers.has(node.type) && containers.has(inside.at(-1) ?? '')
    const here = isBlock ? { ...around, block: place } : around
    if (isLine.has(node.type)) return reader.line(node, here)
    if (node.type === 'math' || node.type === 'image' || node.type === 'code')
      return reader.leaf(node, here)
    const item = node.type === 'listItem' ? place : here.item
    for (const child of node.children ?? [])
      walk(child, { ...here, item, inside: [...inside, node.type] })
  }
  for (const part of article.children) walk(part as AnyNode, { inside: [] })
  for (const note of notes) walk(note, { inside: ['late'] })
  return reader.lines
}

/** Nodes whose children are blocks of the text. */
export const containers: ReadonlySet<string> = new Set([
  'front',
  'body',
  'back',
  'section',
  'abstract',
  'late',
])

interface Around {
  inside: readonly string[]
  block?: SourcePlace | undefined
  item?: SourcePlace | undefined
}

class Reader {
  readonly lines: SourceLine[] = []
  readonly #claims: ReadonlyMap<string, Evaluation[]>

  constructor(
    readonly sources: ReadonlyMap<string, string>,
    evaluations: readonly Evaluation[],
  ) {
    const claims = new Map<string, Evaluation[]>()
    for (const one of evaluations) {
      const path = one.position.path ?? ''
      if (one.kind === 'claim' || one.kind === 'value')
        claims.set(path, [...(claims.get(path) ?? []), one])
    }
    this.#claims = claims
  }

  line(node: AnyNode, around: Around): void {
    const line: SourceLine = {
      ...around,
      atoms: [],
      type: node.type,
      place: placeOf(node.position),
      ...(node.type === 'bibliographyEntry' ? { key: node.identifier } : {}),
    }
    for (const child of node.children ?? []) this.#phrase(child, line, [])
    ownBrackets(line)
    this.lines.push(line)
  }

  leaf(node: AnyNode, around: Around): void {
    const place = placeOf(node.position)
    const kind: AtomKind =
      node.type === 'math' ? 'formula' : node.type === 'image' ? 'image' : 'made'
    const text = node.type === 'code' ? (node.value ?? '') : '\uFFFC'
    const tex = node.type === 'math' ? node.value : undefined
    for (const line of text.split('\n'))
      this.lines.push({
        ...around,
        atoms: [{ text: line, kind, place, around: [], tex }],
        type: node.type,
        place,
      })
  }

  #phrase(node: AnyNode, line: SourceLine, around: readonly Wrapper[]): void {
    const place = placeOf(node.position)
    const object = (kind: AtomKind, tex?: string): void =>
      void line.atoms.push({ text: '\uFFFC', kind, place, around, tex })
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return void line.atoms.push(this.#words(node, line, place, around))
      case 'xref': {
        const kind = node.kind === 'bibliography' ? 'citation' : 'reference'
        const text = wordsOf(node)
        return void line.atoms.push({ text, kind, place, around, targets: node.targets })
      }
      case 'footnoteReference':
        return object('note')
      case 'inlineMath':
        return object('formula', node.value)
      case 'image':
        return object('image')
      case 'break':
        return void line.atoms.push({ text: '\n', kind: 'made', place, around })
      default: {
        const wrapper = place && { ...place, type: node.type, identifier: node.identifier }
        for (const child of node.children ?? [])
          this.#phrase(child, line, wrapper ? [...around, wrapper] : around)
      }
    }
  }

  #words(
    node: AnyNode,
    line: SourceLine,
    place: SourcePlace | undefined,
    around: readonly Wrapper[],
  ): SourceAtom {
    const text = node.value ?? ''
    if (line.type === 'bibliographyEntry') return { text, kind: 'entry', place, around }
    if (!place) return { text, kind: 'made', around }
    const source = this.sources.get(place.path)?.slice(place.start, place.end) ?? ''
    const evaluation = this.#claims
      .get(place.path)
      ?.find(
        ({ position }) =>
          (position.start.offset ?? 0) <= place.start && (position.end.offset ?? -1) >= place.end,
      )
    const expression = evaluation?.fact ?? evaluation?.expression
    const letters = letterOffsets(text, source, place.start, node.type === 'inlineCode')
    if (letters && evaluation?.kind !== 'value')
      return {
        text,
        kind: evaluation ? 'claim' : 'text',
        place,
        letters,
        around: evaluation ? [...around, claimOf(evaluation)] : around,
        expression,
      }
    if (line.type === 'tableCell') return { text, kind: 'cell', place, around }
    if (evaluation) return { text, kind: 'value', place, around, expression }
    return { text, kind: 'made', place, around }
  }
}

const claimOf = ({ position }: Evaluation): Wrapper => ({
  path: position.path ?? '',
  start: position.start.offset ?? 0,
  end: position.end.offset ?? 0,
  type: 'claim',
})

/** Letters that share their place with a citation or a reference belong to it: brackets, commas, words about the place. */
function ownBrackets(line: SourceLine): void {
  const owners = line.atoms.filter(({ targets }) => targets)
  line.atoms = line.atoms.map((atom) => {
    if (atom.letters || !atom.place || atom.targets) return atom
    const owner = owners.find(({ place }) => place && samePlace(place, atom.place))
    return owner ? { ...atom, kind: owner.kind } : atom
  })
}

export const samePlace = (one: SourcePlace | undefined, other: SourcePlace | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.path === other.path &&
  one.start === other.start &&
  one.end === other.end

const wordsOf = (node: AnyNode): string => node.value ?? (node.children ?? []).map(wordsOf).join('')

function placeOf(position: Position | undefined): SourcePlace | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return position?.path !== undefined && start !== undefined && end !== undefined
    ? { path: position.path, start, end }
    : undefined
}
