/**
 * Which part of an article stands where in JATS: declarations have places of their own (JATS4R), wherever the author put
 * them.
 */
import { toString } from 'mdast-util-to-string'
import type { Paragraph } from 'mdast'
import type { Node } from 'unist'
import type {
  AnyNode,
  Article,
  BackNode,
  Block,
  Section,
  SectionRole,
} from '../../document/tree.js'
import { legal } from '../characters.js'
import { append } from '../../lists.js'

export interface Arrangement {
  body: Array<Block | Section>
  /** What stays in back, and what is moved there from the body, in printed order. */
  back: BackNode[]
  /** Becomes `author-notes/fn[@fn-type="coi-statement"]` (JATS4R Conflict of interest). */
  competingInterests: Section[]
  /** Becomes `funding-statement` (JATS4R Funding); those that say nothing are left out. */
  funding: Section[]
  /** The section that the data files belong to; without one they stand in the front. */
  supplements: Section | undefined
}

/** Roles that are taken out of whatever section they stand in. */
const moved: ReadonlySet<SectionRole> = new Set([
  'competing-interests',
  'funding',
  'data-availability',
  'acknowledgements',
])
/** Roles that are taken out of the top of the body, and out of a section of declarations. */
const movedFromTop: ReadonlySet<SectionRole> = new Set([
  ...moved,
  'ethics',
  'consent',
  'contributions',
  'abbreviations',
  'appendix',
])
/** Roles that name the authors. */
const naming: ReadonlySet<SectionRole> = new Set([
  'acknowledgements',
  'funding',
  'contributions',
  'competing-interests',
])

/** The element that a section of the back becomes. A glossary has no sections in it; one that has is a section itself. */
export function backElement(section: Section): 'ack' | 'app' | 'glossary' | 'sec' {
  switch (section.role) {
    case 'acknowledgements':
      return 'ack'
    case 'appendix':
      return 'app'
    case 'abbreviations':
      return section.children.some((child) => child.type === 'section') ? 'sec' : 'glossary'
    default:
      return 'sec'
  }
}

/** Sorts the article's sections into their places; `blind` leaves out those that name the authors. */
export function arrange(article: Article, blind: boolean): Arrangement {
  const lifted: Section[] = []
  const body = blocksFirst(lift(article.children[1].children, movedFromTop, lifted))
  const back = article.children[2].children.flatMap((node): BackNode[] => {
    if (node.type !== 'section') return [node]
    const found: Section[] = []
    return [
      ...lift([node], movedFromTop, found).filter(
        (left): left is Section => left.type === 'section',
      ),
      ...found,
    ]
  })
  const all = [...lifted, ...back].filter(
    (node) => !(blind && node.type === 'section' && naming.has(node.role)),
  )
  const role = (node: BackNode): SectionRole | undefined =>
    node.type === 'section' ? node.role : undefined
  const sections = (wanted: SectionRole): Section[] =>
    all.filter((node): node is Section => role(node) === wanted)
  return {
    body,
    back: all.filter((node) => role(node) !== 'competing-interests' && role(node) !== 'funding'),
    competingInterests: sections('competing-interests'),
    funding: sections('funding').filter((section) => statements(section).length > 0),
    supplements:
      [...body, ...all].find(
        (node): node is Section =>
          node.type === 'section' && node.role === 'supplementary-material',
      ) ?? sections('data-availability')[0],
  }
}

/**
 * `nodes` without the sections whose role is in `roles`, which go to `found`, each followed by those that stood in it. A
 * section that this empties goes too.
 */
function lift(
  nodes: ReadonlyArray<Block | Section>,
  roles: ReadonlySet<SectionRole>,
  found: Section[],
): Array<Block | Section> {
  const left: Array<Block | Section> = []
  for (const node of nodes) {
    if (node.type !== 'section') {
      left.push(node)
      continue
    }
    const [heading, ...content] = node.children
    const isMoved = roles.has(node.role)
    const inner: Section[] = []
    const kept = lift(content, node.role === 'declarations' ? movedFromTop : moved, inner)
    if (kept.length > 0 || content.length === 0 || isMoved)
      (isMoved ? found : left).push({ ...node, children: [heading, ...kept] })
    append(found, inner)
  }
  return left
}

/** JATS has no block after a section beside it: such a block belongs to that section, as it would in Markdown. */
export function blocksFirst(children: ReadonlyArray<Block | Section>): Array<Block | Section> {
  const sorted: Array<Block | Section> = []
  for (const child of children) {
    const before = sorted.at(-1)
    if (child.type !== 'section' && before?.type === 'section') {
      const [heading, ...content] = before.children
      sorted[sorted.length - 1] = {
        ...before,
        children: [heading, ...blocksFirst([...content, child])],
      }
    } else sorted.push(child)
  }
  return sorted
}

/** The lines of a section on funding that say something, a statement each, out of whatever blocks they stand in. */
export const statements = (section: Section): Paragraph[] =>
  flattened(section)
    .flatMap(linesOf)
    .filter((line) => legal(toString(line)).trim() !== '' || hasSigns(line))

function linesOf(node: Node): Paragraph[] {
  const known = node as AnyNode
  const line = (children: Paragraph['children']): Paragraph[] => [{ type: 'paragraph', children }]
  switch (known.type) {
    case 'paragraph':
      return [known]
    case 'tableCell':
    case 'term':
      return line(known.children as Paragraph['children'])
    case 'image':
      return line([known])
    case 'math':
      return line([{ type: 'inlineMath', value: known.value }])
    case 'code':
      return known.value.split('\n').flatMap((value) => line([{ type: 'text', value }]))
    default:
      return 'children' in known ? known.children.flatMap(linesOf) : []
  }
}

const hasSigns = (node: Node): boolean =>
  ['image', 'inlineMath', 'footnoteReference'].includes(node.type) ||
  ((node as { children?: Node[] }).children ?? []).some(hasSigns)

/** What a section holds where no section may stand: headings of those in it are lines in bold. */
export function flattened(node: Section): Block[] {
  return node.children.slice(1).flatMap((child): Block[] => {
    if (child.type !== 'section') return [child as Block]
    const heading: Paragraph = {
      type: 'paragraph',
      children: [{ type: 'strong', children: child.children[0].children }],
    }
    return [heading, ...flattened(child)]
  })
}
