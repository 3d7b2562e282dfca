/** What goes with the text: the title page, the draft of a letter, and the declarations for the journal's form. */
import { toString } from 'mdast-util-to-string'
import { naming } from '../../blind/article.js'
import { countsInWords } from '../../check/journal/count.js'
import type { OutputFile } from '../../document/inputs.js'
import type { Author, Metadata } from '../../document/metadata.js'
import type { Abstract, Article, Section } from '../../document/tree.js'
import type { Profile } from '../../journals/schema.js'
import { replace } from '../../tree/visit.js'

/** Titles, authors, affiliations and keywords, and whom to write to; of a blind manuscript also the declarations that its text leaves out. */
export function titlePageArticle(article: Article, blind = false): Article {
  const [front, body, back] = article.children
  const declared = blind
    ? declarationsOf(article)
        .filter(({ role }) => naming.has(role))
        .map(standingAlone)
    : []
  return {
    ...article,
    children: [
      { ...front, children: front.children.filter(({ type }) => type === 'title') },
      { ...body, children: [] },
      { ...back, children: declared },
    ],
  }
}

/** A section in which nothing points to where it stood. */
function standingAlone(section: Section): Section {
  const copy = structuredClone(section)
  replace(copy, new Set(['xref']), (node) => node.children)
  replace(copy, new Set(['footnoteReference']), () => [])
  return copy
}

/** A draft to the journal of the profile: what the metadata say, and in brackets what only the authors can. */
export function coverLetter(article: Article, profile: Profile): OutputFile {
  const { metadata } = article.children[0]
  const writers = metadata.authors.filter(({ corresponding }) => corresponding)
  const journal = profile.oneJournal
    ? profile.title
    : (metadata.journal?.title ?? '[name of the journal]')
  const paragraphs = [
    ...(metadata.dates.date ? [metadata.dates.date] : []),
    'Dear Editors,',
    `We submit the manuscript “${metadata.title}” (${metadata.articleType.replace(/-/g, ' ')}) to ${journal}. It has ${countsInWords(article)}.`,
    '[Say what the article adds and why it suits the journal.]',
    '[Say, if it is so, that it is not under consideration elsewhere and that all authors have approved it.]',
    ...declarationsOf(article)
      .filter(({ role }) => role === 'competing-interests' || role === 'funding')
      .map(
        (section) =>
          `${toString(section.children[0])}: ${textOf(section).replace(/\s*\n+\s*/g, ' ')}`,
      ),
    'Yours sincerely,',
    (writers.length > 0 ? writers : metadata.authors)
      .map((author) => [nameOf(author), author.email].filter(Boolean).join(', '))
      .join('\n'),
  ]
  return {
    path: 'cover-letter.txt',
    contents: new TextEncoder().encode(`${paragraphs.join('\n\n')}\n`),
  }
}

/** `portal/funding.txt` …: what the submission form asks for, in the words of the manuscript. */
export function portalTexts(article: Article): OutputFile[] {
  const [front] = article.children
  const { metadata } = front
  const abstract = front.children.find(
    (child): child is Abstract => child.type === 'abstract' && child.kind === 'abstract',
  )
  const running = front.children.find(
    (node) => node.type === 'title' && node.kind === 'running-head',
  )
  const texts: Array<readonly [string, string]> = [
    ['title', metadata.title],
    ['running-head', running ? toString(running) : ''],
    ['keywords', metadata.keywords.join('\n')],
    ['abstract', abstract ? textOf(abstract) : ''],
    ['authors', authorLines(metadata)],
    ...declarationsOf(article).map((section) => [section.role, textOf(section)] as const),
  ]
  const named = new Map<string, string>()
  for (const [name, text] of texts)
    if (text.trim()) named.set(name, named.has(name) ? `${named.get(name)}\n\n${text}` : text)
  return [...named].map(([name, text]) => ({
    path: `portal/${name}.txt`,
    contents: new TextEncoder().encode(`${text}\n`),
  }))
}

function declarationsOf(article: Article): Section[] {
  const roles = new Set([
    'ethics',
    'consent',
    'data-availability',
    'competing-interests',
    'funding',
    'contributions',
    'acknowledgements',
  ])
  const found: Section[] = []
  const look = (nodes: ReadonlyArray<{ type: string }>): void => {
    for (const node of nodes) {
      if (node.type !== 'section') continue
      if (roles.has((node as Section).role)) found.push(node as Section)
      else look((node as Section).children)
    }
  }
  look(article.children[2].children)
  return found
}

/** Blocks as lines with an empty one between; a section's own heading is left out, those in it stand on lines of their own. */
function textOf(node: Section | Abstract): string {
  const parts = node.type === 'section' ? node.children.slice(1) : node.children
  return parts
    .map((part) =>
      part.type === 'section'
        ? `${toString(part.children[0])}\n${textOf(part)}`
        : part.type === 'list'
          ? part.children.map((item) => `- ${toString(item)}`).join('\n')
          : toString(part),
    )
    .join('\n\n')
}

function authorLines({ authors, affiliations }: Metadata): string {
  const place = (id: string): string =>
    affiliations
      .filter((each) => each.id === id)
      .map(({ department, institution, city, country }) =>
        [department, institution, city, country].filter(Boolean).join(', '),
      )
      .join('')
  return authors
    .map((author) =>
      [
        nameOf(author),
        author.kind === 'person' ? author.orcid : undefined,
        author.email,
        ...author.affiliations.map(place),
      ]
        .filter(Boolean)
        .join('; '),
    )
    .join('\n')
}

const nameOf = (author: Author): string =>
  author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ')
