/**
 * Keys → citations and references: in brackets (`[see @a, p. 3; -@b]`, `[@fig:a; @fig:b]`) or in running text.
 */
import type { Text } from 'mdast'
import type { Position } from 'unist'
import type {
  Citation,
  CitationItem,
  CrossReference,
  CrossReferenceItem,
  Phrasing,
} from '../document/tree.js'
import { spanning, positionWithin } from './fragment.js'
import { append } from '../lists.js'

/** A key that waits for its bracket to close. */
export interface Key {
  type: 'key'
  identifier: string
  suppressAuthor: boolean
  position: Position
}
export type PhrasingOrKey = Phrasing | Key

const reference =
  /^(fig|tbl|tab|eq|sec|lst|supp|box|thm|lem|cor|prp|cnj|hyp|def|exm|exr)([:-])(?=[^\s])/i

/** An identifier as the article has it: the prefix in lower case, `tab:` as `tbl:`; undefined when it is a work's key. */
export function referenceIdentifier(identifier: string): string | undefined {
  const match = reference.exec(identifier)
  if (!match) return undefined
  const prefix = match[1]!.toLowerCase()
  return `${prefix === 'tab' ? 'tbl' : prefix}${match[2]}${identifier.slice(match[0].length)}`
}

/** What a key in running text means; `locator` is the bracket after it. */
export function inText(
  key: Key,
  locator: PhrasingOrKey[] = [],
  end?: Position,
): Citation | CrossReference {
  const position = end ? { ...key.position, end: end.end } : key.position
  const identifier = referenceIdentifier(key.identifier)
  if (identifier !== undefined)
    return {
      type: 'crossReference',
      bracketed: false,
      children: [referenceItem({ key, prefix: [], suffix: [] }, identifier)],
      position,
    }
  const children = clusterItems([key, ...locator]).map(citationItem)
  return { type: 'citation', inText: true, children, position }
}

/** What a bracket with keys in it means. */
export function inBrackets(parts: PhrasingOrKey[], position: Position): Citation | CrossReference {
  const items = clusterItems(parts)
  const references = items.map(({ key }) => referenceIdentifier(key.identifier))
  if (references.every((identifier) => identifier !== undefined)) {
    return {
      type: 'crossReference',
      bracketed: true,
      children: items.map((item, index) => referenceItem(item, references[index]!)),
      position,
    }
  }
  const citation: Citation = {
    type: 'citation',
    inText: false,
    children: items.map(citationItem),
    position,
  }
  const mixed = references.findIndex((identifier) => identifier !== undefined)
  if (mixed >= 0) {
    const { key } = items[mixed]!
    citation.fault = {
      rule: 'unresolved-cross-reference',
      reason: `Unexpected reference to \`${key.identifier}\` in a bracket with citations, expected it in a bracket of its own`,
      position: key.position,
    }
  }
  return citation
}

interface Item {
  key: Key
  prefix: Phrasing[]
  suffix: Phrasing[]
}

/** One item a key: parts are separated by `;`, and also where a second key follows without one. */
function clusterItems(parts: PhrasingOrKey[]): Item[] {
  const items: Item[] = []
  let waiting: Phrasing[] = []
  let current: Item | undefined
  for (const part of parts.flatMap((each): Array<PhrasingOrKey | ';'> =>
    isText(each) ? splitAtSemicolons(each) : [each],
  )) {
    if (part === ';') {
      if (!current && items.length) waiting = addLate(items, waiting)
      current = undefined
    } else if (part.type === 'key') {
      current = { key: part, prefix: current ? between(current) : waiting, suffix: [] }
      waiting = []
      items.push(current)
    } else (current?.suffix ?? waiting).push(part)
  }
  addLate(items, waiting)
  return items.map(({ key, prefix, suffix }) => ({
    key,
    prefix: trimmed(prefix),
    suffix: trimmed(suffix),
  }))
}

/**
 * The words between two keys of one part that lead to the second: "see also" of `[@a, see also @b]`. An "and", a stroke and
 * a comma say nothing that the style does not print itself; other words stay with the first.
 */
function between(item: Item): Phrasing[] {
  const words = item.suffix.at(-1)
  if (words?.type !== 'text') return []
  const [all, , leading = ''] = joining.exec(words.value) ?? []
  if (all === undefined) return []
  const value = words.value.slice(0, -all.length || undefined)
  item.suffix = [...item.suffix.slice(0, -1), ...(value ? [{ ...words, value }] : [])]
  return leading ? [{ ...words, value: leading }] : []
}

const joining =
  /(?:^|[\s,]+)(?:(and|und|et|y|&|\/)\s*)?((?:(?:but|and) )?(?:see|see also|also|cf\.?|compare|e\.g\.,?|reviewed in|siehe auch|voir aussi))?\s*$/i

/** A part without a key belongs to the item before it: `[@a, p. 3; and more]`. */
function addLate(items: readonly Item[], waiting: Phrasing[]): Phrasing[] {
  const last = items[items.length - 1]
  if (!last || !waiting.length) return waiting
  append(last.suffix, [{ type: 'text', value: ';', position: waiting[0]!.position }], waiting)
  return []
}

const isText = (part: PhrasingOrKey): part is Text => part.type === 'text'

function splitAtSemicolons(node: Text): Array<Text | ';'> {
  if (!node.value.includes(';')) return [node]
  const position = node.position!
  const exact =
    position.end.offset! - position.start.offset! === node.value.length &&
    position.start.line === position.end.line
  const parts: Array<Text | ';'> = []
  let from = 0
  for (const [index, value] of node.value.split(';').entries()) {
    if (index > 0) parts.push(';')
    if (value)
      parts.push({
        type: 'text',
        value,
        position: exact ? positionWithin(position, from, value.length) : position,
      })
    from += value.length + 1
  }
  return parts
}

/** Without blanks at both ends and without the comma after the key; neighbouring texts as one. */
function trimmed(nodes: readonly Phrasing[]): Phrasing[] {
  const kept: Phrasing[] = []
  for (const node of nodes) {
    const last = kept[kept.length - 1]
    if (node.type === 'text' && last?.type === 'text')
      kept[kept.length - 1] = {
        ...last,
        value: last.value + node.value,
        position: spanning(last.position, node.position),
      }
    else kept.push(node.type === 'text' ? { ...node } : node)
  }
  const first = kept[0]
  if (first?.type === 'text') first.value = first.value.replace(/^[\s,]+/, '')
  const last = kept[kept.length - 1]
  if (last?.type === 'text') last.value = last.value.trimEnd().replace(/,$/, '')
  return kept.filter((node) => node.type !== 'text' || node.value !== '')
}

function citationItem({ key, prefix, suffix }: Item): CitationItem {
  return {
    type: 'citationItem',
    identifier: key.identifier,
    prefix,
    suffix,
    suppressAuthor: key.suppressAuthor,
    position: key.position,
  }
}

function referenceItem({ key, prefix, suffix }: Item, identifier: string): CrossReferenceItem {
  return { type: 'crossReferenceItem', identifier, prefix, suffix, position: key.position }
}
