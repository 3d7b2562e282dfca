/**
 * Figures from paragraphs of images: one image with a caption is a figure; several are figures when one of them has an
 * identifier, else images in a line (as in pandoc).
 */
import type { Position } from 'unist'
import type { Block, Caption, Figure } from '../document/tree.js'
import { referenceIdentifier } from './citations.js'
import { spanning } from './fragment.js'
import { textWithoutMarkup } from './html.js'
import { openImage, readLength, type ImageSyntax } from './inline-image.js'
import { trim } from './paragraphs.js'
import { readPhrasing } from './phrasing.js'
import type { Scope } from './reading.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import { inlineChildren, type Flow, type Inline } from './syntax/nodes.js'
import { beginsTyped, typedCaption } from './typed-captions.js'

/** An image as written, with its attributes and its caption's nodes. */
export interface Pictured {
  image: ImageSyntax
  attributes?: Attributes | undefined
  caption: Inline[]
  position: Position
}

/** The figures of a paragraph; nothing when it is a paragraph of text. */
export function imageParagraph(nodes: readonly Inline[], scope: Scope): Block[] | undefined {
  const images = imagesOf(nodes)
  if (!images || !images.rest.every(isBlank)) return undefined
  const read = images.pictures.map((picture) => ({ picture, ...imageCaption(picture, scope) }))
  const asFigures =
    read.length === 1
      ? read[0]!.caption || read[0]!.label || read[0]!.picture.attributes?.id
      : read.some(({ label, picture }) => label || picture.attributes?.id)
  return asFigures
    ? read.map(({ picture, caption, label }) => figure(picture, caption, label, scope))
    : undefined
}

/**
 * The figure of a paragraph that is an image without a caption, and of the caption that is typed behind it: in the same
 * paragraph, or in the next.
 */
export function typedFigure(
  node: Flow & { type: 'paragraph' },
  next: Flow | undefined,
  scope: Scope,
): { made: Block[]; used: number } | undefined {
  const found = loneImage(node)
  if (!found) return undefined
  const { picture, rest } = found
  const after = rest.every(isBlank) ? typedCaption(next, 'figure') : undefined
  const words = after ?? (beginsTyped(rest, 'figure') ? rest : undefined)
  if (!words || next?.type === 'heading') return undefined
  return { made: [captionedFigure(picture, words, scope)], used: after ? 2 : 1 }
}

/** The figure of a heading `### Figure 1. The skin` and the image without a caption below it. */
export function headedFigure(
  heading: Flow,
  next: Flow | undefined,
  scope: Scope,
): Block[] | undefined {
  const words = typedCaption(heading, 'figure')
  const found = words && next?.type === 'paragraph' ? loneImage(next) : undefined
  return found?.rest.every(isBlank) ? [captionedFigure(found.picture, words!, scope)] : undefined
}

/** The only image of a paragraph, where its bracket is empty or only the label that is typed below. */
function loneImage(
  node: Flow & { type: 'paragraph' },
): { picture: Pictured; rest: Inline[] } | undefined {
  const [first] = inlineChildren(node)
  const found = first?.type === 'image' ? imagesOf(inlineChildren(node)) : undefined
  const [picture, ...more] = found?.pictures ?? []
  if (!picture || more.length > 0) return undefined
  const own = textWithoutMarkup(picture.caption).trim()
  return /^(?:fig(?:ure|\.)?\s*\w{1,4}\.?)?$/i.test(own)
    ? { picture, rest: found!.rest }
    : undefined
}

function captionedFigure(picture: Pictured, words: readonly Inline[], scope: Scope): Figure {
  const { caption } = imageCaption({ ...picture, caption: [...words] }, scope)
  return figure(picture, caption, undefined, scope)
}

/** The images of `nodes` and what else there is; nothing when there is no image. */
export function imagesOf(
  nodes: readonly Inline[],
): { pictures: Pictured[]; rest: Inline[] } | undefined {
  const pictures: Pictured[] = []
  const rest: Inline[] = []
  for (const node of nodes) {
    const last = pictures[pictures.length - 1]
    if (node.type === 'image' || node.type === 'imageReference')
      pictures.push({
        image: node,
        caption: (node as { caption?: Inline[] }).caption ?? [],
        position: node.position,
      })
    else if (node.type === 'attributes' && last && !last.attributes && isAfter(node, last, rest)) {
      last.attributes = readAttributes(node.value, 0)?.attributes
      last.position = spanning(last.position, node.position)
    } else rest.push(node)
  }
  return pictures.length ? { pictures, rest } : undefined
}

