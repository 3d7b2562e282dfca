/**
 * Images as nodes: in running text, where the bracket is the alternative text, and in figures, where it is the caption.
 */
import type { Position } from 'unist'
import type { Fault, Image, Length } from '../document/tree.js'
import { textWithoutMarkup } from './html.js'
import type { Scope } from './reading.js'
import type { Attributes } from './syntax/attributes.js'
import type { Inline } from './syntax/nodes.js'
import { imageAttributes, tellUnread } from './unread-attributes.js'

export type ImageSyntax =
  Omit<Extract<Inline, { type: 'image' }>, 'path'> | Extract<Inline, { type: 'imageReference' }>

/** An image in running text. */
export function inlineImage(
  node: ImageSyntax,
  attributes: Attributes | undefined,
  scope: Scope,
): Image {
  const image = openImage(node, attributes, scope)
  if (altOf(attributes) === undefined)
    image.alt = textWithoutMarkup((node as { caption?: unknown[] }).caption ?? [])
  return image
}

/** HTML's `<img src="…" alt="…" width="…">` in running text. */
export function htmlImage(
  values: ReadonlyMap<string, string>,
  position: Position,
  scope: Scope,
): Image {
  return openImage(
    { type: 'image', url: values.get('src')!, alt: '', position },
    { classes: [], values },
    scope,
  )
}

/** The image alone, opened and read; its `alt` is what the attributes say. */
export function openImage(
  node: ImageSyntax,
  attributes: Attributes | undefined,
  scope: Scope,
): Image {
  const url = node.type === 'image' ? node.url : (scope.definitions.get(node.identifier)?.url ?? '')
  const { path, fault } = opened(url, scope)
  if (attributes) tellUnread(attributes, imageAttributes, node.position, scope)
  const image: Image = {
    type: 'image',
    url,
    path,
    alt: altOf(attributes) ?? '',
    position: node.position,
  }
  if (altOf(attributes) === '') image.decorative = true
  const description = attributes?.values.get('description') ?? attributes?.values.get('long-desc')
  if (description) image.description = description
  if (attributes?.classes.includes('photograph') || attributes?.values.get('kind') === 'photograph')
    image.photograph = true
  const identifiable = attributes?.values.get('identifiable')
  if (identifiable !== undefined) image.identifiable = identifiable
  const width = readLength(attributes?.values.get('width'))
  if (width) image.width = width
  if (fault) image.fault = placed(fault, node)
  return image
}

/** In a file that another includes, a path may also start where the whole does. */
function opened(
  url: string,
  { reading, fragment }: Scope,
): ReturnType<Scope['reading']['images']['open']> {
  const own = reading.images.open(url, fragment.path)
  if (!own.fault || !reading.entry || fragment.path === reading.entry) return own
  const whole = reading.images.open(url, reading.entry)
  return whole.fault ? own : whole
}

/** `alt="…"`, or Quarto's `fig-alt="…"`. */
const altOf = (attributes: Attributes | undefined): string | undefined =>
  attributes?.values.get('alt') ?? attributes?.values.get('fig-alt')

/** A fault at the file's name, where that is known; only there can the name be replaced. */
function placed(fault: Fault, node: ImageSyntax): Fault {
  const { destination } = node as { destination?: { position: Position } }
  return destination
    ? { ...fault, position: destination.position }
    : { ...fault, suggestions: undefined, position: node.position }
}

/** `85mm`, `80%`, `0.8\textwidth`, `300` (pixels). */
export function readLength(text: string | undefined): Length | undefined {
  const match =
    /^\s*(\d+(?:\.\d+)?|\.\d+)?\s*(mm|cm|in|pt|px|%|\\(?:textwidth|linewidth|columnwidth|hsize))?\s*$/.exec(
      text ?? '',
    )
  if (!match || (!match[1] && !match[2]?.startsWith('\\'))) return undefined
  const value = Number(match[1] ?? 1)
  if (match[2]?.startsWith('\\')) return { value: value * 100, unit: '%' }
  return value > 0 ? { value, unit: (match[2] ?? 'px') as Length['unit'] } : undefined
}
