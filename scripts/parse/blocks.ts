/**
 * Blocks: from the syntax tree's flow to the article's, with headings still in a row (`sections.ts` nests them).
 */
import type { Blockquote, Code, List, ListItem, Paragraph, Text } from 'mdast'
import type { Block } from '../document/tree.js'
import { alertBox, fencedBox } from './boxes.js'
import { directiveBlock, directiveCode } from './dialects/directives.js'
import { htmlTable } from './dialects/html-tables.js'
import { chunkOf, readChunk } from './dialects/chunks.js'
import { isDefinition, readDefinitions } from './definition-lists.js'
import { figureBlock, leafBlock, pairFences } from './figure-blocks.js'
import { atNamedImages, headedFigure, imageParagraph, typedFigure } from './figures.js'
import { displayMath, readEquation } from './equations.js'
import { labelBelow, latexHeading, named, readHeading, type Headed } from './headings.js'
import { textWithoutMarkup } from './html.js'
import { readEnvironment } from './latex/environments.js'
import { paragraphOf } from './paragraphs.js'
import { quotationBlock } from './quotations.js'
import { unsupported, type Scope } from './reading.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import { attributed } from './statements.js'
import {
  flowChildren,
  inlineChildren,
  type DescriptionSyntax,
  type Flow,
  type Inline,
  type Token,
} from './syntax/nodes.js'
import { fencedPlace, htmlPlace, type ListPlace } from './reference-lists.js'
import { listingCaption, listingFloat, listingName, type ListingName } from './listings.js'
import { readLineBlock } from './line-blocks.js'
import { isSupplement, readSupplement } from './supplements.js'
import { captionHeading, captionIn, isCaptionOfNext, type CaptionSyntax } from './table-captions.js'
import { addTableNotes, notesIn } from './table-notes.js'
import { captioned, readTable } from './tables.js'
import { readTextTable } from './text-tables.js'
import { append } from '../lists.js'

export type BlockOrHeading = Block | Headed | ListPlace
type ParagraphSyntax = Extract<Flow, { type: 'paragraph' }>

/** Reads flow where headings cannot make sections (a quote, a footnote): they are bold paragraphs there. */
export function readBlocks(nodes: readonly Flow[], scope: Scope): Block[] {
  return readItems(nodes, scope).flatMap((item): Block[] => {
    if (item.type === 'headed') return [boldParagraph(item)]
    if (item.type !== 'listPlace') return [item]
    unsupported(
      scope,
      item,
      'place of the list of references within other text',
      'it among the sections; the list stands at the end',
    )
    return []
  })
}

const boldParagraph = ({ heading: { children, position } }: Headed): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'strong', children, position }],
  position,
})

/** Reads flow: blocks and headings in a row. */
export function readItems(nodes: readonly Flow[], scope: Scope): BlockOrHeading[] {
  const items: BlockOrHeading[] = []
  const fences = pairFences(nodes)
  for (let index = 0; index < nodes.length;) {
    const { made, used } = readNext(nodes, index, fences, scope)
    append(items, made)
    index += used
    index += readNotes(made.at(-1), nodes, index, scope)
  }
  return items
}

/** How many paragraphs from `index` on are notes of the table before them, which gets them. */
function readNotes(
  before: BlockOrHeading | undefined,
  nodes: readonly Flow[],
  index: number,
  scope: Scope,
): number {
  if (before?.type !== 'figure' || before.kind !== 'table') return 0
  let at = index
  for (let node = nodes[at]; node?.type === 'paragraph'; node = nodes[++at]) {
    const [only, ...more] = mayBeNote(node) ? paragraphOf(inlineChildren(node), scope) : []
    const notes = only && more.length === 0 ? notesIn(only, before) : undefined
    if (!notes) break
    addTableNotes(before, notes)
  }
  return at - index
}

/** Whether a paragraph begins as a note does: it is read only then, for reading tells what is wrong in it. */
function mayBeNote(node: ParagraphSyntax): boolean {
  const [first] = inlineChildren(node)
  return (
    first?.type === 'superscript' ||
    /^(?:notes?|abbreviations)[.:]/i.test(first ? textWithoutMarkup([first as never]) : '')
  )
}

