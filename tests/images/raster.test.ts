import { unzlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { pngOf } from '../../scripts/images/png/encode.js'
import { rasters } from '../../scripts/images/raster.js'
import { decodePng, readPng } from '../../scripts/images/png/decode.js'
import { imageFile } from '../inputs.js'

test('samples are the same after they were a PNG', () => {
  const samples = Uint8Array.from([255, 0, 0, 1, 2, 3, 0, 255, 0, 9, 8, 7])
  const read = readPng(pngOf({ width: 2, height: 2, samples }))
  expect([read.width, read.height]).toEqual([2, 2])
  expect([...decodePng(read, unzlibSync(read.data)).samples]).toEqual([...samples])
})

test('a chunk ends with the check that readers of PNG make', () => {
  const bytes = pngOf({ width: 1, height: 1, samples: Uint8Array.of(0, 0, 0) })
  expect(Buffer.from(bytes.subarray(-12)).toString('hex')).toBe('0000000049454e44ae426082')
})

test('WebP becomes PNG; a broken file and a format that is shown as it is become nothing', async () => {
  const webp = imageFile('a.webp', {
    format: 'webp',
    bytes: Buffer.from('UklGRhwAAABXRUJQVlA4TBAAAAAvAAAAAAdQwP5H/wMR0f8A', 'base64'),
  })
  const broken = imageFile('b.tif', {
    format: 'tiff',
    bytes: new TextEncoder().encode('II*\0 no image at all'),
  })
  const raster = await rasters([webp, broken, imageFile('c.png')], ['webp', 'tiff'])
  expect(readPng(raster(webp)!).width).toBe(1)
  expect(raster(broken)).toBeUndefined()
  expect(raster(imageFile('c.png'))).toBeUndefined()
})
