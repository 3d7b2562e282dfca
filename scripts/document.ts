/**
 * The document model: mdast plus what a manuscript has and Markdown has not.
 *
 *     article
 *     ├─ front   (metadata; title, abstract)
 *     ├─ body    (sections, blocks, figures)
 *     └─ back    (declarations, appendices, footnotes, bibliography)
 *
 * Three rules. What a stage must see is in `children`. Fields hold plain data and are complete when the node is made
 * (numbers, ids and labels excepted: `resolve` sets them). Words are the field's own: mdast's `identifier`, CSL's
 * `citation` and `locator`, JATS's `front`, `body`, `back`, `xref`.
 *
 * Two families. *Source nodes* are what the author wrote (`citation`, `crossReference`, `dataTable`, `value`, `claim`,
 * `chart`); `resolve` lowers them, and one that is left after it could not be lowered and says why in `fault`.
 * *Printable nodes* are what a writer gets; they form the closed union `PrintableNode`.
 */
import type {
  Blockquote,
  Break,
  Code,
  Delete,
  Emphasis,
  FootnoteReference,
  Heading,
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
} from 'mdast'
import type { Literal, Node, Parent, Position } from 'unist'

declare module 'unist' {
  interface Position {
    /** Path of the file that the position is in, relative to the manuscript's folder, with `/`. */
    path?: string | undefined
  }
  interface Data {
    /** In a highlighted copy, of a block: it was put in, taken out, or is the copy's own; `clean` is what the new article has there, `says` is equal for what only moved. */
    revision?:
      | {
          kind: 'inserted' | 'deleted' | 'remark' | 'changed'
          change?: string | undefined
          clean?: Node | undefined
          says?: string | undefined
        }
      | undefined
  }
}

// ── The article ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Article extends Parent {
  type: 'article'
  /** BCP 47 tag of the article's language. */
  lang: string
  children: [Front, Body, Back]
}

/** JATS `<front>`: plain data in `metadata`; what holds text in `children`. */
export interface Front extends Parent {
  type: 'front'
  metadata: Metadata
  children: FrontNode[]
}
export type FrontNode = Title | Abstract

/** The title, a translated title (`lang` other than the article's), the subtitle, or the running head. */
export interface Title extends Parent {
  type: 'title'
  kind: 'title' | 'subtitle' | 'translated' | 'running-head'
  lang?: string | undefined
  children: Phrasing[]
}

/** An abstract: plain (paragraphs) or structured (sections with headings). */
export interface Abstract extends Parent {
  type: 'abstract'
  /** `abstract` is the only untyped one; the others become `@abstract-type` (JATS4R Abstracts). */
  kind: 'abstract' | 'translated' | 'graphical' | 'plain-language-summary' | 'key-points' | 'teaser'
  lang?: string | undefined
  children: Array<Block | Section>
}

export interface Body extends Parent {
  type: 'body'
  children: Array<Block | Section>
}

/** JATS `<back>`, in printed order. */
export interface Back extends Parent {
  type: 'back'
  children: BackNode[]
}
export type BackNode = Section | Footnotes | Bibliography

/**
 * What a section is for, where a format must know: declarations have places of their own in JATS (JATS4R), and journals
 * ask for them by name. `appendix` sections stand last before the bibliography.
 */
export type SectionRole =
  | 'introduction'
  | 'methods'
  | 'case-presentation'
  | 'results'
  | 'discussion'
  | 'conclusions'
  | 'declarations' // only holds other sections
  | 'ethics'
  | 'consent'
  | 'data-availability'
  | 'competing-interests'
  | 'funding'
  | 'contributions'
  | 'acknowledgements'
  | 'abbreviations'
  | 'supplementary-material'
  | 'appendix'
  | 'other'

