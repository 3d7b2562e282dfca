import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodersOf } from '../../scripts/images/decoders.js'
import { tiffOf } from '../../scripts/images/tiff/encode.js'
import { readImage } from '../../scripts/images/read.js'

const decode = (await decodersOf(new Set(['tiff'] as const))).get('tiff')!

test('a TIFF says its size and resolution', () => {
  const bytes = tiffOf(
    { width: 70, height: 130, channels: 3, samples: new Uint8Array(70 * 130 * 3).fill(9) },
    300,
  )
  expect(readImage(bytes, 'a.tif')).toMatchObject({
    format: 'tiff',
    width: 70,
    height: 130,
    density: 300,
  })
})

test('what is decoded is what was written, noise and plain ground, over every width of code', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 160 }),
      fc.integer({ min: 1, max: 150 }),
      fc.integer(),
      fc.constantFrom(1, 4, 256),
      (width, height, seed, colours) => {
        let state = seed | 1
        const samples = Uint8Array.from({ length: width * height * 3 }, () => {
          state = (Math.imul(state, 1103515245) + 12345) | 0
          return ((state >>> 16) % colours) * Math.floor(255 / colours)
        })
        const decoded = decode(tiffOf({ width, height, channels: 3, samples }, 300))
        expect(decoded?.width).toBe(width)
        expect(Buffer.compare(decoded!.samples, samples)).toBe(0)
      },
    ),
    { numRuns: 60 },
  )
})
