/**
 * Figures as papers have them, drawn by counting: a plot with an opaque alpha channel (as matplotlib and ggplot2 write
 * it), one of few colours in a palette, a photograph, a drawing, a page of PDF, and a JPEG where poppler can make one.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const width = 1600
const height = 1200
const curves = 3
/** Where curve `index` stands over `x`, both from 0 to 1. */
const curve = (index, x) => 0.5 + 0.4 * Math.sin(2 * Math.PI * (index + 1) * x) * (1 - x)
const colors = [
  [255, 255, 255],
  [31, 119, 180],
  [255, 127, 14],
  [44, 160, 44],
  [0, 0, 0],
]

/** Contents by file name. */
export function figureFiles() {
  const page = plotPage()
  const jpeg = jpegOf(page)
  return {
    'alpha.png': png(6, (x, y) => [...colors[plotColor(x, y)], 255]),
    'palette.png': png(3, (x, y) => [plotColor(x, y)], ['PLTE', Buffer.from(colors.flat())]),
    'photograph.png': png(2, photograph),
    'drawing.svg': drawing(),
    'page.pdf': page,
    ...(jpeg && { 'plot.jpg': jpeg }),
  }
}

/** Index of the colour of a plot at a pixel: a frame, grid lines, curves four pixels wide. */
function plotColor(x, y) {
  if (x < 4 || y < 4 || x >= width - 4 || y >= height - 4) return 4
  for (let index = 0; index < curves; index++) {
    if (Math.abs(curve(index, x / width) * height - y) < 2) return index + 1
  }
  return x % 200 === 0 || y % 200 === 0 ? 4 : 0
}

/** Shades with grain, the same each time. */
function photograph(x, y) {
  const grain = ((x * 7919 + y * 104729 + ((x * y) % 97) * 31) % 23) - 11
  return [0.5, 0.7, 0.9].map((share) =>
    Math.max(
      0,
      Math.min(255, Math.round(255 * share * (0.4 + (0.6 * (x + y)) / (width + height)) + grain)),
    ),
  )
}

/** A PNG (ISO/IEC 15948) of colour type `color`, 8 bits a sample, from the samples of each pixel. */
function png(color, pixel, ...between) {
  const first = pixel(0, 0).length
  const lines = Buffer.alloc((width * first + 1) * height)
  let at = 0
  for (let y = 0; y < height; y++) {
    lines[at++] = 0
    for (let x = 0; x < width; x++) for (const sample of pixel(x, y)) lines[at++] = sample
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, color, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[['IHDR', head], ...between, ['IDAT', deflateSync(lines)], ['IEND', Buffer.alloc(0)]].map(
      ([name, body]) => chunk(name, body),
    ),
  ])
}

function chunk(name, body) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The points of a curve in a box of `width` by `height`. */
const points = (index, count, [wide, high]) =>
  Array.from({ length: count }, (_, each) => [
    ((each / count) * wide).toFixed(2),
    (curve(index, each / count) * high).toFixed(2),
  ])

/** A drawing as matplotlib writes it: clipped paths, a marker used many times, text. */
function drawing() {
  const box = [460, 345]
  const paths = Array.from({ length: curves }, (_, index) => {
    const path = points(index, 1000, box).map((point) => point.join(' '))
    const uses = points(index, 100, box).map(
      ([x, y]) => `<use xlink:href="#marker" x="${x}" y="${y}"/>`,
    )
    return `<g clip-path="url(#frame)" style="stroke: rgb(${colors[index + 1].join(',')}); fill: none"><path d="M ${path.join(' L ')}"/>${uses.join('')}</g>`
  })
  const labels = Array.from(
    { length: 10 },
    (_, each) => `<text x="${each * 46}" y="358" style="font: 10px sans-serif">${each / 10}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="460pt" height="365pt" viewBox="0 0 460 365"><defs><clipPath id="frame"><rect width="460" height="345"/></clipPath><path id="marker" d="M -2 -2 L 2 2 M -2 2 L 2 -2"/></defs>${paths.join('')}${labels.join('')}</svg>`
}

/** One page of PDF with the plot. */
function plotPage() {
  const box = [360, 270]
  const strokes = Array.from({ length: curves }, (_, index) => {
    const [first, ...rest] = points(index, 1000, box).map((point) => point.join(' '))
    const color = colors[index + 1].map((part) => (part / 255).toFixed(3)).join(' ')
    return `${color} RG ${first} m ${rest.map((point) => `${point} l`).join(' ')} S`
  })
  const content = strokes.join('\n')
  return pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${box.join(' ')}]/Contents 4 0 R/Resources<<>>>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ])
}

function pdf(objects) {
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const count = objects.length + 1
  return Buffer.from(
    `${text}xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}

/** The page as a JPEG by poppler; nothing where it is not installed. */
function jpegOf(page) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    writeFileSync(join(folder, 'page.pdf'), page)
    const { status } = spawnSync(
      'pdftoppm',
      ['-jpeg', '-r', '300', '-singlefile', 'page.pdf', 'page'],
      { cwd: folder },
    )
    return status === 0 ? readFileSync(join(folder, 'page.jpg')) : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
