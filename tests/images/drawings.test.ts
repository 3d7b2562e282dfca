import { expect, test } from 'vitest'
import { drawingOf } from '../../scripts/images/svg/drawing.js'
import { writePdf } from '../../scripts/write/pdf/index.js'
import { article, caption, figure, image, p } from '../builders.js'
import { imageFile, inputs } from '../inputs.js'

const svg = (inside: string) =>
  imageFile('a.svg', {
    format: 'svg',
    width: 40,
    height: 20,
    bytes: new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${inside}</svg>`,
    ),
  })
const drawn = async (inside: string): Promise<string> => {
  const found = await drawingOf(svg(inside))
  return found.kind === 'vector'
    ? found.lettered
    : found.kind === 'bitmap'
      ? `bitmap ${found.samples.width} by ${found.samples.height}`
      : found.reason
}

test('text stays text, and takes with it what is said around it', async () => {
  const source = await drawn(
    '<style>.a > text{fill:red;font:bold 9px serif}</style><g class="a" transform="translate(3 4)"><text y="9">A<tspan dy="1em">b</tspan></text></g>',
  )
  expect(source).toContain('<g transform="matrix(1 0 0 1 3 4)">')
  expect(source).toMatch(
    /<text font-size="9"[^>]* fill="#ff0000"[^>]* font-family="Source Serif 4" font-weight="bold"[^>]* y="9">A<tspan [^>]*dy="9">b<\/tspan><\/text>/,
  )
})

test('the other formats have it as outlines, which no fonts of a reader change', async () => {
  const found = await drawingOf(svg('<text y="9">A</text>'))
  expect(found.kind === 'vector' && found.outlines).not.toContain('<text')
})

test.each([
  '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect width="9" height="9" filter="url(#f)"/>',
  '<rect width="9" height="9" style="mix-blend-mode:multiply"/>',
])('what no vectors can show is a bitmap fit for print: %s', async (inside) => {
  expect(await drawn(inside)).toBe('bitmap 3200 by 1600')
})

test('of colours for light and dark grounds the light one is taken, and variables are what they stand for', async () => {
  expect(
    await drawn(
      '<rect width="9" height="9" style="fill: light-dark(rgb(1, 2, 3), var(--ge-dark, #121212)); stroke: var(--none, #00ff00)"/>',
    ),
  ).toContain('<path fill="#010203" stroke="#00ff00"')
})

test('the text behind HTML is drawn, and what draw.io says to programs without HTML is not', async () => {
  const source = await drawn(
    '<g><switch><foreignObject width="9" height="9"><div>Label</div></foreignObject><text y="9">Label</text></switch></g><switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a><text>Text is not SVG</text></a></switch>',
  )
  expect(source).toMatch(/>Label<\/text>/)
  expect(source).not.toContain('Text is not SVG')
})

test.each([
  [
    '<rect style="width:calc(1px + 2px)"/>',
    'line 1: `calc(1px + 2px)`, which not every program computes',
  ],
  [
    '<rect style="clip-path:circle(3px)"/>',
    'line 1: `clip-path: circle(3px)`, which not every program draws',
  ],
  ['<g style="transform:rotateX(3deg)"/>', 'line 1: `rotateX(3deg)`, which leads out of the page'],
  [
    '<text style="transform-box:fill-box;transform:rotate(3deg)">A</text>',
    'line 1: `transform-box` on a `<text>`, which not every program draws',
  ],
  [
    '<style>@supports (display: grid) { rect { fill: red } }</style><rect width="9" height="9"/>',
    '`@supports (display: grid)`, to which programs give different answers',
  ],
  [
    '<style>g { rect { fill: red } }</style><g><rect width="9" height="9"/></g>',
    '`g` with rules inside, which not every program knows',
  ],
  [
    '<style>rect { animation: grow 1s forwards }</style><rect width="9" height="9"/>',
    'line 1: `animation: grow 1s forwards`, which moves',
  ],
  [
    '<text x="9" text-anchor="middle" letter-spacing="1">a<tspan letter-spacing="3">b</tspan></text>',
    'line 1: `letter-spacing` that changes around a middle, which programs place differently',
  ],
])('what not every program draws is told: %s', async (inside, reason) => {
  expect(await drawn(inside)).toBe(reason)
})

test('a pattern that is turned is a bitmap, whose tiles show no lines between them', async () => {
  expect(
    await drawn(
      '<pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v4" stroke="#000"/></pattern><rect width="9" height="9" fill="url(#p)"/>',
    ),
  ).toBe('bitmap 3200 by 1600')
})

test('letters in capitals are capitals wherever the drawing is read', async () => {
  expect(await drawn('<text style="text-transform:uppercase" y="9">weiß</text>')).toContain(
    '>WEISS</text>',
  )
})

test('the author is told of a drawing that became a bitmap', async () => {
  const file = svg(
    '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect width="9" height="9" filter="url(#f)"/>',
  )
  const [output] = await writePdf(
    article(p('x'), figure('fig:a', [caption('Drawn.'), image('a.svg')])),
    inputs({ images: [file] }),
    [],
  )
  expect(output!.remarks).toEqual([
    '`a.svg` is set as a bitmap, 600 dots an inch, because it has filters or colours that mix',
  ])
})
