/** What is wrong with a filled checklist, in sentences. */
import type { Position } from 'unist'
import { closest } from '../closest.js'
import type { Article } from '../document/tree.js'
import { targetsOf } from '../tree/targets.js'
import type { Filled } from './fill.js'
import type { Checklist } from './schema.js'

export interface ChecklistFault {
  reason: string
  position: Position | undefined
  /** Whether the manuscript is refused for it. */
  grave: boolean
  note?: string | undefined
  suggestions?: string[] | undefined
}

/** In the order of the items; those of a topic that are missing are told together. */
export function faultsOf(
  name: string,
  checklist: Checklist,
  filled: readonly Filled[],
  article: Article,
): ChecklistFault[] {
  const { positions } = article.children[0].metadata
  const place =
    positions.get(`checklist.${name}`) ?? positions.get('checklist') ?? positions.get('title')
  const acronym = checklist.title.split(' ')[0]!
  const told = new Set<unknown>()
  return checklist.topics.flatMap(({ topic, items }) => {
    const own = filled.filter(({ item }) => items.includes(item))
    const missing = own.filter(({ outcome, lost }) => outcome === 'missing' && lost.length === 0)
    return [
      ...own.flatMap((one) =>
        one.entry === undefined || told.has(one.entry)
          ? []
          : (told.add(one.entry), entryFaults(one, acronym, article)),
      ),
      ...own
        .filter(
          (one) =>
            one.item.isFloat &&
            one.outcome === 'reported' &&
            !one.places.some(({ isFloat }) => isFloat),
        )
        .map((one): ChecklistFault => ({
          reason: `Unexpected ${acronym} ${one.item.id} (${topic}) without a figure or table in "${one.places[0]!.section}", expected one, or a section that holds one`,
          position: one.entry?.position ?? place,
          grave: one.item.grave === true,
        })),
      ...(missing.length > 0 ? [missingFault(missing, acronym, name, place)] : []),
    ]
  })
}

function missingFault(
  missing: readonly Filled[],
  acronym: string,
  name: string,
  position: Position | undefined,
): ChecklistFault {
  const {
    topic,
    item: { id },
  } = missing[0]!
  return {
    reason: `Unexpected manuscript without ${acronym} ${missing.map(({ item }) => item.id).join(', ')} (${topic}), expected ${missing.length > 1 ? 'each' : 'it'} in the text, or excluded with a reason`,
    position,
    grave: missing.some(({ item }) => item.grave),
    note: [
      ...missing.map(({ item }) => `${item.id} asks for ${item.asks}.`),
      `Mark it where it stands, \`{#${name}-${id}}\`, or say in the metadata where or why not, \`checklist: {${name}: {${id}: …}}\`.`,
    ].join(' '),
  }
}

/** What the metadata say, told once though it is for several items. */
function entryFaults(
  { entry, item, lost, places }: Filled,
  acronym: string,
  article: Article,
): ChecklistFault[] {
  const { position, exclude } = entry!
  const faults: ChecklistFault[] = lost.slice(0, 3).map((identifier) => ({
    reason: `Unexpected \`@${identifier}\` for ${acronym} ${item.id}, expected the identifier of a section, figure, table or marked passage`,
    position,
    grave: true,
    suggestions: nearest(identifier, article),
  }))
  if (exclude === '')
    faults.push({
      reason: `Unexpected exclusion of ${acronym} ${item.id} without a reason, expected \`{exclude: the reason}\``,
      position,
      grave: true,
    })
  if (exclude !== undefined && places.length > 0)
    faults.push({
      reason: `Unexpected exclusion of ${acronym} ${item.id}, which is marked in "${places[0]!.section}", expected one or the other`,
      position,
      grave: false,
    })
  return faults
}

function nearest(identifier: string, article: Article): string[] {
  const near = closest(identifier, targetsOf(article).identifiers)
  return near === undefined ? [] : [`@${near}`]
}
