/**
 * Articles as sentences: `article(section('Results', p('As shown ', cite('doe2020'), '.')))`.
 *
 * Strings become text. Nothing is numbered or resolved: pass what a stage or a writer is to get. People, works and
 * addresses are placeholders.
 */
import type {
  Break,
  Code,
  Emphasis,
  FootnoteReference,
  InlineCode,
  Link,
  List,
  ListItem,
  Paragraph,
  Strong,
  Table,
  TableCell,
  TableRow,
  Text,
  ThematicBreak,
  Blockquote,
} from 'mdast'
import type { Node, Position } from 'unist'
import type { Affiliation, Group, Metadata, Person } from '../scripts/document/metadata.js'
import type { CslItem, Reference } from '../scripts/document/references.js'
import type {
  Abstract,
  Article,
  Back,
  BackNode,
  Bibliography,
  BibliographyEntry,
  Block,
  BoxedText,
  Caption,
  Citation,
  CitationItem,
  Claim,
  CrossReference,
  DataTable,
  DefinitionItem,
  DefinitionList,
  Equation,
  Figure,
  FigureContent,
  Footnote,
  Footnotes,
  Front,
  FrontNode,
  Image,
  InlineEquation,
  Keywords,
  Note,
  Notes,
  Panel,
  Phrasing,
  Section,
  SectionRole,
  SmallCaps,
  Span,
  Subscript,
  Superscript,
  Supplement,
  Title,
  Value,
  Xref,
} from '../scripts/document/tree.js'

/** What a sentence is written with: a string is a text node. */
export type Words = Array<string | Phrasing>
const words = (content: Words): Phrasing[] =>
  content.map((part) => (typeof part === 'string' ? text(part) : part))

// ── The article ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** A whole article: a front (default: `front()`), what is said (blocks and sections), and a back or its parts. */
export function article(
  ...parts: Array<Front | Back | Block | Section | Footnotes | Bibliography>
): Article {
  const body: Array<Block | Section> = []
  const behind: BackNode[] = []
  let before = front()
  for (const part of parts) {
    if (part.type === 'front') before = part
    else if (part.type === 'back') behind.push(...part.children)
    else if (part.type === 'footnotes' || part.type === 'bibliography') behind.push(part)
    else body.push(part)
  }
  return {
    type: 'article',
    lang: 'en',
    children: [before, { type: 'body', children: body }, { type: 'back', children: behind }],
  }
}

/** A front with one author and the title "A title", changed by `metadata`; the title node is made from it. */
export const keywords = (...words: ReadonlyArray<string | Phrasing[]>): Keywords => ({
  type: 'keywords',
  children: words.map((word) => ({
    type: 'keyword',
    children: typeof word === 'string' ? [text(word)] : word,
  })),
})

export function front(metadata: Partial<Metadata> = {}, ...children: FrontNode[]): Front {
  const whole: Metadata = {
    articleType: 'research-article',
    title: 'A title',
    authors: [person()],
    affiliations: [],
    keywords: [],
    categories: [],
    dates: {},
    funding: [],
    identifiers: {},
    related: [],
    positions: new Map(),
    ...metadata,
  }
  const titled = children.some((child) => child.type === 'title' && child.kind === 'title')
  return {
    type: 'front',
    metadata: whole,
    children: [
      ...(titled ? children : [title(whole.title), ...children]),
      ...(whole.keywords.length > 0 ? [keywords(...whole.keywords)] : []),
    ],
  }
}
export const back = (...children: BackNode[]): Back => ({ type: 'back', children })
export const title = (...content: Words): Title => ({
  type: 'title',
  kind: 'title',
  children: words(content),
})
export const abstract = (...children: Array<Block | Section>): Abstract => ({
  type: 'abstract',
  kind: 'abstract',
  children,
})

export const person = (more: Partial<Person> = {}): Person => ({
  kind: 'person',
  given: 'Jane',
  family: 'Doe',
  affiliations: [],
  roles: [],
  ...more,
})
export const group = (name: string, more: Partial<Group> = {}): Group => ({
  kind: 'group',
  name,
  affiliations: [],
  roles: [],
  ...more,
})
export const affiliation = (id: string, more: Partial<Affiliation> = {}): Affiliation => ({
  id,
  label: id,
  institution: 'Example Hospital',
  ...more,
})

