/**
 * The letter's references and quotations as they are printed: a reference is the page and line of what it names, a quoted
 * new wording is followed by its own.
 */
import { toString } from 'mdast-util-to-string'
import type { Node, Position } from 'unist'
import type { VFile } from 'vfile'
import { didYouMean } from '../closest.js'
import type {
  Article,
  Citation,
  CitationItem,
  CrossReference,
  CrossReferenceItem,
  Phrasing,
  Span,
} from '../document/tree.js'
import { report } from '../report.js'
import { textOf } from '../revise/content.js'
import type { PrintedPlace, PrintedPlaces } from '../write/pdf/places.js'
import type { Words } from '../languages/index.js'
import type { PrintedManuscript, LetterTarget } from './manuscript.js'
import { placeInWords } from './place.js'

/** What stands in the place of a piece of the letter's source, from one offset to another. */
export interface Replacement {
  start: number
  end: number
  text: string
}

interface Setting {
  manuscript: PrintedManuscript
  places: PrintedPlaces
  words: Words
  file: VFile
  /** The letter's; what comes from elsewhere (a cell of a table) does not stand in its source. */
  path: string
  replaced: Replacement[]
}

/** Lowers `letter` in place; gives what the same is in its source. */
export function lower(letter: Article, setting: Omit<Setting, 'replaced'>): Replacement[] {
  const replaced: Replacement[] = []
  below(letter, { ...setting, replaced }, false)
  return replaced
}

function below(node: Node, setting: Setting, quoted: boolean): void {
  const parent = node as Node & { children?: Node[] }
  if (!parent.children) return
  parent.children = parent.children.flatMap((child): Node[] => {
    if (child.type === 'crossReference' || child.type === 'citation')
      return [reference(child as CrossReference | Citation, setting, quoted)]
    const quotation = child.type === 'span' && (child as Span).quoted === true
    below(child, setting, quoted || quotation)
    return quotation ? quotationOf(child as Span, setting) : [child]
  })
}

/** `@fig:skin`, `[@line:dose; @tbl:cases]`, `[@doe2020]`. */
function reference(node: CrossReference | Citation, setting: Setting, quoted: boolean): Phrasing {
  const items: ReadonlyArray<CrossReferenceItem | CitationItem> = node.children
  const works =
    node.type === 'citation' &&
    items.every(({ identifier }) => !setting.manuscript.target(identifier))
  const printed = items.map((item) => {
    const target = setting.manuscript.target(item.identifier)
    const words = target
      ? leadsTo(target, setting, quoted)
      : item.type === 'citationItem'
        ? work(item, works && node.inText, setting)
        : missing(item, setting)
    return `${[toString(item.prefix), works || target || item.type !== 'citationItem' ? words : `[${words}]`].filter(Boolean).join(' ')}${item.suffix.length > 0 ? `, ${toString(item.suffix)}` : ''}`
  })
  const text =
    works && !node.inText
      ? `[${printed.sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10) || 0).join(', ')}]`
      : printed.join('; ')
  replace(node.position, text, setting)
  return { type: 'text', value: text, position: node.position }
}

/** "Fig. 2, page 12"; "page 5, line 112". Inside a quotation, what the manuscript prints. */
function leadsTo(
  { id, printed, numbered }: LetterTarget,
  { places, words }: Setting,
  quoted: boolean,
): string {
  const place = places.of(id)
  if (quoted || !place) return printed ?? words.manuscript
  return [numbered ? printed : undefined, placeInWords(place, undefined, words)]
    .filter(Boolean)
    .join(', ')
}

/** A work's number in the manuscript's list, or what stands there in its place. */
function work(item: CitationItem, inText: boolean, { manuscript, file }: Setting): string {
  const entry = manuscript.entry(item.identifier)
  if (!entry) {
    const rule = /^line[:-]/i.test(item.identifier)
      ? ('unresolved-cross-reference' as const)
      : ('unresolved-citation' as const)
    const names =
      rule === 'unresolved-citation' ? [...manuscript.keys, ...manuscript.names] : manuscript.names
    const expected =
      rule === 'unresolved-citation'
        ? 'a work that the manuscript cites, or a name in it'
        : `a passage of that name in the manuscript, \`[words]{#${item.identifier}}\``
    report(
      file,
      rule,
      item,
      `Unexpected reference to \`${item.identifier}\`, expected ${expected}${didYouMean(item.identifier, names)}`,
    )
    return `?${item.identifier}?`
  }
  const { author, issued, title } = entry.item
  const first = author?.[0]?.family ?? author?.[0]?.literal ?? title ?? item.identifier
  const name = `${first}${(author?.length ?? 0) > 1 ? ' et al.' : ''}`
  if (entry.label === undefined)
    return [name, issued?.['date-parts']?.[0]?.[0]].filter(Boolean).join(' ')
  return inText ? `${name} [${entry.label}]` : entry.label
}

function missing(item: CrossReferenceItem, { manuscript, file }: Setting): string {
  report(
    file,
    'unresolved-cross-reference',
    item,
    `Unexpected reference to \`${item.identifier}\`, expected a name that the manuscript has${didYouMean(item.identifier, manuscript.names)}`,
  )
  return `?${item.identifier}?`
}

/** The words in quotes, and where they stand. */
function quotationOf(node: Span, setting: Setting): Phrasing[] {
  const { manuscript, places, words, file } = setting
  const text = textOf({ type: 'paragraph', children: node.children } as Node)
  const parts = manuscript.has(text)
  if (!parts) {
    const nearest = manuscript.nearest(text)
    report(
      file,
      'quoted-wording',
      inside(node),
      `Unexpected new wording “${shortened(text)}” that the manuscript does not have, expected its exact words`,
      nearest === undefined ? {} : { note: `Nearest is: ${nearest}`, suggestions: [nearest] },
    )
  }
  const found = parts && spread(parts, places)
  const where = found ? ` (${placeInWords(found.from, found.to, words)})` : ''
  replace(node.position, `${words.quoteOpen}${text}${words.quoteClose}${where}`, setting)
  return [
    { type: 'text', value: words.quoteOpen, position: node.position },
    ...(node.children as Phrasing[]),
    { type: 'text', value: `${words.quoteClose}${where}`, position: node.position },
  ]
}

/** From the first of the parts to the last. Words around a formula are found without it. */
function spread(
  parts: readonly string[],
  places: PrintedPlaces,
): { from: PrintedPlace; to: PrintedPlace } | undefined {
  const found = parts.flatMap(
    (part) => places.find(part) ?? places.find(part.split(' ').slice(0, 6).join(' ')) ?? [],
  )
  const [first, last] = [found[0], found.at(-1)]
  return first && last && { from: first.from, to: last.to }
}

/** The quoted words alone: what a suggestion would replace. */
function inside({ children, position }: Span): Position | undefined {
  const [first, last] = [children[0]?.position, children.at(-1)?.position]
  return first && last ? { start: first.start, end: last.end, path: first.path } : position
}

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)} …` : text)

function replace(position: Position | undefined, text: string, { path, replaced }: Setting): void {
  const [start, end] = [position?.start.offset, position?.end.offset]
  if (position?.path === path && start !== undefined && end !== undefined)
    replaced.push({ start, end, text })
}
