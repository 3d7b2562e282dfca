/**
 * Documents broken (or not) by chance: the same seed breaks them in the same way.
 */
import type { Element, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { toXml } from 'xast-util-to-xml'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `xml` with one to three things changed; `names` are elements that a changed one may become. */
export function mutate(xml: string, names: readonly string[], random: () => number): string {
  const root = fromXml(xml)
  const changes = 1 + Math.floor(random() * 3)
  for (let count = 0; count < changes; count++)
    pick(mutations, random)(elementsOf(root), names, random)
  return toXml(root, { closeEmptyElements: true })
}

type Mutation = (
  elements: readonly Located[],
  names: readonly string[],
  random: () => number,
) => void
interface Located {
  element: Element
  parent: Element | undefined
}

const mutations: readonly Mutation[] = [
  /** Takes an element out. */
  (elements, _names, random) => void remove(pick(elements, random)),
  /** Takes an element's tags away. */
  (elements, _names, random) => {
    const { element, parent } = pick(elements, random)
    if (parent) parent.children.splice(parent.children.indexOf(element), 1, ...element.children)
  },
  /** Writes an element twice. */
  (elements, _names, random) => {
    const { element, parent } = pick(elements, random)
    parent?.children.splice(parent.children.indexOf(element), 0, structuredClone(element))
  },
  /** Puts an element before the one it follows. */
  (elements, _names, random) => {
    const { element, parent } = pick(elements, random)
    if (!parent) return
    const place = parent.children.indexOf(element)
    parent.children.splice(place, 1)
    parent.children.splice(Math.max(0, place - 1 - Math.floor(random() * 3)), 0, element)
  },
  /** Moves an element into another. */
  (elements, _names, random) => {
    const moved = pick(elements, random)
    const place = pick(elements, random).element
    if (
      !moved.parent ||
      elementsOf(moved.element).some(({ element }) => element === place) ||
      place === moved.element
    )
      return
    remove(moved)
    place.children.splice(Math.floor(random() * (place.children.length + 1)), 0, moved.element)
  },
  /** Calls an element by another name. */
  (elements, names, random) => void (pick(elements, random).element.name = pick(names, random)),
  /** Puts an empty element somewhere. */
  (elements, names, random) => {
    const { element } = pick(elements, random)
    element.children.splice(Math.floor(random() * (element.children.length + 1)), 0, {
      type: 'element',
      name: pick(names, random),
      attributes: {},
      children: [],
    })
  },
  /** Puts words somewhere, or empties an element. */
  (elements, _names, random) => {
    const { element } = pick(elements, random)
    element.children = random() < 0.5 ? [] : [...element.children, { type: 'text', value: 'words' }]
  },
  /** Gives an element a wrong, a foreign or a missing attribute. */
  (elements, _names, random) => {
    const { element } = pick(
      elements.filter((one) => Object.keys(one.element.attributes).length > 0),
      random,
    )
    const name = pick(Object.keys(element.attributes), random)
    if (random() < 0.3) delete element.attributes[name]
    else if (random() < 0.5) element.attributes[name] = 'not a value'
    else pick(elements, random).element.attributes[name] = element.attributes[name]
  },
]

const pick = <T>(from: readonly T[], random: () => number): T =>
  from[Math.floor(random() * from.length)] as T

function remove({ element, parent }: Located): void {
  parent?.children.splice(parent.children.indexOf(element), 1)
}

/** Every element below `node`, with its parent; the outermost has none. */
function elementsOf(node: Root | Element): Located[] {
  const parent = node.type === 'element' ? node : undefined
  return node.children.flatMap((child) =>
    child.type === 'element' ? [{ element: child, parent }, ...elementsOf(child)] : [],
  )
}
