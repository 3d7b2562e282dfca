/**
 * Text in a box: pandoc's `::: warning`, Quarto's `::: {.callout-note title="…"}` with a heading as its title, MyST's
 * `:::{admonition} Title`, GitHub's `> [!NOTE]`, and `::: {.box #box:x}`, which is of no kind. Statements and verse too.
 */
import type { Heading } from 'mdast'
import type { Position } from 'unist'
import type { Block, BoxedText, BoxKind, StatementKind } from '../document/tree.js'
import { languageOf, wordsOf } from '../languages/index.js'
import { identified } from './figures.js'
import { onOneLine, spanning, positionWithin } from './fragment.js'
import { paragraphOf } from './paragraphs.js'
import { readInline, unsupported, type Scope } from './reading.js'
import { stanzas, makeStatement, statementKind, statementOf } from './statements.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import { flowChildren, inlineChildren, type Flow, type Inline, type Token } from './syntax/nodes.js'

/** What kind of box a word asks for, in the tools that have it. */
const kinds: ReadonlyMap<string, BoxKind> = new Map([
  ['note', 'note'],
  ['seealso', 'note'],
  ['tip', 'tip'],
  ['hint', 'tip'],
  ['important', 'important'],
  ['attention', 'important'],
  ['warning', 'warning'],
  ['danger', 'warning'],
  ['error', 'warning'],
  ['caution', 'caution'],
  ['key-points', 'key-points'],
])
/** Words for a box of no kind. */
const plain: ReadonlySet<string> = new Set([
  'box',
  'boxed-text',
  'callout',
  'admonition',
  'topic',
  'sidebar',
])

/** What a fence makes: a box of a kind or of none, a statement, verse. */
type Made = { box: BoxKind | undefined } | { statement: StatementKind } | 'verse'

/** What a line that opens one says. */
interface Opening {
  makes: Made
  attributes: Attributes
  /** Where a title stands in the line, by offset. */
  title?: { from: number; text: string } | undefined
}

const none: Attributes = { classes: [], values: new Map() }

/** Reads the line of a fence; nothing when it opens no box. */
export function boxOpening(line: string): Opening | undefined {
  const directive = /^:{3,}[ \t]*\{([\p{L}][\w:-]*)\}[ \t]*/u.exec(line)
  if (directive) {
    const name = directive[1]!.toLowerCase()
    const text = line.slice(directive[0].length).trimEnd()
    const makes = madeBy([name], undefined)
    return makes
      ? {
          makes,
          attributes: none,
          ...(text ? { title: { from: directive[0].length, text } } : {}),
        }
      : undefined
  }
  const brace = line.indexOf('{')
  const attributes = brace < 0 ? none : readAttributes(line, brace)?.attributes
  const word = /^:{3,}[ \t]*([\p{L}][\w-]*)?/u.exec(line)?.[1]
  const names = [...(word ? [word] : []), ...(attributes?.classes ?? [])].map((name) =>
    name.toLowerCase().replace(/^callout-/, ''),
  )
  const makes = attributes && madeBy(names, attributes.id)
  return makes && { makes, attributes }
}

function madeBy(names: readonly string[], id: string | undefined): Made | undefined {
  const kind = names.map(statementKind).find(Boolean) ?? statementOf(id)
  if (kind) return { statement: kind }
  if (names.some((name) => kinds.has(name) || plain.has(name)))
    return { box: names.map((name) => kinds.get(name)).find(Boolean) }
  return names.includes('verse') ? 'verse' : undefined
}

/** The box that the fence at `index` opens and the one at `close` closes; nothing for any other fence. */
export function fencedBox(
  nodes: readonly Flow[],
  index: number,
  close: number | undefined,
  scope: Scope,
): { made: Block[]; used: number } | undefined {
  const open = nodes[index] as Token
  const opening = boxOpening(open.value)
  if (!opening) return undefined
  if (close === undefined) {
    unsupported(
      scope,
      open,
      `\`${open.value.trim()}\` that is never closed`,
      'a line `:::` after its last paragraph; only what stands in it is kept',
    )
    return { made: [], used: 1 }
  }
  const { values, rest } = withoutOptions(nodes.slice(index + 1, close))
  const { heading, content } = titleOf(opening, open, rest, scope)
  const blocks = scope.reading.readBlocks(content, scope)
  const position = spanning(open.position, nodes[close]!.position)
  const id = opening.attributes.id ?? values.get('name') ?? values.get('label')
  return {
    made: madeOf(opening.makes, { heading, blocks, position, id, values }, scope),
    used: close - index + 1,
  }
}

