import { zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { asset } from '../../../scripts/assets.js'
import { bitmapOf } from '../../../scripts/write/pdf/pictures/bitmap.js'
import { PdfDocument } from '../../../scripts/write/pdf/print/document.js'
import { png as pngOf } from '../../images/png.js'
import { emptyDocument } from './pages.js'

const profile = Uint8Array.from(asset('icc/sRGB.icc'))
const joined = (...parts: Array<Uint8Array | number[] | string>): Uint8Array =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) =>
        typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
      ),
    ),
  )
const short = (value: number): number[] => [value >> 8, value & 255]

/** The head of a JPEG of 4 by 4 pixels, with a profile in two parts. */
function jpeg(channels: number, icc: Uint8Array = profile): Uint8Array {
  const half = icc.length >> 1
  const segment = (part: Uint8Array, index: number): Uint8Array =>
    joined([0xff, 0xe2], short(part.length + 16), 'ICC_PROFILE\0', [index, 2], part)
  return joined([0xff, 0xd8], segment(icc.subarray(half), 2), segment(icc.subarray(0, half), 1), [
    0xff,
    0xc0,
    0,
    17,
    8,
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
    0xff,
    0xda,
    0,
    2,
    0,
    0,
    0xff,
    0xd9,
  ])
}

/** A PNG of one pixel with a profile. */
const png = (color: number, samples: number): Uint8Array =>
  pngOf(new Uint8Array(1 + samples), {
    width: 1,
    height: 1,
    color,
    more: [['iCCP', joined('Example\0\0', zlibSync(profile))]],
  })

const spaceOf = (document: PdfDocument, bytes: Uint8Array, format: 'png' | 'jpeg'): unknown =>
  bitmapOf(document, bytes, format, 'I1').obj.data.ColorSpace

test('the profile of a JPEG is its colour space, put together in the order of its parts, once in the file', () => {
  const document = emptyDocument()
  const first = spaceOf(document, jpeg(3), 'jpeg') as [string, unknown]
  expect(first[0]).toBe('ICCBased')
  expect([...document.profiles.keys()]).toEqual([Buffer.from(profile).toString('base64')])
  expect((spaceOf(document, jpeg(3), 'jpeg') as [string, unknown])[1]).toBe(first[1])
})

test.each([
  [2, 3],
  [6, 4],
])('so is that of a PNG, of colour type %i', (color, samples) => {
  expect((spaceOf(emptyDocument(), png(color, samples), 'png') as string[])[0]).toBe('ICCBased')
})

test('a profile of other channels, a broken one, or a newer one than the file may have is left out', () => {
  expect(spaceOf(emptyDocument(), jpeg(1), 'jpeg')).toBe('DeviceGray')
  expect(spaceOf(emptyDocument(), jpeg(3, profile.subarray(0, 400)), 'jpeg')).toBe('DeviceRGB')
  const newer = Uint8Array.from(profile)
  newer[8] = 4
  const old = new PdfDocument({
    version: '1.4',
    lang: 'en',
    info: {},
    date: undefined,
    xmp: '',
    source: '',
    fonts: undefined,
  })
  expect(spaceOf(old, jpeg(3, newer), 'jpeg')).toBe('DeviceRGB')
  expect((spaceOf(old, jpeg(3), 'jpeg') as string[])[0]).toBe('ICCBased')
})
