import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodePng } from '../../scripts/images/png/decode.js'
import { filtered, pngOf } from '../../scripts/images/png/encode.js'
import { withoutAlpha } from '../../scripts/images/png/opaque.js'
import { readPng, soundPng } from '../../scripts/images/png/read.js'
import { isWholePng } from '../../scripts/images/png/unpack.js'
import { png, type PngOptions } from './png.js'

const seen = (bytes: Uint8Array): number[] | undefined => {
  const decoded = decodePng(soundPng(bytes))
  return decoded && [...decoded.samples]
}

test.each<[string, number[], PngOptions, number[]]>([
  ['grey of 1 bit', [0, 0b10000000], { width: 2, bits: 1, color: 0 }, [255, 0]],
  ['grey of 4 bits', [0, 0x0f], { width: 2, bits: 4, color: 0 }, [0, 255]],
  ['RGB of 16 bits', [0, 255, 255, 128, 0, 0, 7], { width: 1, bits: 16, color: 2 }, [255, 128, 0]],
  ['grey with alpha', [0, 0, 255, 0, 0], { width: 2, color: 4 }, [0, 255]],
  ['RGB half seen through', [0, 255, 0, 0, 128], { width: 1, color: 6 }, [255, 127, 127]],
  [
    'a palette with a transparent colour',
    [0, 0, 1],
    {
      width: 2,
      color: 3,
      more: [
        ['PLTE', [255, 0, 0, 0, 0, 255]],
        ['tRNS', [0, 255]],
      ],
    },
    [255, 255, 255, 0, 0, 255],
  ],
  [
    'RGB with one colour transparent',
    [0, 1, 2, 3, 4, 5, 6],
    { width: 2, color: 2, more: [['tRNS', [0, 1, 0, 2, 0, 3]]] },
    [255, 255, 255, 4, 5, 6],
  ],
  [
    'grey of 16 bits with one shade transparent',
    [0, 1, 2, 1, 3],
    { width: 2, bits: 16, color: 0, more: [['tRNS', [1, 2]]] },
    [255, 1],
  ],
])('a PNG of %s is set on white', (_, line, options, samples) => {
  expect(seen(png(line, { ...options, height: 1 }))).toEqual(samples)
})

test.each([
  ['sub', 1, [10, 5, 5]],
  ['none', 0, [10, 15, 20]],
  ['average', 3, [10, 10, 13]],
  ['Paeth', 4, [10, 5, 5]],
])('a line filtered by %s is restored', (_, filter, line) => {
  expect(seen(png([filter, ...line], { width: 3, height: 1, color: 0 }))).toEqual([10, 15, 20])
})

test('an interlaced picture is put together', () => {
  const raw = [0, 1, 0, 3, 0, 9, 11, 0, 2, 4, 0, 10, 12, 0, 5, 6, 7, 8, 0, 13, 14, 15, 16]
  expect(seen(png(raw, { color: 0, interlaced: 1 }))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
  ])
})

test('samples are the same after they were a PNG, grey or in colours', () => {
  const samples = Uint8Array.from([255, 0, 0, 1, 2, 3, 0, 255, 0, 9, 8, 7])
  for (const [width, channels] of [
    [2, 3],
    [6, 1],
  ] as const)
    expect(decodePng(soundPng(pngOf({ width, height: 2, channels, samples })))).toEqual({
      width,
      height: 2,
      channels,
      samples,
    })
})

test('a chunk ends with the check that readers of PNG make', () => {
  const bytes = pngOf({ width: 1, height: 1, channels: 3, samples: Uint8Array.of(0, 0, 0) })
  expect(Buffer.from(bytes.subarray(-12)).toString('hex')).toBe('0000000049454e44ae426082')
})

test('a full alpha channel is taken away whatever the filters, and another is not', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(4), fc.array(fc.nat(255), { minLength: 9, maxLength: 9 })), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.nat(2),
      (rows, hole) => {
        const rgba = rows.map(([, colors]) =>
          [0, 1, 2].flatMap((x) => [...colors.slice(x * 3, x * 3 + 3), 255]),
        )
        const options = { width: 3, height: rows.length }
        const raw = (lines: number[][]): number[] =>
          lines.flatMap((line, y) => [rows[y]![0], ...filter(rows[y]![0], line, lines[y - 1], 4)])
        const lines = withoutAlpha(soundPng(png(raw(rgba), options)))
        expect(seen(png([...lines!], { ...options, color: 2 }))).toEqual(
          rows.flatMap(([, colors]) => colors),
        )
        const holed = rgba.map((line, y) =>
          y === rows.length - 1 ? line.with(hole * 4 + 3, 254) : line,
        )
        expect(withoutAlpha(soundPng(png(raw(holed), options)))).toBeUndefined()
      },
    ),
  )
})

/** A line as PNG § 9 filters it. */
function filter(kind: number, line: number[], above: number[] = [], unit: number): number[] {
  return line.map((sample, x) => {
    const [left, up, corner] = [line[x - unit] ?? 0, above[x] ?? 0, above[x - unit] ?? 0]
    const guess = left + up - corner
    const nearest = [left, up, corner].reduce((best, one) =>
      Math.abs(guess - one) < Math.abs(guess - best) ? one : best,
    )
    return (sample - [0, left, up, (left + up) >> 1, nearest][kind]!) & 255
  })
}

test('lines are the difference from the line above', () => {
  expect([...filtered(Uint8Array.of(1, 2, 3, 5), 2)]).toEqual([2, 1, 2, 2, 2, 3])
})

const isWhole = (bytes: Uint8Array): boolean => {
  const read = readPng(bytes)
  return typeof read === 'object' && isWholePng(read)
}

test.each<[string, PngOptions, number]>([
  ['colours with transparency', {}, 4 * 17],
  ['grey with transparency, 16 bits', { bits: 16, color: 4 }, 4 * 17],
  ['two entries of a palette', { bits: 1, color: 3, more: [['PLTE', [0, 0, 0, 1, 1, 1]]] }, 4 * 2],
  ['interlaced grey', { color: 0, interlaced: 1 }, 2 + 2 + 3 + 2 * 3 + 2 * 5],
])('%s: all pixels are there, or it is not whole', (_, kind, whole) => {
  expect(isWhole(png(new Uint8Array(whole), kind))).toBe(true)
  expect(isWhole(png(new Uint8Array(6), kind))).toBe(false)
})

test('a PNG that unpacks to more than its head says is none, and is not unpacked', () => {
  expect(isWhole(png(new Uint8Array(50_000_000)))).toBe(false)
})

test('a PNG of more pixels than any figure has is not unpacked', () => {
  expect(isWhole(png(new Uint8Array(99), { width: 1e6, height: 1e6 }))).toBe(false)
})

test('a palette that is not there makes no picture', () => {
  expect(isWhole(png(new Uint8Array(8), { bits: 1, color: 3 }))).toBe(false)
})
