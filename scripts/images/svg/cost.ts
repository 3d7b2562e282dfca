/**
 * What a drawing costs to draw, before it is drawn: elements, those shown again counted each time, markers for each
 * corner, and filters.
 */
import { computed } from './properties.js'
import { eachNode, elementsIn, type SvgNode } from './tree.js'
import { deepest, XmlFault } from './xml.js'

/** Elements that are drawn in all. */
const most = 500_000
/** Filters, and what a filter does. */
const mostFilters = 200
const mostSteps = 100

/** Throws an `XmlFault` for a drawing that no program draws in bounded time. */
export function checkCost(root: SvgNode): void {
  const named = new Map<string, SvgNode>()
  let filters = 0
  eachNode(root, (node) => {
    const id = node.attributes.get('id')
    if (id && !named.has(id)) named.set(id, node)
    if ((node.attributes.get('filter') ?? 'none') !== 'none') filters += 1
    if (node.name === 'filter' && node.children.length > mostSteps)
      throw new XmlFault(`line ${node.line}: a filter of more than ${mostSteps} steps`)
  })
  if (filters > mostFilters) throw new XmlFault(`more than ${mostFilters} filtered parts`)
  if (total(root, { named, known: new Map() }, 0) > most)
    throw new XmlFault(`more than ${most} elements, those shown again counted each time`)
}

interface Seen {
  named: ReadonlyMap<string, SvgNode>
  known: Map<SvgNode, number>
}

/** Elements that an element draws; one that shows itself is drawn once more, as programs do. */
function total(node: SvgNode, seen: Seen, depth: number): number {
  const before = seen.known.get(node)
  if (before !== undefined) return before
  if (depth > 2 * deepest) return Infinity
  seen.known.set(node, 1)
  let sum = 1
  for (const child of elementsIn(node)) sum += total(child, seen, depth + 1)
  for (const { id, times } of shown(node)) {
    const target = seen.named.get(id)
    if (target && sum <= most) sum += times * total(target, seen, depth + 1)
  }
  seen.known.set(node, sum)
  return sum
}

/** What an element has shown in its place: what it uses, its pattern, mask or markers. */
function shown(node: SvgNode): Array<{ id: string; times: number }> {
  const found: Array<{ id: string; times: number }> = []
  const { name, attributes } = node
  if (name === 'use') found.push({ id: attributes.get('href')?.slice(1) ?? '', times: 1 })
  for (const value of attributes.values()) {
    if (!value.startsWith('url(#')) continue
    found.push({ id: value.slice(5, value.indexOf(')')), times: 1 })
  }
  if (!/^(?:path|line|polyline|polygon)$/.test(name)) return found
  const corners = (attributes.get('d') ?? attributes.get('points') ?? '').length / 4
  for (const end of ['marker-start', 'marker-mid', 'marker-end']) {
    const value = computed(node, end)
    if (value.startsWith('url(#'))
      found.push({ id: value.slice(5, -1), times: end === 'marker-mid' ? Math.ceil(corners) : 1 })
  }
  return found
}