/** What stands at `index`, and how many nodes it takes. */
function readNext(
  nodes: readonly Flow[],
  index: number,
  fences: ReadonlyMap<number, number>,
  scope: Scope,
): { made: BlockOrHeading[]; used: number } {
  const node = nodes[index]!
  const next = nodes[index + 1]
  const one = (...made: BlockOrHeading[]): { made: BlockOrHeading[]; used: number } => ({
    made,
    used: 1,
  })
  switch (node.type) {
    case 'paragraph':
      if (isCaptionOfNext(nodes, index)) return table(next!, captionIn(node), scope)
      if (isDefinition(nodes, index)) return readDefinitions(nodes, index, scope)
      if (next?.type === 'code') {
        const above = listingCaption(node, scope)
        if (above) return { made: captionedCode(readCode(next, scope), above, scope), used: 2 }
      }
      {
        const figure = typedFigure(node, next, scope)
        if (figure) return figure
      }
      return one(...(headedParagraph(node, scope) ?? readParagraph(node, scope)))
    case 'description':
      if (isCaptionOfNext(nodes, index)) return table(next!, captionIn(node), scope)
      return one(...withoutTerm(node, scope))
    case 'table':
    case 'textTable':
      return table(node, captionIn(next), scope)
    case 'heading': {
      const caption = captionHeading(node, next)
      if (caption) return table(next!, caption, scope)
      const figure = headedFigure(node, next, scope)
      if (figure) return { made: figure, used: 2 }
      return readNamed(readHeading(node, scope), next, scope)
    }
    case 'blockquote':
      return one(
        alertBox(node, scope) ?? {
          type: 'blockquote',
          children: attributed(readBlocks(flowChildren(node), scope)) as Blockquote['children'],
          position: node.position,
        },
      )
    case 'list':
      return one(readList(node, scope))
    case 'code': {
      const read = readCode(node, scope)
      const isOpen = read[0]?.type === 'code' && nodes[index + 2]?.type !== 'code'
      const below = isOpen ? listingCaption(next, scope) : undefined
      return below ? { made: captionedCode(read, below, scope), used: 2 } : one(...read)
    }
    case 'thematicBreak':
      return one({ type: 'thematicBreak', position: node.position })
    case 'fence':
      return (
        quotationBlock(nodes, index, fences.get(index), scope) ??
        fencedBox(nodes, index, fences.get(index), scope) ??
        directiveBlock(nodes, index, fences.get(index), scope) ??
        listBlock(nodes, index, fences.get(index), scope) ??
        figureBlock(nodes, index, fences.get(index), scope)
      )
    case 'lineBlock':
      return one(...readLineBlock(node, scope))
    case 'leaf':
      return one(isSupplement(node) ? readSupplement(node, scope) : leafBlock(node, scope))
    case 'rawBlock': {
      const name = node.value.startsWith('$$') ? nameBelow(node, next) : undefined
      return { made: readRaw(node, scope, name), used: name ? 2 : 1 }
    }
    default:
      return one()
  }
}

/** A heading with the name that a `\label` right below gives it. */
function readNamed(
  heading: Headed,
  next: Flow | undefined,
  scope: Scope,
): { made: BlockOrHeading[]; used: number } {
  const below = labelBelow(next)
  if (!below) return { made: [heading], used: 1 }
  const text = below.rest.flatMap((node) => readParagraph(node, scope))
  return { made: [named(heading, below.label), ...text], used: 2 }
}

/** LaTeX's headings with the text before and after them in their paragraph. */
function headedParagraph(node: ParagraphSyntax, scope: Scope): BlockOrHeading[] | undefined {
  const made: BlockOrHeading[] = []
  let left: ParagraphSyntax[] = [node]
  for (
    let found = latexHeading(node, scope);
    found;
    found = left[0] && latexHeading(left[0], scope)
  ) {
    append(
      made,
      found.before.flatMap((each) => readParagraph(each, scope)),
      [found.headed],
    )
    left = found.rest
  }
  if (made.length === 0) return undefined
  append(
    made,
    left.flatMap((each) => readParagraph(each, scope)),
  )
  return made
}

/** What stands in a fence for the list of references, and its place. */
function listBlock(
  nodes: readonly Flow[],
  index: number,
  close: number | undefined,
  scope: Scope,
): { made: BlockOrHeading[]; used: number } | undefined {
  const place = fencedPlace(nodes[index] as Token)
  if (!place) return undefined
  if (close === undefined) return { made: [place], used: 1 }
  return {
    made: [...readItems(nodes.slice(index + 1, close), scope), place],
    used: close - index + 1,
  }
}

/** A paragraph, or what it holds: a figure, display math between text. */
function readParagraph(node: ParagraphSyntax, scope: Scope): BlockOrHeading[] {
  const children = inlineChildren(node)
  const place = htmlPlace(children)
  if (place) return [place]
  const [first] = children
  if (first?.type === 'text' && /^\(ref:[\w-]+\)\s/.test(first.value)) return []
  const shortcode = first?.type === 'text' && /^\{\{<[^\n]*>\}\}/.exec(first.value)?.[0]
  if (shortcode)
    unsupported(
      scope,
      node,
      `shortcode \`${shortcode}\``,
      'what it stands for; it is printed as it stands',
    )
  return atNamedImages(children).flatMap((part) => readLine(part, scope))
}