/** A heading and all that stands below it, to the next heading of the same or a higher level. */
export interface Section extends Parent {
  type: 'section'
  /** 1 for a section of the article; nested sections are one deeper, whatever the `#` said. */
  depth: number
  /** As the author wrote it (`sec:review`), if at all. */
  identifier?: string | undefined
  /** Set by resolve: unique in the article, an XML Name. */
  id?: string | undefined
  /** Printed number ("2.1"), if sections are numbered. */
  label?: string | undefined
  role: SectionRole
  children: [Heading, ...Array<Block | Section>]
}

// ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A captioned float: one node for figures and tables, single or in panels (JATS `fig`, `fig-group`, `table-wrap`). */
export interface Figure extends Parent {
  type: 'figure'
  kind: 'figure' | 'table'
  /** `fig:skin`, `tbl:cases`; absent when the author gave none (it is numbered all the same). */
  identifier?: string | undefined
  id?: string | undefined
  /** 1, 2, 3 …, by first mention; set by resolve. */
  number?: number | undefined
  /** What is printed before the caption: "Fig. 1"; set by resolve. */
  label?: string | undefined
  /** Print width as the author asked (`85mm`, `80%`); absent: the format's own. */
  width?: Length | undefined
  children: FigureContent[]
}
/** In this order: the caption, then what is shown, then notes. */
export type FigureContent = Caption | Panel | Image | Table | DataTable | Chart | Code | Notes

export interface Caption extends Parent {
  type: 'caption'
  /** The first paragraph holds the title sentence. */
  children: Paragraph[]
}

/** One part of a figure, with its letter; its own caption may be missing. */
export interface Panel extends Parent {
  type: 'panel'
  /** `a`, `b`, `c` …; in order of the source. */
  letter: string
  /** `fig:skin.a`. */
  identifier?: string | undefined
  id?: string | undefined
  children: Array<Image | Caption>
}

/** An image as a block (in a figure or panel) or inline. Its bytes are `inputs.images.get(node.path)`. */
export interface Image extends Node {
  type: 'image'
  /** As written; for messages. */
  url: string
  /** Relative to the manuscript's folder, resolved; the key in `Inputs.images` and the name in outputs. */
  path: string
  /** `''` when the author gave none (`missing-alt-text`); `decorative` when they said so (`alt=""` written out). */
  alt: string
  decorative?: boolean | undefined
  /** Longer description, for complex images (JATS `<long-desc>`). */
  description?: string | undefined
  /** A photograph, as the author says (`{.photograph}`). */
  photograph?: boolean | undefined
  /** Whether it shows a patient so that others may know who it is (ICMJE): `yes` or `no`, as the author wrote it. */
  identifiable?: string | undefined
  width?: Length | undefined
  fault?: Fault | undefined
}
export interface Length {
  value: number
  unit: 'mm' | 'cm' | 'in' | 'pt' | 'px' | '%'
}

/** Notes under a table or figure (JATS `table-wrap-foot`). */
export interface Notes extends Parent {
  type: 'notes'
  children: Note[]
}
export interface Note extends Parent {
  type: 'note'
  /** `a`, `*`, …; absent for a general note. */
  mark?: string | undefined
  id?: string | undefined
  kind?: 'abbreviations' | 'general' | undefined
  children: Paragraph[]
}

/** A file that goes with the article (JATS `<supplementary-material>`): samples, a film, a questionnaire. */
export interface Supplement extends Parent {
  type: 'supplement'
  /** `supp:samples`. */
  identifier?: string | undefined
  id?: string | undefined
  /** 1, 2, 3 …, by place; set by resolve, absent when the author gave a label. */
  number?: number | undefined
  /** The author's own ("Video 1"), else set by resolve: "Supplementary File 1". */
  label?: string | undefined
  /** Relative to the manuscript's folder; its bytes are `inputs.supplements.get(node.path)`, missing in a draft at most. */
  path: string
  /** At most one. */
  children: Caption[]
}

/** Display math, TeX in `value`. */
export interface Equation extends Literal {
  type: 'math'
  value: string
  /** `eq:x`. */
  identifier?: string | undefined
  id?: string | undefined
  number?: number | undefined
  label?: string | undefined
}

