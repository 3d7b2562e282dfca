/** Every drawing is the same picture in every format: each feature of SVG, painted by each program that shows it. */
import { beforeAll, expect, test } from 'vitest'
import type { Samples } from '../../scripts/images/samples.js'
import { drawingOf, type SvgDrawing } from '../../scripts/images/svg/drawing.js'
import { imageFile } from '../inputs.js'
import { features, featureSvg } from './svg-features.js'
import { addressOf, byChromium, byPdf, byResvg, cell, chromium, difference } from './svg-painted.js'

const names = Object.keys(features)
let drawings: SvgDrawing[]
let word: Samples[]

beforeAll(async () => {
  drawings = await Promise.all(
    names.map((name) =>
      drawingOf(
        imageFile(`${name}.svg`, {
          format: 'svg',
          ...cell,
          bytes: new TextEncoder().encode(featureSvg(features[name]!)),
        }),
      ),
    ),
  )
  word = await byResvg(drawings)
}, 60_000)

/** Of 255, for a square of two CSS pixels: edges and letters are softened in different ways. */
const tolerance = 60

/** Where the drawing engine and browsers are known to differ still, in both of its outputs. */
const inBrowsers: ReadonlySet<string> = new Set([
  'bitmap', // a browser softens what is enlarged, as its file asks in other words
  'bitmap, turned',
  'bitmap in a broad box',
  'letter spacing', // a browser counts the space after the last letter when it finds the middle
  'raised', // browsers take the rise from the size of the text around
  'on a path',
  'vertical',
])
/** And the PDF from it. */
const inPdf: ReadonlySet<string> = new Set(['pattern turned', 'bitmap, turned'])

/** Names of those that differ, and by how much. */
const unlike = (
  painted: readonly Samples[],
  others: readonly Samples[],
  known: ReadonlySet<string>,
): string[] =>
  names.flatMap((name, index) => {
    const most = difference(painted[index]!, others[index]!)
    return most > tolerance && !known.has(name) ? [`${name}: ${Math.round(most)}`] : []
  })

test('all can be drawn', () => {
  expect(names.length).toBeGreaterThanOrEqual(80)
  expect(names.filter((_, index) => drawings[index]!.kind === 'none')).toEqual([])
})

test('the PDF paints what the bitmap beside a drawing in Word shows', async () => {
  expect(unlike(await byPdf(drawings), word, inPdf)).toEqual([])
}, 60_000)

test.runIf(chromium)(
  'a browser paints the author’s file, and the outlines that the page and Word have, the same',
  async () => {
    const given = names.map((name) => {
      const svg = featureSvg(features[name]!)
      return svg.includes('<text') ? svg : addressOf(svg)
    })
    const shown = drawings.map((drawing) =>
      drawing.kind === 'vector'
        ? addressOf(drawing.outlines)
        : drawing.kind === 'bitmap'
          ? `data:image/png;base64,${Buffer.from(drawing.png()).toString('base64')}`
          : '',
    )
    const painted = await byChromium([...given, ...shown])
    const judge = painted.slice(0, names.length)
    expect(unlike(judge, painted.slice(names.length), inBrowsers)).toEqual([])
    expect(unlike(judge, word, inBrowsers)).toEqual([])
  },
  180_000,
)
