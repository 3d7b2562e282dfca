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
import type { RuleName } from '../rules.js'
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
import type { Metadata } from './metadata.js'
import type { CslItem } from './references.js'

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
export type FrontNode = Title | Abstract | Keywords

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

/** The keywords of one language; without `lang` the article's, whose plain text is `metadata.keywords`. */
export interface Keywords extends Parent {
  type: 'keywords'
  lang?: string | undefined
  children: Keyword[]
}
export interface Keyword extends Parent {
  type: 'keyword'
  children: Phrasing[]
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
  /** Has no number where sections are numbered. */
  unnumbered?: true | undefined
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
  /** Letters before the number: "S" of "Fig. S1"; absent: numbered with the text's. Set by resolve. */
  series?: string | undefined
  /** 1, 2, 3 …, by first mention in its series; absent where its own label has none. Set by resolve. */
  number?: number | undefined
  /** What is printed before the caption: "Fig. 1"; set by resolve. */
  label?: string | undefined
  /** As the author labelled it: "Fig. S1", "Scheme 2"; it is not counted. */
  ownLabel?: string | undefined
  /** Has neither number nor label, and counts for none. */
  unnumbered?: true | undefined
  /** Where the author wants it: right here in the text; absent: where the page has room. */
  placement?: 'here' | undefined
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

/**
 * Text set apart in a frame: a callout, an admonition, key points (JATS `boxed-text`). Its title, where it has one, is a
 * heading before its blocks. It is numbered when its identifier is `box:…`.
 */
export interface BoxedText extends Parent {
  type: 'boxedText'
  /** What it is for; absent for one that only sets its text apart. */
  kind?: BoxKind | undefined
  /** `box:learning`. */
  identifier?: string | undefined
  id?: string | undefined
  number?: number | undefined
  /** "Box 1"; set by resolve. */
  label?: string | undefined
  children: Array<Heading | Block>
}
export type BoxKind = 'note' | 'tip' | 'important' | 'warning' | 'caution' | 'key-points'

/** Who said what is quoted, and where: the last of a quotation (JATS `attrib`). */
export interface Attribution extends Parent {
  type: 'attribution'
  /** Without a dash before them. */
  children: Phrasing[]
}

/** A stanza: lines that end where they end (JATS `verse-group`). */
export interface Verse extends Parent {
  type: 'verse'
  children: VerseLine[]
}
export interface VerseLine extends Parent {
  type: 'verseLine'
  children: Phrasing[]
}

/** A theorem, a definition, a proof, a question and its answer (JATS `statement`). Its name, where it has one, is a heading before its blocks. */
export interface Statement extends Parent {
  type: 'statement'
  kind: StatementKind
  /** `thm:x`. */
  identifier?: string | undefined
  id?: string | undefined
  /** Counted by kind; absent for a proof, a remark and a solution. Set by resolve. */
  number?: number | undefined
  /** "Theorem 1"; set by resolve. */
  label?: string | undefined
  children: Array<Heading | Block>
}
export type StatementKind =
  | 'theorem'
  | 'lemma'
  | 'corollary'
  | 'proposition'
  | 'conjecture'
  | 'hypothesis'
  | 'axiom'
  | 'definition'
  | 'example'
  | 'exercise'
  | 'solution'
  | 'remark'
  | 'proof'
  | 'question'
  | 'answer'

/** Display math, TeX in `value`. */
export interface Equation extends Literal {
  type: 'math'
  value: string
  /** `eq:x`. */
  identifier?: string | undefined
  id?: string | undefined
  /** Absent when the author gave a label. */
  number?: number | undefined
  /** Of equations that share a number (LaTeX's `subequations`): "(1a)", "(1b)". */
  part?: 'first' | 'next' | undefined
  /** Of such a part. Set by resolve. */
  letter?: string | undefined
  /** The author's own (`\tag{A.1}`: "(A.1)"), else set by resolve: "(1)". */
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
  /** Its name in `bibliography:`, where the manuscript has several. */
  list?: string | undefined
  /** Its heading in the author's words; absent: the language's word. */
  title?: string | undefined
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
  /** Set by resolve: a link of the text leads to it. */
  linked?: true | undefined
  /** In a response letter: words that the manuscript is said to have. */
  quoted?: boolean | undefined
  /** `{.underline}`, `{.mark}`. */
  style?: 'underline' | 'mark' | undefined
  /** `{.given}`: numbers that the data cannot say, and need not. */
  given?: boolean | undefined
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
    | 'box'
    | 'statement'
    | 'panel'
    | 'note'
    | 'passage'
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
  rule: RuleName
  reason: string
  /** Milder than the rule's own. */
  severity?: 'warning' | undefined
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
  /** Of the work only this is printed: LaTeX's `\\citeauthor`, `\\citeyear`, `\\citetitle`. */
  only?: 'author' | 'year' | 'title' | undefined
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
  | BoxedText
  | Attribution
  | Verse
  | Statement

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
  | VerseLine
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
  | Keywords
  | Keyword
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
    boxedText: BoxedText
    attribution: Attribution
    verse: Verse
    statement: Statement
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
    boxedText: BoxedText
    attribution: Attribution
    verse: Verse
    statement: Statement
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
  interface List {
    /** How an ordered list marks its first item: `(a)`, `i.`, `1)`; `1.` when absent. In a syntax tree also `(@)`, an example. */
    mark?: string | undefined
  }
  interface Table {
    /** Rows that are heads; 1 when absent. */
    headRows?: number | undefined
    /** One a column; `align` of mdast is read when absent. */
    columns?: Column[] | undefined
  }
  interface TableRow {
    /** Rules below the row, from a column up to before another, counted from 0. */
    rules?: ReadonlyArray<{ from: number; to: number }> | undefined
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
  /** A rule stands between this column and the next. */
  rule?: boolean | undefined
}