/** Whether attributes stand right behind a picture, or name it on the line below. */
const isAfter = (node: Inline, { position }: Pictured, rest: readonly Inline[]): boolean =>
  position.end.offset === node.position.start.offset ||
  (position.end.line + 1 === node.position.start.line && rest.every(isBlank))

/**
 * Parts a paragraph at the images that stand in it on lines of their own with a name (JOSS's way: a figure right below the
 * words that lead to it); one part when there is none.
 */
export function atNamedImages(nodes: readonly Inline[]): Inline[][] {
  const parts: Inline[][] = [[]]
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!
    const attributes = nodes[index + 1]?.type === 'attributes' ? nodes[index + 1] : undefined
    const [before, after] = [nodes[index - 1], nodes[index + (attributes ? 2 : 1)]]
    if (
      node.type !== 'image' ||
      !isNamed(node as ImageSyntax & { caption?: Inline[] }, attributes) ||
      !endsLine(before) ||
      !beginsLine(after)
    ) {
      parts.at(-1)!.push(node)
      continue
    }
    parts.push([node, ...(attributes ? [attributes] : [])], [])
    if (attributes) index++
  }
  return parts.filter((part) => !part.every(isBlank))
}

const isNamed = (
  { caption = [] }: { caption?: Inline[] },
  attributes: Inline | undefined,
): boolean =>
  (attributes?.type === 'attributes' && /[{\s]#fig[:-]/.test(attributes.value)) ||
  caption.some((node) => node.type === 'command' && /^\\label\{/.test(node.value))
const endsLine = (node: Inline | undefined): boolean =>
  !node || (node.type === 'text' && /\n[ \t]*$/.test(node.value)) || node.type === 'break'
const beginsLine = (node: Inline | undefined): boolean =>
  !node || (node.type === 'text' && /^[ \t]*\n/.test(node.value)) || node.type === 'break'

const isBlank = (node: Inline): boolean =>
  (node.type === 'text' && node.value.trim() === '') ||
  (node.type === 'html' && node.value.startsWith('<!--')) ||
  node.type === 'break'

/** An image's caption, read, and the LaTeX label in it. */
export function imageCaption(
  { caption, image }: Pictured,
  scope: Scope,
): { caption?: Caption; label?: string } {
  const label = scope.labels
  scope.labels = []
  const children = trim(readPhrasing(caption, scope))
  const [found] = scope.labels
  scope.labels = label
  const position = caption.length
    ? spanning(caption[0]!.position, caption[caption.length - 1]!.position)
    : image.position
  return {
    ...(children.length
      ? {
          caption: {
            type: 'caption',
            children: [{ type: 'paragraph', children, position }],
            position,
          },
        }
      : {}),
    ...(found ? { label: found } : {}),
  }
}

function figure(
  { image, attributes, position }: Pictured,
  caption: Caption | undefined,
  label: string | undefined,
  scope: Scope,
): Figure {
  const node: Figure = {
    type: 'figure',
    kind: 'figure',
    ...floatAttributes(attributes, label),
    children: [...(caption ? [caption] : []), openImage(image, attributes, scope)],
    position,
  }
  const width = readLength(attributes?.values.get('width'))
  if (width) node.width = width
  return node
}

/** What a float's braces say of it; `id`, what names it where they do not. */
export function floatAttributes(
  attributes: Attributes | undefined,
  id?: string,
): Pick<Figure, 'identifier' | 'ownLabel' | 'unnumbered' | 'placement'> {
  const label = attributes?.values.get('label')?.trim()
  const placement = (attributes?.values.get('placement') ?? '').toLowerCase()
  return {
    ...identified(attributes?.id ?? id),
    ...(label && { ownLabel: label }),
    ...(attributes?.classes.includes('unnumbered') && { unnumbered: true }),
    ...(/^(?:here|h!?)$/.test(placement) && { placement: 'here' }),
  }
}

/** An identifier as the article has it. */
export function identified(id: string | undefined): { identifier?: string } {
  return id ? { identifier: referenceIdentifier(id) ?? id } : {}
}
