/**
 * The front: titles and abstracts, read as Markdown from the metadata or from a leading section "Abstract".
 */
import type { Metadata } from '../document/metadata.js'
import type {
  Abstract,
  Block,
  Front,
  Keyword,
  Keywords,
  Phrasing,
  Section,
  Title,
} from '../document/tree.js'
import type { Mapping } from './metadata/mapping.js'
import { onOneLine } from './fragment.js'
import { textWithoutMarkup } from './html.js'
import { paragraphOf, trim } from './paragraphs.js'
import { readPhrasing } from './phrasing.js'
import { openScope, readInline, type Scope } from './reading.js'
import { announcesAbstract } from './roles.js'
import type { YamlValue } from './yaml.js'

const abstracts: ReadonlyArray<readonly [Abstract['kind'], readonly string[]]> = [
  ['abstract', ['abstract']],
  ['graphical', ['graphical-abstract']],
  ['plain-language-summary', ['plain-language-summary', 'lay-summary']],
  ['key-points', ['key-points', 'highlights', 'learning-points']],
  ['teaser', ['teaser']],
]

/** The front of the article. `scope` is that of the metadata's file. */
export function readFront(root: Mapping, metadata: Metadata, scope: Scope): Front {
  const titles = readTitles(root, scope)
  metadata.title = textWithoutMarkup(titles[0]?.children ?? []).replace(/\s+/g, ' ')
  const keywords = readKeywords(root, scope)
  metadata.keywords = keywords
    .filter(({ lang }) => lang === undefined)
    .flatMap(({ children }) => children.map((keyword) => textWithoutMarkup(keyword.children)))
  return {
    type: 'front',
    metadata,
    children: [...titles, ...readAbstracts(root, scope), ...keywords],
    position: root.value.position,
  }
}

/** Those of the article, then `translated-keywords: {fr: [dermatite, rapport de cas]}`. */
function readKeywords(root: Mapping, scope: Scope): Keywords[] {
  const own = root.get('keywords', 'tags')
  const others = root.get('translated-keywords', 'keyword-translations')?.entries ?? []
  return [
    { lang: undefined, value: own },
    ...others.map(({ key, value }) => ({ lang: key, value })),
  ].flatMap(({ lang, value }): Keywords[] => {
    const children = value ? keywordsIn(value, scope) : []
    if (!value || children.length === 0) return []
    return [{ type: 'keywords', ...(lang && { lang }), children, position: value.position }]
  })
}

/** A list, or one string with commas or semicolons. */
function keywordsIn(value: YamlValue, scope: Scope): Keyword[] {
  const { position, text } = value
  const words =
    text === undefined
      ? (value.items ?? [])
      : text.split(text.includes(';') ? ';' : ',').map((word) => ({ text: word.trim(), position }))
  return words
    .map((word): Keyword => ({
      type: 'keyword',
      children: keywordInline(word, scope),
      position: word.position,
    }))
    .filter(({ children }) => children.length > 0)
}

/** No keyword cites: an at sign in one is text. */
function keywordInline(
  { text = '', fragment, position }: Pick<YamlValue, 'text' | 'fragment' | 'position'>,
  scope: Scope,
): Phrasing[] {
  const own =
    fragment && !text.includes('@')
      ? fragment
      : onOneLine(scope.fragment.path, text.replaceAll('@', '\\@'), position.start)
  return trim(readPhrasing(readInline(own, scope), scope))
}

function readTitles(root: Mapping, scope: Scope): Title[] {
  const titles: Title[] = []
  const add = (kind: Title['kind'], value: YamlValue | undefined, lang?: string): void => {
    if (value?.fragment)
      titles.push({
        type: 'title',
        kind,
        ...(lang ? { lang } : {}),
        children: scalarInline(value, scope),
        position: value.position,
      })
  }
  const title = root.get('title')
  add('title', title?.entries ? root.record('title')!.get('main', 'title', 'text') : title)
  if (!titles[0]?.children.length && root.whole)
    root.wrong(root.place('title'), 'Unexpected metadata without a title, expected `title: …`')
  add('subtitle', root.get('subtitle'))
  add('running-head', root.get('short-title', 'running-head', 'running-title', 'title-short'))
  for (const { key, value } of root.get(
    'translated-titles',
    'translated-title',
    'title-translations',
  )?.entries ?? [])
    add('translated', value, key)
  return titles
}

