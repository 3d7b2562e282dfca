/**
 * Fills a checklist from an article. Each item is found where the author marked it (`{#care-7}`), where the metadata say,
 * or where it usually stands; or the metadata exclude it, with a reason.
 */
import type { Node } from 'unist'
import type { ChecklistEntry } from '../document/metadata.js'
import type { Article } from '../document/tree.js'
import { targetsOf, type Targets } from '../tree/targets.js'
import { numberOf } from './index.js'
import type { Checklist, Item, Topic } from './schema.js'
import { search } from './search.js'
import { groundsOf, type Grounds, type Spot } from './spots.js'

/** One item, as it came out. */
export interface Filled {
  topic: string
  item: Item
  outcome: 'reported' | 'excluded' | 'missing'
  /** How it was found: marked in the text, in the metadata or named there, or by usual words, which only the author can confirm. */
  by?: 'anchor' | 'metadata' | 'words' | undefined
  spots: readonly Spot[]
  /** What the metadata say of it. */
  entry?: ChecklistEntry | undefined
  /** References of the metadata that lead nowhere. */
  lost: readonly string[]
}

/** Every item of `checklist`, called `name`, in order. */
export function fill(name: string, checklist: Checklist, article: Article): Filled[] {
  const grounds = groundsOf(article)
  const targets = targetsOf(article)
  const entries = article.children[0].metadata.checklists?.get(name)
  return checklist.topics.flatMap((topic) =>
    topic.items.map((item): Filled => {
      const entry = entries?.get(item.id) ?? entries?.get(numberOf(item.id))
      const marked = markedFor(name, item, grounds)
      const { nodes, lost } = namedBy(entry, grounds, targets)
      const common = { topic: topic.topic, item, entry, lost }
      if (entry?.exclude !== undefined)
        return { ...common, outcome: 'excluded', spots: marked.map(grounds.spotOf) }
      if (marked.length > 0)
        return { ...common, outcome: 'reported', by: 'anchor', spots: marked.map(grounds.spotOf) }
      if (nodes.length > 0)
        return { ...common, outcome: 'reported', by: 'metadata', spots: nodes.map(grounds.spotOf) }
      return { ...common, ...usual(topic, item, grounds) }
    }),
  )
}

/** What carries the item's own name, else its number's. */
function markedFor(name: string, item: Item, { named }: Grounds): Node[] {
  const found = named.get(`${name}-${item.id}`) ?? named.get(`${name}-${numberOf(item.id)}`)
  return found ? [found] : []
}

function namedBy(
  entry: ChecklistEntry | undefined,
  { named }: Grounds,
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
  item: Item,
  grounds: Grounds,
): Pick<Filled, 'outcome' | 'by' | 'spots'> {
  const { spots, isSure } = search([...(item.find ?? []), ...(topic.find ?? [])], grounds)
  return spots.length > 0
    ? { outcome: 'reported', by: isSure ? 'metadata' : 'words', spots }
    : { outcome: 'missing', spots }
}
