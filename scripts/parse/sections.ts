/**
 * Headings in a row → sections nested once. A skipped level closes up: below `#`, a `###` is one deeper.
 */
import type { Block, Section, SectionRole } from '../document/tree.js'
import type { BlockOrHeading } from './blocks.js'
import type { Headed } from './headings.js'
import { referenceIdentifier } from './citations.js'
import { textWithoutMarkup } from './html.js'
import { titledLists, type PlacedList } from './reference-lists.js'
import { sectionRoleOf } from './roles.js'

/** Nests `items`: what stands before the first heading, the sections, and where among them lists of references stand. */
export function nest(items: readonly BlockOrHeading[]): {
  before: Block[]
  sections: Section[]
  lists: PlacedList[]
} {
  const before: Block[] = []
  const lists: PlacedList[] = []
  const sections: Section[] = []
  const open: Array<{ level: number; section: Section }> = []
  for (const item of titledLists(items)) {
    if (item.type === 'listPlace') {
      lists.push({ place: item, after: sections.at(-1) })
      continue
    }
    if (item.type !== 'headed') {
      const current = open[open.length - 1]?.section
      if (current) current.children.push(item)
      else before.push(item)
      continue
    }
    while (open.length && open[open.length - 1]!.level >= item.level) open.pop()
    const made = section(item, open.length + 1)
    const parent = open[open.length - 1]?.section
    if (parent) parent.children.push(made)
    else sections.push(made)
    open.push({ level: item.level, section: made })
  }
  for (const made of sections) extend(made)
  return { before, sections, lists }
}

function section({ heading, attributes }: Headed, depth: number): Section {
  const role: SectionRole = sectionRoleOf(textWithoutMarkup(heading.children), attributes?.classes)
  const node: Section = {
    type: 'section',
    depth,
    role,
    children: [{ ...heading, depth: Math.min(depth, 6) as 1 }],
    position: heading.position,
  }
  const id = attributes?.id
  if (id) node.identifier = referenceIdentifier(id) ?? id
  if (attributes?.classes.includes('unnumbered')) node.unnumbered = true
  return node
}

/** A section reaches to the end of what it holds. */
function extend(node: Section): void {
  for (const child of node.children) if (child.type === 'section') extend(child)
  const last = node.children[node.children.length - 1]!.position
  if (last && last.path === node.position?.path)
    node.position = { ...node.position!, end: last.end }
}
