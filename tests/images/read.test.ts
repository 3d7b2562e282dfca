import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readImage } from '../../scripts/images/read.js'

const bytes = (
  ...parts: ReadonlyArray<string | number | readonly number[] | Uint8Array>
): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string'
        ? [...part].map((character) => character.charCodeAt(0))
        : typeof part === 'number'
          ? [part]
          : [...part],
    ),
  )
const big = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, index) => (value >>> (8 * (size - 1 - index))) & 255)
const little = (value: number, size: number): number[] => big(value, size).reverse()

const read = (contents: Uint8Array | string, path = 'figures/x.png') => {
  const found = readImage(
    typeof contents === 'string' ? new TextEncoder().encode(contents) : contents,
    path,
  )
  if ('rule' in found) return found.reason
  return [found.format, found.width, found.height, found.density]
}

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = bytes(type, data)
  return bytes(big(data.length, 4), body, big(crc32(body), 4))
}
const png = (extra: readonly Uint8Array[] = [], colour = 0): Uint8Array =>
  bytes(
    '\x89PNG\r\n\x1A\n',
    chunk('IHDR', bytes(big(40, 4), big(30, 4), 8, colour, 0, 0, 0)),
    ...extra,
    chunk('IDAT', deflateSync(new Uint8Array(41 * 30))),
    chunk('IEND', bytes()),
  )

test('a PNG has a size and, by pHYs, a density', () => {
  expect(read(png())).toEqual(['png', 40, 30, undefined])
  expect(read(png([chunk('pHYs', bytes(big(11811, 4), big(11811, 4), 1))]))).toEqual([
    'png',
    40,
    30,
    300,
  ])
  expect(read(png([chunk('pHYs', bytes(big(1, 4), big(1, 4), 0))]))).toEqual([
    'png',
    40,
    30,
    undefined,
  ])
})

test('a PNG that is cut off, damaged or impossible is refused', () => {
  const whole = png()
  for (const length of [20, 40, whole.length - 1])
    expect(read(whole.slice(0, length))).toBe(
      'Unexpected contents of `figures/x.png`: a PNG file that ends too early, expected one that every program can read; export it again',
    )
  const damaged = whole.slice()
  damaged[46]! ^= 1
  expect(read(damaged)).toMatch('a PNG file that is damaged (checksum of `IDAT`)')
  expect(read(png([], 3))).toMatch('a PNG file with a colour type that does not exist')
})

const segment = (marker: number, data: Uint8Array): Uint8Array =>
  bytes(0xff, marker, big(data.length + 2, 2), data)
const frame = segment(0xc2, bytes(8, big(30, 2), big(40, 2), 1, 1, 0x11, 0))
const jpeg = (...segments: readonly Uint8Array[]): Uint8Array =>
  bytes(
    0xff,
    0xd8,
    ...segments,
    segment(0xda, bytes(1, 1, 0, 0, 63, 0)),
    7,
    7,
    7,
    0xff,
    0xd9,
    'trailing bytes',
  )

test('a JPEG has its size in the frame, its density in JFIF or Exif, and may be turned', () => {
  expect(read(jpeg(frame))).toEqual(['jpeg', 40, 30, undefined])
  expect(
    read(jpeg(segment(0xe0, bytes('JFIF\0', 1, 2, 2, big(118, 2), big(118, 2), 0, 0)), frame)),
  ).toEqual(['jpeg', 40, 30, 299.72])
  const exif = bytes(
    'Exif\0\0',
    'II*\0',
    little(8, 4),
    little(1, 2),
    little(274, 2),
    little(3, 2),
    little(1, 4),
    little(6, 4),
    little(0, 4),
  )
  expect(read(jpeg(segment(0xe1, exif), frame))).toEqual(['jpeg', 30, 40, undefined])
})

test('a JPEG without end or frame is refused', () => {
  expect(read(jpeg(frame).slice(0, -17))).toMatch('a JPEG file that ends too early')
  expect(read(jpeg())).toMatch('a JPEG file without a frame')
})

test('a GIF is walked to its trailer', () => {
  const gif = bytes(
    'GIF89a',
    little(40, 2),
    little(30, 2),
    0x80,
    0,
    0,
    new Uint8Array(6),
    0x21,
    0xf9,
    1,
    0,
    0,
    0x2c,
    new Uint8Array(8),
    0,
    2,
    2,
    9,
    9,
    0,
    0x3b,
  )
  expect(read(gif)).toEqual(['gif', 40, 30, undefined])
  expect(read(gif.slice(0, -1))).toMatch('a GIF file that ends too early')
})

