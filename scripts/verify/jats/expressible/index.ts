/**
 * What JATS can say of an article: the article without the rest. Reading back what was written gives exactly this; so here
 * is the whole list of what is lost.
 *
 * - Source positions; identifiers as the author wrote them (ids stay); numbers of floats and equations (labels stay).
 * - Print widths of figures and images; widths of columns, but for shares of the table's width; a table's alignment stands
 *   on its cells.
 * - Headings of the sections on competing interests and on funding, and a section of declarations that only held others;
 *   all of these move to their places. A role that JATS has no section type for where the section stands.
 * - Rules between paragraphs; empty paragraphs; line breaks but in titles and cells (they become spaces); the box of a task
 *   that starts with no words.
 * - Links to neither the web nor a mailbox; links inside links and references (their text stays).
 * - The first sentence of a caption is a paragraph of its own.
 * - A figure of one panel is that panel; beside several panels only images stand.
 * - Of the metadata: which of publication and manuscript date the date is, a licence's name beside its text, the ids of
 *   affiliations, the journal's profile.
 * - Of a reference: its printed form, which of several CSL types of one kind it has, and fields that JATS has no element for.
 */
import { toString } from 'mdast-util-to-string'
import type { Paragraph } from 'mdast'
import type { Node } from 'unist'
import { richText } from '../../../bibliography/rich-text.js'
import type { Inputs } from '../../../document/inputs.js'
import type {
  Abstract,
  AnyNode,
  Article,
  BackNode,
  BibliographyEntry,
  Footnote,
  Keywords,
  Section,
  Title,
} from '../../../document/tree.js'
import { arrange, blocksFirst, flattened, statements } from '../../../write/jats/arrange.js'
import { told } from '../../../write/jats/citation-item.js'
import { cslMarkup } from '../read/references.js'
import { supplementNames } from '../../../write/jats/supplements.js'
import { findTargets } from '../../../write/jats/targets.js'
import { language } from '../../../write/jats/xml.js'
import { blocks, contents, paragraphs, roleInText, section } from './blocks.js'
import { type Known, legalLabel, line } from './line.js'
import { metadata } from './metadata.js'

/** The article as far can hold it. */
export function expressible(article: Article, inputs: Inputs): Article {
  const arrangement = arrange(article, inputs.settings.blind)
  const known: Known = {
    images: inputs.images,
    files: supplementNames(inputs),
    targets: findTargets(arrangement),
    ...surveyed(article),
  }
  const [{ metadata: source, children }] = article.children
  const titleNodes = titles(
    children.filter((node) => node.type === 'title'),
    source.title,
    known,
  )
  const abstractNodes = children.filter(
    (node) => node.type === 'abstract' && node.children.length > 0,
  ) as Abstract[]
  const ethics = arrangement.back.filter((node): node is Section => isStatement(node))
  const interests = arrangement.competingInterests.map((node, index) => ({
    ...node,
    id: node.id ?? `coi-${index + 1}`,
  }))
  const funding = arrangement.funding.map((node, index) => ({
    ...node,
    id: node.id ?? `funding-${index + 1}`,
  }))
  const declarations = [...interests, ...funding]
  return {
    type: 'article',
    lang: language(article.lang) ?? 'en',
    children: [
      {
        type: 'front',
        metadata: metadata(source, toString(titleNodes[0]), article.lang, inputs),
        children: [
          ...titleNodes,
          ...[...abstractNodes].sort(translatedLast).map((node) => abstract(node, known)),
          ...children
            .filter((node) => node.type === 'keywords')
            .map((node) => keywords(node, known)),
        ],
      },
      {
        type: 'body',
        children: contents(arrangement.body, 1, roleInText(ethics.length > 0), known),
      },
      {
        type: 'back',
        children: [
          ...inOrder(arrangement.back).flatMap((node) => backNode(node, ethics, inputs, known)),
          ...declarations.map((node) => declaration(node, known)),
        ],
      },
    ],
  }
}

/** Footnotes by identifier, and what each id is. */
function surveyed(article: Article): Pick<Known, 'footnotes' | 'kinds'> {
  const footnotes = new Map<string, Footnote>()
  const kinds = new Map<string, ReturnType<Known['kinds']['get']> & string>()
  const words = {
    figure: 'figure',
    panel: 'panel',
    note: 'note',
    footnote: 'footnote',
    math: 'equation',
    bibliographyEntry: 'bibliography',
    section: 'section',
    supplement: 'supplementary-material',
    boxedText: 'box',
    statement: 'statement',
    span: 'passage',
  } as const
  const visit = (node: Node): void => {
    // Holds because parse and resolve make no other nodes; mdast's own unions are wider.
    const known = node as AnyNode
    if (known.type === 'footnote') footnotes.set(known.identifier, known)
    if ('id' in known && known.id && known.type in words)
      kinds.set(
        known.id,
        known.type === 'figure' && known.kind === 'table'
          ? 'table'
          : words[known.type as keyof typeof words],
      )
    if ('children' in known) known.children.forEach(visit)
  }
  visit(article)
  return { footnotes, kinds }
}

