/** Images in runs, at their printed size; SVG with a bitmap beside it for readers that draw none. */
import { ImageRun, type ParagraphChild } from 'docx'
import type { Image, ImageFile } from '../../document.js'
import { run } from './runs.js'
import type { State } from './state.js'

/** Width of the text on a page, and the most that an image may be high, in pixels of 1/96 inch. */
const measure = 600
const highest = 760
const perInch: Readonly<Record<string, number>> = { mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pt: 96 / 72, px: 1 }

/** The image as a run; one that Word cannot show is a note of its name and description. */
export function imageRun(node: Image, state: State, { inline = false, share = 1 }: { inline?: boolean; share?: number } = {}): ParagraphChild[] {
  const file = state.inputs.images.get(node.path)
  if (!file || node.fault) return [run(`[${node.alt ? `${node.alt}: ` : ''}${node.url}]`, state)]
  const transformation = size(node, file, inline, share)
  const altText = { name: file.output, description: node.alt, title: '' }
  if (file.format === 'png' || file.format === 'jpeg' || file.format === 'gif') {
    return [new ImageRun({ type: file.format === 'jpeg' ? 'jpg' : file.format, data: Buffer.from(file.bytes), transformation, altText })]
  }
  const png = state.raster(file)
  if (file.format === 'svg' && png) {
    return [new ImageRun({ type: 'svg', data: Buffer.from(file.bytes), transformation, altText, fallback: { type: 'png', data: Buffer.from(png) } })]
  }
  if (png) return [new ImageRun({ type: 'png', data: Buffer.from(png), transformation, altText })]
  return [run(`[${node.alt ? `${node.alt}: ` : ''}${file.output}]`, state)]
}

function size(node: Image, file: ImageFile, inline: boolean, share: number): { width: number; height: number } {
  const natural = file.width * (file.format === 'svg' ? 1 : 96 / (file.density && file.density > 30 ? file.density : 150))
  const asked = node.width ? (node.width.unit === '%' ? (measure * node.width.value) / 100 : node.width.value * (perInch[node.width.unit] ?? 1)) : undefined
  const wanted = asked ?? (inline ? Math.min(natural, 60) : file.format === 'svg' ? measure * share : natural)
  const width = Math.min(wanted, measure * share, (highest * file.width) / Math.max(1, file.height))
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round((width * file.height) / Math.max(1, file.width))) }
}
