/**
 * What JATS can say of blocks and sections.
 */
import type { Heading, List, Paragraph } from 'mdast'
import type { Node } from 'unist'
import type {
  Block,
  BoxedText,
  Section,
  SectionRole,
  Statement,
  Verse,
  VerseLine,
} from '../../../document/tree.js'
import { blocksFirst } from '../../../write/jats/arrange.js'
import { boxParts } from '../../../tree/titled-block.js'
import { attributionLast, boxed } from '../../../write/jats/blocks.js'
import { legal } from '../../../write/characters.js'
import { task } from '../read/blocks.js'
import { float, supplement } from './floats.js'
import { type Known, legalLabel, line } from './line.js'
import { table } from './tables.js'

/** Blocks that JATS writes, as it writes them. */
export const blocks = (nodes: readonly Node[], known: Known): Block[] =>
  nodes.flatMap((node) => block(node as Block, known))

function block(node: Block | { type: 'heading'; children: Node[] }, known: Known): Block[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node, known)
    case 'heading':
      return [
        { type: 'paragraph', children: [{ type: 'strong', children: line(node.children, known) }] },
      ]
    case 'blockquote':
      return [
        { type: 'blockquote', children: blocks(node.children.toSorted(attributionLast), known) },
      ]
    case 'attribution':
      return [{ type: 'attribution', children: line(node.children, known) }]
    case 'verse':
      return verse(node, known)
    case 'statement':
      return [
        {
          ...titled(node),
          type: 'statement',
          children: [...titleOf(node, known), ...paragraphs(boxParts(node)[1], known)],
        } as Statement,
      ]
    case 'boxedText':
      return [
        {
          ...titled(node),
          type: 'boxedText',
          children: [...titleOf(node, known), ...blocks(boxParts(node)[1], known)],
        } as BoxedText,
      ]
    case 'list':
      return list(node, known)
    case 'code':
      return [{ type: 'code', lang: node.lang ?? null, value: legal(node.value) }]
    case 'math':
      return [{ type: 'math', value: legal(node.value), id: node.id, label: legalLabel(node) }]
    case 'table':
      return [table(node, known)]
    case 'figure':
      return [float(node, known)]
    case 'supplement':
      return [supplement(node, known)]
    case 'definitionList':
      return [
        {
          type: 'definitionList',
          children: node.children.map(({ children: [term, ...meanings] }) => ({
            type: 'definitionItem',
            children: [
              { type: 'term', children: line(term.children, known) },
              ...meanings.map((meaning) => ({
                type: 'description' as const,
                children: paragraphs(meaning.children, known),
              })),
            ],
          })),
        },
      ]
    default:
      return []
  }
}

const titled = (node: BoxedText | Statement): object => ({
  kind: node.kind,
  id: node.id,
  label: legalLabel(node),
})

/** The title, when it says something. */
function titleOf(node: BoxedText | Statement, known: Known): Heading[] {
  const [title] = boxParts(node)
  const words = title ? line(title.children, known, 'title') : []
  const isSaid = words.some(
    (word) => word.type !== 'break' && !(word.type === 'text' && word.value.trim() === ''),
  )
  return isSaid ? [{ type: 'heading', depth: 6, children: words }] : []
}

function verse(node: Verse, known: Known): Block[] {
  const children = node.children.map((one): VerseLine => ({
    type: 'verseLine',
    children: line(one.children, known, 'verse'),
  }))
  return children.length > 0 ? [{ type: 'verse', children }] : []
}

function paragraph(node: Paragraph, known: Known): Paragraph[] {
  const children = line(node.children, known)
  return children.every((child) => child.type === 'text' && child.value.trim() === '')
    ? []
    : [{ type: 'paragraph', children }]
}

/** Places that must hold a paragraph hold an empty one. */
export function paragraphs(nodes: readonly Node[], known: Known): Block[] {
  const written = blocks(nodes, known)
  return written.length > 0 ? written : [{ type: 'paragraph', children: [] }]
}

function list(node: List, known: Known): List[] {
  if (node.children.length === 0) return []
  const mark = node.mark && node.mark !== '1.' ? { mark: node.mark } : {}
  const start = node.ordered ? { start: node.start ?? 1, ...mark } : {}
  const children = node.children.map((item) => task(paragraphs(boxed(item), known)))
  return [{ type: 'list', ordered: node.ordered === true, ...start, children }]
}

/** Roles that `sec/@sec-type` tells wherever the section stands. */
const told: ReadonlySet<SectionRole> = new Set([
  'introduction',
  'methods',
  'case-presentation',
  'results',
  'discussion',
  'conclusions',
  'declarations',
  'contributions',
  'abbreviations',
  'supplementary-material',
  'appendix',
])

/** Blocks, then sections one deeper; `roleOf`: what their elements tell of them. */
export const contents = (
  nodes: ReadonlyArray<Block | Section>,
  depth: number,
  roleOf: RoleOf,
  known: Known,
): Array<Block | Section> =>
  blocksFirst(nodes).flatMap((node): Array<Block | Section> =>
    node.type === 'section'
      ? [section(node, depth, roleOf(node), roleOf, known)]
      : block(node, known),
  )

type RoleOf = (node: Section) => SectionRole

/** Roles in the text; `hasStatement`: the back has an ethics statement, and no other section may be one. */
export const roleInText =
  (hasStatement: boolean): RoleOf =>
  (node) => {
    if (told.has(node.role)) return node.role
    return (node.role === 'ethics' || node.role === 'consent') && !hasStatement ? 'ethics' : 'other'
  }

export function section(
  node: Section,
  depth: number,
  role: SectionRole,
  roleOf: RoleOf,
  known: Known,
): Section {
  const [heading, ...content] = node.children
  return {
    type: 'section',
    depth,
    id: node.id,
    label: legalLabel(node),
    role,
    children: [
      {
        type: 'heading',
        depth: Math.min(depth, 6) as 1,
        children: line(heading.children, known, 'title'),
      },
      ...contents(content as Array<Block | Section>, depth + 1, roleOf, known),
    ],
  }
}
