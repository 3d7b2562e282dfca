/**
 * Line breaking as a whole: of all ways to set a paragraph, the one with the least total of demerits (Knuth and Plass,
 * "Breaking paragraphs into lines", 1981). Cost grows with the text's length alone: the active list holds only places
 * that a line could have begun at.
 */

/** What a line breaker sees of a paragraph. Widths in points; `give` is how much wider or narrower letters may be set. */
export type BreakItem =
  | { kind: 'box'; width: number; give?: number }
  | { kind: 'glue'; width: number; stretch: number; shrink: number }
  /** A place to break at a cost; `forced` must, `never` must not; `width` is what a break adds (a hyphen). */
  | { kind: 'penalty'; width: number; cost: number; hyphen: boolean }

export const forced = -10000
export const never = 10000

/** A last line that is short or begins within a word is avoided, and most of all one that is little more than half a word. */
const shortest = 0.07
const lastDemerits = (hyphen: boolean, share: number): number =>
  (hyphen ? (share < 2 * shortest ? 60000 : 8000) : 0) + (share < shortest ? 8000 : 0)

/** What stands before a place, added up. */
interface Sums {
  width: number
  stretch: number
  shrink: number
}

/** A place where a line may end, with the best way to get there. */
interface BreakNode {
  /** Index of the item that the line before ended at; -1 at the start. */
  at: number
  fitness: number
  hyphen: boolean
  /** What stands before the line that begins here. */
  sums: Sums
  demerits: number
  before: BreakNode | undefined
}

type BreakPlace = Exclude<BreakItem, { kind: 'box' }>

/** Indices of the items that lines end at, the last item's included; none when no way keeps every line below `tolerance`. */
export function breakLines(
  items: readonly BreakItem[],
  lineWidth: number,
  tolerance: number,
  last: boolean,
): number[] | undefined {
  return new LineBreaker(items, lineWidth, tolerance, last).ends()
}

class LineBreaker {
  readonly #items: readonly BreakItem[]
  readonly #lineWidth: number
  readonly #tolerance: number
  /** A line too long or too loose is better than none. */
  readonly #isLastResort: boolean
  #sums: Sums = { width: 0, stretch: 0, shrink: 0 }
  #active: BreakNode[]

  constructor(
    items: readonly BreakItem[],
    lineWidth: number,
    tolerance: number,
    isLastResort: boolean,
  ) {
    this.#items = items
    this.#lineWidth = lineWidth
    this.#tolerance = tolerance
    this.#isLastResort = isLastResort
    const sums = this.#sums
    this.#active = [{ at: -1, fitness: 1, hyphen: false, sums, demerits: 0, before: undefined }]
  }

  ends(): number[] | undefined {
    for (const [index, item] of this.#items.entries()) {
      if (item.kind !== 'box' && this.#isLegal(index, item)) {
        this.#active = this.#breakAt(index, item)
        if (this.#active.length === 0) return undefined
      }
      this.#sums = added(this.#sums, item)
    }
    const ends: number[] = []
    const best = this.#active.reduce((one, next) => (next.demerits < one.demerits ? next : one))
    for (let node: BreakNode | undefined = best; node && node.at >= 0; node = node.before)
      ends.push(node.at)
    return ends.reverse()
  }

  #isLegal(index: number, item: BreakPlace): boolean {
    return item.kind === 'glue' ? this.#items[index - 1]?.kind === 'box' : item.cost < never
  }

  /** The active places after a break at `item`: those that a later line may still begin at, and the best new ones. */
  #breakAt(index: number, item: BreakPlace): BreakNode[] {
    const kept: BreakNode[] = []
    // The best way to each fitness of the line that ends here.
    const ways: Array<Way | undefined> = [undefined, undefined, undefined, undefined]
    let rescued: BreakNode | undefined
    for (const node of this.#active) {
      const ratio = this.#ratio(node, item)
      if (ratio >= -1 && costOf(item) !== forced) kept.push(node)
      else if (!rescued || node.demerits < rescued.demerits) rescued = node
      if (ratio < -1 || ratio > this.#tolerance) continue
      const fitness = fitnessOf(ratio)
      const demerits = this.#demerits(node, item, ratio, fitness)
      if (demerits < (ways[fitness]?.demerits ?? Infinity)) ways[fitness] = { from: node, demerits }
    }
    if (this.#isLastResort && kept.length === 0 && rescued && !ways.some(Boolean))
      ways[1] = { from: rescued, demerits: rescued.demerits + 1e8 }
    return [...kept, ...this.#nodes(ways, index, item)]
  }

  #nodes(ways: ReadonlyArray<Way | undefined>, at: number, item: BreakPlace): BreakNode[] {
    if (!ways.some(Boolean)) return []
    const sums = this.#sumsAfter(at)
    const hyphen = endsInHyphen(item)
    return ways.flatMap((way, fitness) =>
      way ? [{ at, fitness, hyphen, sums, demerits: way.demerits, before: way.from }] : [],
    )
  }

  /** Width of the line from `node` to a break at `item`, before its glue gives. */
  #natural({ sums }: BreakNode, item: BreakPlace): number {
    return this.#sums.width - sums.width + (item.kind === 'penalty' ? item.width : 0)
  }

