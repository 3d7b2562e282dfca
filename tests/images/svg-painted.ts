/** Drawings painted side by side, by each program that shows them: cells of one bitmap. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawPdf } from '../../scripts/images/pdf/draw.js'
import { decodePng } from '../../scripts/images/png/decode.js'
import { soundPng } from '../../scripts/images/png/read.js'
import type { Samples } from '../../scripts/images/samples.js'
import type { SvgDrawing } from '../../scripts/images/svg/drawing.js'
import { painter } from '../../scripts/images/svg/resvg.js'
import { readied } from '../../scripts/write/pdf/pictures/svg.js'
import { PdfDocument } from '../../scripts/write/pdf/print/document.js'
import { paintPicture } from '../../scripts/write/pdf/print/pictures.js'
import { imageOf, pixelStream } from '../../scripts/write/pdf/pictures/bitmap.js'

/** Of a cell, in CSS pixels; how many pixels of a bitmap are in one; cells in a row. */
export const cell = { width: 60, height: 40 }
const density = 2
const columns = 12

const place = (index: number): { x: number; y: number } => ({
  x: (index % columns) * cell.width,
  y: Math.floor(index / columns) * cell.height,
})
const sheetOf = (count: number): { width: number; height: number } => ({
  width: columns * cell.width,
  height: Math.ceil(count / columns) * cell.height,
})

/** As the PDF paints them, drawn by PDFium. */
export async function byPdf(drawings: readonly SvgDrawing[]): Promise<Samples[]> {
  const document = new PdfDocument({
    version: '1.7',
    lang: 'en',
    info: {},
    date: undefined,
    xmp: '',
    source: '',
    fonts: undefined,
  })
  const sheet = sheetOf(drawings.length)
  document.addPage({ size: [sheet.width, sheet.height] })
  for (const [index, drawing] of drawings.entries()) {
    if (drawing.kind === 'none') continue
    const name = `I${index}`
    if (drawing.kind === 'bitmap') {
      const { width, height } = drawing.samples
      document.addBitmap(name, imageOf(name, width, height, pixelStream(document, drawing.samples)))
    }
    paintPicture(document, {
      picture:
        drawing.kind === 'bitmap'
          ? { kind: 'bitmap', name, tag: undefined }
          : { kind: 'svg', source: readied(drawing.lettered, document.faces), tag: undefined },
      ...place(index),
      ...cell,
    })
  }
  const drawn = await drawPdf(await document.bytes(), sheet.width * density)
  return cellsOf(drawn!, drawings.length)
}

/** As Word's bitmap beside its drawing has them. */
export async function byResvg(drawings: readonly SvgDrawing[]): Promise<Samples[]> {
  const paint = await painter()
  return drawings.map((drawing) =>
    paint(
      drawing.kind === 'vector'
        ? drawing.outlines
        : `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><image width="60" height="40" href="data:image/png;base64,${drawing.kind === 'bitmap' ? Buffer.from(drawing.png()).toString('base64') : ''}"/></svg>`,
      cell.width * density,
    ),
  )
}

export const chromium = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path))

/** Drawings as a browser shows them: images at addresses, or SVG with text, which is put into the page for its fonts. */
export async function byChromium(drawings: readonly string[]): Promise<Samples[]> {
  const cells = drawings.map((drawing, index) => {
    const { x, y } = place(index)
    const style = `position:absolute;overflow:hidden;left:${x}px;top:${y}px;width:60px;height:40px`
    return drawing.startsWith('data:')
      ? `<img style="${style}" src="${drawing}">`
      : `<div style="${style}" data-svg="${encodeURIComponent(drawing)}"></div>`
  })
  return cellsOf(await screenOf(cells.join(''), sheetOf(drawings.length)), drawings.length)
}

/** A page as a browser shows it, two pixels for each of CSS. */
export async function screenOf(
  content: string,
  viewport: { width: number; height: number },
): Promise<Samples> {
  const { chromium: library } = await import('playwright-core')
  const browser = await library.launch({
    executablePath: chromium!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text', '--font-render-hinting=none'],
  })
  try {
    const page = await browser.newPage({ viewport, deviceScaleFactor: density })
    const html = `<style>${faces}</style><body style="margin:0;background:#fff">${content}`
    await page.setContent(html, { timeout: 120_000 })
    await page.evaluate(shown)
    return decodePng(soundPng(await page.screenshot()))!
  } finally {
    await browser.close()
  }
}

/** In the page: each SVG in a tree of its own, so that ids and sheets do not meet. */
const shown = `(async () => {
  for (const cell of document.querySelectorAll('[data-svg]')) {
    const source = decodeURIComponent(cell.dataset.svg)
    const svg = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement
    svg.style.display = 'block'
    cell.attachShadow({ mode: 'open' }).append(svg)
  }
  await Promise.all([...document.fonts].map((font) => font.load()))
  await document.fonts.ready
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
})()`

const faces = [
  ['Source Sans 3', 'SourceSans3-Regular', 'normal', 'normal'],
  ['Source Sans 3', 'SourceSans3-SemiBold', 'bold', 'normal'],
  ['Source Sans 3', 'SourceSans3-Italic', 'normal', 'italic'],
  ['Source Sans 3', 'SourceSans3-SemiBoldItalic', 'bold', 'italic'],
  ['Source Serif 4', 'SourceSerif4-Regular', 'normal', 'normal'],
  ['Source Code Pro', 'SourceCodePro-Regular', 'normal', 'normal'],
]
  .map(
    ([family, file, weight, style]) =>
      `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};src:url(data:font/ttf;base64,${fontOf(file!)})}`,
  )
  .join('')

function fontOf(name: string): string {
  return readFileSync(join(import.meta.dirname, `../../dist/assets/fonts/${name}.ttf`)).toString(
    'base64',
  )
}

export const addressOf = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`

function cellsOf({ width, samples }: Samples, count: number): Samples[] {
  const w = cell.width * density
  const h = cell.height * density
  return Array.from({ length: count }, (_, index): Samples => {
    const { x, y } = place(index)
    const part = new Uint8Array(w * h * 3)
    for (let row = 0; row < h; row++) {
      const from = ((y * density + row) * width + x * density) * 3
      part.set(samples.subarray(from, from + w * 3), row * w * 3)
    }
    return { width: w, height: h, channels: 3, samples: part }
  })
}

/** Side of the squares whose mean colours are compared, in pixels: wider than the edge of a shape is soft. */
const square = 4

/** The most that two bitmaps differ: mean of a square, of 255. */
export function difference(one: Samples, other: Samples): number {
  const first = means(one)
  const second = means(other)
  return first.reduce((most, value, at) => Math.max(most, Math.abs(value - second[at]!)), 0)
}

function means({ width, height, samples }: Samples): number[] {
  const found: number[] = []
  for (let y = 0; y < height; y += square)
    for (let x = 0; x < width; x += square)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let row = 0; row < square; row++)
          for (let column = 0; column < square; column++)
            sum += samples[((y + row) * width + x + column) * 3 + channel]!
        found.push(sum / square ** 2)
      }
  return found
}