/** Terms with their meaning; abbreviations are one (JATS `def-list`, `glossary`). */
export interface DefinitionList extends Parent {
  type: 'definitionList'
  children: DefinitionItem[]
}
export interface DefinitionItem extends Parent {
  type: 'definitionItem'
  children: [Term, ...Description[]]
}
export interface Term extends Parent {
  type: 'term'
  children: Phrasing[]
}
export interface Description extends Parent {
  type: 'description'
  children: Block[]
}

export interface Footnotes extends Parent {
  type: 'footnotes'
  /** In order of first reference. */
  children: Footnote[]
}
/** A numbered footnote's text (mdast's `footnoteDefinition`, in back after parse). */
export interface Footnote extends Parent {
  type: 'footnote'
  identifier: string
  id?: string | undefined
  number?: number | undefined
  children: Block[]
}

export interface Bibliography extends Parent {
  type: 'bibliography'
  children: BibliographyEntry[]
  /** Why the manuscript's own style could not set it; the default has. */
  fault?: Fault | undefined
}
export interface BibliographyEntry extends Parent {
  type: 'bibliographyEntry'
  /** The citation key. */
  identifier: string
  /** `ref-` and the key as an XML Name. */
  id: string
  /** Number or label as printed in the list ("1"); absent in author–date styles. */
  label?: string | undefined
  /** CSL-JSON, as read; JATS writes its structure. */
  item: CslItem
  /** The entry as the CSL style prints it, without its label; empty when no wanted format prints it. */
  children: Phrasing[]
}

// ── Phrasing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Superscript extends Parent {
  type: 'superscript'
  children: Phrasing[]
}
export interface Subscript extends Parent {
  type: 'subscript'
  children: Phrasing[]
}
export interface SmallCaps extends Parent {
  type: 'smallCaps'
  children: Phrasing[]
}
/** A passage in another language (`[mot]{lang=fr}`), or one that has a name (`[words]{#line:x}`), which changes nothing that is printed. */
export interface Span extends Parent {
  type: 'span'
  lang?: string | undefined
  identifier?: string | undefined
  /** Set by resolve, when it has an identifier. */
  id?: string | undefined
  /** In a response letter: words that the manuscript is said to have. */
  quoted?: boolean | undefined
  children: Phrasing[]
}

/**
 * Words of a highlighted copy: put in since an earlier version, taken out, or said by the copy itself ("[figure added]").
 * Only a comparison makes it (`revise/`); no manuscript can hold one.
 */
export interface Revision extends Parent {
  type: 'revision'
  kind: 'inserted' | 'deleted' | 'remark'
  /** Name of the change that it belongs to; a remark may belong to none. */
  change?: string | undefined
  /** Why, when nobody wrote it here: the number follows from a change elsewhere, the words only moved. */
  cause?: 'numbering' | 'move' | undefined
  children: Phrasing[]
}

/**
 * A link to something numbered, as JATS has it; a citation is one too. Its children are what is printed: "Fig. 1a", "6",
 * "12–14" (one xref with three targets).
 */
export interface Xref extends Parent {
  type: 'xref'
  kind:
    | 'bibliography'
    | 'figure'
    | 'table'
    | 'equation'
    | 'section'
    | 'supplementary-material'
    | 'panel'
    | 'note'
  /** `id`s of what it points to; at least one. */
  targets: string[]
  children: Phrasing[]
}

/** Inline math, TeX in `value`. */
export interface InlineEquation extends Literal {
  type: 'inlineMath'
  value: string
}

// ── Source nodes: what the author wrote, gone after resolve ──────────────────────────────────────────────────────────

/** Why a source node could not be lowered; `check` reports it at the node's place. */
export interface Fault {
  rule: string
  reason: string
  note?: string | undefined
  suggestions?: string[] | undefined
  position?: Position | undefined
  /** More that is wrong with the same node, each at its own place (the lines of a table's YAML). */
  others?: Fault[] | undefined
}