/** A section with its heading; subsections are one deeper. `more` sets `role`, `identifier`, `id`, `label`. */
export function section(
  heading: string,
  ...children: Array<Block | Section | (Partial<Section> & { type?: undefined })>
): Section {
  const nodes = children.filter((child): child is Block | Section => child.type !== undefined)
  const more = Object.assign(
    {},
    ...children.filter((child) => child.type === undefined),
  ) as Partial<Section>
  const node: Section = {
    type: 'section',
    depth: 1,
    role: 'other',
    ...more,
    children: [{ type: 'heading', depth: 1, children: [text(heading)] }, ...nodes],
  }
  deepen(node, node.depth)
  return node
}
function deepen(node: Section, depth: number): void {
  node.depth = depth
  node.children[0].depth = Math.min(depth, 6) as 1
  for (const child of node.children) if (child.type === 'section') deepen(child, depth + 1)
}
/** A section that has a place of its own: `declaration('ethics', p('…'))`. */
export const declaration = (role: SectionRole, ...children: Array<Block | Section>): Section =>
  section(role, { role, id: role }, ...children)

// ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const p = (...content: Words): Paragraph => ({ type: 'paragraph', children: words(content) })
/** A box of a kind, whose title is `called`. */
export const box = (
  kind: BoxedText['kind'],
  called: string | undefined,
  ...children: Block[]
): BoxedText => ({
  type: 'boxedText',
  kind,
  children: [
    ...(called === undefined
      ? []
      : [{ type: 'heading' as const, depth: 6 as const, children: [text(called)] }]),
    ...children,
  ],
})
export const quote = (...children: Block[]): Blockquote => ({ type: 'blockquote', children })
export const code = (value: string, lang?: string): Code => ({
  type: 'code',
  value,
  lang: lang ?? null,
})
export const rule = (): ThematicBreak => ({ type: 'thematicBreak' })
export const list = (ordered: boolean, ...items: Array<string | ListItem>): List => ({
  type: 'list',
  ordered,
  spread: false,
  children: items.map((one) => (typeof one === 'string' ? item(p(one)) : one)),
})
export const item = (...children: Block[]): ListItem => ({
  type: 'listItem',
  spread: false,
  children,
})
export const equation = (value: string, more: Partial<Equation> = {}): Equation => ({
  type: 'math',
  value,
  ...more,
})
export const definitions = (...items: DefinitionItem[]): DefinitionList => ({
  type: 'definitionList',
  children: items,
})
export const define = (term: string, ...meaning: Words): DefinitionItem => ({
  type: 'definitionItem',
  children: [
    { type: 'term', children: [text(term)] },
    { type: 'description', children: [p(...meaning)] },
  ],
})

/** A figure; `fig:x` is its identifier. `more` sets `id`, `number`, `label`, `width`. */
export const figure = (
  identifier: string,
  children: FigureContent[],
  more: Partial<Figure> = {},
): Figure => ({ type: 'figure', kind: 'figure', identifier, children, ...more })
/** A captioned table; `tbl:x` is its identifier. */
export const tableFigure = (
  identifier: string,
  children: FigureContent[],
  more: Partial<Figure> = {},
): Figure => ({ type: 'figure', kind: 'table', identifier, children, ...more })
export const caption = (...content: Words): Caption => ({
  type: 'caption',
  children: [p(...content)],
})
export const image = (
  path: string,
  alt = 'What is seen.',
  more: Partial<Image> = {},
): Image & { title?: null } => ({ type: 'image', url: path, path, alt, ...more })
export const panel = (
  letter: string,
  children: Panel['children'],
  more: Partial<Panel> = {},
): Panel => ({ type: 'panel', letter, children, ...more })
export const notes = (...children: Note[]): Notes => ({ type: 'notes', children })
export const note = (...content: Words): Note => ({ type: 'note', children: [p(...content)] })
/** A table of rows of cells; the first row is its head. */
export const table = (...rows: Array<Array<string | TableCell>>): Table => ({
  type: 'table',
  children: rows.map((row): TableRow => ({
    type: 'tableRow',
    children: row.map((one) => (typeof one === 'string' ? cell(one) : one)),
  })),
})
export const cell = (content: string | Words, more: Partial<TableCell> = {}): TableCell => ({
  type: 'tableCell',
  children: words(typeof content === 'string' ? [content] : content),
  ...more,
})
export const supplement = (
  identifier: string,
  path: string,
  more: Partial<Supplement> = {},
): Supplement => ({ type: 'supplement', identifier, path, children: [], ...more })
export const dataTable = (from: string): DataTable => ({ type: 'dataTable', from })

