/** What a claim holds, a value prints, or the author has given, is no loose number: where in a prose those stand. */
import type { Node } from 'unist'
import type { Inputs } from '../document/inputs.js'
import type { Article, Span } from '../document/tree.js'
import { visit } from '../tree/visit.js'
import type { ProsePiece, Prose } from '../tree/prose.js'

/** Texts within `[…]{.given}`: the author says that the data cannot hold their numbers. */
export function givenTexts(article: Article): WeakSet<Node> {
  const found = new WeakSet<Node>()
  visit(article, (node, parents) => {
    if (parents.some((parent) => parent.type === 'span' && (parent as Span).given)) found.add(node)
  })
  return found
}

/** Pieces of a prose that a claim or a computed value holds, or that are `given`. */
export function heldRanges(prose: Prose, inputs: Inputs, given: WeakSet<Node>): ProsePiece[] {
  const places = heldPlaces(inputs)
  return prose.pieces.filter(({ node }) => {
    if (given.has(node)) return true
    const { position } = node
    const ranges = places.get(position?.path ?? '')
    const [from, to] = [position?.start.offset, position?.end.offset]
    return (
      ranges !== undefined && from !== undefined && to !== undefined && isWithin(from, to, ranges)
    )
  })
}

/** Ranges of a file, the outermost only, in order. */
type Ranges = ReadonlyArray<readonly [from: number, to: number]>

function isWithin(from: number, to: number, ranges: Ranges): boolean {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.[0] ?? 0) <= from) low = middle + 1
    else high = middle
  }
  const before = ranges[low - 1]
  return before !== undefined && to <= before[1]
}

const known = new WeakMap<Inputs, ReadonlyMap<string, Ranges>>()

function heldPlaces(inputs: Inputs): ReadonlyMap<string, Ranges> {
  const places = known.get(inputs) ?? readPlaces(inputs)
  known.set(inputs, places)
  return places
}

function readPlaces(inputs: Inputs): ReadonlyMap<string, Ranges> {
  const all = new Map<string, Array<[number, number]>>()
  for (const { kind, position } of inputs.evaluations) {
    const [from, to] = [position.start.offset, position.end.offset]
    if ((kind !== 'value' && kind !== 'claim') || from === undefined || to === undefined) continue
    const path = position.path ?? ''
    const list = all.get(path)
    if (list) list.push([from, to])
    else all.set(path, [[from, to]])
  }
  return new Map([...all].map(([path, list]) => [path, outermost(list)]))
}

/** A claim may hold a value: what lies in another is left out. */
function outermost(ranges: Array<[number, number]>): Ranges {
  const kept: Array<[number, number]> = []
  for (const range of ranges.sort((left, right) => left[0] - right[0] || right[1] - left[1])) {
    const last = kept.at(-1)
    if (!last || range[1] > last[1]) kept.push(range)
  }
  return kept
}