/** `[see @a, p. 3; -@b]` or, `inText`, `@a` and `@a [p. 3]` in running text. */
export interface Citation extends Parent {
  type: 'citation'
  inText: boolean
  children: CitationItem[]
  fault?: Fault | undefined
  /** What a draft prints while a key is not resolved: the others as they are, **?key?**. Set by resolve. */
  printed?: Phrasing[] | undefined
}
/** One key in a citation (CSL 1.0.2 cite-item). Its position is the key's, with its `@`. */
export interface CitationItem extends Node {
  type: 'citationItem'
  identifier: string
  prefix: Phrasing[]
  /** All that follows the key: `p. 3`, `and elsewhere`. */
  suffix: Phrasing[]
  suppressAuthor: boolean
  fault?: Fault | undefined
}

/** `@fig:skin.a`, or a bracketed cluster of them. */
export interface CrossReference extends Parent {
  type: 'crossReference'
  bracketed: boolean
  children: CrossReferenceItem[]
  fault?: Fault | undefined
}
export interface CrossReferenceItem extends Node {
  type: 'crossReferenceItem'
  /** As written, without `@`: `fig:skin.a`. */
  identifier: string
  prefix: Phrasing[]
  suffix: Phrasing[]
  fault?: Fault | undefined
}

/** `::table{#tbl:cases from=reported-cases}`: stands in a figure of kind `table`. */
export interface DataTable extends Node {
  type: 'dataTable'
  from: string
  fault?: Fault | undefined
}
/** `::chart{#fig:x from=timeline}`: stands in a figure of kind `figure`. */
export interface Chart extends Node {
  type: 'chart'
  from: string
  fault?: Fault | undefined
}

/** `:value{of="…" format="0" as=words}`. */
export interface Value extends Node {
  type: 'value'
  of?: string | undefined
  fact?: string | undefined
  format?: string | undefined
  as?: string | undefined
  fault?: Fault | undefined
}
/** `:claim[three]{of="…"}`: prints its children; they are checked against the value. */
export interface Claim extends Parent {
  type: 'claim'
  of?: string | undefined
  fact?: string | undefined
  as?: string | undefined
  children: Phrasing[]
  fault?: Fault | undefined
}

// ── Unions ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type SourcePhrasing = Citation | CrossReference | Value | Claim
export type PrintablePhrasing =
  | Text
  | Emphasis
  | Strong
  | Delete
  | InlineCode
  | Break
  | Link
  | Image
  | InlineEquation
  | FootnoteReference
  | Superscript
  | Subscript
  | SmallCaps
  | Span
  | Xref
  | Revision
export type Phrasing = PrintablePhrasing | SourcePhrasing

export type Block =
  | Paragraph
  | Blockquote
  | List
  | Code
  | ThematicBreak
  | Table
  | Figure
  | Equation
  | DefinitionList
  | Supplement

/** Everything a writer may meet; adding one here does not compile until every writer handles it. */
export type PrintableNode =
  | Title
  | Abstract
  | Section
  | Heading
  | Block
  | ListItem
  | TableRow
  | TableCell
  | Caption
  | Panel
  | Notes
  | Note
  | DefinitionItem
  | Term
  | Description
  | Footnotes
  | Footnote
  | Bibliography
  | BibliographyEntry
  | PrintablePhrasing