// ── Phrasing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const text = (value: string): Text => ({ type: 'text', value })
export const em = (...content: Words): Emphasis => ({ type: 'emphasis', children: words(content) })
export const strong = (...content: Words): Strong => ({ type: 'strong', children: words(content) })
export const sup = (...content: Words): Superscript => ({
  type: 'superscript',
  children: words(content),
})
export const sub = (...content: Words): Subscript => ({
  type: 'subscript',
  children: words(content),
})
export const smallCaps = (...content: Words): SmallCaps => ({
  type: 'smallCaps',
  children: words(content),
})
export const span = (lang: string, ...content: Words): Span => ({
  type: 'span',
  lang,
  children: words(content),
})
export const inlineCode = (value: string): InlineCode => ({ type: 'inlineCode', value })
export const math = (value: string): InlineEquation => ({ type: 'inlineMath', value })
export const link = (url: string, ...content: Words): Link => ({
  type: 'link',
  url,
  children: words(content),
})
export const br = (): Break => ({ type: 'break' })
export const footnoteReference = (
  identifier: string,
  more: Partial<FootnoteReference> = {},
): FootnoteReference => ({ type: 'footnoteReference', identifier, ...more })
export const xref = (kind: Xref['kind'], targets: string | string[], ...content: Words): Xref => ({
  type: 'xref',
  kind,
  targets: [targets].flat(),
  children: words(content),
})

// ── Source nodes ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** `[@a; @b]`. */
export const cite = (...keys: string[]): Citation => ({
  type: 'citation',
  inText: false,
  children: keys.map((key) => citeItem(key)),
})
/** `@a` in running text. */
export const citeInText = (key: string, more: Partial<CitationItem> = {}): Citation => ({
  type: 'citation',
  inText: true,
  children: [citeItem(key, more)],
})
export const citeItem = (identifier: string, more: Partial<CitationItem> = {}): CitationItem => ({
  type: 'citationItem',
  identifier,
  prefix: [],
  suffix: [],
  suppressAuthor: false,
  ...more,
})
/** `@fig:x`, or `[@fig:x; @fig:y]` when there are several. */
export const refer = (...identifiers: string[]): CrossReference => ({
  type: 'crossReference',
  bracketed: identifiers.length > 1,
  children: identifiers.map((identifier) => ({
    type: 'crossReferenceItem',
    identifier,
    prefix: [],
    suffix: [],
  })),
})
export const value = (of: string, more: Partial<Value> = {}): Value => ({
  type: 'value',
  of,
  ...more,
})
export const claim = (of: string, ...content: Words): Claim => ({
  type: 'claim',
  of,
  children: words(content),
})

// ── Back ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const footnotes = (...children: Footnote[]): Footnotes => ({ type: 'footnotes', children })
export const footnote = (
  identifier: string,
  content: Words,
  more: Partial<Footnote> = {},
): Footnote => ({ type: 'footnote', identifier, children: [p(...content)], ...more })
export const bibliography = (...children: BibliographyEntry[]): Bibliography => ({
  type: 'bibliography',
  children,
})
/** An entry as the list prints it: `entry({ id: 'doe2020', type: 'book' }, { label: '1' })`. */
export const entry = (csl: CslItem, more: Partial<BibliographyEntry> = {}): BibliographyEntry => ({
  type: 'bibliographyEntry',
  identifier: csl.id,
  id: `ref-${csl.id}`,
  item: csl,
  children: [],
  ...more,
})

/** A journal article by Doe and Roe, changed by `more`. */
export const work = (id: string, more: Partial<CslItem> = {}): CslItem => ({
  id,
  type: 'article-journal',
  title: `On ${id}`,
  author: [
    { family: 'Doe', given: 'Jane' },
    { family: 'Roe', given: 'Richard B.' },
  ],
  'container-title': 'Example Journal',
  issued: { 'date-parts': [[2020]] },
  volume: '1',
  page: '2-5',
  DOI: `10.99999/${id}`,
  ...more,
})
/** What the .bib says of a work, beside its CSL item: raw fields as text. */
export function reference(
  item: CslItem,
  fields: Record<string, string> = {},
  more: Partial<Reference> = {},
): Reference {
  const raw = new Map(
    Object.entries(fields).map(([name, value]) => [
      name,
      { value, position: at('references.bib', 1) },
    ]),
  )
  return {
    key: item.id,
    entryType: 'article',
    item,
    position: at('references.bib', 1),
    fields: raw,
    etAl: new Set(),
    ...more,
  }
}

/** A place: the first column of `line` of `path`, or from `column` to `end`. */
export const at = (path: string, line: number, column = 1, end = column): Position => ({
  path,
  start: { line, column },
  end: { line, column: end },
})
/** The same node, placed. */
export const placed = <T extends Node>(node: T, position: Position): T => ({ ...node, position })