  #ratio(node: BreakNode, item: BreakPlace): number {
    const { stretch, shrink } = this.#sums
    return ratioOf(
      this.#lineWidth - this.#natural(node, item),
      stretch - node.sums.stretch,
      shrink - node.sums.shrink,
    )
  }

  #demerits(node: BreakNode, item: BreakPlace, ratio: number, fitness: number): number {
    const cost = costOf(item)
    let demerits = node.demerits + demeritsOf(ratio, cost)
    if (endsInHyphen(item) && node.hyphen) demerits += 10000
    if (Math.abs(fitness - node.fitness) > 1) demerits += 3000
    if (cost === forced)
      demerits += lastDemerits(node.hyphen, this.#natural(node, item) / this.#lineWidth)
    return demerits
  }

  /** Sums at the start of a line after a break at `index`: glue and penalties there are dropped. */
  #sumsAfter(index: number): Sums {
    let sums = this.#sums
    for (let next = index; next < this.#items.length; next++) {
      const item = this.#items[next]!
      if (item.kind === 'box' || (next > index && costOf(item) === forced)) break
      sums = added(sums, item)
    }
    return sums
  }
}

/** The best way to a line's end: where the line begins, and what all lines up to here cost. */
interface Way {
  from: BreakNode
  demerits: number
}

const costOf = (item: BreakPlace): number => (item.kind === 'penalty' ? item.cost : 0)
const endsInHyphen = (item: BreakPlace): boolean => item.kind === 'penalty' && item.hyphen

function added({ width, stretch, shrink }: Sums, item: BreakItem): Sums {
  switch (item.kind) {
    case 'box': {
      const give = item.give ?? 0
      return { width: width + item.width, stretch: stretch + give, shrink: shrink + give }
    }
    case 'glue':
      return {
        width: width + item.width,
        stretch: stretch + item.stretch,
        shrink: shrink + item.shrink,
      }
    case 'penalty':
      return { width, stretch, shrink }
  }
}

/** As `breakLines`, for lines that are not justified: each takes what it can hold. None when something is too wide to hold. */
export function fillLines(
  items: readonly BreakItem[],
  lineWidth: number,
  last: boolean,
): number[] | undefined {
  const ends: number[] = []
  let width = 0 // of the line so far
  let end = -1 // the last place where it could end
  let since = 0 // width after that place
  let begun = false // a box stands in the line: an indent of no width, or less, is one
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!
    if (item.kind === 'box') {
      width += item.width
      since += item.width
      begun = true
      if (width > lineWidth + 0.01 && end >= 0) {
        ends.push(end)
        width = since
        end = -1
      }
      if (width > lineWidth + 0.01 && !last) return undefined
      continue
    }
    if (item.kind === 'penalty' && item.cost === forced) {
      ends.push(index)
      width = since = 0
      end = -1
      begun = false
      continue
    }
    const fits =
      item.kind === 'glue'
        ? items[index - 1]?.kind === 'box'
        : item.cost < never && width + item.width <= lineWidth
    if (fits) {
      end = index
      since = 0
    }
    if (item.kind === 'glue' && begun) {
      width += item.width
      if (end !== index && end !== index - 1) since += item.width // spaces after a break are no part of a line
    }
  }
  return ends
}

/** How far glue must give: 0 natural, -1 all its shrink, 1 all its stretch. */
function ratioOf(room: number, stretch: number, shrink: number): number {
  if (Math.abs(room) < 1e-6) return 0
  if (room > 0) return stretch > 0 ? room / stretch : Infinity
  return shrink > 0 ? room / shrink : -Infinity
}

/** Tight, even, loose, very loose: neighbours should not differ by more than one. */
const fitnessOf = (ratio: number): number =>
  ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3

function demeritsOf(ratio: number, cost: number): number {
  const badness = 100 * Math.abs(ratio) ** 3
  const line = (10 + badness) ** 2
  if (cost >= 0) return line + cost ** 2
  return cost > forced ? line - cost ** 2 : line
}