export type AnyNode =
  | Article
  | Front
  | Body
  | Back
  | PrintableNode
  | SourcePhrasing
  | CitationItem
  | CrossReferenceItem
  | DataTable
  | Chart

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: Citation
    crossReference: CrossReference
    value: Value
    claim: Claim
    superscript: Superscript
    subscript: Subscript
    smallCaps: SmallCaps
    span: Span
    xref: Xref
    revision: Revision
    inlineMath: InlineEquation
  }
  interface BlockContentMap {
    figure: Figure
    math: Equation
    definitionList: DefinitionList
    section: Section
    supplement: Supplement
  }
  interface RootContentMap {
    citation: Citation
    crossReference: CrossReference
    value: Value
    claim: Claim
    superscript: Superscript
    subscript: Subscript
    smallCaps: SmallCaps
    span: Span
    xref: Xref
    revision: Revision
    inlineMath: InlineEquation
    figure: Figure
    math: Equation
    definitionList: DefinitionList
    section: Section
    supplement: Supplement
  }
  interface Image {
    path: string
    decorative?: boolean | undefined
    description?: string | undefined
    photograph?: boolean | undefined
    identifiable?: string | undefined
    width?: Length | undefined
    fault?: Fault | undefined
    alt: string
  }
  interface Table {
    /** Rows that are heads; 1 when absent. */
    headRows?: number | undefined
    /** One a column; `align` of mdast is read when absent. */
    columns?: Column[] | undefined
  }
  interface TableCell {
    align?: Column['align'] | undefined
    /** Head of a column or of a row; every other cell is data. */
    scope?: 'col' | 'row' | 'colgroup' | 'rowgroup' | undefined
    colspan?: number | undefined
    rowspan?: number | undefined
  }
  /** `literal`: written `\Figure 2`, so that it is not checked as a reference. */
  interface TextData {
    literal?: boolean | undefined
  }
  interface FootnoteReference {
    id?: string | undefined
    number?: number | undefined
  }
}
export interface Column {
  align?: 'left' | 'center' | 'right' | 'decimal' | null | undefined
  /** Share of the table's width, 0–1, or a length; absent: from content. */
  width?: number | Length | undefined
}

// ── Metadata: plain data of the front ────────────────────────────────────────────────────────────────────────────────

export interface Metadata {
  /** JATS `@article-type`: `case-report`, `research-article` … */
  articleType: string
  /** Plain text of the title, for file properties. */
  title: string
  authors: Author[]
  affiliations: Affiliation[]
  keywords: string[]
  /** Subject headings (JATS `subj-group`); empty: the article type's own words. */
  categories: string[]
  /** `collection` is the issue's, as far as it has one. */
  dates: {
    date?: IsoDate
    received?: IsoDate
    revised?: IsoDate
    accepted?: IsoDate
    published?: IsoDate
    collection?: IsoDate
  }
  license?: License | undefined
  copyright?: { year: string; holder: string } | undefined
  funding: Award[]
  journal?: Journal | undefined
  /** `url` is the page where the published article stands. */
  identifiers: { doi?: string; publisherId?: string; url?: string }
  volume?: string | undefined
  issue?: string | undefined
  elocationId?: string | undefined
  pages?: { first: string; last?: string } | undefined
  related: RelatedArticle[]
  /** Registered trials that the article reports on or builds on. */
  trials?: Trial[] | undefined
  /** What the author says of a reporting checklist's items, by the checklist's name and the item's number. */
  checklists?: ReadonlyMap<string, ReadonlyMap<string, ChecklistEntry>> | undefined
  /** Place of each metadata key in its file, for messages: `authors.0.orcid` → position. */
  positions: ReadonlyMap<string, Position>
}
/** `2026`, `2026-11` or `2026-11-22`; other spellings are turned into it when read. */
export type IsoDate = string

