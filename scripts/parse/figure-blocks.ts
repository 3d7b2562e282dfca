/**
 * `:::figure{#fig:skin}` … `:::` with one image a panel, and the lines `::table{…}` and `::chart{…}`.
 */
import type { Paragraph } from 'mdast'
import type {
  Block,
  Caption,
  Chart,
  DataTable,
  Figure,
  FigureContent,
  Panel,
} from '../document/tree.js'
import { boxOpening } from './boxes.js'
import { imageCaption, floatAttributes, identified, imagesOf, type Pictured } from './figures.js'
import { spanning } from './fragment.js'
import { openImage, readLength } from './inline-image.js'
import { paragraphOf } from './paragraphs.js'
import { unsupported, type Scope } from './reading.js'
import { leafParts } from './leaf-parts.js'
import { isSupplement, readSupplement } from './supplements.js'
import { captionIn as captionOfTable } from './table-captions.js'
import { readTable } from './tables.js'
import { divAttributes } from './syntax/float-divs.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import { inlineChildren, type Flow, type Token } from './syntax/nodes.js'
import { append } from '../lists.js'

/** The figure that the fence at `index` opens and the one at `close` closes; of any other fence only the content is kept. */
export function figureBlock(
  nodes: readonly Flow[],
  index: number,
  close: number | undefined,
  scope: Scope,
): { made: Block[]; used: number } {
  const open = nodes[index] as Token
  const attributes = figureAttributes(open.value)
  if (!attributes) return tableBlock(nodes, index, close, scope) ?? { made: [], used: 1 }
  if (close === undefined) {
    unsupported(
      scope,
      open,
      '`:::figure` that is never closed',
      'a line `:::` after its last paragraph',
    )
    return { made: [], used: 1 }
  }
  const inside = nodes.slice(index + 1, close)
  const supplements = inside.filter(isSupplement).map((node) => readSupplement(node, scope))
  return {
    made: [
      panelFigure(
        inside,
        attributes,
        { ...open, position: spanning(open.position, nodes[close]!.position) },
        scope,
      ),
      ...supplements,
    ],
    used: close - index + 1,
  }
}

const none: Attributes = { classes: [], values: new Map() }

/** Quarto's `::: {#tbl-x}` round a table and the paragraph that is its caption; nothing where something else stands in it. */
function tableBlock(
  nodes: readonly Flow[],
  index: number,
  close: number | undefined,
  scope: Scope,
): { made: Block[]; used: number } | undefined {
  const attributes = fenceAttributes((nodes[index] as Token).value)
  const id = attributes?.id
  const [table, caption, ...more] = close === undefined ? [] : nodes.slice(index + 1, close)
  if (
    !id ||
    !/^(?:tbl|tab)[:-]/i.test(id) ||
    table?.type !== 'table' ||
    (caption && caption.type !== 'paragraph' && caption.type !== 'description') ||
    more.length > 0
  )
    return undefined
  const text = caption?.type === 'paragraph' && {
    nodes: inlineChildren(caption),
    position: caption.position,
  }
  const made = readTable(table, scope, captionOfTable(caption) ?? (text || undefined))
  const [only] = made
  const figure: Block =
    only?.type === 'table'
      ? ({ type: 'figure', kind: 'table', children: [only], position: only.position } as Figure)
      : only!
  return {
    made: [
      figure.type === 'figure' ? { ...figure, ...floatAttributes(attributes) } : figure,
      ...made.slice(1),
    ],
    used: close! - index + 1,
  }
}

function fenceAttributes(value: string): Attributes | undefined {
  const line = divAttributes(value) ?? value
  const brace = line.indexOf('{')
  return brace < 0 ? none : readAttributes(line, brace)?.attributes
}

