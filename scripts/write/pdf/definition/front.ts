/**
 * The first page's head: what the article is, its title, authors and affiliations, the abstract, and the article's
 * information in the margin.
 */
import type { Abstract, Front, Section } from '../../../document/tree.js'
import { languageOf } from '../../../languages/index.js'
import { rule, type LayoutNode, type StackNode, type TextNode } from '../print/node.js'
import type { SpaceName, TextName } from '../style.js'
import type { Run } from '../text/run.js'
import { flow } from './blocks.js'
import { articleInformation } from './information.js'
import { inline, plainText } from './inline.js'
import { below, type State } from './state.js'
import { titleBlock, type TitleBlock } from '../../title-block.js'
import { orcidPicture } from './orcid.js'
import { append } from '../../../lists.js'

export function frontNodes(front: Front, state: State): LayoutNode[] {
  const { style, inputs, article } = state
  const { reach } = style.page
  const block = titleBlock(front, article.lang, inputs.settings)
  const titles = titleNodes(block, state) // first: tags are in reading order
  const authors = authorNodes(block.people, state)
  const head: StackNode = {
    kind: 'stack',
    stack: [...titles, ...authors],
    inset: [-reach, 0],
    after: style.space.front,
  }
  const inset = style.sidebar?.inset ?? 0
  const ruled = rule(state.width + reach + inset, style.rules.heavy, style.colors.accent, {
    inset: [-reach, 0],
  })
  const { sidebar } = style
  if (!sidebar) {
    const information = articleInformation(block, state)
    const stack = abstractNodes(block, state)
    const told = block.abstracts.length > 0 // keywords alone stay on the title page
    const opening: LayoutNode[] =
      stack.length > 0
        ? [
            {
              kind: 'stack',
              stack,
              before: style.space.front,
              after: style.space.front,
              newPage: style.newPage.abstract && told,
            },
          ]
        : []
    return [head, ruled, ...(information ? [information] : []), ...opening]
  }
  const abstracts = abstractNodes(block, state)
  const information = articleInformation(block, state)
  return [
    head,
    ...(inset > 0 ? [{ ...ruled, after: style.space.sidebar }] : []),
    {
      kind: 'stack',
      stack: inset > 0 ? abstracts : [ruled, ...abstracts],
      inset: inset > 0 ? [inset, 0] : undefined,
      ...(information && {
        marginNote: {
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

function abstractNodes(block: TitleBlock, state: State): LayoutNode[] {
  const nodes: LayoutNode[] = block.abstracts.map(({ heading, node }) =>
    abstractNode(heading, node, state),
  )
  return [...nodes, ...block.keywords.map((one) => keywordsNode(one, state))]
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
    kind: 'text',
    runs,
    style: state.style.text[name],
    tag,
    before: before ? state.style.space[before] : 0,
    ...more,
  }
}

function titleNodes({ kicker, title, subtitles }: TitleBlock, state: State): TextNode[] {
  const { text } = state.style
  const nodes = [line('kicker', [{ text: kicker.toUpperCase() }], state, undefined)]
  for (const node of [...(title ? [title] : []), ...subtitles]) {
    const main = node === title
    const tag = state.tag.add(main ? 'H1' : 'P', { lang: node.lang })
    const bookmark = main ? { title: plainText(node.children), level: 1 } : undefined
    nodes.push(
      line(
        main ? 'title' : 'subtitle',
        inline(node.children, state, tag, node.lang ? { lang: node.lang } : {}),
        state,
        main ? 'kicker' : 'affiliations',
        tag,
        { style: text[main ? 'title' : 'subtitle'], bookmark },
      ),
    )
  }
  return nodes
}

function authorNodes(
  { authors, affiliations, statements }: TitleBlock['people'],
  state: State,
): TextNode[] {
  if (authors.length === 0) return []
  const { comma } = languageOf(state.article.lang).punctuation
  const tag = state.tag.add('P')
  const runs = authors.flatMap(({ author, name, marks }, index): Run[] => {
    const words: Run = { text: name.replaceAll(' ', '\u00a0'), bold: true }
    const orcid =
      author.kind === 'person' && author.orcid ? orcidPicture(author.orcid, name, tag) : []
    return [
      words,
      ...raised(marks),
      ...orcid,
      ...(index < authors.length - 1 ? [{ text: comma }] : []),
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

function abstractNode(heading: string, abstract: Abstract, state: State): StackNode {
  const { style } = state
  const sect = below(state, state.tag.add('Sect', { lang: abstract.lang }))
  const title = abstract.kind === 'teaser' ? '' : heading
  const tag = sect.tag.add('H2')
  const nodes: LayoutNode[] = title
    ? [
        {
          kind: 'text',
          runs: [{ text: title }],
          style: style.text.abstractTitle,
          tag,
          keepWithNext: true,
          before: style.space.abstract,
          after: style.space.afterHeading,
          bookmark: { title, level: 1 },
        },
      ]
    : []
  for (const child of abstract.children)
    append(
      nodes,
      child.type === 'section'
        ? runIn(child, sect)
        : flow([child], sect, { first: 'abstract', next: 'abstract', gap: 'abstractParagraph' }),
    )
  return { kind: 'stack', stack: nodes, after: style.space.abstract }
}

/** A part of a structured abstract, its heading run into its first paragraph. */
function runIn(section: Section, state: State): LayoutNode[] {
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
  if (first && first.kind === 'text')
    return [{ ...first, runs: [...label, ...first.runs] }, ...rest]
  return [line('abstract', label, state, undefined, tag), ...(first ? [first] : []), ...rest]
}

function keywordsNode({ heading, node }: TitleBlock['keywords'][number], state: State): TextNode {
  const { lang } = node
  const colon = languageOf(state.article.lang).punctuation.colon.trimEnd()
  const tag = state.tag.add('P')
  const runs = node.children.flatMap(({ children }, index): Run[] => [
    ...(index > 0 ? [{ text: ' · ', lang }] : []),
    ...inline(children, state, tag, lang ? { lang } : {}),
  ])
  return line(
    'keywords',
    [{ text: `${heading}${colon}\u2002`, bold: true, lang }, ...runs],
    state,
    undefined,
    tag,
    { before: state.style.space.abstract / 2 },
  )
}