export type Author = Person | Group
interface Contributor {
  email?: string | undefined
  corresponding?: boolean | undefined
  equalContribution?: boolean | undefined
  deceased?: boolean | undefined
  /** Ids of `affiliations`. */
  affiliations: string[]
  /** CRediT terms, spelt as the taxonomy has them, or free roles. */
  roles: Role[]
  /** A note to the author (`^[…]` in a name). */
  note?: string | undefined
  position?: Position | undefined
}
export interface Person extends Contributor {
  kind: 'person'
  given?: string | undefined
  /** With its non-dropping particle ("van der Berg"); the only part of a single name. */
  family: string
  suffix?: string | undefined
  degrees?: string | undefined
  /** Bare 16-digit form with hyphens. */
  orcid?: string | undefined
}
export interface Group extends Contributor {
  kind: 'group'
  name: string
}
export interface Role {
  term: string
  credit: boolean
  degree?: 'lead' | 'equal' | 'supporting' | undefined
}
export interface Affiliation {
  /** Unique; as the author wrote it (`1`, `hosp`). */
  id: string
  /** Printed mark: "1". */
  label: string
  /** Everything in one string, where the source gave one. */
  institution: string
  department?: string | undefined
  city?: string | undefined
  region?: string | undefined
  country?: string | undefined
  /** Bare or URL as read; written as `https://ror.org/…`. */
  ror?: string | undefined
}
/** `url` is canonical (https, trailing slash, for Creative Commons); `name` is its printed name. */
export interface License {
  url?: string | undefined
  name: string
  text?: string | undefined
}
export interface Award {
  funder: string
  funderId?: string | undefined
  ror?: string | undefined
  awards: string[]
  recipients: string[]
}
export interface Journal {
  /** Name of a profile in `journals/`, if it is one. */
  profile?: string | undefined
  title?: string | undefined
  abbreviation?: string | undefined
  issn?: Array<{ value: string; type: 'epub' | 'ppub' }> | undefined
  publisher?: string | undefined
  publisherLocation?: string | undefined
  id?: string | undefined
  /** Its abbreviation in the catalogue of the National Library of Medicine. */
  nlmTa?: string | undefined
}
/** Where a checklist's item stands, as references (`fig:timeline`), or why the manuscript does not report it (`''`: no reason given). */
export interface ChecklistEntry {
  at: readonly string[]
  exclude?: string | undefined
  position: Position
}
/** JATS `related-article`; `type` is its `@related-article-type`. */
export interface RelatedArticle {
  type: string
  doi?: string | undefined
  url?: string | undefined
  title?: string | undefined
}

/** A registered clinical trial (JATS4R Clinical trials); `stage`: what of it the article reports. */
export interface Trial {
  registry: string
  number: string
  stage?: 'pre-results' | 'results' | 'post-results' | undefined
}

// ── Bibliography data ────────────────────────────────────────────────────────────────────────────────────────────────

export interface CslName {
  family?: string
  given?: string
  literal?: string
  suffix?: string
  'non-dropping-particle'?: string
  'dropping-particle'?: string
}
export interface CslDate {
  'date-parts'?: Array<Array<number | string>>
  literal?: string
  raw?: string
  circa?: boolean | number
}
/**
 * An item of CSL-JSON (CSL 1.0.2 appendix III and IV). Strings may hold the markup that CSL-JSON allows: `<i>`, `<b>`,
 * `<sup>`, `<sub>`, `<span style="font-variant: small-caps;">`, `<span class="nocase">`; `&`, `<` are plain.
 */
export interface CslItem {
  id: string
  type: string
  title?: string
  author?: CslName[]
  editor?: CslName[]
  translator?: CslName[]
  'container-author'?: CslName[]
  'collection-editor'?: CslName[]
  issued?: CslDate
  accessed?: CslDate
  'container-title'?: string
  /** Not CSL's: where a data set is kept, and its number there. */
  accession?: { number: string; database: string } | undefined
  [field: string]: unknown
}

/** An entry of the .bib: its CSL item, what CSL has no place for, and where it stands. */
export interface Reference {
  key: string
  /** BibTeX entry type, lower case. */
  entryType: string
  item: CslItem
  /** Of the entry's key. */
  position: Position
  /** Raw fields, lower-case names, as the source wrote them; for JATS where CSL is poorer (`pmid`, `eprint`, `langid`). */
  fields: ReadonlyMap<string, { value: string; position: Position }>
  /** The author list ended with "and others". */
  etAl: boolean
}

