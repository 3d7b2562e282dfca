/**
 * What changes between two texts, as `diff -u` says it.
 */
interface Change {
  kind: ' ' | '-' | '+'
  line: string
}

const context = 3

/** A unified diff of the file `path`; empty when nothing changes. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const changes = compare(linesOf(before), linesOf(after))
  return `--- a/${path}\n+++ b/${path}\n${hunks(changes).join('')}`
}

/** Lines with their ends, so that a changed line end shows. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The shortest way from one to the other (Myers 1986), after what they begin and end with alike. */
function compare(before: readonly string[], after: readonly string[]): Change[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++
  const kept = (lines: readonly string[]): Change[] => lines.map((line) => ({ kind: ' ', line }))
  return [
    ...kept(before.slice(0, head)),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...kept(before.slice(before.length - tail)),
  ]
}

function middle(before: readonly string[], after: readonly string[]): Change[] {
  const ways: Array<Map<number, number>> = []
  const reach = new Map([[1, 0]])
  for (let steps = 0; steps <= Math.min(before.length + after.length, 2000); steps++) {
    ways.push(new Map(reach))
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let left = comesFromAbove(reach, diagonal, steps)
        ? reach.get(diagonal + 1)!
        : reach.get(diagonal - 1)! + 1
      while (
        left < before.length &&
        left - diagonal < after.length &&
        before[left] === after[left - diagonal]
      )
        left++
      reach.set(diagonal, left)
      if (left >= before.length && left - diagonal >= after.length)
        return walkBack(ways, before, after)
    }
  }
  return [
    ...before.map((line): Change => ({ kind: '-', line })),
    ...after.map((line): Change => ({ kind: '+', line })),
  ]
}

function comesFromAbove(
  reach: ReadonlyMap<number, number>,
  diagonal: number,
  steps: number,
): boolean {
  return (
    diagonal === -steps ||
    (diagonal !== steps && reach.get(diagonal - 1)! < reach.get(diagonal + 1)!)
  )
}

function walkBack(
  ways: ReadonlyArray<Map<number, number>>,
  before: readonly string[],
  after: readonly string[],
): Change[] {
  const found: Change[] = []
  let [left, right] = [before.length, after.length]
  for (let steps = ways.length - 1; steps >= 0; steps--) {
    const diagonal = left - right
    const above = comesFromAbove(ways[steps]!, diagonal, steps)
    const from = ways[steps]!.get(above ? diagonal + 1 : diagonal - 1)!
    const start = steps === 0 ? 0 : above ? from : from + 1
    while (left > start) found.push({ kind: ' ', line: before[(right--, --left)]! })
    if (steps > 0)
      found.push(
        above ? { kind: '+', line: after[--right]! } : { kind: '-', line: before[--left]! },
      )
  }
  return found.reverse()
}

/** Stretches of changes with the lines around them. */
function hunks(changes: readonly Change[]): string[] {
  const near = changes.map((_, index) =>
    changes
      .slice(Math.max(0, index - context), index + context + 1)
      .some(({ kind }) => kind !== ' '),
  )
  const found: string[] = []
  let [before, after] = [1, 1]
  for (let index = 0; index < changes.length;) {
    const end =
      near.indexOf(!near[index], index) === -1 ? changes.length : near.indexOf(!near[index], index)
    const part = changes.slice(index, end)
    const [removed, added] = [
      part.filter(({ kind }) => kind !== '+').length,
      part.filter(({ kind }) => kind !== '-').length,
    ]
    if (near[index])
      found.push(
        `@@ -${range(before, removed)} +${range(after, added)} @@\n${part.map(print).join('')}`,
      )
    before += removed
    after += added
    index = end
  }
  return found
}

function range(start: number, count: number): string {
  return count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`
}

function print({ kind, line }: Change): string {
  return `${kind}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`
}
