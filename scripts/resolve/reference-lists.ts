/**
 * The lists of references: one, or as many as `bibliography:` names, each where the author has put it, else at the end.
 */
import type { Reference } from '../document/references.js'
import type { Settings } from '../document/settings.js'
import type { Back, Bibliography, BibliographyEntry } from '../document/tree.js'

/** Takes the places of lists out of the back: where nothing is cited there is no list. */
export function withoutLists(back: Back): void {
  back.children = back.children.filter(({ type }) => type !== 'bibliography')
}

/** `order` with the works of one list together, in the order of the lists. */
export function byList(
  order: readonly string[],
  references: ReadonlyMap<string, Reference>,
  back: Back,
): string[] {
  const names = namesOf(references, placesIn(back))
  if (names.length < 2) return [...order]
  return names.flatMap((name) => order.filter((key) => nameOf(references.get(key)) === name))
}

/** Fills the lists of the back with the entries of the works cited; a list that has no place stands at the end. */
export function fillLists(
  back: Back,
  entries: readonly BibliographyEntry[],
  references: ReadonlyMap<string, Reference>,
  { referencesTitle }: Settings,
): Bibliography[] {
  const places = placesIn(back)
  const names = namesOf(references, places)
  const lists = names.map((list, index): Bibliography => {
    const place = placeOf(list, places)
    const node: Bibliography = place ?? { type: 'bibliography', children: [] }
    if (!place) back.children.push(node)
    const title = index === 0 ? referencesTitle : inCapital(list)
    if (node.title === undefined && title !== undefined) node.title = title
    if (list !== '') node.list = list
    node.children = entries.filter(({ identifier }) => nameOf(references.get(identifier)) === list)
    return node
  })
  back.children = back.children.filter(
    (node) => node.type !== 'bibliography' || lists.includes(node),
  )
  return lists
}

const placesIn = ({ children }: Back): Bibliography[] =>
  children.filter((node): node is Bibliography => node.type === 'bibliography')

const nameOf = (reference: Reference | undefined): string => reference?.list ?? ''

/** Names of the lists, those first that have places. */
function namesOf(
  references: ReadonlyMap<string, Reference>,
  places: readonly Bibliography[],
): string[] {
  const used = new Set([...references.values()].map(nameOf))
  const placed = places.flatMap(({ list }) => (list !== undefined && used.has(list) ? [list] : []))
  return [...new Set([...placed, ...used])]
}

/** The place with a list's name; the place without a name is that of a list which has none of its own. */
const placeOf = (name: string, places: readonly Bibliography[]): Bibliography | undefined =>
  places.find(({ list }) => (list ?? '') === name) ??
  places.find(({ list, children }) => list === undefined && children.length === 0)

const inCapital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
