/**
 * The title block, made once from the article: what PDF, HTML and Word print above the text, each in its own look. A blind
 * copy is one without the rows that say who wrote it.
 */
import type { Author, License, Metadata } from '../document/metadata.js'
import type { Abstract, Front, Keywords, Title } from '../document/tree.js'
import { abstractTitle, articleTypeOf, languageOf, printedDate } from '../languages/index.js'
import type { Words } from '../languages/index.js'
import { byline, printedName, type Byline } from './byline.js'

export interface TitleBlock {
  /** What the article is: "Case report". */
  kicker: string
  /** The title; then the subtitle and the title in other languages. */
  title: Title | undefined
  subtitles: Title[]
  runningHead: Title | undefined
  /** Nobody in a blind copy. */
  people: Byline & { corresponding: Author[] }
  /** Journal, dates, identifiers, related articles, rights. */
  rows: Row[]
  abstracts: Array<{ heading: string; node: Abstract }>
  /** In the article's language, then in others, each with its heading. */
  keywords: Array<{ heading: string; node: Keywords }>
}

/** A label, and what it says, in one or more pieces: the journal and its publisher, a licence and its words. */
export interface Row {
  kind: 'journal' | 'dated' | 'doi' | 'related' | 'copyright' | 'licence'
  label: string
  value: TitlePiece[]
}

export interface TitlePiece {
  text: string
  /** Where it leads, an address of the web. */
  url?: string | undefined
  /** The date that it says. */
  date?: string | undefined
}

const nobody: TitleBlock['people'] = {
  authors: [],
  affiliations: [],
  statements: [],
  corresponding: [],
}

export function titleBlock(
  { metadata, children }: Front,
  lang: string,
  { blind }: { blind: boolean },
): TitleBlock {
  const { words } = languageOf(lang)
  const titles = children.filter((node): node is Title => node.type === 'title')
  const ofKind = (kind: Title['kind']): Title | undefined =>
    titles.find((title) => title.kind === kind)
  const people = {
    ...byline(metadata, words, lang),
    corresponding: metadata.authors.filter(({ corresponding }) => corresponding),
  }
  return {
    kicker: metadata.categories[0] ?? articleTypeOf(metadata.articleType, lang),
    title: ofKind('title'),
    subtitles: titles.filter(({ kind }) => kind === 'subtitle' || kind === 'translated'),
    runningHead: ofKind('running-head'),
    people: blind ? nobody : people,
    rows: rowsOf(metadata, words, lang).filter(({ kind }) => !(blind && kind === 'copyright')),
    abstracts: children
      .filter((node): node is Abstract => node.type === 'abstract')
      .map((node) => ({ heading: abstractTitle(node, lang), node })),
    keywords: children
      .filter((node): node is Keywords => node.type === 'keywords')
      .map((node) => ({ heading: languageOf(node.lang ?? lang).words.keywords, node })),
  }
}

function rowsOf(metadata: Metadata, words: Words, lang: string): Row[] {
  const { identifiers, license, furtherLicenses = [], openAccess, copyright } = metadata
  const row = (kind: Row['kind'], label: string, value: TitlePiece[]): Row[] =>
    value.length > 0 ? [{ kind, label, value }] : []
  return [
    ...row('journal', words.journal, journalOf(metadata)),
    ...datesOf(metadata, words, lang),
    ...row('doi', words.doi, identifiers.doi ? [doiOf(identifiers.doi)] : []),
    ...metadata.related.flatMap(({ doi, url, title }) => {
      const text = title ?? doi ?? url
      return row(
        'related',
        words.related,
        text ? [doi ? doiOf(doi, text) : { text, url: web(url) }] : [],
      )
    }),
    ...row(
      'copyright',
      words.copyright,
      copyright ? [{ text: `© ${copyright.year} ${copyright.holder}` }] : [],
    ),
    ...row('licence', words.licence, [
      ...[...(license ? [license] : []), ...furtherLicenses].flatMap((one) =>
        licencePieces(one, lang),
      ),
      ...(openAccess ? [{ text: openAccess }] : []),
    ]),
  ]
}

/** Its name, from when on it holds, and its own words. */
const licencePieces = ({ name, url, start, text }: License, lang: string): TitlePiece[] => [
  { text: name, url: web(url) },
  ...(start ? [{ text: printedDate(start, lang), date: start }] : []),
  ...(text ? [{ text }] : []),
]

/** The journal, its publisher, and the article's place in it: "12(3): e45". */
function journalOf({ journal, volume, issue, elocationId, pages }: Metadata): TitlePiece[] {
  const place = [
    volume && `${volume}${issue ? `(${issue})` : ''}`,
    elocationId ?? (pages && [pages.first, pages.last].filter(Boolean).join('–')),
  ]
    .filter(Boolean)
    .join(': ')
  return [journal?.title, journal?.title && journal.publisher, place].flatMap((text) =>
    text ? [{ text }] : [],
  )
}

/** Received, revised, accepted, published; the manuscript's own date only where it has no other. */
function datesOf({ dates }: Metadata, words: Words, lang: string): Row[] {
  const named = (['received', 'revised', 'accepted', 'published'] as const).filter(
    (key) => dates[key],
  )
  const row = (label: string, date: string): Row => ({
    kind: 'dated',
    label,
    value: [{ text: printedDate(date, lang), date }],
  })
  if (named.length === 0) return dates.date ? [row(words.date, dates.date)] : []
  return named.map((key) => row(words[key], dates[key]!))
}

const doiOf = (doi: string, text = doi): TitlePiece => ({ text, url: `https://doi.org/${doi}` })

/** An address that may be followed from a page. */
const web = (url: string | undefined): string | undefined =>
  url && /^https?:/i.test(url) ? url : undefined

/** "Correspondence: Jane Doe, 1 Example Street", to be followed by her address of mail. */
export const correspondence = (author: Author, lang: string): string => {
  const { words, punctuation } = languageOf(lang)
  return `${words.correspondence}${punctuation.colon}${reached(author).join(punctuation.comma)}`
}

/** Name, postal address, phone. */
export const reached = (author: Author): string[] =>
  [printedName(author), author.address, author.phone].filter((part) => part !== undefined)
