/** What journals ask of the title, the authors, the abstract and the keywords. */
import { toString } from 'mdast-util-to-string'
import type { Position } from 'unist'
import type { Author } from '../../document/metadata.js'
import type { Abstract, Section, Xref } from '../../document/tree.js'
import type { Check } from '../../journals/schema.js'
import { findPattern } from '../../data/linear-pattern.js'
import { against, all, countWords, proseText } from './count.js'
import type { JournalFinding, Judgement, JudgeContext } from './judge.js'

export function titleHas({ words }: Check<'title-has'>, { article }: JudgeContext): Judgement {
  const { title } = article.children[0].metadata
  return {
    findings: title.toLowerCase().includes(words)
      ? []
      : [{ place: metadataPlace('title', article), found: `title without "${words}"` }],
  }
}

export function titleLacks(
  { patterns }: Check<'title-lacks'>,
  { article }: JudgeContext,
): Judgement {
  const { title } = article.children[0].metadata
  const broken = patterns.flatMap(({ what, pattern }) => {
    const words = findPattern(pattern, title)[0]?.found
    return words
      ? [{ place: metadataPlace('title', article), found: `title with ${what} (\`${words}\`)` }]
      : []
  })
  return { findings: broken }
}

export function titleWords({ most }: Check<'title-words'>, { article }: JudgeContext): Judgement {
  const count = countWords(article.children[0].metadata.title)
  const found = { place: metadataPlace('title', article), found: `title of ${count} words` }
  return { findings: count > most ? [found] : [], measured: against(count, most) }
}

export function authors({ asks }: Check<'authors'>, { article }: JudgeContext): Judgement {
  const { metadata } = article.children[0]
  const findings: JournalFinding[] = metadata.authors.flatMap((author) =>
    lacksOf(author, asks).map((lack) => ({
      place: author.position ?? metadataPlace('authors', article),
      found: `author ${nameOf(author)} without ${lack}`,
    })),
  )
  const corresponding = metadata.authors.filter((author) => author.corresponding).length
  if (asks.includes('one-corresponding') && corresponding !== 1)
    findings.push({
      place: metadataPlace('authors', article),
      found: `list of authors with ${corresponding || 'no'} corresponding ${corresponding > 1 ? 'ones' : 'one'}`,
    })
  return { findings }
}

function lacksOf(author: Author, asks: Check<'authors'>['asks']): string[] {
  const lacks: Array<[Check<'authors'>['asks'][number], boolean, string]> = [
    [
      'full-name',
      author.kind === 'group' ||
        (author.given ?? '').replace(/\p{L}\.?(?=[\s-]|$)/gu, '').trim() !== '' ||
        /\p{L}{2}/u.test(author.given ?? ''),
      'a full given name',
    ],
    ['institution', author.kind === 'group' || author.affiliations.length > 0, 'an institution'],
    ['e-mail', author.kind === 'group' || author.email !== undefined, 'an e-mail address'],
    ['orcid', author.kind === 'group' || author.orcid !== undefined, 'an ORCID'],
  ]
  return lacks.filter(([ask, holds]) => asks.includes(ask) && !holds).map(([, , lack]) => lack)
}

const nameOf = (author: Author): string =>
  author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ')

export function abstractHeadings(
  { headings }: Check<'abstract-headings'>,
  { article }: JudgeContext,
): Judgement {
  const abstract = abstractOf(article)
  const found =
    abstract?.children
      .filter((child): child is Section => child.type === 'section')
      .map((section) => toString(section.children[0])) ?? []
  const holds =
    found.length === headings.length &&
    headings.every((heading, index) => plain(heading) === plain(found[index] ?? ''))
  const words =
    found.length > 0
      ? `the headings ${found.map((heading) => `"${heading}"`).join(', ')}`
      : 'no headings'
  return {
    findings: holds
      ? []
      : [
          {
            place: abstract ?? metadataPlace('title', article),
            found: abstract ? `abstract with ${words}` : 'manuscript without an abstract',
          },
        ],
  }
}

/** "Conclusions" is "conclusion". */
const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(/s$/, '')
    .trim()

export function abstractWords(
  { most }: Check<'abstract-words'>,
  { article }: JudgeContext,
): Judgement {
  const abstract = abstractOf(article)
  if (!abstract)
    return {
      findings: [
        { place: metadataPlace('title', article), found: 'manuscript without an abstract' },
      ],
      measured: against(0, most),
    }
  const count = countWords(proseText(abstract))
  return {
    findings: count > most ? [{ place: abstract, found: `abstract of ${count} words` }] : [],
    measured: against(count, most),
  }
}

export function abstractWithoutCitations(
  _: Check<'abstract-without-citations'>,
  { article }: JudgeContext,
): Judgement {
  const abstract = abstractOf(article)
  const cited = abstract
    ? all<Xref>(abstract, 'xref').filter(({ kind }) => kind === 'bibliography')
    : []
  return { findings: cited.map((place) => ({ place, found: 'citation in the abstract' })) }
}

/** Eight words in a row, as they stand in both: a sentence that was copied. */
export function abstractNotRepeated(
  _: Check<'abstract-not-repeated'>,
  { article }: JudgeContext,
): Judgement {
  const abstract = abstractOf(article)
  const first = article.children[1].children.find(
    (child) => child.type === 'section' && child.role === 'introduction',
  )
  if (!abstract || !first) return { findings: [] }
  const known = new Set(runs(proseText(first)))
  const copied = runs(proseText(abstract)).find((run) => known.has(run))
  return {
    findings: copied
      ? [{ place: abstract, found: `summary with words of the background ("${copied}")` }]
      : [],
  }
}

function runs(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(7).map((_, index) => words.slice(index, index + 8).join(' '))
}

export function keywords(
  { least, most, including }: Check<'keywords'>,
  { article }: JudgeContext,
): Judgement {
  const list = article.children[0].metadata.keywords
  const place = metadataPlace('keywords', article)
  const folded = list.map((word) => word.toLowerCase())
  const twice = list.filter((_, index) => folded.indexOf(folded[index]!) !== index)
  const findings: JournalFinding[] = twice.map((word) => ({
    place,
    found: `keyword \`${word}\` that stands twice`,
  }))
  if (list.length < least || list.length > most)
    findings.push({
      place,
      found: `${list.length === 0 ? 'metadata without keywords' : `list of ${list.length} keyword${list.length === 1 ? '' : 's'}`}`,
    })
  if (including && !folded.includes(including))
    findings.push({ place, found: `keywords without "${including}"` })
  return { findings, measured: `${list.length} of ${least} to ${most}` }
}

const abstractOf = (article: JudgeContext['article']): Abstract | undefined =>
  article.children[0].children.find(
    (child): child is Abstract => child.type === 'abstract' && child.kind === 'abstract',
  )

/** Where a key of the metadata stands; else the title. */
export function metadataPlace(key: string, article: JudgeContext['article']): Position | undefined {
  const { positions } = article.children[0].metadata
  return positions.get(key) ?? positions.get('title')
}
