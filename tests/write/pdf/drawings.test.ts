import { expect, test } from 'vitest'
import { drawings } from '../../../scripts/write/pdf/pictures/drawings.js'
import { article, caption, figure, image, p } from '../../builders.js'
import { imageFile, inputs } from '../../inputs.js'
import { growth } from './cost.js'
import { writePdf } from '../../../scripts/write/pdf/index.js'

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
  const found = (await drawings([svg(inside)])).get('a.svg')
  return found?.kind === 'svg'
    ? found.source
    : found
      ? `bitmap ${found.samples.width} by ${found.samples.height}`
      : 'as it is'
}

test('what the library draws stays as it is, its text as text', async () => {
  expect(
    await drawn(
      '<style>.a{fill:red}</style><g class="a"><rect width="9" height="9" stroke="currentColor"/><text>A</text></g>',
    ),
  ).toBe('as it is')
})

test.each([
  '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect width="9" height="9" filter="url(#f)"/>',
  '<rect width="9" height="9" style="mix-blend-mode:multiply"/>',
  '<text y="9" stroke="white" paint-order="stroke">A</text>',
])('what no vectors can show is a bitmap fit for print: %s', async (inside) => {
  expect(await drawn(inside)).toBe('bitmap 3200 by 1600')
})

test.each([
  [
    '<style>.a *{fill:#ff0000}</style><g class="a"><rect width="9" height="9"/></g>',
    'fill="#ff0000"',
  ],
  ['<g color="#ff0000"><rect width="9" height="9" fill="currentColor"/></g>', 'fill="#ff0000"'],
  ['<rect width="9" height="9" fill="hsl(0 100% 50%)"/>', 'fill="#ff0000"'],
  [
    '<switch><rect systemLanguage="xx" width="9" height="9" fill="#0000ff"/><rect width="9" height="9" fill="#ff0000"/></switch>',
    'fill="#ff0000"',
  ],
])('what browsers know and the library does not is made simpler: %s', async (inside, expected) => {
  expect(await drawn(inside)).toContain(expected)
})

test('of colours for light and dark grounds the light one is taken, and variables are what they stand for', async () => {
  expect(
    await drawn(
      '<rect style="fill: light-dark(rgb(1, 2, 3), var(--ge-dark, #121212)); stroke: var(--none, #00ff00)"/>',
    ),
  ).toContain('style="fill: rgb(1, 2, 3); stroke: #00ff00"')
  expect(await drawn('<style>:root{--c: #e67e22}</style><rect fill="var(--c)"/>')).toContain(
    '<rect fill="#e67e22"/>',
  )
})

test('the text behind HTML is drawn, and what draw.io says to programs without HTML is not', async () => {
  const source = await drawn(
    '<g><switch><foreignObject width="9" height="9"><div>Label</div></foreignObject><text y="9">Label</text></switch></g><switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a><text>Text is not SVG</text></a></switch>',
  )
  expect(source).toContain('<g><g><text y="9">Label</text></g></g></svg>')
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

test('hostile drawings cost no more than their length', async () => {
  for (const part of [
    '<switch><foreignObject>',
    'var(--a',
    'light-dark(a,',
    '--a:',
    '<g color',
    '* ',
    '{}~',
    'filter:  ',
  ])
    expect(await growth((times) => drawings([svg(part.repeat(1_000 * times))])), part).toBeLessThan(
      35,
    )
})
