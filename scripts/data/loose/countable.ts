/**
 * What a number of a sentence may count, alone and with what the sentence says besides.
 */
import type { Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import { combinations, likelyGroups, sharedBefore } from './combinations.js'
import type { NamedCondition } from './condition.js'
import { isHedged, isLabel, isOfOtherThings } from './other-things.js'
import type { RowGroup } from './rows.js'
import { distributed, labelOf, numberScope } from './scope.js'

/** Words that the data do not know, at most, between a number and what it is doubted for. */
const knownWords = 1

/** What a number of a sentence may count. */
export interface Countable {
  resource: Resource
  /** All that may be meant: the number is held when one of them bears it out. */
  groups: readonly RowGroup[]
  /** What is most probably meant: the number is doubted when it is nearly one of these. */
  likely: readonly RowGroup[]
  /** What it may be a share of. */
  shared: RowGroup
  isWeak: boolean
  /** Nothing else can be counted, however far it is. */
  isLabelled: boolean
}

/** What the number at `index` may count; nothing when it is a name, a bound, or has nothing near it. */
export function countable(
  here: readonly SentenceElement[],
  index: number,
  named: readonly NamedCondition[],
  context: readonly NamedCondition[],
): Countable | undefined {
  const element = here[index] as SentenceElement
  if (named.some(({ start, end }) => start <= element.start && element.end <= end)) return undefined
  if (isHedged(here, index) || (element.kind === 'number' && isLabel(here, index))) return undefined
  const { own, shared, unknown, lead } = numberScope(here, index, named)
  const resource = own[0]?.[0]?.resource
  if (!resource) return undefined
  const before = sharedBefore(own, shared, context)
  const each = distributed(here, element, named, own)
  const isOfLead = lead && !own.flat().some(({ field }) => field === lead.field)
  const needed = [each, isOfLead ? lead : undefined].flatMap((one) => one?.predicate ?? [])
  const isMeant = (group: RowGroup): boolean =>
    needed.every((one) => group.some((any) => any.some(({ predicate }) => predicate === one)))
  const isLabelled = labelOf(here, index, named) !== undefined
  return {
    resource,
    shared,
    isLabelled,
    groups:
      isLabelled || isOfAll(here, index, resource)
        ? combinations(own, [], [])
        : combinations(own, shared, before).filter(isMeant),
    likely: likelyGroups(own, shared, before).filter(isMeant),
    isWeak:
      !isLabelled && (unknown > knownWords || isOfOtherThings(here, index, resource, own, named)),
  }
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

/** The one of which `distance` is the least, as a list. */
export const nearest = <Item>(items: readonly Item[], distance: (item: Item) => number): Item[] =>
  items.toSorted((left, right) => distance(left) - distance(right)).slice(0, 1)
