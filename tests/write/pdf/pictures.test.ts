import { decodersFor } from '../../../scripts/images/decoders.js'
import { expect, test } from 'vitest'
import { decodeGif } from '../../../scripts/images/gif/decode.js'
import { outline } from '../../../scripts/write/pdf/pictures/outline.js'
import { readied } from '../../../scripts/write/pdf/pictures/svg.js'
import { clippingPath } from '../../../scripts/write/pdf/print/clips.js'
import { article, caption, figure, image, p } from '../../builders.js'
import { imageFile, inputs } from '../../inputs.js'
import { emptyDocument, pdf } from './pages.js'

test('the first picture of a GIF is read', () => {
  // Two by two, of a palette of four: 0 1 / 2 3.
  const bytes = Uint8Array.from([
    ...Buffer.from('GIF89a'),
    2,
    0,
    2,
    0,
    0x81,
    0,
    0,
    255,
    0,
    0,
    0,
    255,
    0,
    0,
    0,
    255,
    9,
    9,
    9,
    0x2c,
    0,
    0,
    0,
    0,
    2,
    0,
    2,
    0,
    0,
    2,
    3,
    0x44,
    0x34,
    0x05,
    0,
    0x3b,
  ])
  expect([...decodeGif(bytes)!.samples]).toEqual([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9])
})

test('a TIFF is read, and one that is none gives nothing', async () => {
  const view = new DataView(new ArrayBuffer(8 + 2 + 9 * 12 + 4 + 6))
  const entries: Array<[number, number, number, number]> = [
    [256, 3, 1, 2],
    [257, 3, 1, 1],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 122],
    [277, 3, 1, 1],
    [278, 3, 1, 1],
    [279, 4, 1, 2],
  ]
  view.setUint16(0, 0x4949)
  view.setUint16(2, 42, true)
  view.setUint32(4, 8, true)
  view.setUint16(8, entries.length, true)
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, count, true)
    if (type === 3) view.setUint16(at + 8, value, true)
    else view.setUint32(at + 8, value, true)
  })
  view.setUint8(122, 0)
  view.setUint8(123, 200)
  const tiff = (await decodersFor([imageFile('a.tif', { format: 'tiff' })])).get('tiff')!
  expect(tiff(new Uint8Array(view.buffer))).toMatchObject({
    channels: 1,
    samples: Uint8Array.of(0, 200),
  })
  expect(tiff(new TextEncoder().encode('II*\0 no image at all'))).toBeUndefined()
})

test('a WebP is read, and one that is none gives nothing', async () => {
  const webp = (await decodersFor([imageFile('a.webp', { format: 'webp' })])).get('webp')!
  expect([
    ...webp(Buffer.from('UklGRhwAAABXRUJQVlA4TBAAAAAvAAAAAAdQwP5H/wMR0f8A', 'base64'))!.samples,
  ]).toEqual([255, 128, 0])
  expect(webp(new TextEncoder().encode('RIFF    WEBPVP8 '))).toBeUndefined()
})

test('no decoder is loaded that no image asks for', async () => {
  expect((await decodersFor([imageFile('a.png')])).size).toBe(0)
})

test('a drawing opens no file and makes no link', async () => {
  const bytes = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20"><image width="9" height="9" xlink:href="/etc/passwd"/><image width="9" height="9" href="package.json"/><a href="https://example.org/"><rect width="5" height="5"/></a></svg>',
  )
  const contents = await pdf(
    article(p('x'), figure('fig:a', [caption('Drawn.'), image('a.svg')])),
    inputs({ images: [imageFile('a.svg', { format: 'svg', bytes, width: 40, height: 20 })] }),
  )
  expect(Buffer.from(contents).toString('latin1')).not.toMatch(/\/Subtype \/Image|example\.org/)
})

test('soft hyphens of a drawing are gone', () => {
  const source = readied(
    '<svg><path stroke="currentColor"/><text>im\u00admune</text></svg>',
    emptyDocument().faces,
  )
  expect(source).toBe('<svg><path stroke="currentColor"/><text>immune</text></svg>')
})

test('a sign in a drawing that the figure face lacks is set in the face behind it', () => {
  expect(readied('<svg><text>37 ℃</text><desc>℃</desc></svg>', emptyDocument().faces)).toBe(
    '<svg><text>37 <tspan font-family="galley-behind-Symbol">℃</tspan></text><desc>℃</desc></svg>',
  )
})

test('a mask that is one outline is a clipping path, in the coordinates around it', () => {
  expect(
    clippingPath('q\n2 0 0 2 10 0 cm\n0 0 m\n5 0 l\n5 5 l\nh\n/DeviceRGB cs\n1 1 1 scn\nf\nQ\n'),
  ).toBe('10 0 m 20 0 l 20 10 l h W n')
})

test('a mask of more than one outline stays a mask', () => {
  expect(clippingPath('0 0 5 5 re f 9 9 5 5 re f')).toBeUndefined()
  expect(clippingPath('BT /F1 9 Tf (x) Tj ET')).toBeUndefined()
})

test('quadratic curves become cubic ones, smooth ones with the bend of the one before', () => {
  expect(outline('M0 0Q3 3 6 0T12 0Z')).toBe('0 0 m 2 2 4 2 6 0 c 8 -2 10 -2 12 0 c h')
})

test('a mask of shades is no clipping path', () => {
  expect(clippingPath('0 0 m\n5 0 l\n5 5 l\nh\n/Pattern cs\n/Sh1 scn\nf\n')).toBeUndefined()
  expect(
    clippingPath('0 0 m\n5 0 l\n5 5 l\nh\n/DeviceRGB cs\n0.5 0.5 0.5 scn\nf\n'),
  ).toBeUndefined()
})
