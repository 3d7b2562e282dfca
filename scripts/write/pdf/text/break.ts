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

interface BreakNode {
  /** Index of the item that the line before ended at; -1 at the start. */
  at: number
  fitness: number
  hyphen: boolean
  width: number
  stretch: number
  shrink: number
  demerits: number
  before: BreakNode | undefined
}

interface Sums {
  width: number
  stretch: number
  shrink: number
}

/** Indices of the items that lines end at, the last item's included; none when no way keeps every line below `tolerance`. */
export function breakLines(
  items: readonly BreakItem[],
  lineWidth: number,
  tolerance: number,
  last: boolean,
): number[] | undefined {
  let active: BreakNode[] = [
    {
      at: -1,
      fitness: 1,
      hyphen: false,
      width: 0,
      stretch: 0,
      shrink: 0,
      demerits: 0,
      before: undefined,
    },
  ]
  let width = 0
  let stretch = 0
  let shrink = 0
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!
    if (item.kind === 'box') {
      width += item.width
      stretch += item.give ?? 0
      shrink += item.give ?? 0
      continue
    }
    const legal =
      item.kind === 'glue' ? index > 0 && items[index - 1]!.kind === 'box' : item.cost < never
    if (legal) {
      active = consider(index, item)
      if (active.length === 0) return undefined
    }
    if (item.kind === 'glue') {
      width += item.width
      stretch += item.stretch
      shrink += item.shrink
    }
  }
  let best = active[0]
  for (const node of active) if (node.demerits < best!.demerits) best = node
  const ends: number[] = []
  for (let node = best; node && node.at >= 0; node = node.before) ends.push(node.at)
  return ends.reverse()

  function consider(index: number, item: Exclude<BreakItem, { kind: 'box' }>): BreakNode[] {
    const cost = item.kind === 'penalty' ? item.cost : 0
    const added = item.kind === 'penalty' ? item.width : 0
    const hyphen = item.kind === 'penalty' && item.hyphen
    const kept: BreakNode[] = []
    const least = [Infinity, Infinity, Infinity, Infinity]
    const from: Array<BreakNode | undefined> = [undefined, undefined, undefined, undefined]
    let rescued = undefined
    for (const node of active) {
      const natural = width - node.width + added
      const ratio = ratioOf(lineWidth - natural, stretch - node.stretch, shrink - node.shrink)
      if (ratio >= -1 && cost !== forced) kept.push(node)
      else if (!rescued || node.demerits < rescued.demerits) rescued = node
      if (ratio < -1 || ratio > tolerance) continue
      const fitness = fitnessOf(ratio)
      let demerits = node.demerits + demeritsOf(ratio, cost)
      if (hyphen && node.hyphen) demerits += 10000
      if (Math.abs(fitness - node.fitness) > 1) demerits += 3000
      if (cost === forced) demerits += lastDemerits(node.hyphen, natural / lineWidth)
      if (demerits < least[fitness]!) {
        least[fitness] = demerits
        from[fitness] = node
      }
    }
    // The last resort: a line too long or too loose, rather than none.
    if (last && kept.length === 0 && rescued && !from.some(Boolean)) {
      from[1] = rescued
      least[1] = rescued.demerits + 1e8
    }
    let sums: Sums | undefined
    from.forEach((before, fitness) => {
      if (!before) return
      sums ??= after(index)
      kept.push({
        at: index,
        fitness,
        hyphen,
        width: sums.width,
        stretch: sums.stretch,
        shrink: sums.shrink,
        demerits: least[fitness]!,
        before,
      })
    })
    return kept
  }

  /** Sums at the start of a line after a break at `index`: glue and penalties there are dropped. */
  function after(index: number): Sums {
    const sums = { width, stretch, shrink }
    for (let next = index; next < items.length; next++) {
      const item = items[next]!
      if (item.kind === 'box' || (item.kind === 'penalty' && item.cost === forced && next > index))
        break
      if (item.kind === 'glue') {
        sums.width += item.width
        sums.stretch += item.stretch
        sums.shrink += item.shrink
      }
    }
    return sums
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
