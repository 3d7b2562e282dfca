/** The metadata of the front: plain data, as JATS `<article-meta>` has it. */
import type { Position } from 'unist'

export interface Metadata {
  /** JATS `@article-type`: `case-report`, `research-article` … */
  articleType: string
  /** Plain text of the title, for file properties. */
  title: string
  authors: Author[]
  affiliations: Affiliation[]
  /** Plain text of the article's own keywords, for file properties. */
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
  /** Of parts of the article, or from a day on. */
  furtherLicenses?: License[] | undefined
  /** Who paid that anyone may read it, in words (JATS `<open-access>`). */
  openAccess?: string | undefined
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
  /** Where letters go, in a line. */
  address?: string | undefined
  phone?: string | undefined
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
  /** Sixteen digits, the last a check (ISO 27729). */
  isni?: string | undefined
}
export interface Group extends Contributor {
  kind: 'group'
  name: string
  /** Its people, as far as the author names them: authors with the group, not by themselves. */
  members?: ReadonlyArray<Pick<Person, 'given' | 'family' | 'suffix'>> | undefined
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
  /** Street and number, or a box. */
  street?: string | undefined
  postalCode?: string | undefined
  city?: string | undefined
  region?: string | undefined
  country?: string | undefined
  /** Bare or URL as read; written as `https://ror.org/…`. */
  ror?: string | undefined
  /** Sixteen digits, the last a check (ISO 27729). */
  isni?: string | undefined
}
/** `url` is canonical (https, trailing slash, for Creative Commons); `name` is its printed name. */
export interface License {
  url?: string | undefined
  name: string
  text?: string | undefined
  /** From when on it holds, after an embargo. */
  start?: IsoDate | undefined
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
