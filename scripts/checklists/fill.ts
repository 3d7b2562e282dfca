/**
 * Fills a checklist from an article. Each item is found where the author marked it (`{#care-7}`), where the metadata say,
 * or where it usually stands; or the metadata exclude it, with a reason.
 */
import type { Node } from 'unist'
import type { ChecklistEntry } from '../document/metadata.js'
import type { Article } from '../document/tree.js'
import { targetsOf, type Targets } from '../tree/targets.js'
import { itemNumber } from './index.js'
import type { Checklist, ChecklistItem, Topic } from './schema.js'
import { search } from './search.js'
import { contextOf, type ChecklistContext, type ItemPlace } from './places.js'

/** One item, as it came out. */
export interface Filled {
  topic: string
  item: ChecklistItem
  outcome: 'reported' | 'excluded' | 'missing'
  /** How it was found: marked in the text, in the metadata or named there, or by usual words, which only the author can confirm. */
  by?: 'anchor' | 'metadata' | 'words' | undefined
  places: readonly ItemPlace[]
  /** What the metadata say of it. */
  entry?: ChecklistEntry | undefined
  /** References of the metadata that lead nowhere. */
  lost: readonly string[]
}

/** Every item of `checklist`, called `name`, in order. */
export function fill(name: string, checklist: Checklist, article: Article): Filled[] {
  const context = contextOf(article)
  const targets = targetsOf(article)
  const entries = article.children[0].metadata.checklists?.get(name)
  return checklist.topics.flatMap((topic) =>
    topic.items.map((item): Filled => {
      const entry = entries?.get(item.id) ?? entries?.get(itemNumber(item.id))
      const marked = markedFor(name, item, context)
      const { nodes, lost } = namedBy(entry, context, targets)
      const common = { topic: topic.topic, item, entry, lost }
      if (entry?.exclude !== undefined)
        return { ...common, outcome: 'excluded', places: marked.map(context.placeOf) }
      if (marked.length > 0)
        return { ...common, outcome: 'reported', by: 'anchor', places: marked.map(context.placeOf) }
      if (nodes.length > 0)
        return {
          ...common,
          outcome: 'reported',
          by: 'metadata',
          places: nodes.map(context.placeOf),
        }
      return { ...common, ...usual(topic, item, context) }
    }),
  )
}

/** What carries the item's own name, else its number's. */
function markedFor(name: string, item: ChecklistItem, { named }: ChecklistContext): Node[] {
  const found = named.get(`${name}-${item.id}`) ?? named.get(`${name}-${itemNumber(item.id)}`)
  return found ? [found] : []
}

function namedBy(
  entry: ChecklistEntry | undefined,
  { named }: ChecklistContext,
  targets: Targets,
): { nodes: Node[]; lost: string[] } {
  const nodes: Node[] = []
  const lost: string[] = []
  for (const identifier of entry?.at ?? []) {
    const found = targets.find(identifier)
    const node =
      named.get(identifier.toLowerCase()) ?? (found && 'target' in found ? found.target : undefined)
    if (node) nodes.push(node)
    else lost.push(identifier)
  }
  return { nodes, lost }
}

function usual(
  topic: Topic,
  item: ChecklistItem,
  context: ChecklistContext,
): Pick<Filled, 'outcome' | 'by' | 'places'> {
  const { places, isSure } = search([...(item.find ?? []), ...(topic.find ?? [])], context)
  return places.length > 0
    ? { outcome: 'reported', by: isSure ? 'metadata' : 'words', places }
    : { outcome: 'missing', places }
}
