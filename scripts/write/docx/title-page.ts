/** Title, authors and abstract; on pages of their own where that is asked for. */
import { Bookmark, ExternalHyperlink, HeadingLevel, Paragraph, TextRun } from 'docx'
import type { Author, Metadata } from '../../document/metadata.js'
import type { Abstract, Front, Title } from '../../document/tree.js'
import { byline, printedName } from '../byline.js'
import { abstractTitle, articleTypeOf, printedDate } from '../../languages/index.js'
import { blocks } from './blocks.js'
import { inline } from './inline.js'
import { bookmarkName, type Flow, type Inline, type State } from './state.js'

export function titlePage(front: Front, state: State): Flow[] {
  const { metadata } = front
  const abstracts = front.children.filter((node): node is Abstract => node.type === 'abstract')
  const people = state.inputs.settings.blind
    ? []
    : [...authors(metadata, state), ...information(metadata, state)]
  const keywords =
    metadata.keywords.length > 0
      ? [
          line('BodyText', [
            bold(`${state.words.keywords}: `),
            new TextRun(metadata.keywords.join(', ')),
          ]),
        ]
      : []
  const summary = [...abstracts.flatMap((node) => abstractOf(node, state)), ...keywords]
  const { blind, docx } = state.inputs.settings
  const together = abstracts.length === 0 || blind
  // A form has nothing that a title page would keep apart.
  const isForm = metadata.authors.length === 0 && abstracts.length === 0
  if (isForm || docx?.titlePage !== 'own-page')
    return [...titles(front, state), ...people, ...summary].map(({ child }) => ({ child }))
  return [
    ...[...titles(front, state), ...people].map(({ child }): Flow => ({ child, part: 'title' })),
    ...summary.map(({ child }): Flow => ({ child, part: together ? 'title' : 'abstract' })),
  ]
}

function titles(front: Front, state: State): Flow[] {
  const { metadata } = front
  const found = front.children.filter((node): node is Title => node.type === 'title')
  const title = found.find(({ kind }) => kind === 'title')
  const runningHead = found.find(({ kind }) => kind === 'running-head')
  const type = articleTypeOf(metadata.articleType, state.lang)
  return [
    line('Author', [new TextRun(metadata.categories[0] ?? type)]),
    {
      child: new Paragraph({
        heading: HeadingLevel.TITLE,
        children: title ? inline(title.children, state) : [new TextRun(metadata.title)],
      }),
    },
    ...found
      .filter(({ kind }) => kind === 'subtitle' || kind === 'translated')
      .map((node) => line('Author', inline(node.children, speaking(node.lang, state)))),
    ...(runningHead
      ? [
          line('Author', [
            bold(`${state.words.runningHead}: `),
            ...inline(runningHead.children, state),
          ]),
        ]
      : []),
  ]
}

/** The state of a passage in another language. */
const speaking = (language: string | undefined, state: State): State =>
  language ? { ...state, marks: { ...state.marks, language } } : state

function authors(metadata: Metadata, state: State): Flow[] {
  const { authors: all, affiliations, statements } = byline(metadata, state.words)
  if (all.length === 0) return []
  const names = all.flatMap(({ name, marks }, index) => [
    new TextRun(`${index > 0 ? ', ' : ''}${name}`),
    ...(marks.length > 0 ? [raised(marks.join(','))] : []),
  ])
  return [
    line('Author', names),
    ...affiliations.map(({ mark, text }) =>
      line('Affiliation', [...(mark ? [raised(mark)] : []), new TextRun(mark ? ` ${text}` : text)]),
    ),
    ...statements.map((text) => line('Affiliation', [new TextRun(text)])),
    ...metadata.authors
      .filter(({ corresponding }) => corresponding)
      .map((author) => line('Affiliation', correspondence(author, state))),
    ...metadata.authors.flatMap((author) =>
      author.kind === 'person' && author.orcid
        ? [
            line('Affiliation', [
              new TextRun(`${printedName(author)}: `),
              address(`https://orcid.org/${author.orcid}`),
            ]),
          ]
        : [],
    ),
  ]
}

function correspondence(author: Author, state: State): Inline {
  return [
    new TextRun(
      `* ${state.words.correspondence}: ${printedName(author)}${author.email ? ', ' : ''}`,
    ),
    ...(author.email ? [address(`mailto:${author.email}`, author.email)] : []),
  ]
}

/** Dates, the article's own address, related articles and the licence. */
function information(
  { dates, identifiers, related, license, copyright }: Metadata,
  state: State,
): Flow[] {
  const { words, lang } = state
  const rows: Inline[] = []
  const row = (label: string, ...value: Inline): void =>
    void rows.push([bold(`${label}: `), ...value])
  const named = (['received', 'revised', 'accepted', 'published'] as const).filter(
    (key) => dates[key],
  )
  for (const key of named) row(words[key], new TextRun(printedDate(dates[key] ?? '', lang)))
  if (named.length === 0 && dates.date) row(words.date, new TextRun(printedDate(dates.date, lang)))
  if (identifiers.doi)
    row(words.doi, address(`https://doi.org/${identifiers.doi}`, identifiers.doi))
  for (const { doi, url, title } of related) {
    const to = doi ? `https://doi.org/${doi}` : url
    if (to && /^https?:/i.test(to)) row(words.related, address(to, title ?? doi ?? to))
    else if (title) row(words.related, new TextRun(title))
  }
  if (copyright) row(words.copyright, new TextRun(`© ${copyright.year} ${copyright.holder}`))
  if (license)
    row(
      words.licence,
      license.url && /^https?:/i.test(license.url)
        ? address(license.url, license.name)
        : new TextRun(license.name),
    )
  return rows.map((children) => line('Affiliation', children))
}

function abstractOf(node: Abstract, state: State): Flow[] {
  const title = node.kind === 'teaser' ? '' : abstractTitle(node, state.lang)
  const inner = speaking(node.lang, { ...state, style: 'Abstract' })
  const parts = node.children.flatMap((child): Flow[] => {
    if (child.type !== 'section') return blocks([child], inner)
    const [heading, ...rest] = child.children
    const said = inline(heading.children, inner)
    return [
      {
        child: new Paragraph({
          heading: HeadingLevel.HEADING_2,
          children: child.id
            ? [new Bookmark({ id: bookmarkName(child.id), children: said })]
            : said,
        }),
      },
      ...blocks(rest, inner),
    ]
  })
  return [
    ...(title
      ? [
          {
            child: new Paragraph({
              heading: HeadingLevel.HEADING_1,
              children: [new TextRun(title)],
            }),
          },
        ]
      : []),
    ...parts,
  ]
}

const bold = (text: string): TextRun => new TextRun({ text, bold: true })
const raised = (text: string): TextRun => new TextRun({ text, superScript: true })
const address = (link: string, text = link): ExternalHyperlink =>
  new ExternalHyperlink({ link, children: [new TextRun({ text, style: 'Hyperlink' })] })
const line = (style: string, children: Inline): Flow => ({
  child: new Paragraph({ style, children }),
})
