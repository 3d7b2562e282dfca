/**
 * An article without its authors: what names them is left out, and what stands in the text is marked as taken out.
 */
import type { Node } from 'unist'
import type { Metadata } from '../document/metadata.js'
import type {
  Article,
  BackNode,
  Footnotes,
  Image,
  Section,
  SectionRole,
  Supplement,
  Xref,
} from '../document/tree.js'
import { lists, visit } from '../tree/visit.js'
import { committeeless } from './committees.js'
import { removed, type Traces } from './traces.js'

/** Declarations that name the authors or are about them. */
export const naming: ReadonlySet<SectionRole> = new Set([
  'acknowledgements',
  'funding',
  'contributions',
  'competing-interests',
])

/** Declarations whose words point to the authors' place. */
export const local: ReadonlySet<SectionRole> = new Set(['ethics', 'consent', 'data-availability'])

/** Where data and programs are kept, under an account of the authors'. */
export const repositories =
  /^(?:https?:\/\/)?(?:www\.)?(?:[\w-]+\.)?(?:github\.com|github\.io|gitlab\.com|bitbucket\.org|codeberg\.org|zenodo\.org|osf\.io|figshare\.com|datadryad\.org|dataverse\.\w+|huggingface\.co|mendeley\.com)(?:[/:]|$)|\b10\.(?:5281\/zenodo|17605\/osf|6084\/m9\.figshare|5061\/dryad|7910\/dvn|17632)\b/i
const inText =
  /(?:https?:\/\/(?:www\.)?)?(?:[\w-]+\.)?(?:github\.com|github\.io|gitlab\.com|bitbucket\.org|codeberg\.org|zenodo\.org|osf\.io|figshare\.com|datadryad\.org|huggingface\.co)\/[^\s<>()[\]]{1,200}[^\s<>()[\].,;:]|\b10\.(?:5281\/zenodo|17605\/osf|6084\/m9\.figshare|5061\/dryad|7910\/dvn|17632)[^\s<>()[\]]{1,100}[^\s<>()[\].,;:]/gi

/** A new article; `renamed` gives the path of a supplement without the authors' names. */
export function anonymousArticle(
  article: Article,
  traces: Traces,
  renamed: (path: string) => string,
): Article {
  const gone = new Set<string>()
  const [front, body, back] = article.children
  const place = { traces, renamed, gone, role: undefined }
  for (const part of [body, back]) collect(part, gone)
  const [before, text, behind] = [
    children(front.children, place),
    children(body.children, place),
    children(back.children, place),
  ]
  return {
    ...article,
    children: [
      { ...front, metadata: anonymousMetadata(front.metadata, traces), children: before },
      { ...body, children: text },
      { ...back, children: withoutLostNotes(behind, [...before, ...text, ...behind]) },
    ],
  }
}

/** Footnotes to which only what was left out referred go with it. */
function withoutLostNotes(back: readonly BackNode[], all: readonly Node[]): BackNode[] {
  const referred = new Set<string>()
  for (const node of all)
    visit(
      node,
      (each) =>
        void (
          each.type === 'footnoteReference' &&
          referred.add((each as Node & { identifier: string }).identifier)
        ),
    )
  return back.flatMap((node): BackNode[] => {
    if (node.type !== 'footnotes') return [node]
    const notes = (node as Footnotes).children.filter(({ identifier }) => referred.has(identifier))
    return notes.length > 0 ? [{ ...node, children: notes }] : []
  })
}

/** Metadata of nobody: no author, place, funder, number of a published version. Dates, licence and journal stay. */
function anonymousMetadata(metadata: Metadata, { redact }: Traces): Metadata {
  const { articleType, title, keywords, categories, dates, license, journal, positions } = metadata
  const { furtherLicenses } = metadata
  return {
    articleType,
    title: redact(title),
    authors: [],
    affiliations: [],
    keywords: keywords.map(redact),
    categories,
    dates,
    license,
    furtherLicenses,
    funding: [],
    journal,
    identifiers: {},
    related: [],
    positions,
  }
}

/** The ids of what is left out, so that nothing points there. */
function collect(node: Node, gone: Set<string>, isGone = false): void {
  const { role, id } = node as Partial<Section>
  const leaves = isGone || (node.type === 'section' && role !== undefined && naming.has(role))
  if (leaves && id) gone.add(id)
  for (const child of (node as { children?: Node[] }).children ?? []) collect(child, gone, leaves)
}

interface Place {
  traces: Traces
  renamed: (path: string) => string
  gone: ReadonlySet<string>
  role: SectionRole | undefined
}

const children = <Child extends Node>(nodes: readonly Child[], place: Place): Child[] =>
  nodes.flatMap((node) => anonymous(node, place) as Child[])

function anonymous(node: Node, place: Place): Node[] {
  const { traces, gone, role } = place
  switch (node.type) {
    case 'bibliography':
      return [node]
    case 'text':
    case 'inlineCode':
    case 'code':
      return [{ ...node, value: words((node as Node & { value: string }).value, place) } as Node]
    case 'image':
      return [anonymousImage(node as Image, place)]
    case 'link': {
      const { url } = node as Node & { url: string }
      if (
        !traces.leadsToAuthors(url) &&
        !(role !== undefined && local.has(role) && repositories.test(url))
      )
        break
      return [{ type: 'text', value: removed, position: node.position } as Node]
    }
    case 'xref': {
      const { targets, children: printed } = node as Xref
      const left = targets.filter((id) => !gone.has(id))
      return left.length === 0
        ? children(printed, place)
        : [{ ...node, targets: left, children: children(printed, place) } as Node]
    }
    case 'section':
      return section(node as Section, place)
  }
  const copy: Record<string, unknown> = { ...node }
  for (const list of lists) {
    const nodes = copy[list]
    if (Array.isArray(nodes)) copy[list] = children(nodes as Node[], place)
  }
  if (node.type === 'supplement') copy.path = place.renamed((node as Supplement).path)
  for (const field of ['label', 'title'])
    if (typeof copy[field] === 'string') copy[field] = traces.redact(copy[field])
  return [copy as unknown as Node]
}

/** A section that names the authors goes, and one that held nothing else. */
function section(node: Section, place: Place): Node[] {
  if (naming.has(node.role)) return []
  const inner = { ...place, role: node.role === 'other' ? place.role : node.role }
  const [heading, ...content] = node.children
  const left = children(content, inner)
  if (left.length === 0 && content.length > 0) return []
  return [{ ...node, children: [...children([heading], inner), ...left] } as Node]
}

function words(text: string, { traces, role }: Place): string {
  const redacted = traces.redact(
    text.replace(/https?:\/\/[^\s<>()]+/gi, (url) => (traces.leadsToAuthors(url) ? removed : url)),
  )
  return role !== undefined && local.has(role)
    ? committeeless(redacted.replace(inText, removed))
    : redacted
}

function anonymousImage(image: Image, { traces }: Place): Image {
  return {
    ...image,
    alt: traces.redact(image.alt),
    ...(image.description ? { description: traces.redact(image.description) } : {}),
    url: traces.nameless(image.url),
  }
}