function madeOf(
  makes: Made,
  { heading, blocks, position, id, values }: Content,
  scope: Scope,
): Block[] {
  if (makes === 'verse') return stanzas(blocks)
  if ('statement' in makes) return [makeStatement(makes.statement, heading, blocks, position, id)]
  const classes = (values.get('class') ?? '').split(/\s+/)
  const kind = makes.box ?? classes.map((name) => kinds.get(name)).find(Boolean)
  return [box(kind, heading, blocks, scope, position, id)]
}

interface Content {
  heading: Heading | undefined
  blocks: Block[]
  position: Position
  id: string | undefined
  /** Options of MyST. */
  values: ReadonlyMap<string, string>
}

/** The title that a box was given: in its line, as an attribute, or as a heading before all else. */
function titleOf(
  { title, attributes }: Opening,
  open: Token,
  nodes: readonly Flow[],
  scope: Scope,
): { heading: Heading | undefined; content: readonly Flow[] } {
  const [first, ...content] = nodes
  if (first?.type === 'heading')
    return { heading: headingOf(withoutAttributes(inlineChildren(first)), scope), content }
  const written = title?.text ?? attributes.values.get('title') ?? attributes.values.get('name')
  if (!written) return { heading: undefined, content: nodes }
  const from = title?.from ?? Math.max(0, open.value.indexOf(written))
  const { start } = positionWithin(open.position, from, 0)
  const nodesOfTitle = readInline(onOneLine(scope.fragment.path, written, start), scope)
  return { heading: headingOf(nodesOfTitle, scope), content: nodes }
}

const withoutAttributes = (nodes: readonly Inline[]): readonly Inline[] =>
  nodes.at(-1)?.type === 'attributes' ? nodes.slice(0, -1) : nodes

function headingOf(nodes: readonly Inline[], scope: Scope): Heading | undefined {
  const [made] = paragraphOf(nodes, scope)
  return made && { type: 'heading', depth: 6, children: made.children, position: made.position }
}

/** MyST's options, `:name: value` a line, before the content of a directive. */
export function withoutOptions(nodes: readonly Flow[]): {
  values: ReadonlyMap<string, string>
  rest: readonly Flow[]
} {
  const values = new Map<string, string>()
  const [first, ...others] = nodes
  if (first?.type !== 'paragraph') return { values, rest: nodes }
  const [start, ...more] = inlineChildren(first)
  if (start?.type !== 'text') return { values, rest: nodes }
  let { value } = start
  for (let found = option.exec(value); found; found = option.exec(value)) {
    values.set(found[1]!, found[2]!.trim())
    value = value.slice(found[0].length)
  }
  if (values.size === 0) return { values, rest: nodes }
  const left = [...(value ? [{ ...start, value }] : []), ...more]
  return {
    values,
    rest: left.length > 0 ? [{ ...first, children: left } as Flow, ...others] : others,
  }
}

const option = /^:([A-Za-z][\w-]*):([^\n]*)(?:\n|$)/

/** A box; one of a kind that has no title is called by its kind, as the tools print it. */
export function box(
  kind: BoxKind | undefined,
  heading: Heading | undefined,
  children: Block[],
  { reading: { lang } }: Scope,
  position: Position | undefined,
  id?: string,
): BoxedText {
  const named = heading ?? (kind && called(kind, lang, position))
  return {
    type: 'boxedText',
    ...(kind ? { kind } : {}),
    ...identified(id),
    children: named ? [named, ...children] : children,
    position,
  }
}

function called(kind: BoxKind, lang: string, position: Position | undefined): Heading {
  const value = kind === 'key-points' ? wordsOf(lang).keyPoints : languageOf(lang).boxes[kind]
  return { type: 'heading', depth: 6, children: [{ type: 'text', value, position }], position }
}

/** GitHub's alert: a quotation whose first line is `[!NOTE]`; nothing for any other quotation. */
export function alertBox(
  node: Extract<Flow, { type: 'blockquote' }>,
  scope: Scope,
): BoxedText | undefined {
  const [first, ...rest] = flowChildren(node)
  if (first?.type !== 'paragraph') return undefined
  const [open, name, close, ...after] = inlineChildren(first)
  const isMarker =
    open?.type === 'bracket' &&
    close?.type === 'bracket' &&
    name?.type === 'text' &&
    name.value.startsWith('!')
  const kind = isMarker ? kinds.get(name.value.slice(1).toLowerCase()) : undefined
  const [next, ...more] = after
  if (!kind || (next && !(next.type === 'text' && /^[ \t]*\n/.test(next.value)))) return undefined
  const left = next?.type === 'text' ? next.value.trimStart() : ''
  const words = next && left ? [{ ...next, value: left } as Inline, ...more] : more
  const content = words.length > 0 ? [{ ...first, children: words } as Flow, ...rest] : rest
  return box(kind, undefined, scope.reading.readBlocks(content, scope), scope, node.position)
}
