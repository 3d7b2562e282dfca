/**
 * Where a list of references stands: `::: {#refs}`, `<div id="refs">`, of several lists `::: {#refs-NAME}` (pandoc's
 * manual, § Placement of the bibliography, and its filter multibib), or a heading "References" with nothing below it.
 */
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import type { Reference } from '../document/references.js'
import type { Article, Bibliography, Section } from '../document/tree.js'
import { append } from '../lists.js'
import { report } from '../report.js'
import type { BlockOrHeading } from './blocks.js'
import type { Headed } from './headings.js'
import { textWithoutMarkup } from './html.js'
import { announcesReferences, backRoles } from './roles.js'
import { readAttributes } from './syntax/attributes.js'
import type { Inline, Token } from './syntax/nodes.js'

/** A place for a list, in the row of blocks and headings. */
export interface ListPlace {
  type: 'listPlace'
  /** The list's name; '' for the only one. */
  list: string
  /** The words of the heading that has nothing else below it. */
  title?: string | undefined
  position: Position
}
/** A list, and the section of the top level in or after which it stands; nothing before the first. */
export interface PlacedList {
  place: ListPlace
  after: Section | undefined
}

function place(id: string | undefined, position: Position): ListPlace | undefined {
  const [found, list = ''] = /^refs(?:[-_](.+))?$/.exec(id ?? '') ?? []
  return found === undefined ? undefined : { type: 'listPlace', list, position }
}

/** The place that a fence opens. */
export function fencedPlace({ value, position }: Token): ListPlace | undefined {
  const brace = value.indexOf('{')
  return brace < 0 ? undefined : place(readAttributes(value, brace)?.attributes.id, position)
}

/** The place that HTML's empty `div` is. */
export function htmlPlace([first, ...more]: readonly Inline[]): ListPlace | undefined {
  const id =
    first?.type === 'html'
      ? /^<div\b[^>]*\bid\s*=\s*["']?([^\s"'>]+)/i.exec(first.value)?.[1]
      : undefined
  return id !== undefined && more.every(isEnd) ? place(id, first!.position as Position) : undefined
}

const isEnd = (node: Inline): boolean =>
  node.type === 'text'
    ? node.value.trim() === ''
    : node.type === 'html' && /^<\/div/i.test(node.value)

/** `items` in which a heading that has a list alone below it is the list's title; one that announces a list is its place. */
export function titledLists(items: readonly BlockOrHeading[]): BlockOrHeading[] {
  const isPlaced = items.some(({ type }) => type === 'listPlace')
  return items.flatMap((item, index): BlockOrHeading[] => {
    const [before, after] = [items[index - 1], items[index + 1]]
    if (item.type === 'listPlace')
      return before?.type === 'headed' && ends(before, after)
        ? [{ ...item, title: wordsOf(before) }]
        : [item]
    if (item.type !== 'headed') return [item]
    if (after?.type === 'listPlace') return ends(item, items[index + 2]) ? [] : [item]
    if (!ends(item, after) || !announcesReferences(wordsOf(item))) return [item]
    const { position } = item.heading
    return isPlaced || !position
      ? []
      : [{ type: 'listPlace', list: '', title: wordsOf(item), position }]
  })
}

const wordsOf = ({ heading }: Headed): string => textWithoutMarkup(heading.children).trim()

/** Whether the section of a heading ends before `next`. */
const ends = ({ level }: Headed, next: BlockOrHeading | undefined): boolean =>
  next === undefined || next.type === 'listPlace' || (next.type === 'headed' && next.level <= level)

/** Sections of the body and of the back. */
export interface Parted {
  body: Section[]
  /** Before the first list. */
  back: Section[]
  /** The first list and all that stands behind it. */
  end: Array<Section | Bibliography>
}

/** Parts top-level sections into those of the body and those of the back, to which belongs what follows on a list. */
export function partSections(sections: readonly Section[], lists: readonly PlacedList[]): Parted {
  const parted: Parted = { body: [], back: [], end: [] }
  const placed = lists.map(({ place, after }) => ({ after, node: listOf(place, after) }))
  const listsAfter = (section: Section | undefined): Bibliography[] =>
    placed.filter(({ after }) => after === section).map(({ node }) => node)
  append(parted.end, listsAfter(undefined))
  for (const section of sections) {
    const found = listsAfter(section)
    const isIntroduction = found.some(({ title }) => title === '')
    if (parted.end.length > 0 || isIntroduction) parted.end.push(section)
    else (backRoles.has(section.role) ? parted.back : parted.body).push(section)
    append(parted.end, found)
  }
  return parted
}

/** A list below words of the author's has the heading of these. */
function listOf({ list, title, position }: ListPlace, before: Section | undefined): Bibliography {
  const isHeaded =
    title === undefined &&
    before !== undefined &&
    announcesReferences(textWithoutMarkup(before.children[0].children))
  return {
    type: 'bibliography',
    ...(list ? { list } : {}),
    ...(isHeaded ? { title: '' } : title ? { title } : {}),
    children: [],
    position,
  }
}

/** Takes places out for which there is no list, with a warning: one that nobody names, or that has a place already. */
export function keepKnownLists(
  { children: [, , back] }: Article,
  references: ReadonlyMap<string, Reference>,
  file: VFile,
): void {
  const names = new Set([...references.values()].flatMap(({ list }) => list ?? []))
  const seen = new Set<string>()
  back.children = back.children.filter((node) => {
    if (node.type !== 'bibliography') return true
    const { list = '', position } = node
    const isKnown = list === '' || names.has(list)
    if (isKnown && !seen.has(list)) return seen.add(list)
    report(
      file,
      'unsupported-markup',
      position,
      isKnown
        ? 'Unexpected second place for a list of references, expected one; the list stands at the first'
        : `Unexpected place for a list of references \`${list}\`, expected ${names.size > 0 ? [...names].map((name) => `\`${name}\``).join(', ') : 'one named so in `bibliography:`'}; it is left out`,
    )
    return false
  })
}
