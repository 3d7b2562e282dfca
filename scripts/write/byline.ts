/**
 * Authors as every format prints them: their names, the marks behind them, and what the marks say.
 */
import type { Affiliation, Author, Metadata, Person } from '../document/metadata.js'
import { countryName } from '../countries.js'
import type { Words } from '../languages/index.js'

export const printedName = (author: Author): string =>
  author.kind === 'group'
    ? author.name
    : [author.given, author.family].filter(Boolean).join(' ') +
      (author.suffix ? ` ${author.suffix}` : '') +
      (author.degrees ? `, ${author.degrees}` : '')

/** "Doe", "Doe and Roe", "Doe et al." */
export function shortNames(authors: readonly Author[], words: Words): string {
  const [first, second] = authors.map((author) =>
    author.kind === 'group' ? author.name : author.family,
  )
  if (!first) return ''
  return authors.length === 1
    ? first
    : authors.length === 2
      ? `${first} ${words.and} ${second!}`
      : `${first} ${words.others}`
}

export interface Byline {
  /** `marks` stand raised behind the name: affiliations (where there are several), †, ‡, *. */
  authors: Array<{ author: Author; name: string; marks: string[] }>
  affiliations: Array<{ mark: string | undefined; text: string }>
  /** What † and ‡ say, the people of groups, and notes to authors. */
  statements: string[]
}

/** `lang`: of the article; what is written in English has names of countries for their codes. */
export function byline({ authors, affiliations }: Metadata, words: Words, lang: string): Byline {
  const several = affiliations.length > 1
  const equal = authors.filter((author) => author.equalContribution).length > 1
  const marksOf = (author: Author): string[] => [
    ...(several
      ? author.affiliations.flatMap((id) => affiliations.find((one) => one.id === id)?.label ?? [])
      : []),
    ...(equal && author.equalContribution ? ['†'] : []),
    ...(author.deceased ? ['‡'] : []),
    ...(author.corresponding ? ['*'] : []),
  ]
  return {
    authors: authors.map((author) => ({
      author,
      name: printedName(author),
      marks: marksOf(author),
    })),
    affiliations: affiliations.map((affiliation) => ({
      mark: several ? affiliation.label : undefined,
      text: printedAffiliation(affiliation, lang),
    })),
    statements: [
      ...(equal ? [`† ${words.equal}`] : []),
      ...(authors.some((author) => author.deceased) ? [`‡ ${words.deceased}`] : []),
      ...authors.flatMap((author) =>
        author.kind === 'group' && author.members
          ? [`${author.name}: ${author.members.map(memberName).join(', ')}`]
          : [],
      ),
      ...authors.flatMap((author) =>
        author.note ? [`${printedName(author)}: ${author.note}`] : [],
      ),
    ],
  }
}

/** A person of a group. */
export const memberName = ({
  given,
  family,
  suffix,
}: Pick<Person, 'given' | 'family' | 'suffix'>): string =>
  [given, family, suffix].filter(Boolean).join(' ')

const printedAffiliation = (
  { department, institution, street, postalCode, city, region, country = '' }: Affiliation,
  lang: string,
): string =>
  [
    department,
    institution,
    street,
    [postalCode, city].filter(Boolean).join(' '),
    region,
    /^en\b/i.test(lang) ? countryName(country) : country,
  ]
    .filter(Boolean)
    .join(', ')
