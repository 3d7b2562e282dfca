/** The whole document: title, abstract, text, declarations, references; wide tables on pages of their own. */
import {
  AlignmentType,
  Document,
  Footer,
  LineNumberRestartFormat,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
} from 'docx'
import type { Article } from '../../document/tree.js'
import { blocks } from './blocks.js'
import type { Told } from './dress.js'
import { numbering, documentStyles } from './styles.js'
import type { WordFlow, State } from './state.js'
import { titlePage } from './title-page.js'

export function documentOf(article: Article, state: State): Document {
  const [front, body, back] = article.children
  const flow = [
    ...titlePage(front, state),
    ...blocks(body.children, state),
    ...blocks(back.children, state),
  ]
  const { metadata } = front
  return new Document({
    title: metadata.title,
    creator: creators(article.children, state).join('; '),
    lastModifiedBy: '',
    keywords: metadata.keywords.join('; '),
    description: '',
    styles: documentStyles(article.lang, state.measures.text),
    footnotes: footnotes(state),
    numbering: numbering([...state.counters.numberings.values()]),
    sections: sectionsOf(flow, state),
  })
}

const creators = ([front]: Article['children'], { inputs }: State): string[] =>
  inputs.settings.blind
    ? []
    : front.metadata.authors.map((author) =>
        author.kind === 'group'
          ? author.name
          : [author.given, author.family].filter(Boolean).join(' '),
      )

/** What a template's headers and footers say of this document. */
export const toldOf = (article: Article, state: State): Told => ({
  title: article.children[0].metadata.title,
  authors: creators(article.children, state).join(', '),
  file: `${state.inputs.settings.name}.docx`,
  notices: notices(state),
})

const notices = ({ inputs: { settings }, words }: State): string[] => [
  ...(settings.draft ? [words.draft] : []),
  ...(settings.notice ? [settings.notice] : []),
]

function footnotes(state: State): Record<string, { children: Paragraph[] }> {
  return Object.fromEntries(
    [...state.notes.values()].map(({ number, note }) => [
      String(number),
      {
        // The library asks for paragraphs; a note holds tables too (ECMA-376 part 1, 17.11.10).
        children: blocks(note.children, { ...state, style: 'FootnoteText', list: undefined }).map(
          ({ child }) => child as Paragraph,
        ),
      },
    ]),
  )
}

/** Runs of upright and sideways pages; the title page and the abstract are apart where they have pages of their own. */
function sectionsOf(flow: readonly WordFlow[], state: State): ISectionOptions[] {
  const groups: Array<{
    landscape: boolean
    part: WordFlow['part']
    children: WordFlow['child'][]
  }> = []
  for (const { child, landscape = false, part } of flow) {
    const last = groups.at(-1)
    if (last && last.landscape === landscape && last.part === part) last.children.push(child)
    else groups.push({ landscape, part, children: [child] })
  }
  const isAbove = (part: WordFlow['part']): boolean => part === 'above-columns'
  return groups.map(({ landscape, part, children }, index) => ({
    properties: {
      type: isAbove(groups[index - 1]?.part) ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE,
      ...(isAbove(part) ? { column: { count: 1 } } : {}),
      page: {
        size: {
          width: 11906,
          height: 16838,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: 1440, bottom: 1440, left: 1440, right: 1440, header: 708, footer: 708 },
      },
      lineNumbers: { countBy: 1, restart: LineNumberRestartFormat.CONTINUOUS },
    },
    ...(state.inputs.template
      ? {}
      : { footers: { default: new Footer({ children: [footer(state)] }) } }),
    children,
  }))
}

function footer(state: State): Paragraph {
  const draft = notices(state).map((words) => new TextRun(`${words} · `))
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    suppressLineNumbers: true,
    children: [...draft, new TextRun({ children: [PageNumber.CURRENT] })],
  })
}
