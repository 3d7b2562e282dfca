/** Title, authors and abstract; on pages of their own where that is asked for. */
import { relationTarget } from './address.js'
import { Bookmark, ExternalHyperlink, HeadingLevel, Paragraph, TextRun } from 'docx'
import type { Author } from '../../document/metadata.js'
import type { Abstract, Front } from '../../document/tree.js'
import { languageOf } from '../../languages/index.js'
import { correspondence, titleBlock, type Row, type TitleBlock } from '../title-block.js'
import { blocks } from './blocks.js'
import { inline } from './inline.js'
import { bookmarkName, type WordFlow, type InlineRuns, type State } from './state.js'

export function titlePage(front: Front, state: State): WordFlow[] {
  const { metadata } = front
  const block = titleBlock(front, state.lang, state.inputs.settings)
  const { colon, comma } = languageOf(state.lang).punctuation
  const { abstracts } = block
  const people = [...authors(block.people, state), ...block.rows.map((row) => factOf(row, colon))]
  const keywords = block.keywords.map(({ heading, node }) =>
    line('Keywords', [
      bold(`${heading}${colon}`),
      ...node.children.flatMap(({ children }, index) => [
        ...(index > 0 ? [new TextRun(comma)] : []),
        ...inline(children, speaking(node.lang, state)),
      ]),
    ]),
  )
  const summary = [
    ...abstracts.flatMap(({ heading, node }) => abstractOf(heading, node, state)),
    ...keywords,
  ]
  const { blind, docx } = state.inputs.settings
  const together = abstracts.length === 0 || blind
  // A form has nothing that a title page would keep apart.
  const isForm = metadata.authors.length === 0 && abstracts.length === 0
  if (isForm || docx?.titlePage !== 'own-page')
    return [...titles(block, metadata.title, state), ...people, ...summary].map(({ child }) => ({
      child,
      // A title goes over all columns of the page.
      ...(state.measures.columns > 1 && !isForm ? { part: 'above-columns' as const } : {}),
    }))
  return [
    ...[...titles(block, metadata.title, state), ...people].map(({ child }): WordFlow => ({
      child,
      part: 'title',
    })),
    ...summary.map(({ child }): WordFlow => ({ child, part: together ? 'title' : 'abstract' })),
  ]
}

function titles(
  { kicker, title, subtitles, runningHead }: TitleBlock,
  plain: string,
  state: State,
): WordFlow[] {
  return [
    line('ArticleType', [new TextRun(kicker)]),
    {
      child: new Paragraph({
        heading: HeadingLevel.TITLE,
        children: title ? inline(title.children, state) : [new TextRun(plain)],
      }),
    },
    ...subtitles.map((node) => line('Subtitle', inline(node.children, speaking(node.lang, state)))),
    ...(runningHead
      ? [
          line('RunningHead', [
            bold(`${state.words.runningHead}${languageOf(state.lang).punctuation.colon}`),
            ...inline(runningHead.children, state),
          ]),
        ]
      : []),
  ]
}

/** The state of a passage in another language. */
const speaking = (language: string | undefined, state: State): State =>
  language ? { ...state, marks: { ...state.marks, language } } : state

function authors(
  { authors: all, affiliations, statements, corresponding }: TitleBlock['people'],
  state: State,
): WordFlow[] {
  if (all.length === 0) return []
  const { comma, colon } = languageOf(state.lang).punctuation
  const names = all.flatMap(({ name, marks }, index) => [
    new TextRun(`${index > 0 ? comma : ''}${name}`),
    ...(marks.length > 0 ? [raised(marks.join(','))] : []),
  ])
  return [
    line('Author', names),
    ...affiliations.map(({ mark, text }) =>
      line('Affiliation', [...(mark ? [raised(mark)] : []), new TextRun(mark ? ` ${text}` : text)]),
    ),
    ...statements.map((text) => line('Affiliation', [new TextRun(text)])),
    ...corresponding.map((author) => line('Affiliation', lettersTo(author, state))),
    ...all.flatMap(({ author, name }) =>
      author.kind === 'person' && author.orcid
        ? [
            line('Affiliation', [
              new TextRun(`${name}${colon}`),
              address(`https://orcid.org/${author.orcid}`),
            ]),
          ]
        : [],
    ),
  ]
}

function lettersTo(author: Author, { lang }: State): InlineRuns {
  const { comma } = languageOf(lang).punctuation
  return [
    new TextRun(`* ${correspondence(author, lang)}${author.email ? comma : ''}`),
    ...(author.email ? [address(`mailto:${author.email}`, author.email)] : []),
  ]
}

/** A row of the block: dates, the article's own address, related articles, the licence. */
const factOf = ({ label, value }: Row, colon: string): WordFlow =>
  line('ArticleFact', [
    bold(`${label}${colon}`),
    ...value.flatMap(({ text, url }, index) => [
      ...(index > 0 ? [new TextRun(' · ')] : []),
      url ? address(url, text) : new TextRun(text),
    ]),
  ])

function abstractOf(heading: string, node: Abstract, state: State): WordFlow[] {
  const title = node.kind === 'teaser' ? '' : heading
  const inner = speaking(node.lang, { ...state, style: 'Abstract' })
  const parts = node.children.flatMap((child): WordFlow[] => {
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
  new ExternalHyperlink({
    link: relationTarget(link),
    children: [new TextRun({ text, style: 'Hyperlink' })],
  })
const line = (style: string, children: InlineRuns): WordFlow => ({
  child: new Paragraph({ style, children }),
})
