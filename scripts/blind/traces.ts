/**
 * What points to the authors of a manuscript, as words that can be looked for: their names as they are written in running
 * text, addresses, identifiers, institutions.
 */
import type { Affiliation, Author, Metadata, Person } from '../document/metadata.js'
import { institutionNames } from './institutions.js'

/** What stands where something was taken out. */
export const removed = '[removed for review]'

export interface Traces {
  /** `text` with every trace as `removed`. */
  redact(text: string): string
  /** The first trace in a text. */
  find(text: string): string | undefined
  /** Whether an address on the web leads to the authors: by a trace, a family name or the name in an e-mail address in its path, or the host of that address. */
  leadsToAuthors(url: string): boolean
  /** A file's name without family names and the names in e-mail addresses. */
  nameless(path: string): string
}

/** Traces of the authors in `metadata`. */
export function tracesOf({ authors, affiliations, funding }: Metadata): Traces {
  const people = authors.filter((author): author is Person => author.kind === 'person')
  const exact = unique([
    ...people.flatMap(namesOf),
    ...authors.flatMap((author) =>
      author.kind === 'group' ? [author.name, ...(author.members ?? []).flatMap(namesOf)] : [],
    ),
    ...affiliations.flatMap(institutionsOf),
  ])
  const anyCase = unique([
    ...authors.flatMap(identifiersOf),
    ...affiliations.flatMap(({ ror }) => (ror ? [ror.replace(/^.*\//, '')] : [])),
    ...funding.flatMap(({ awards }) => awards.filter((award) => award.length > 4)),
  ])
  const pattern = [whole(exact, 'gu'), whole(anyCase, 'giu'), initialsOf(people)].filter(
    (one) => one !== undefined,
  )
  const short = unique([
    ...people.map(({ family }) => family),
    ...authors.flatMap(({ email }) => (email ? [localPart(email)] : [])),
  ]).filter((word) => word.length > 2)
  const inPath =
    short.length > 0
      ? new RegExp(`(?<![\\p{L}])(?:${short.map(quoted).join('|')})(?![\\p{L}])`, 'giu')
      : undefined
  const hosts = new Set(
    authors
      .flatMap(({ email }) =>
        email ? [email.slice(email.lastIndexOf('@') + 1).toLowerCase()] : [],
      )
      .filter((host) => !providers.test(host)),
  )
  const redact = (text: string): string =>
    pattern.reduce((left, one) => left.replace(one, removed), text)
  return {
    redact,
    find: (text) => pattern.map((one) => text.match(one)?.[0]).find((found) => found !== undefined),
    leadsToAuthors: (url) =>
      redact(plain(url)) !== plain(url) ||
      [...hosts].some((host) => hostOf(url) === host || hostOf(url).endsWith(`.${host}`)) ||
      (inPath !== undefined && !resolvers.test(hostOf(url)) && plain(url).match(inPath) !== null),
    nameless: (path) => (inPath ? path.replace(inPath, 'author') : path),
  }
}

/** Hosts of e-mail that say nothing of an institution. */
const providers =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|protonmail|proton|gmx|web|aol|mail|qq|163|126|yandex)\./i

/** Hosts whose addresses hold the names of whoever is cited. */
const resolvers = /^(?:dx\.)?doi\.org$|^pubmed\.ncbi\.nlm\.nih\.gov$/

const localPart = (email: string): string =>
  email.slice(0, Math.max(0, email.lastIndexOf('@'))).replace(/\+.*$/, '')
const hostOf = (url: string): string =>
  /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''

function plain(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Jane Mary Doe: with given names whole, shortened and turned round. A family name alone may be any word and is no trace. */
function namesOf({ given, family }: Pick<Person, 'given' | 'family'>): string[] {
  if (!given) return family.length > 3 && family.includes(' ') ? [family] : []
  const parts = given.split(/[\s]+/).filter(Boolean)
  const letters = parts.flatMap((part) => part.split('-')).map((part) => [...part][0] ?? '')
  const dotted = parts.map((part) =>
    part
      .split('-')
      .map((piece) => `${[...piece][0] ?? ''}.`)
      .join('-'),
  )
  const first = parts[0] ?? given
  const befores = [
    given,
    first,
    [first, ...dotted.slice(1)].join(' '),
    [first, ...letters.slice(1)].join(' '),
    dotted.join(' '),
    dotted.join(''),
    dotted[0] ?? '',
    letters[0] ?? '',
    letters.join(' '),
    letters.join(''),
  ]
  const written = befores.flatMap((before) => [
    `${before} ${family}`,
    `${family} ${before}`,
    `${family}, ${before}`,
  ])
  const together = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(
    family,
  )
    ? [`${family}${given}`]
    : []
  return [
    ...together,
    ...written,
    ...written.map((name) => name.toUpperCase()),
    ...['Dr', 'Dr.', 'Prof', 'Prof.', 'Professor', 'Mr', 'Mrs', 'Ms'].map(
      (title) => `${title} ${family}`,
    ),
  ]
}

const identifiersOf = (author: Author): string[] => [
  ...(author.email ? [author.email] : []),
  ...(author.kind === 'person' && author.orcid
    ? [author.orcid, author.orcid.replaceAll('-', '')]
    : []),
]

const institutionsOf = (affiliation: Affiliation): string[] =>
  [affiliation.institution, ...institutionNames(affiliation)].filter((name) => name.length > 4)

/**
 * Initials: with stops wherever they stand, without them only in a list of several authors in brackets ("(JD, RR)"), because
 * two capitals may be anything.
 */
function initialsOf(people: readonly Person[]): RegExp | undefined {
  const letters = people
    .map(({ given = '', family }) =>
      `${given} ${family}`
        .split(/[\s-]+/)
        .map((part) => [...part].find((letter) => /\p{Lu}/u.test(letter)) ?? '')
        .filter(Boolean),
    )
    .filter(({ length }) => length > 1)
  if (letters.length === 0) return undefined
  const dotted = unique(
    letters.map((each) => each.map((letter) => `${letter}\\.`).join('[ \\u00A0-]?')),
  )
  const bare = unique(letters.map((each) => each.join('')))
  const one = `(?:${bare.join('|')})`
  return new RegExp(
    `(?<![\\p{L}.])(?:${dotted.join('|')})(?![\\p{L}])|(?<=\\()${one}(?:(?:, (?:and )?| and |; )${one})+(?=\\))`,
    'gu',
  )
}

const unique = (words: readonly string[]): string[] =>
  [...new Set(words.map((word) => word.trim()).filter(Boolean))].sort(
    (one, other) => other.length - one.length || (one < other ? -1 : 1),
  )

/** Any of `words` as whole words, the longest first, with any blanks where a word has one. */
function whole(words: readonly string[], flags: string): RegExp | undefined {
  if (words.length === 0) return undefined
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map((word) => quoted(word).replace(/ /g, '[\\s\\u00A0]{1,3}')).join('|')})(?![\\p{L}\\p{N}])`,
    flags,
  )
}

const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
