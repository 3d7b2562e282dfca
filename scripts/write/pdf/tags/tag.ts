/**
 * The structure of the document as a reader aloud meets it (ISO 32000-1 § 14.7): a tree of tags, in reading order,
 * whose leaves are marks on pages.
 *
 * Tags of blocks are appended by the definition as it goes through the article, so that reading order is the article's
 * order wherever a float is printed. Tags inside a paragraph are appended when the painter first meets them.
 */

/** Standard structure types (ISO 32000-1 § 14.8.4). */
export type TagType =
  | 'Document'
  | 'Art'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'Caption'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Formula'
  | 'Link'
  | 'Note'
  | 'Reference'
  | 'BibEntry'
  | 'Code'
  | 'Span'
  | 'Title'

export type ListNumbering =
  'Disc' | 'Decimal' | 'LowerAlpha' | 'UpperAlpha' | 'LowerRoman' | 'UpperRoman' | 'None'

export interface TagOptions {
  alt?: string | undefined
  /** Text that stands for what is painted. */
  actual?: string | undefined
  lang?: string | undefined
  title?: string | undefined
  /** Of a head cell. */
  scope?: 'Column' | 'Row' | 'Both' | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
  /** Of a list: how its items are numbered (ISO 32000-1 § 14.8.5.5). */
  numbering?: ListNumbering | undefined
  /** Of words put in or taken out (ISO 32000-1 § 14.8.5.4.5). */
  decoration?: 'Underline' | 'LineThrough' | undefined
  /** Name that other structures point to. */
  id?: string | undefined
}

/** A stretch of a page's content that belongs to a tag. */
export interface Mark {
  page: number
  mcid: number
}
/** A link's hot area: an annotation of a page. */
export interface Hot {
  page: number
  annotation: unknown
}
export type Kid = Tag | Mark | Hot

export class Tag {
  readonly kids: Kid[] = []
  parent: Tag | undefined
  /** Where a picture stands on its page, for `BBox`: left, top, right, bottom. */
  box: [number, number, number, number] | undefined
  /** Whether a picture stands by itself, or in a line. */
  placement: 'Block' | 'Inline' = 'Block'

  constructor(
    readonly type: TagType,
    readonly options: TagOptions = {},
  ) {}

  #attached = false

  /** A new tag, added as the last kid. */
  add(type: TagType, options: TagOptions = {}): Tag {
    const tag = this.within(type, options)
    tag.attach()
    return tag
  }

  /** A tag that becomes a kid where its first mark is made: inside a paragraph. */
  within(type: TagType, options: TagOptions = {}): Tag {
    const tag = new Tag(type, options)
    tag.parent = this
    return tag
  }

  /** Makes the tag its parent's last kid, once. */
  attach(): void {
    if (this.#attached || !this.parent) return
    this.#attached = true
    this.parent.attach()
    this.parent.kids.push(this)
  }
}
