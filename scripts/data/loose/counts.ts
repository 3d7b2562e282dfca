/**
 * Numbers, percentages and fractions that count the rows of a category, of several at once, or above a threshold.
 */
import type { Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import type { NamedCondition } from './condition.js'
import type { LooseReading } from './reading.js'
import { countOf } from './predicate.js'
import { countIn, predicatesOf, groupInWords, type RowGroup } from './rows.js'
import { distributed, labelOf, numberScope } from './scope.js'
import { isHedged, isLabel, isOfOtherThings } from './other-things.js'

/** Words that the data do not know, at most, between a number and what it is doubted for. */
const knownWords = 1

/** Every number of a sentence that has something to count near it. */
export function countsIn(
  here: readonly SentenceElement[],
  named: readonly NamedCondition[],
  context: readonly NamedCondition[],
): LooseReading[] {
  return here.flatMap((element, index) => {
    if (element.kind !== 'number' && element.kind !== 'percent') return []
    if (named.some(({ start, end }) => start <= element.start && element.end <= end)) return []
    if (isHedged(here, index) || (element.kind === 'number' && isLabel(here, index))) return []
    const { own, shared, unknown } = numberScope(here, index, named)
    const resource = own[0]?.[0]?.resource
    if (!resource) return []
    const before = sharedBefore(own, shared, context)
    const each = distributed(here, element, named, own)
    const isMeant = (group: RowGroup): boolean =>
      !each || group.some((any) => any.some(({ predicate }) => predicate === each.predicate))
    const isLabelled = labelOf(here, index, named) !== undefined
    const groups =
      isLabelled || isOfAll(here, index, resource)
        ? [own]
        : combinations(own, shared, before).filter(isMeant)
    const isWeak = !isLabelled && (unknown > knownWords || isOfOtherThings(here, index, resource))
    const likely = [
      own,
      [...own, ...shared],
      [...own, ...before],
      [...own, ...before.slice(0, 1)],
      [...own, ...shared, ...before],
    ].filter(isMeant)
    return element.kind === 'number'
      ? judgeCount(element, resource, { groups, likely, isWeak, isLabelled }).map((reading) => ({
          ...reading,
          share: shareBeside(here, index),
        }))
      : judgeShare(element, resource, {
          groups,
          likely,
          isWeak: isWeak || isBesideCount(here, index),
        })
  })
}

/** The percentage in brackets behind a count: "four men (27%)". */
function shareBeside(
  here: readonly SentenceElement[],
  index: number,
): { start: number; words: string } | undefined {
  const open = here.findIndex(({ text }, at) => at > index && text === '(')
  const share = here[open + 1]
  return open > 0 && open - index <= 6 && share?.kind === 'percent'
    ? { start: share.start, words: share.text }
    : undefined
}

/** "Five of the 12 children", where there are 12 rows: no part of them. */
const isOfAll = (here: readonly SentenceElement[], index: number, { rows }: Resource): boolean =>
  here
    .slice(index + 1, index + 5)
    .some(
      (element, at, near) =>
        element.kind === 'number' &&
        element.value === rows.length &&
        near.slice(0, at).some(({ kind }) => kind === 'of'),
    )

/** "four men (27%)": a share of what the sentence need not say; whether the two fit is a matter of arithmetic. */
const isBesideCount = (here: readonly SentenceElement[], index: number): boolean =>
  here[index - 1]?.text === '(' &&
  here
    .slice(Math.max(0, index - 6), index - 1)
    .some(({ kind }) => kind === 'number' || kind === 'fraction')

/** What the sentences before have named, of other columns: "Among them, one man …". */
function sharedBefore(
  own: RowGroup,
  shared: RowGroup,
  context: readonly NamedCondition[],
): RowGroup {
  const columns = new Set([...own, ...shared].flat().map(({ field }) => field))
  const found: RowGroup[number][] = []
  const reversed = context.toReversed()
  for (const [index, { meanings, isAlternative }] of reversed.entries()) {
    const [one] = meanings
    if (!one || meanings.length > 1 || columns.has(one.field)) continue
    const [other] = isAlternative ? (reversed[index + 1]?.meanings ?? []) : []
    if (one.resource !== own[0]?.[0]?.resource || found.length >= 2) continue
    columns.add(one.field)
    if (other) columns.add(other.field)
    found.push(other && other.resource === one.resource ? [other, one] : [one])
  }
  return found
}

/** What the number counts, alone, with one more condition, and with all that its sentence and those before it name. */
function combinations(own: RowGroup, shared: RowGroup, before: RowGroup): RowGroup[] {
  const more = [...shared, ...before]
  return [
    own,
    ...(own.length > 1 ? own.map((one) => [one]) : []),
    ...more.map((one) => [...own, one]),
    ...(shared.length > 1 ? [[...own, ...shared]] : []),
    ...(before.length > 0 && more.length > 1 ? [[...own, ...more]] : []),
  ]
}

interface Readings {
  /** All that may be meant: the number is held when one of them bears it out. */
  groups: readonly RowGroup[]
  /** What is most probably meant: the number is doubted when it is nearly one of these. */
  likely: readonly RowGroup[]
  isWeak: boolean
  /** Nothing else can be counted, however far it is. */
  isLabelled?: boolean
}

function judgeCount(
  { start, end, text: words, value }: Extract<SentenceElement, { kind: 'number' }>,
  resource: Resource,
  { groups, likely, isWeak, isLabelled }: Readings,
): LooseReading[] {
  if (value > resource.rows.length) return []
  const counted = (all: readonly RowGroup[]) =>
    all.flatMap((group) => {
      const count = countIn(resource, group)
      return count === undefined ? [] : [{ group, count }]
    })
  const reading = ({ group, count }: { group: RowGroup; count: number }): LooseReading => ({
    start,
    end,
    words,
    agrees: count === value,
    kind: group.length > 1 ? 'subgroup' : 'category',
    says: `${count} of ${resource.rows.length} rows ${count === 1 ? 'has' : 'have'} ${groupInWords(group)}`,
    expression: countOf(resource.name, predicatesOf(group)),
    isWeak: isWeak || (!isLabelled && Math.abs(count - value) > Math.max(1, 0.2 * count)),
  })
  const right = counted(groups).filter(({ count }) => count === value)
  if (right.length > 0) return right.map(reading)
  return nearest(counted(likely), ({ count }) => Math.abs(count - value)).map(reading)
}

/** The one of which `distance` is the least, as a list. */
const nearest = <Item>(items: readonly Item[], distance: (item: Item) => number): Item[] =>
  items.toSorted((left, right) => distance(left) - distance(right)).slice(0, 1)

/** Percentage points within which a percentage is nearly another. */
const points = 5

function judgeShare(
  { start, end, text: words, value, decimals }: Extract<SentenceElement, { kind: 'percent' }>,
  resource: Resource,
  { groups, likely, isWeak }: Readings,
): LooseReading[] {
  const tolerance = 10 ** -decimals
  const shares = (all: readonly RowGroup[]) =>
    all.flatMap((group) =>
      wholesOf(group, groups[0] ?? []).flatMap((whole) => {
        const [part, total] = [countIn(resource, group), countIn(resource, whole)]
        return part === undefined || !total
          ? []
          : [{ group, whole, part, total, share: (100 * part) / total }]
      }),
    )
  const agrees = (share: number): boolean => Math.abs(share - value) < tolerance
  const reading = ({
    group,
    whole,
    part,
    total,
    share,
  }: ReturnType<typeof shares>[number]): LooseReading => ({
    start,
    end,
    words,
    agrees: agrees(share),
    kind: 'share',
    says: `${part} of ${total} rows${whole.length > 0 ? ` with ${groupInWords(whole)}` : ''} have ${groupInWords(group)}, ${Math.round(10 * share) / 10} %`,
    expression: `$share(${countOf(resource.name, predicatesOf(group))}, ${countOf(resource.name, predicatesOf(whole))})`,
    isWeak: isWeak || Math.abs(share - value) > Math.max(points, value / 10),
  })
  const right = shares(groups).filter(({ share }) => agrees(share))
  if (right.length > 0) return right.map(reading)
  return nearest(shares(likely), ({ share }) => Math.abs(share - value)).map(reading)
}

/** What a group may be a share of: all rows, its shared part, or each of its conditions. */
function wholesOf(group: RowGroup, own: RowGroup): RowGroup[] {
  const rest = group.slice(own.length)
  return [
    [],
    ...(rest.length > 0 ? [rest] : []),
    ...(group.length > 1 ? group.map((one) => [one]) : []),
  ]
}
