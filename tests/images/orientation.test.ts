import { expect, test } from 'vitest'
import { painter } from '../../scripts/images/raster.js'
import { readJpeg, soundJpeg } from '../../scripts/images/jpeg/read.js'
import { turning } from '../../scripts/images/orientation.js'

/** 32 by 16 pixels: the left half red, the right half blue. */
const plain = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAQACADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFwEBAQEBAAAAAAAAAAAAAAAAAAoICf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIvZTd/AEhqqE14CvEq6lABIaqhNeA//2Q==',
  'base64',
)

/** The same with an Exif segment that says how to turn it. */
function turned(orientation: number): Uint8Array {
  const exif = Buffer.from(
    'ffe1002245786966000049492a0008000000010012010300010000000000000000000000',
    'hex',
  )
  exif.writeUInt16LE(orientation, 28)
  return Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)])
}

test('a JPEG says how it is to be turned, or nothing', () => {
  expect([1, 3, 6, 8, 9].map((orientation) => soundJpeg(turned(orientation)).orientation)).toEqual([
    1, 3, 6, 8, 1,
  ])
  expect(soundJpeg(plain).orientation).toBe(1)
})

test('a JPEG that is cut off is not read', () => {
  expect(() => readJpeg(turned(6).subarray(0, 30))).toThrow(RangeError)
})

/** Where Exif puts the left edge of the stored picture: at the left, right, top or bottom of the one that is seen. */
const edges = [
  [1, 'left'],
  [2, 'right'],
  [3, 'right'],
  [4, 'left'],
  [5, 'top'],
  [6, 'top'],
  [7, 'bottom'],
  [8, 'bottom'],
] as const

test.each(edges)('orientation %i puts the stored left at the %s', async (orientation, edge) => {
  const paint = await painter()
  const [w, h] = orientation >= 5 ? [16, 32] : [32, 16]
  const [across, down] = orientation >= 5 ? [h, w] : [w, h]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><g transform="matrix(${turning(orientation, w, h)})"><image width="${across}" height="${down}" preserveAspectRatio="none" href="data:image/jpeg;base64,${Buffer.from(turned(orientation)).toString('base64')}"/></g></svg>`
  const { samples } = paint(svg, w)
  const isRed = (x: number, y: number): boolean =>
    samples[(y * w + x) * 3]! > 200 && samples[(y * w + x) * 3 + 2]! < 60
  const at = {
    left: isRed(2, h >> 1),
    right: isRed(w - 3, h >> 1),
    top: isRed(w >> 1, 2),
    bottom: isRed(w >> 1, h - 3),
  }
  expect(at[edge]).toBe(true)
  expect(
    at[{ left: 'right', right: 'left', top: 'bottom', bottom: 'top' }[edge] as keyof typeof at],
  ).toBe(false)
})