// ── Inputs: what parse gives beside the article ──────────────────────────────────────────────────────────────────────

/** Something that an image file says beside its picture. */
export interface ImageFact {
  /** A camera or what it measured, the place, a person who had to do with the file, any other words; what could not be read. */
  kind: 'camera' | 'place' | 'person' | 'text' | 'unread'
  /** Where it stood: `Exif GPS`, `XMP dc:creator`. */
  where: string
  value: string
  /** It is still in `bytes`; else it was taken out of them. */
  left: boolean
}

/** What an image file says of itself; sizes in pixels (bitmaps) or CSS pixels (vectors). */
export interface ImageFile {
  path: string
  /** Its name in outputs, below the output folder: `figures/rash.png`; unique, without blanks. */
  output: string
  /** As the outputs carry it: the picture as the author gave it, without metadata. */
  bytes: Uint8Array
  /** What the author's file said beside its picture. */
  facts?: readonly ImageFact[] | undefined
  format: 'png' | 'jpeg' | 'svg' | 'pdf' | 'tiff' | 'gif' | 'webp'
  width: number
  height: number
  /** Pixels an inch, when the file states it. */
  density?: number | undefined
}

/** Settings that change what is printed, all with their defaults filled in; from the manuscript's metadata. */
export interface Settings {
  /** Base name of the outputs: `manuscript`, or the single file's own. */
  name: string
  lang: string
  /** Curl quotes, dashes, ellipses. */
  smart: boolean
  /** CSL style: a bundled name, or a path in the manuscript's folder. */
  csl?: string | undefined
  numberSections: boolean
  /** Keys of works that are listed though the text cites them nowhere; `*` is every entry of the bibliography. */
  nocite?: readonly string[] | undefined
  layout: 'article' | 'review'
  /** Words for labels and references, singular and plural. */
  words: Record<
    'figure' | 'table' | 'equation' | 'section' | 'supplement',
    { one: string; many: string; label: string }
  >
  pdf: {
    conformance: 'a-3a' | 'a-1b' | 'none'
    /** What a journal changes of each layout's style, by path: `text.body.size` → 11. Points, `#rrggbb`, words, flags. */
    style?:
      | {
          readonly [Layout in Settings['layout']]?:
            Readonly<Record<string, number | string | boolean>> | undefined
        }
      | undefined
  }
  /**
   * Of the Word file. Figures are shown; or named where they stand (`none`); or apart from the text, which has their legends
   * alone. Legends and tables stand in the text, or behind the references. The text follows on the title and the abstract, or
   * each begins a page.
   */
  docx?:
    | {
        figures: 'embedded' | 'none' | 'apart'
        legends?: 'in-place' | 'end' | undefined
        tables?: 'in-place' | 'end' | undefined
        titlePage?: 'run-on' | 'own-page' | undefined
      }
    | undefined
  jats: '1.3' | '1.4'
  draft: boolean
  blind: boolean
  /** Printed on each page, as a draft says that it is one: what kind of copy this is. */
  notice?: string | undefined
  /** Profiles of journals that the article is checked against. */
  journals?: readonly string[] | undefined
  /** Words that look as if they pointed to the patient, and do not, as the author says. */
  notIdentifying?: readonly string[] | undefined
  /** Blocks of the HTML say where they come from (`data-source`), for the preview. */
  positions?: boolean | undefined
  /** Validate written XML against its DTD (on by default); with `verify`, by the full DTD, and compare the formats. */
  validate: boolean
  verify: boolean
  /** Formats that this build writes. */
  formats: ReadonlySet<string>
  /** Seconds since 1970, from SOURCE_DATE_EPOCH; the manuscript's own date comes first. */
  sourceDateEpoch?: number | undefined
}

