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
  const { blind } = state.inputs.settings
  return new Document({
    title: metadata.title,
    creator: blind
      ? ''
      : metadata.authors
          .map((author) =>
            author.kind === 'group'
              ? author.name
              : [author.given, author.family].filter(Boolean).join(' '),
          )
          .join('; '),
    lastModifiedBy: '',
    keywords: metadata.keywords.join('; '),
    description: '',
    styles: documentStyles(article.lang),
    footnotes: footnotes(state),
    numbering: numbering([...state.counters.numberings.values()]),
    sections: sectionsOf(flow, state),
  })
}

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
  return groups.map(({ landscape, children }) => ({
    properties: {
      type: SectionType.NEXT_PAGE,
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
    footers: { default: new Footer({ children: [footer(state)] }) },
    children,
  }))
}

function footer(state: State): Paragraph {
  const { draft: isDraft, notice } = state.inputs.settings
  const draft = [...(isDraft ? [state.words.draft] : []), ...(notice ? [notice] : [])].map(
    (words) => new TextRun(`${words} · `),
  )
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    suppressLineNumbers: true,
    children: [...draft, new TextRun({ children: [PageNumber.CURRENT] })],
  })
}