const order: ReadonlyArray<Title['kind']> = ['title', 'subtitle', 'translated', 'running-head']

/** One title; the others after it, by kind. */
function titles(nodes: readonly Title[], plain: string, known: Known): Title[] {
  const found = order.flatMap((kind) =>
    nodes.filter((node) => node.kind === kind).slice(0, kind === 'title' ? 1 : undefined),
  )
  const all: Title[] =
    found[0]?.kind === 'title'
      ? found
      : [{ type: 'title', kind: 'title', children: [{ type: 'text', value: plain }] }, ...found]
  return all.map((node) => ({
    type: 'title',
    kind: node.kind,
    ...(node.kind === 'translated' ? { lang: language(node.lang) } : {}),
    children: line(node.children, known, 'title'),
  }))
}

const translatedLast = (one: Abstract, other: Abstract): number =>
  Number(one.kind === 'translated') - Number(other.kind === 'translated')

function abstract(node: Abstract, known: Known): Abstract {
  const children = blocksFirst(node.children)
  const sections = children.map((child) =>
    child.type === 'section' ? section(child, 1, 'other', () => 'other', known) : undefined,
  )
  const above = children.filter((child) => child.type !== 'section')
  return {
    type: 'abstract',
    kind: node.kind,
    lang: language(node.lang),
    children: [...blocks(above, known), ...sections.filter((child) => child !== undefined)],
  }
}

const keywords = ({ lang, children }: Keywords, known: Known): Keywords => ({
  type: 'keywords',
  lang: language(lang),
  children: children.map((keyword) => ({
    type: 'keyword',
    children: line(keyword.children, known, 'keyword'),
  })),
})

const isStatement = (node: BackNode): boolean =>
  node.type === 'section' && (node.role === 'ethics' || node.role === 'consent')

/** The ethics statements are one, and so are the appendices: the later stand with the first. */
function inOrder(nodes: readonly BackNode[]): BackNode[] {
  const groups = new Map<unknown, BackNode[]>()
  for (const node of nodes) {
    const group = isStatement(node)
      ? 'statement'
      : node.type === 'section' && node.role === 'appendix'
        ? 'appendix'
        : node
    groups.set(group, [...(groups.get(group) ?? []), node])
  }
  return [...groups.values()].flat()
}

function backNode(
  node: BackNode,
  ethics: readonly Section[],
  inputs: Inputs,
  known: Known,
): BackNode[] {
  if (node.type === 'footnotes') {
    const children = node.children.map((note): Footnote => ({
      type: 'footnote',
      identifier: note.id ?? '',
      id: note.id,
      number: note.number,
      children: paragraphs(note.children, known),
    }))
    return children.length > 0 ? [{ type: 'footnotes', children }] : []
  }
  if (node.type === 'bibliography')
    return [
      {
        type: 'bibliography',
        children: node.children.map((entry) => bibliographyEntry(entry, inputs, known)),
      },
    ]
  const made = section(node, 1, node.role, roleInText(ethics.length > 0), known)
  // A statement on consent that comes first is told by its paragraphs; one without any is on ethics.
  return [
    node === ethics[0] && !made.children.some((child) => child.type === 'paragraph')
      ? { ...made, role: 'ethics' }
      : made,
  ]
}

function bibliographyEntry(
  entry: BibliographyEntry,
  inputs: Inputs,
  known: Known,
): BibliographyEntry {
  const { item } = told(entry.item, inputs.references.get(entry.identifier))
  const rich = ['title', 'original-title', 'container-title', 'collection-title'].flatMap((name) =>
    typeof item[name] === 'string'
      ? [[name, cslMarkup(line(richText(item[name] as string), known))]]
      : [],
  )
  return {
    type: 'bibliographyEntry',
    identifier: entry.id,
    id: entry.id,
    label: legalLabel(entry),
    item: { ...item, ...Object.fromEntries(rich), id: entry.id },
    children: [],
  }
}

/** Competing interests hold paragraphs; funding holds lines. */
function declaration(node: Section, known: Known): Section {
  const children =
    node.role === 'funding' ? saidOf(node, known) : paragraphs(flattened(node), known)
  return {
    type: 'section',
    depth: 1,
    id: node.id,
    role: node.role,
    children: [{ type: 'heading', depth: 1, children: [] }, ...children],
  }
}

const saidOf = (node: Section, known: Known): Paragraph[] =>
  statements(node).map((one): Paragraph => ({
    type: 'paragraph',
    children: line(one.children, known),
  }))
