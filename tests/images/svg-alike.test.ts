/**
 * Every drawing is the same picture in every format: features of SVG, painted by each program that shows them. `npm run
 * pictures` takes them all, and a browser as judge; without it some stand for all.
 */
import { beforeAll, expect, test } from 'vitest'
import type { Samples } from '../../scripts/images/samples.js'
import { drawingOf, type SvgDrawing } from '../../scripts/images/svg/drawing.js'
import { imageFile } from '../inputs.js'
import { features, featureSvg } from './svg-features.js'
import { addressOf, byChromium, byPdf, byResvg, cell, chromium, difference } from './svg-painted.js'

const isWhole = process.env.PICTURES !== undefined
const names = Object.keys(features).filter((_, index) => isWhole || index % 4 === 0)
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

/** Letters that browsers put down a little beside the place that the drawing engine finds for them. */
const inBrowsers: ReadonlySet<string> = new Set(['on a path', 'vertical'])

/** Names of those that differ, and by how much. */
const unlike = (
  painted: readonly Samples[],
  others: readonly Samples[],
  known: ReadonlySet<string> = new Set(),
): string[] =>
  names.flatMap((name, index) => {
    const most = difference(painted[index]!, others[index]!)
    return most > tolerance && !known.has(name) ? [`${name}: ${Math.round(most)}`] : []
  })

test('all can be drawn', () => {
  expect(Object.keys(features).length).toBeGreaterThanOrEqual(85)
  expect(names.filter((_, index) => drawings[index]!.kind === 'none')).toEqual([])
})

test('the PDF paints what the bitmap beside a drawing in Word shows', async () => {
  expect(unlike(await byPdf(drawings), word)).toEqual([])
}, 60_000)

test.runIf(isWhole && chromium)(
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