/** A column of a data resource (Frictionless Table Schema field), with our additions. */
export interface DataField {
  name: string
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'year' | 'yearmonth'
  title?: string | undefined
  unit?: string | undefined
  /** Separator of a cell that lists categories ("Lung and liver"). */
  separator?: string | undefined
  /** Category words: value → label and synonyms. */
  categories: ReadonlyMap<string, { label: string; synonyms: readonly string[] }>
  /** As written in cells → its label: `ND` → "not described". */
  missing: ReadonlyMap<string, string>
  position?: Position | undefined
}
export type DataValue = string | number | boolean | readonly string[]
export interface DataRow {
  /** Typed values; a missing one is absent. */
  values: Readonly<Record<string, DataValue>>
  /** Cells as the source wrote them. */
  raw: Readonly<Record<string, string>>
  position: Position
}
export interface Resource {
  name: string
  path: string
  title?: string | undefined
  fields: readonly DataField[]
  rows: readonly DataRow[]
}

/** One value or claim, evaluated; the manifest lists them. */
export interface Evaluation {
  kind: 'value' | 'claim' | 'fact' | 'cell'
  position: Position
  expression: string
  fact?: string | undefined
  result: unknown
  /** Words as printed. */
  printed?: string | undefined
  /** Rows that the result rests on: resource name → 1-based lines of its file. */
  rows?: ReadonlyArray<{ path: string; line: number }> | undefined
  /** Facts that the expression names. */
  facts?: readonly string[] | undefined
  /** Why there is no result. */
  fault?: Fault | undefined
}

/** Code points from the first to the last. */
export type CodeRange = readonly [number, number]
/** A font of the manuscript's own, that may be embedded; the characters it has, in sorted ranges. */
export interface FontFile {
  path: string
  bytes: Uint8Array
  ranges: readonly CodeRange[]
  position?: Position | undefined
}
export interface FontFaces {
  normal: FontFile
  bold: FontFile
  italics: FontFile
  bolditalics: FontFile
}
/** What a font is for; `fallback` gives the characters that the others lack, before the program's own fonts do. */
export type FontRole = 'text' | 'sans' | 'mono' | 'fallback'

export interface Inputs {
  settings: Settings
  /** `fonts:` of the metadata: the manuscript's own in the place of the program's. */
  fonts?: { readonly [Role in FontRole]?: FontFaces } | undefined
  /** By key; of duplicate keys the first stands (and is reported). */
  references: ReadonlyMap<string, Reference>
  /** Source of the CSL style; absent: the default numeric style. */
  style?: { path: string; xml: string } | undefined
  /** Data Package resources by name. */
  resources: ReadonlyMap<string, Resource>
  /** Printed tables by name: the parsed YAML with positions. */
  tables: ReadonlyMap<string, YamlSource>
  charts: ReadonlyMap<string, YamlSource>
  /** `facts.yaml`: name → expression. */
  facts: ReadonlyMap<string, { expression: string; position: Position }>
  /** By `Image.path`. */
  images: ReadonlyMap<string, ImageFile>
  /** Bytes of the files that go with the article, by `Supplement.path`, in order of place. */
  supplements: ReadonlyMap<string, Uint8Array>
  /** Every source text by path, for messages and `fix`. */
  sources: ReadonlyMap<string, string>
  /**
   * One line of Markdown (a caption in a table's YAML, a cell, a note) as the manuscript's own text is parsed: citations,
   * references, values, typography. Nodes take `position`.
   */
  markdown: (text: string, position: Position | undefined) => Phrasing[]
  /** Filled by resolve. */
  evaluations: Evaluation[]
}
/** A parsed YAML file; `positions` maps a dotted path (`columns.3.cell`) to its value's place. */
export interface YamlSource {
  path: string
  value: unknown
  positions: ReadonlyMap<string, Position>
}

/** A finished output, path relative to the output folder. */
export interface OutputFile {
  path: string
  contents: Uint8Array
  /** What the author should know of this output, in sentences: it is less than was asked for. No fault of the manuscript. */
  remarks?: readonly string[] | undefined
}
