import { zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { isReadableJpeg } from '../../scripts/images/jpeg/readable.js'
import { undrawable } from '../../scripts/images/undrawable.js'
import { isWholePng } from '../../scripts/images/png/whole.js'
import { imageFile } from '../inputs.js'

/** A PNG of 4 by 4 pixels whose data unpack to `raw`; checksums are none of these readers' business. */
function png(
  raw: Uint8Array,
  { bits = 8, color = 6, interlaced = 0, palette = new Uint8Array() } = {},
): Uint8Array {
  const chunk = (name: string, body: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(12 + body.length)
    new DataView(bytes.buffer).setUint32(0, body.length)
    bytes.set(new TextEncoder().encode(name), 4)
    bytes.set(body, 8)
    return bytes
  }
  const head = new Uint8Array([0, 0, 0, 4, 0, 0, 0, 4, bits, color, 0, 0, interlaced])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(palette.length ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', zlibSync(raw)),
    chunk('IEND', new Uint8Array()),
  ])
}
const jpeg = (marker: number, bits = 8, channels = 3): Uint8Array =>
  new Uint8Array([
    0xff,
    0xd8,
    0xff,
    marker,
    0,
    17,
    bits,
    0,
    4,
    0,
    4,
    channels,
    1,
    17,
    0,
    2,
    17,
    0,
    3,
    17,
    0,
    0,
    0,
    0,
    0,
  ])

test.each([
  ['colours with transparency', {}, 4 * 17],
  ['grey with transparency, 16 bits', { bits: 16, color: 4 }, 4 * 17],
  ['two entries of a palette', { bits: 1, color: 3, palette: new Uint8Array(6) }, 4 * 2],
  ['interlaced grey', { color: 0, interlaced: 1 }, 2 + 2 + 3 + 2 * 3 + 2 * 5],
])('%s: all pixels are there, or it is not whole', (_, kind, whole) => {
  expect(isWholePng(png(new Uint8Array(whole), kind))).toBe(true)
  expect(isWholePng(png(new Uint8Array(6), kind))).toBe(false)
})

test('a PNG that unpacks to more than its head says is none, and is not unpacked', () => {
  expect(isWholePng(png(new Uint8Array(50_000_000)))).toBe(false)
})

test('a palette that is not there makes no picture', () => {
  expect(isWholePng(png(new Uint8Array(8), { bits: 1, color: 3 }))).toBe(false)
})

test.each([
  [0xc0, true],
  [0xc1, true],
  [0xc2, true],
  [0xc3, false],
  [0xc9, false],
  [0xca, false],
])('a JPEG of frame %i is read by every program: %s', (marker, readable) => {
  expect(isReadableJpeg(jpeg(marker))).toBe(readable)
})

test('a JPEG of 12 bits or of two channels is not', () => {
  expect([
    isReadableJpeg(jpeg(0xc1, 12)),
    isReadableJpeg(jpeg(0xc0, 8, 2)),
    isReadableJpeg(jpeg(0xc0, 8, 4)),
  ]).toEqual([false, false, true])
})

test('the files that no page can show are found among others', async () => {
  const broken = imageFile('b.png', { bytes: png(new Uint8Array(3)) })
  expect(
    await undrawable([
      imageFile('a.png'),
      broken,
      imageFile('c.jpg', { format: 'jpeg', bytes: jpeg(0xc3) }),
    ]),
  ).toMatchObject([{ path: 'b.png' }, { path: 'c.jpg' }])
})
