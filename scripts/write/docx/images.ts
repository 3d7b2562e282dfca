/** Images in runs, at their printed size; SVG with a bitmap beside it for readers that draw none. */
import { ImageRun, type ParagraphChild } from 'docx'
import type { ImageFile } from '../../document/inputs.js'
import type { Image } from '../../document/tree.js'
import { run } from './runs.js'
import type { State } from './state.js'

/** Of drawings made into bitmaps, in print. */
const dotsPerInch = 300
const perInch: Readonly<Record<string, number>> = {
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  pt: 96 / 72,
  px: 1,
}

export interface PictureSize {
  width: number
  height: number
}

/** The image as a run, `box` big if that is given; one that Word cannot show, or that is left out, is its file's name. */
export function imageRun(
  node: Image,
  state: State,
  { inline = false, box }: { inline?: boolean; box?: PictureSize } = {},
): ParagraphChild[] {
  const file = state.inputs.images.get(node.path)
  if (!file || node.fault) return [run(`[${node.alt ? `${node.alt}: ` : ''}${node.url}]`, state)]
  const transformation = whole(box ?? size(node, file, inline, state.measures.picture))
  const altText = { name: file.output, description: node.alt, title: '' }
  const isShown = inline || state.inputs.settings.docx?.figures !== 'none'
  const png = isShown ? state.raster(file, (transformation.width / 96) * dotsPerInch) : undefined
  if (isShown && !png && (file.format === 'png' || file.format === 'jpeg' || file.format === 'gif'))
    return [
      new ImageRun({
        type: file.format === 'jpeg' ? 'jpg' : file.format,
        data: state.media.ticket(file.bytes),
        transformation,
        altText,
      }),
    ]
  if (!png) return [run(`[${file.output}]`, state)]
  const bitmap = state.media.ticket(png)
  const drawing = state.drawings.get(file.path)
  if (drawing?.kind !== 'vector')
    return [new ImageRun({ type: 'png', data: bitmap, transformation, altText })]
  return [
    new ImageRun({
      type: 'svg',
      data: state.media.ticket(bytesOf(drawing)),
      transformation,
      altText,
      fallback: { type: 'png', data: bitmap },
    }),
  ]
}

const encoded = new WeakMap<object, Uint8Array>()

/** A drawing's file, once however often it is shown. */
function bytesOf(drawing: { outlines: string }): Uint8Array {
  const bytes = encoded.get(drawing) ?? new TextEncoder().encode(drawing.outlines)
  encoded.set(drawing, bytes)
  return bytes
}

/** Width by height; of an image that is not there, a square. */
export function shapeOf(node: Image | undefined, state: State): number {
  const file = node && state.inputs.images.get(node.path)
  return file && file.width > 0 && file.height > 0 ? file.width / file.height : 1
}

const whole = ({ width, height }: PictureSize): PictureSize => ({
  width: Math.max(1, Math.round(width)),
  height: Math.max(1, Math.round(height)),
})

function size(node: Image, file: ImageFile, inline: boolean, most: PictureSize): PictureSize {
  const natural =
    file.width *
    (file.format === 'svg' ? 1 : 96 / (file.density && file.density > 30 ? file.density : 150))
  const asked = node.width
    ? node.width.unit === '%'
      ? (most.width * node.width.value) / 100
      : node.width.value * (perInch[node.width.unit] ?? 1)
    : undefined
  const wanted =
    asked ?? (inline ? Math.min(natural, 60) : file.format === 'svg' ? most.width : natural)
  const width = Math.min(wanted, most.width, (most.height * file.width) / Math.max(1, file.height))
  return { width, height: (width * file.height) / Math.max(1, file.width) }
}