test('each kind of WebP has its size', () => {
  const webp = (body: Uint8Array): Uint8Array =>
    bytes('RIFF', little(body.length + 4, 4), 'WEBP', body)
  expect(
    read(webp(bytes('VP8X', little(10, 4), 0, 0, 0, 0, little(39, 3), little(29, 3)))),
  ).toEqual(['webp', 40, 30, undefined])
  expect(read(webp(bytes('VP8L', little(5, 4), 0x2f, little(39 | (29 << 14), 4))))).toEqual([
    'webp',
    40,
    30,
    undefined,
  ])
  const lossy = webp(
    bytes('VP8 ', little(10, 4), 0, 0, 0, 0x9d, 0x01, 0x2a, little(40, 2), little(30, 2)),
  )
  expect(read(lossy)).toEqual(['webp', 40, 30, undefined])
  expect(read(lossy.slice(0, -3))).toMatch('a WebP file that ends too early')
})

test('a TIFF of either byte order has size and density, and its strips lie in the file', () => {
  const entry = (order: typeof big, tag: number, type: number, value: number): number[] => [
    ...order(tag, 2),
    ...order(type, 2),
    ...order(1, 4),
    ...(type === 3 ? [...order(value, 2), 0, 0] : order(value, 4)),
  ]
  const tiff = (order: typeof big): Uint8Array =>
    bytes(
      order === big ? 'MM\0*' : 'II*\0',
      order(8, 4),
      order(6, 2),
      entry(order, 256, 3, 40),
      entry(order, 257, 3, 30),
      entry(order, 273, 4, 94),
      entry(order, 279, 4, 4),
      entry(order, 282, 5, 86),
      entry(order, 296, 3, 2),
      order(0, 4),
      order(300, 4),
      order(1, 4),
      1,
      2,
      3,
      4,
    )
  expect(read(tiff(big))).toEqual(['tiff', 40, 30, 300])
  expect(read(tiff(little))).toEqual(['tiff', 40, 30, 300])
  expect(read(tiff(little).slice(0, -1))).toMatch('a TIFF file that ends too early')
})

test.each([
  ['<svg width="10mm" height="1in"/>', ['svg', 960 / 25.4, 96, undefined]],
  [
    '\uFEFF<?xml version="1.0"?>\n<!-- > --><!DOCTYPE svg [<!ENTITY a "]>">]>\n<svg:svg viewBox="0,0 20 10" width="100%"><svg:g/></svg:svg>',
    ['svg', 20, 10, undefined],
  ],
  ['<svg width="40" viewBox="0 0 20 10"><![CDATA[</svg>]]></svg>', ['svg', 40, 20, undefined]],
  ['<svg/>', ['svg', 300, 150, undefined]],
])('SVG %s has its size', (source, expected) => expect(read(source)).toEqual(expected))

test.each([
  ['<svg><g></svg>', 'line 1: unexpected end of `svg`'],
  ['<svg>\n<g>', 'line 2: `g` is not closed'],
  ['<svg/><svg/>', 'line 1: second root'],
  ['<svg a="1" a="2"/>', 'line 1: broken tag'],
  ['<svg><!-- </svg>', 'line 1: unclosed comment, instruction or declaration'],
])('SVG %s is not well formed', (source, reason) =>
  expect(read(source)).toMatch(`an SVG file that cannot be drawn (${reason})`),
)

test('an HTML page is no SVG, text is no image, nothing is nothing', () => {
  expect(read('<html></html>')).toMatch('an SVG file whose root is `html` and not `svg`')
  expect(read('hello')).toBe(
    'Unexpected contents of `figures/x.png`: a file of another kind, expected an image as PNG, JPEG, GIF, WebP, TIFF, SVG or PDF',
  )
  expect(read('')).toMatch('an empty file')
  expect(read(bytes('<svg a="\xE9"/>'))).toMatch('an SVG file in another encoding than UTF-8')
})

test('hostile SVG is told', () => {
  for (const source of [
    '<g>'.repeat(300_000),
    `<svg ${' '.repeat(500_000)}`,
    `<svg a="${'&a;'.repeat(200_000)}`,
    `<!DOCTYPE svg [${'<!ENTITY a "b">'.repeat(60_000)}`,
    `<svg ${'a '.repeat(300_000)}>`,
  ])
    expect(read(source)).toMatch('cannot be drawn')
})
