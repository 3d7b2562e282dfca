/**
 * The first page's head: what the article is, its title, authors and affiliations, the abstract, and the article's
 * information beside it.
 */
import type { Abstract, Front, Section, Title } from '../../../document/tree.js'
import { abstractTitle, articleTypeOf } from '../../../languages/index.js'
import { rule, type Node, type StackNode, type TextNode } from '../print/node.js'
import type { SpaceName, TextName } from '../style.js'
import type { Run } from '../text/run.js'
import { flow } from './blocks.js'
import { articleInformation } from './information.js'
import { inline, plainText } from './inline.js'
import { below, type State } from './state.js'
import { byline } from '../../byline.js'
import { orcidPicture } from './orcid.js'

export function frontNodes(front: Front, state: State): Node[] {
  const { style, inputs } = state
  const { reach } = style.page
  const titles = titleNodes(front, state) // first: tags are in reading order
  const authors = inputs.settings.blind ? [] : authorNodes(front, state)
  const head: StackNode = {
    stack: [...titles, ...authors],
    inset: [-reach, 0],
    after: style.space.front,
  }
  const ruled = rule(state.width + reach, style.rules.heavy, style.colors.accent, {
    inset: [-reach, 0],
  })
  const { sidebar } = style
  if (!sidebar) {
    const information = articleInformation(front, state)
    const stack = abstractNodes(front, state)
    const told = front.children.some((child) => child.type === 'abstract') // keywords alone stay on the title page
    const opening: Node[] =
      stack.length > 0
        ? [
            {
              stack,
              before: style.space.front,
              after: style.space.front,
              newPage: style.newPage.abstract && told,
            },
          ]
        : []
    return [head, ruled, ...(information ? [information] : []), ...opening]
  }
  const abstracts = abstractNodes(front, state)
  const information = articleInformation(front, state)
  return [
    head,
    {
      stack: [ruled, ...abstracts],
      ...(information && {
        beside: {
          node: information,
          x: sidebar.x,
          width: sidebar.width,
          drop: style.space.sidebar,
        },
      }),
      after: style.space.front,
    },
  ]
}

function abstractNodes(front: Front, state: State): Node[] {
  const abstracts = front.children.filter((child): child is Abstract => child.type === 'abstract')
  const nodes: Node[] = abstracts.map((abstract) => abstractNode(abstract, state))
  const keywords = keywordsNode(front, state)
  return keywords ? [...nodes, keywords] : nodes
}

function line(
  name: TextName,
  runs: Run[],
  state: State,
  before: SpaceName | undefined,
  tag = state.tag.add('P'),
  more: Partial<TextNode> = {},
): TextNode {
  return {
    text: '',
    runs,
    style: state.style.text[name],
    tag,
    before: before ? state.style.space[before] : 0,
    ...more,
  }
}

function titleNodes(front: Front, state: State): TextNode[] {
  const { metadata } = front
  const { text } = state.style
  const titles = front.children.filter((child): child is Title => child.type === 'title')
  const kind = (
    metadata.categories[0] ?? articleTypeOf(metadata.articleType, state.article.lang)
  ).toUpperCase()
  const nodes = [line('kicker', [{ text: kind }], state, undefined)]
  for (const title of titles) {
    if (title.kind === 'running-head') continue
    const main = title.kind === 'title'
    const tag = state.tag.add(main ? 'H1' : 'P', { lang: title.lang })
    const bookmark = main ? { title: plainText(title.children), level: 1 } : undefined
    nodes.push(
      line(
        main ? 'title' : 'subtitle',
        inline(title.children, state, tag, title.lang ? { lang: title.lang } : {}),
        state,
        main ? 'kicker' : 'affiliations',
        tag,
        { style: text[main ? 'title' : 'subtitle'], bookmark },
      ),
    )
  }
  return nodes
}

function authorNodes({ metadata }: Front, state: State): TextNode[] {
  const { authors, affiliations, statements } = byline(metadata, state.words)
  if (authors.length === 0) return []
  const tag = state.tag.add('P')
  const runs = authors.flatMap(({ author, name, marks }, index): Run[] => {
    const words: Run = { text: name.replaceAll(' ', '\u00a0'), bold: true }
    const orcid =
      author.kind === 'person' && author.orcid ? orcidPicture(author.orcid, name, tag) : []
    return [
      words,
      ...raised(marks),
      ...orcid,
      ...(index < authors.length - 1 ? [{ text: ', ' }] : []),
    ]
  })
  const nodes = [line('authors', runs, state, 'title', tag)]
  affiliations.forEach(({ mark, text }, index) => {
    const before: Run[] = mark ? [{ text: mark, position: 'superior' }, { text: '\u2009' }] : []
    nodes.push(
      line('affiliations', [...before, { text }], state, index === 0 ? 'authors' : undefined),
    )
  })
  return [
    ...nodes,
    ...statements.map((text, index) =>
      line('frontNotes', [{ text }], state, index === 0 ? 'affiliations' : undefined),
    ),
  ]
}

/** Marks behind a name. The asterisk is drawn raised; the others are set so. */
function raised(marks: readonly string[]): Run[] {
  return marks.flatMap((mark, index): Run[] => [
    ...(index > 0 ? [{ text: ',', position: 'superior' as const }] : []),
    { text: mark, ...(mark !== '*' && { position: 'superior' as const }) },
  ])
}

function abstractNode(abstract: Abstract, state: State): StackNode {
  const { style, article } = state
  const sect = below(state, state.tag.add('Sect', { lang: abstract.lang }))
  const title = abstract.kind === 'teaser' ? '' : abstractTitle(abstract, article.lang)
  const heading = sect.tag.add('H2')
  const nodes: Node[] = title
    ? [
        {
          text: '',
          runs: [{ text: title }],
          style: style.text.abstractTitle,
          tag: heading,
          keepWithNext: true,
          before: style.space.abstract,
          after: style.space.afterHeading,
          bookmark: { title, level: 1 },
        },
      ]
    : []
  for (const child of abstract.children)
    nodes.push(
      ...(child.type === 'section'
        ? runIn(child, sect)
        : flow([child], sect, { first: 'abstract', next: 'abstract', gap: 'abstractParagraph' })),
    )
  return { stack: nodes, after: style.space.abstract }
}

/** A part of a structured abstract, its heading run into its first paragraph. */
function runIn(section: Section, state: State): Node[] {
  const [heading, ...content] = section.children
  const inner = below(state, state.tag.add('Sect'))
  const tag = inner.tag.add('H3')
  const head = inline(heading.children, inner, tag, { bold: true, ...state.style.runIn, tag })
  const [first, ...rest] = flow(content, inner, {
    first: 'abstract',
    next: 'abstract',
    gap: 'abstractParagraph',
  })
  const label: Run[] = [
    ...head,
    {
      text: plainText(heading.children).endsWith(':') ? '\u2002' : ':\u2002',
      bold: true,
      ...state.style.runIn,
      tag,
    },
  ]
  if (first && 'runs' in first) return [{ ...first, runs: [...label, ...first.runs] }, ...rest]
  return [line('abstract', label, state, undefined, tag), ...(first ? [first] : []), ...rest]
}

function keywordsNode({ metadata }: Front, state: State): TextNode | undefined {
  if (metadata.keywords.length === 0) return undefined
  return line(
    'keywords',
    [
      { text: `${state.words.keywords}:\u2002`, bold: true },
      { text: metadata.keywords.join(' · ') },
    ],
    state,
    undefined,
    undefined,
    { before: state.style.space.abstract / 2 },
  )
}