/** A paragraph without a figure inside: images alone, or text with display math between. */
function readLine(children: readonly Inline[], scope: Scope): Block[] {
  const figures = imageParagraph(children, scope)
  if (figures) return figures
  return displayMath(children).flatMap((part): Block[] =>
    'equation' in part
      ? [readEquation(part.equation, part.attributes)]
      : paragraphOf(part.text, scope),
  )
}

/** A table with the caption that stands before or after it. */
function table(
  node: Flow,
  caption: CaptionSyntax | undefined,
  scope: Scope,
): { made: Block[]; used: number } {
  const made =
    node.type === 'table'
      ? readTable(node, scope, caption)
      : textTable(node as Token, scope, caption)
  return { made, used: caption ? 2 : 1 }
}

/** A table drawn with signs; where it cannot be one, its caption is a paragraph below its source. */
function textTable(node: Token, scope: Scope, caption?: CaptionSyntax): Block[] {
  const made = readTextTable(node, scope)
  if (!caption) return [made]
  return made.type === 'table'
    ? [captioned(made, caption, node, scope)]
    : [made, ...paragraphOf(caption.nodes, scope)]
}

/** A meaning of nothing is text, with its sign. */
function withoutTerm(node: DescriptionSyntax, scope: Scope): Block[] {
  const [first, ...more] = readBlocks(node.children, scope)
  const sign = scope.fragment.text[node.position.start.offset! - scope.fragment.line(0).offset]
  if (first?.type !== 'paragraph') return [...(first ? [first] : []), ...more]
  const mark: Text = { type: 'text', value: `${sign ?? ':'} `, position: node.position }
  return [{ ...first, children: [mark, ...first.children], position: node.position }, ...more]
}

function readList(node: Extract<Flow, { type: 'list' }>, scope: Scope): List {
  const children = node.children.map((item): ListItem => ({
    type: 'listItem',
    spread: item.spread ?? false,
    checked: item.checked ?? null,
    children: readBlocks(flowChildren(item), scope) as ListItem['children'],
    position: located(item),
  }))
  const { mark, start } = scope.reading.examples.marked(node)
  return {
    type: 'list',
    ordered: node.ordered ?? false,
    start,
    ...(mark ? { mark } : {}),
    spread: node.spread ?? false,
    children,
    position: node.position,
  }
}

const located = (node: { position?: unknown }): Flow['position'] =>
  node.position as Flow['position']

/** A code block; one that is raw output of another format (`{=html}`) is left out, with a warning. */
function readCode(node: Extract<Flow, { type: 'code' }>, scope: Scope): Block[] {
  const raw = /^\{=(\w+)\}/.exec(node.lang ?? '')?.[1]
  if (raw) return (unsupported(scope, node, `raw ${raw} block`, 'Markdown; it is left out'), [])
  const directive = directiveCode(node, scope)
  if (directive) return directive
  const listing = listingName(node, scope)
  if (listing) {
    const code: Code = {
      type: 'code',
      value: node.value,
      lang: listing.lang,
      position: node.position,
    }
    return [listingFloat(code, listing, scope)]
  }
  const chunk = chunkOf(node)
  if (chunk) return readChunk(chunk, node, scope)
  const lang = /^\{?\.?([\w+#-]+)/.exec(node.lang ?? '')?.[1] ?? null
  return [{ type: 'code', value: node.value, lang, position: node.position }]
}

/** The name of a formula that stands alone on the line below it: `{#eq:x}`. */
function nameBelow(node: Flow, next: Flow | undefined): Attributes | undefined {
  if (next?.type !== 'paragraph') return undefined
  const [only, ...more] = inlineChildren(next)
  return only?.type === 'attributes' &&
    more.length === 0 &&
    next.position.start.line === node.position.end.line + 1
    ? readAttributes(only.value, 0)?.attributes
    : undefined
}

/** The float of code whose caption stands before or after it. */
const captionedCode = (blocks: readonly Block[], name: ListingName, scope: Scope): Block[] =>
  blocks.map((block) => (block.type === 'code' ? listingFloat(block, name, scope) : block))

/** Display math, a comment, or a LaTeX environment. */
function readRaw(node: Token, scope: Scope, name?: Attributes): Block[] {
  const { value } = node
  if (/^(?:<!--|---)/.test(value)) return []
  if (/^<table/i.test(value)) return htmlTable(node, scope) ?? []
  if (value.startsWith('<'))
    return (unsupported(scope, node, 'HTML script or style', 'Markdown; it is left out'), [])
  if (!value.startsWith('$$')) return readEnvironment(node, scope)
  const end = value.lastIndexOf('$$')
  const brace = value.indexOf('{', end)
  return [
    readEquation(
      { ...node, value: value.slice(0, end + 2) },
      brace < 0 ? name : readAttributes(value, brace)?.attributes,
    ),
  ]
}
