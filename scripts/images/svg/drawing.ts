/**
 * A drawing as every format paints it: one tree, made once, or, where not every program draws what it says, one bitmap.
 */
import type { ImageFile } from '../../document/inputs.js'
import { pngOf } from '../png/encode.js'
import type { Samples } from '../samples.js'
import { checkBitmaps } from './bitmaps.js'
import { checkCost } from './cost.js'
import { keepPixels } from './kept-pixels.js'
import { unmarked, withMarks } from './lettering.js'
import { checkNumbers } from './numbers.js'
import { computed } from './properties.js'
import { eachNode, svgSource, svgTree, type SvgChild, type SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

export type SvgDrawing =
  | {
      kind: 'vector'
      /** SVG of outlines, shades and bitmaps: each program paints it alike. */
      outlines: string
      /** The same, with text where text can be set as it is. */
      lettered: string
    }
  /** `reason` says what vectors cannot show alike ("it has …"). */
  | { kind: 'bitmap'; samples: Samples; png: () => Uint8Array; reason: string }
  /** `reason` says why it cannot be drawn, in words that go on after "a drawing of which …". */
  | { kind: 'none'; reason: string }

const known = new WeakMap<Uint8Array, Promise<SvgDrawing>>()

/** The drawings among `files`, by path. */
export async function drawings(
  files: readonly ImageFile[],
): Promise<ReadonlyMap<string, SvgDrawing>> {
  const found = new Map<string, SvgDrawing>()
  for (const file of files) if (file.format === 'svg') found.set(file.path, await drawingOf(file))
  return found
}

export function drawingOf(file: ImageFile): Promise<SvgDrawing> {
  const before = known.get(file.bytes)
  if (before) return before
  const made = drawn(file).catch((error: unknown): SvgDrawing => {
    if (error instanceof XmlFault) return { kind: 'none', reason: error.message }
    throw error
  })
  known.set(file.bytes, made)
  return made
}

async function drawn({ bytes, width, height }: ImageFile): Promise<SvgDrawing> {
  const { plainSvg } = await import('./plain.js')
  const plain = plainSvg(new TextDecoder().decode(bytes), { width, height })
  checkNumbers(plain)
  checkBitmaps(plain)
  await keepPixels(plain)
  checkCost(plain)
  const { simplifier } = await import('./resvg.js')
  const simplify = await simplifier()
  const source = svgSource(plain)
  const asBitmap = (reason: string): Promise<SvgDrawing> =>
    bitmapOf(source, { width, height }, reason)
  if (hasShadedText(plain)) return asBitmap('it has letters with shades or patterns')
  const outlined = svgTree(simplify(source))
  if (isMixed(outlined)) return asBitmap('it has filters or colours that mix')
  if (hasTurnedPattern(outlined)) return asBitmap('it has patterns that are turned')
  simplified(outlined)
  const outlines = svgSource(outlined)
  const { root, texts } = withMarks(plain)
  if (texts.size === 0) return { kind: 'vector', outlines, lettered: outlines }
  const lettered = simplified(svgTree(simplify(svgSource(root))))
  unmarked(lettered, texts)
  return { kind: 'vector', outlines, lettered: svgSource(lettered) }
}

/** Whether there are blurs and shadows, or colours that mix with what is below them. */
function isMixed(root: SvgNode): boolean {
  let is = false
  eachNode(root, ({ attributes }) => {
    is ||=
      attributes.has('filter') || /mix-blend-mode:(?!normal)/.test(attributes.get('style') ?? '')
  })
  return is
}

/** The engine's outlines of text do not keep a shade in its place. */
function hasShadedText(root: SvgNode): boolean {
  let has = false
  eachNode(root, (node) => {
    has ||=
      /^(?:text|tspan|textPath)$/.test(node.name) &&
      /^url/.test(computed(node, 'fill') + computed(node, 'stroke').replace(/^none$/, ''))
  })
  return has
}

/** Programs that paint the tiles of a pattern one by one leave lines between those that are turned. */
function hasTurnedPattern(root: SvgNode): boolean {
  let has = false
  eachNode(root, ({ name, attributes }) => {
    const [, b = 0, c = 0] =
      (attributes.get('patternTransform') ?? '').match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
    has ||= name === 'pattern' && (b !== 0 || c !== 0)
  })
  return has
}

/** Pixels across a bitmap: 600 an inch on the measure of a page's text. */
const across = 3200
/** And no more in all, the less the more is filtered. */
const most = 8e6
const filtered = 24e6

async function bitmapOf(
  source: string,
  { width, height }: { width: number; height: number },
  reason: string,
): Promise<SvgDrawing> {
  const { painter } = await import('./resvg.js')
  const paint = await painter()
  const filters = source.split(' filter="').length
  const pixels = Math.min(most, filtered / filters)
  const samples = paint(
    source,
    Math.max(1, Math.round(Math.min(across, Math.sqrt((pixels * width) / height)))),
  )
  let png: Uint8Array | undefined
  return { kind: 'bitmap', reason, samples, png: () => (png ??= pngOf(samples)) }
}

/** What is painted in an order, or by a rule, that not every program knows: as shapes that all paint alike. */
function simplified(node: SvgNode): SvgNode {
  if (node.name === 'mask' && node.attributes.get('mask-type') === 'alpha') whitened(node)
  node.children = node.children.flatMap((child): SvgChild[] => {
    if (typeof child === 'string') return child.trim() ? [child] : []
    const { attributes } = child
    const isStrokedFirst = attributes.get('paint-order')?.startsWith('stroke') ?? false
    attributes.delete('paint-order')
    const isBoth = ['fill', 'stroke'].every((name) => (attributes.get(name) ?? 'none') !== 'none')
    if (!isBoth || !(isStrokedFirst || attributes.has('stroke-opacity'))) return [simplified(child)]
    const without = (name: string): SvgNode => ({
      ...child,
      attributes: new Map(attributes).set(name, 'none'),
    })
    return isStrokedFirst
      ? [without('fill'), without('stroke')]
      : [without('stroke'), without('fill')]
  })
  return node
}

/** A mask by what is seen through it, as one by brightness: all that is in it is white. */
function whitened(mask: SvgNode): void {
  mask.attributes.delete('mask-type')
  eachNode(mask, ({ name, attributes }) => {
    if (name === 'image') throw new XmlFault('a mask by the alpha of a bitmap')
    for (const paint of ['fill', 'stroke']) {
      const value = attributes.get(paint) ?? 'none'
      if (value.startsWith('url(')) throw new XmlFault('a mask by the alpha of a shade')
      if (value !== 'none') attributes.set(paint, '#ffffff')
    }
  })
}