/** A scalar as running text. */
export function scalarInline(value: YamlValue, scope: Scope): Phrasing[] {
  return value.fragment ? trim(readPhrasing(readInline(value.fragment, scope), scope)) : []
}

/** A scalar as blocks. */
export function scalarBlocks(value: YamlValue, scope: Scope): Block[] {
  if (!value.fragment) return []
  const inner = openScope(scope.reading, value.fragment, scope)
  return scope.reading.readBlocks(inner.nodes, inner.scope)
}

function readAbstracts(root: Mapping, scope: Scope): Abstract[] {
  const read = abstracts.flatMap(([kind, keys]) => {
    const value = root.get(...keys)
    return value ? [abstract(kind, value, scope)] : []
  })
  for (const { key, value } of root.get(
    'translated-abstracts',
    'translated-abstract',
    'abstract-translations',
  )?.entries ?? [])
    read.push({ ...abstract('translated', value, scope), lang: key })
  return read
}

/** A string is a plain abstract, a mapping a structured one, a list its points. */
function abstract(kind: Abstract['kind'], value: YamlValue, scope: Scope): Abstract {
  if (value.entries)
    return {
      type: 'abstract',
      kind,
      children: value.entries.map(({ key, position, value: text }) =>
        titledSection(key, position, scalarBlocks(text, scope)),
      ),
      position: value.position,
    }
  if (!value.items)
    return {
      type: 'abstract',
      kind,
      children:
        kind === 'graphical'
          ? scalarBlocks(value, scope).map(pictured)
          : scalarBlocks(value, scope),
      position: value.position,
    }
  if (value.items.every((item) => item.entries))
    return {
      type: 'abstract',
      kind,
      children: value.items.flatMap((item) =>
        item.entries!.map(({ key, position, value: text }) =>
          titledSection(key, position, scalarBlocks(text, scope)),
        ),
      ),
      position: value.position,
    }
  const points = value.items.flatMap((item) =>
    item.fragment
      ? [
          {
            type: 'listItem' as const,
            spread: false,
            children: paragraphOf(readInline(item.fragment, scope), scope),
            position: item.position,
          },
        ]
      : [],
  )
  return {
    type: 'abstract',
    kind,
    children: [
      { type: 'list', ordered: false, spread: false, children: points, position: value.position },
    ],
    position: value.position,
  }
}

/** An image alone is the figure that a graphical abstract is (JATS4R Abstracts). */
function pictured(block: Block): Block {
  const [only] = block.type === 'paragraph' ? block.children : []
  return block.type === 'paragraph' && block.children.length === 1 && only?.type === 'image'
    ? { type: 'figure', kind: 'figure', children: [only], position: block.position }
    : block
}

/** A part of a structured abstract, or a declaration: a section of a heading and blocks. */
export function titledSection(
  heading: string,
  place: Section['position'],
  children: Block[],
  role: Section['role'] = 'other',
): Section {
  const position = { ...place!, end: children[children.length - 1]?.position?.end ?? place!.end }
  return {
    type: 'section',
    depth: 1,
    role,
    children: [
      {
        type: 'heading',
        depth: 1,
        children: [{ type: 'text', value: heading, position: place }],
        position: place,
      },
      ...children,
    ],
    position,
  }
}

/** Takes a leading section "Abstract" out of `sections`; its subsections make it a structured one. */
export function takeAbstract(sections: Section[], front: Front): void {
  const index = sections
    .slice(0, 2)
    .findIndex((section) => announcesAbstract(textWithoutMarkup(section.children[0].children)))
  if (
    index < 0 ||
    front.children.some((child) => child.type === 'abstract' && child.kind === 'abstract')
  )
    return
  const [section] = sections.splice(index, 1)
  const [, ...children] = section!.children
  for (const child of children) if (child.type === 'section') raise(child)
  const at = front.children.findIndex(({ type }) => type === 'abstract' || type === 'keywords')
  front.children.splice(at < 0 ? front.children.length : at, 0, {
    type: 'abstract',
    kind: 'abstract',
    children,
    position: section!.position,
  })
}

function raise(section: Section): void {
  section.depth -= 1
  section.children[0].depth = Math.min(section.depth, 6) as 1
  for (const child of section.children) if (child.type === 'section') raise(child)
}
