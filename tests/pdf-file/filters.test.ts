import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PdfFile } from '../../scripts/pdf-file/file.js'
import { isKind } from '../../scripts/pdf-file/objects.js'
import { unpredicted } from '../../scripts/pdf-file/filters/predictors.js'
import { onePage, streamOf } from '../pdf-of.js'
import { ways } from './packed.js'

function unpacked(data: Uint8Array, entries: string): Uint8Array {
  const file = new PdfFile(onePage(streamOf(data, entries)))
  const stream = file.resolve({ kind: 'reference', number: 4, generation: 0 })
  if (!isKind(stream, 'stream')) throw new Error('There is no stream')
  return file.decoded(stream)
}

test.each(Object.entries(ways))('what was packed with %s is as it was', (_, pack) => {
  // Rows of the predictors are whole.
  const contents = fc
    .uint8Array({ maxLength: 400 })
    .map((bytes) => bytes.subarray(0, bytes.length - (bytes.length % 12)))
  fc.assert(
    fc.property(contents, (bytes) => {
      const { data, entries } = pack(bytes)
      expect(Buffer.from(unpacked(data, entries)).equals(bytes)).toBe(true)
    }),
    { numRuns: 40, seed: 1 },
  )
  const long = Uint8Array.from({ length: 24_000 }, (_each, index) => (index * index) % 251)
  const { data, entries } = pack(long)
  expect(Buffer.from(unpacked(data, entries)).equals(long)).toBe(true)
})

test('ASCII85 may have its opening sign, spaces, and a last group of any length', () => {
  for (const bytes of [[1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [0, 0, 0, 0, 255]]) {
    const { data } = ways.ASCII85!(Uint8Array.from(bytes))
    expect([...unpacked(Buffer.concat([Buffer.from('<~ \n'), data]), '/Filter/A85')]).toEqual(bytes)
  }
})

test('hexadecimal digits may be odd in number', () => {
  expect([...unpacked(Buffer.from('a b\nC>'), '/Filter/AHx')]).toEqual([0xab, 0xc0])
})

test('a stream that was cut off gives what it has, one that is none is told', () => {
  const { data } = ways.Flate!(new Uint8Array(5000).fill(65))
  expect(unpacked(data.subarray(0, data.length - 6), '/Filter/FlateDecode')[0]).toBe(65)
  expect(() => unpacked(Buffer.from('nothing packed'), '/Filter/FlateDecode')).toThrow(
    'with a stream that cannot be unpacked',
  )
  expect(() => unpacked(Buffer.from('\xff\xff\xff\xff', 'latin1'), '/Filter/LZWDecode')).toThrow(
    'with a stream that cannot be unpacked',
  )
  expect(() => unpacked(new Uint8Array(4), '/Filter/Mystery')).toThrow(
    'with a filter that is unknown',
  )
})

test.each([
  ['16 bits', { Colors: 1, BitsPerComponent: 16, Columns: 2 }, [1, 255, 0, 2], [1, 255, 2, 1]],
  ['4 bits', { Colors: 1, BitsPerComponent: 4, Columns: 4 }, [0x12, 0xf1], [0x13, 0x23]],
  ['1 bit', { Colors: 1, BitsPerComponent: 1, Columns: 8 }, [0b10100000], [0b11000000]],
])('the TIFF predictor of %s adds what is to the left', (_, parameters, given, wanted) => {
  const found = unpredicted(
    Uint8Array.from(given),
    new Map(Object.entries({ Predictor: 2, ...parameters })),
  )
  expect([...found]).toEqual(wanted)
})
