/**
 * What a part is of: "four of 15 men", "8 of the 14 macular holes".
 */
import type { SentenceElement } from '../sweep/elements.js'
import { isInclusive } from '../sweep/words.js'
import { combinations } from './combinations.js'
import type { NamedCondition } from './condition.js'
import type { LooseReading } from './reading.js'
import type { RowGroup } from './rows.js'
import { numberScope } from './scope.js'
import { talliesOf } from './tally.js'

/** Each whole of a sentence that names its group; it is doubted when its part is right and it is nearly what the rows say. */
export function namedWholes(
  here: readonly SentenceElement[],
  named: readonly NamedCondition[],
  parts: readonly LooseReading[],
): LooseReading[] {
  return here.flatMap((element, index): LooseReading[] => {
    if (element.kind !== 'number' || !isWhole(here, index)) return []
    const own = groupBehind(here, index, named)
    const resource = own[0]?.[0]?.resource
    if (!resource || element.value > resource.rows.length) return []
    const { shared } = numberScope(here, index, named)
    const counted = talliesOf(resource, combinations(own, shared, []))
    const part = here.slice(0, index).findLast(({ kind }) => kind === 'number')
    const isPartRight = parts.some(({ start, agrees }) => agrees && start === part?.start)
    const right = counted.filter(({ count }) => count === element.value)
    const said = right.length > 0 ? right : counted.slice(0, 1)
    return said.map(({ group, count, says, expression }) => ({
      start: element.start,
      end: element.end,
      words: element.text,
      agrees: count === element.value,
      kind: group.length > 1 ? 'subgroup' : 'category',
      says,
      expression,
      isWeak: !isPartRight || Math.abs(count - element.value) > Math.max(1, 0.1 * count),
    }))
  })
}

/** "of 15", "of the 15", "of all 15", behind another number. */
function isWhole(here: readonly SentenceElement[], index: number): boolean {
  const before = here.slice(Math.max(0, index - 6), index)
  const last = before.findLast(
    ({ kind, text }) => kind !== 'definite' && !/^(?:all|our)$/i.test(text),
  )
  return last?.kind === 'of' && before.some(({ kind }) => kind === 'number')
}

/** Where a bracket ends that says the share: "20 participants (30%) given zinc". */
function closesAt(here: readonly SentenceElement[], index: number): number {
  const open = here.findIndex(({ text }, at) => at > index && text === '(')
  return open >= 0 && open - index <= 3 && here[open + 1]?.kind === 'percent' ? open + 2 : index
}

/** What the words behind a whole name, up to its verb: "15 men in Odate". */
function groupBehind(
  here: readonly SentenceElement[],
  index: number,
  named: readonly NamedCondition[],
): RowGroup {
  const from = here[index]?.end ?? 0
  const closed = closesAt(here, index)
  const end = here.findIndex(
    (element, at) =>
      at > closed &&
      (element.kind === 'separator' ||
        element.kind === 'number' ||
        element.kind === 'percent' ||
        /^[.;]$/.test(element.text) ||
        isInclusive(element.text) ||
        (element.kind === 'title' && element.text.endsWith('ed'))),
  )
  const to = end < 0 ? Infinity : (here[end]?.start ?? 0)
  const inside = named.filter((one) => one.start >= from && one.end <= to)
  const known = inside.flatMap(({ meanings }) => (meanings.length === 1 ? [meanings] : []))
  const columns = new Set(known.flat().map(({ field }) => field))
  return columns.size === known.length ? known : []
}
