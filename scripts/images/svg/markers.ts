/** Markers that take the colours of their line (`context-fill`, `context-stroke`; SVG 2 § 13.6): one for each pair of colours. */
import { computed } from './properties.js'
import { eachNode, elementsIn, type SvgNode } from './tree.js'

const ends = ['marker-start', 'marker-mid', 'marker-end'] as const
const most = 2_000

export function fixMarkers(root: SvgNode): void {
  fixReversed(root)
  const contextual = new Map<string, SvgNode>()
  const lines: SvgNode[] = []
  eachNode(root, (node) => {
    const id = node.attributes.get('id')
    if (node.name === 'marker' && id && takesColors(node)) contextual.set(id, node)
    if (/^(?:path|line|polyline|polygon)$/.test(node.name)) lines.push(node)
  })
  if (contextual.size === 0) return
  const made = new Set<string>()
  for (const line of lines)
    for (const end of ends) {
      const id = /^url\(#(.*)\)$/.exec(computed(line, end))?.[1]
      const marker = id === undefined ? undefined : contextual.get(id)
      if (!marker) continue
      const colors = { fill: computed(line, 'fill'), stroke: computed(line, 'stroke') }
      const name = `${id}-${colors.fill}-${colors.stroke}`.replace(/[^\w-]/g, '_')
      if (!made.has(name) && made.size < most) {
        made.add(name)
        marker.parent!.children.push(colored(marker, name, colors))
      }
      line.attributes.set(end, `url(#${name})`)
    }
}

/** `auto-start-reverse`: at the start of a line, a marker that is turned round. */
function fixReversed(root: SvgNode): void {
  const reversed = new Map<string, SvgNode>()
  eachNode(root, (node) => {
    if (node.name !== 'marker' || node.attributes.get('orient') !== 'auto-start-reverse') return
    node.attributes.set('orient', 'auto')
    const id = node.attributes.get('id')
    if (id) reversed.set(id, node)
  })
  if (reversed.size === 0) return
  eachNode(root, ({ attributes }) => {
    const id = /^url\(#(.*)\)$/.exec(attributes.get('marker-start') ?? '')?.[1]
    if (id !== undefined && reversed.has(id)) attributes.set('marker-start', `url(#${id}-reversed)`)
  })
  for (const [id, marker] of reversed)
    marker.parent!.children.push(turned(marker, `${id}-reversed`))
}

function turned(marker: SvgNode, id: string): SvgNode {
  const made = copied(marker, marker.parent, (_, value) => value)
  const number = (name: string, otherwise: number): number =>
    Number.parseFloat(made.attributes.get(name) ?? '') || otherwise
  const [x = 0, y = 0, width = number('markerWidth', 3), height = number('markerHeight', 3)] = (
    made.attributes.get('viewBox') ?? ''
  )
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
  const [refX, refY] = [number('refX', 0), number('refY', 0)]
  made.attributes.set('id', id)
  made.attributes.set(
    'viewBox',
    `${2 * refX - x - width} ${2 * refY - y - height} ${width} ${height}`,
  )
  const group: SvgNode = {
    name: 'g',
    attributes: new Map([['transform', `rotate(180 ${refX} ${refY})`]]),
    children: made.children,
    parent: made,
    line: made.line,
  }
  for (const child of elementsIn(group)) child.parent = group
  made.children = [group]
  return made
}

function takesColors(marker: SvgNode): boolean {
  let takes = false
  eachNode(marker, ({ attributes }) => {
    takes ||= [...attributes.values()].some((value) => value.startsWith('context-'))
  })
  return takes
}

function colored(marker: SvgNode, id: string, colors: Record<'fill' | 'stroke', string>): SvgNode {
  const made = copied(marker, marker.parent, (_, value) =>
    value === 'context-fill' ? colors.fill : value === 'context-stroke' ? colors.stroke : value,
  )
  made.attributes.set('id', id)
  return made
}

function copied(
  node: SvgNode,
  parent: SvgNode | undefined,
  valueOf: (name: string, value: string) => string,
): SvgNode {
  const one: SvgNode = { ...node, attributes: new Map(), children: [], parent }
  for (const [name, value] of node.attributes)
    if (name !== 'id') one.attributes.set(name, valueOf(name, value))
  one.children = elementsIn(node).map((child) => copied(child, one, valueOf))
  return one
}
