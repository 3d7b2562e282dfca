import { expect, test } from 'vitest'
import { rasters } from '../../scripts/images/raster.js'
import { soundPng } from '../../scripts/images/png/read.js'
import { imageFile } from '../inputs.js'

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
  expect(soundPng(raster(webp)!).width).toBe(1)
  expect(raster(broken)).toBeUndefined()
  expect(raster(imageFile('c.png'))).toBeUndefined()
})