/** The attributes of `:::figure{…}`, `::: {.figure …}` or Quarto's `::: {#fig-x}`; nothing for another fence. */
function figureAttributes(value: string): Attributes | undefined {
  const match = /^(?:<div\b|:+[ \t]*(figure)?[ \t]*(?=\{|$))/.exec(value)
  const attributes = fenceAttributes(value)
  return match &&
    attributes &&
    (match[1] || attributes.classes.includes('figure') || /^fig[:-]/i.test(attributes.id ?? ''))
    ? attributes
    : undefined
}

const isClose = (node: Flow): boolean =>
  node.type === 'fence' && /^(?::+[ \t]*$|<\/div)/.test(node.value)

/** From each fence that opens to the one that closes it; a heading between two parts them, unless they make a box. */
export function pairFences(nodes: readonly Flow[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  let open: number[] = []
  nodes.forEach((node, index) => {
    if (node.type === 'heading')
      open = open.filter((at) => boxOpening((nodes[at] as Token).value) !== undefined)
    if (node.type !== 'fence') return
    if (!isClose(node)) open.push(index)
    else if (open.length) pairs.set(open.pop()!, index)
  })
  return pairs
}

/** The figure of what stands between two fences: images, the paragraphs of its caption, tables and charts. */
export function panelFigure(
  nodes: readonly Flow[],
  attributes: Attributes,
  whole: Token,
  scope: Scope,
): Figure {
  const pictures: Pictured[] = []
  const captions: Paragraph[] = []
  const others: FigureContent[] = []
  for (const node of nodes) {
    if (node.type === 'fence') continue
    if (node.type === 'leaf')
      for (const part of leafContent(node, scope))
        part.type === 'caption' ? append(captions, part.children) : others.push(part)
    else if (node.type !== 'paragraph')
      append(
        captions,
        scope.reading
          .readBlocks([node], scope)
          .filter(
            (block) => block.type === 'paragraph' || !others.push(block as FigureContent),
          ) as Paragraph[],
      )
    else {
      const found = imagesOf(inlineChildren(node))
      append(pictures, found?.pictures ?? [])
      append(captions, paragraphOf(found ? found.rest : inlineChildren(node), scope))
    }
  }
  const { identifier } = identified(attributes.id)
  const caption: Caption[] = captions.length
    ? [
        {
          type: 'caption',
          children: captions,
          position: spanning(captions[0]!.position, captions[captions.length - 1]!.position),
        },
      ]
    : []
  const shown: FigureContent[] =
    pictures.length === 1 && !others.length
      ? single(pictures[0]!, caption, scope)
      : pictures.map((picture, index) => panel(picture, index, identifier, scope))
  const node: Figure = {
    type: 'figure',
    kind: 'figure',
    ...floatAttributes(attributes),
    children: [...caption, ...shown, ...others],
    position: whole.position,
  }
  const width = readLength(attributes.values.get('width'))
  if (width) node.width = width
  return node
}

/** One image needs no letter; its bracket is the caption where there is no other. */
function single(picture: Pictured, caption: Caption[], scope: Scope): FigureContent[] {
  const own = imageCaption(picture, scope).caption
  if (own)
    append(
      caption,
      caption.length
        ? caption.splice(0).map((all) => ({ ...all, children: [...all.children, ...own.children] }))
        : [own],
    )
  return [openImage(picture.image, picture.attributes, scope)]
}

function panel(picture: Pictured, index: number, figure: string | undefined, scope: Scope): Panel {
  const letter = letterOf(index)
  const { caption } = imageCaption(picture, scope)
  const own = picture.attributes?.id ?? (figure ? `${figure}.${letter}` : undefined)
  return {
    type: 'panel',
    letter,
    ...identified(own),
    children: [openImage(picture.image, picture.attributes, scope), ...(caption ? [caption] : [])],
    position: picture.position,
  }
}

const letterOf = (index: number): string =>
  (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(97 + (index % 26))

/** What a table or chart declared inside a figure shows; a supplement there stands behind the figure. */
const leafContent = (node: Token, scope: Scope): FigureContent[] =>
  isSupplement(node) ? [] : leafBlock(node, scope).children

/** The figure of `::table{#tbl:x from=name}` or `::chart{…}`. */
export function leafBlock(node: Token, scope: Scope): Figure {
  const name = node.value.startsWith('::table') ? 'table' : 'chart'
  const { caption: label, attributes } = leafParts(node, scope)
  const from = attributes?.values.get('from') ?? ''
  const shown: DataTable | Chart = {
    type: name === 'table' ? 'dataTable' : 'chart',
    from,
    position: node.position,
  }
  if (!from)
    shown.fault = {
      rule: 'unresolved-table',
      reason: `Unexpected \`::${name}\` without ${attributes ? '`from=…`' : 'readable braces'}, expected \`::${name}{#${name === 'table' ? 'tbl' : 'fig'}:name from=name}\``,
      position: node.position,
    }
  const caption = paragraphOf(label, scope)
  const figure: Figure = {
    type: 'figure',
    kind: name === 'table' ? 'table' : 'figure',
    ...floatAttributes(attributes),
    children: [
      ...(caption.length
        ? [{ type: 'caption', children: caption, position: caption[0]!.position } as Caption]
        : []),
      shown,
    ],
    position: node.position,
  }
  const width = readLength(attributes?.values.get('width'))
  if (width) figure.width = width
  return figure
}
