import { expect, test } from 'vitest'
import { isReadableJpeg, soundJpeg } from '../../scripts/images/jpeg/read.js'
import { undrawable } from '../../scripts/images/undrawable.js'
import { imageFile } from '../inputs.js'
import { png } from './png.js'

const jpeg = (marker: number, bits = 8, channels = 3): Uint8Array =>
  Buffer.from(
    `ffd8 ff${hex(marker)} 0011 ${hex(bits)} 0004 0004 ${hex(channels)} 011100 021100 031100 ffda 0002 00 ffd9`.replaceAll(
      ' ',
      '',
    ),
    'hex',
  )
const hex = (byte: number): string => byte.toString(16).padStart(2, '0')

test.each([
  [0xc0, true],
  [0xc1, true],
  [0xc2, true],
  [0xc3, false],
  [0xc9, false],
  [0xca, false],
])('a JPEG of frame %i is read by every program: %s', (marker, readable) => {
  expect(isReadableJpeg(soundJpeg(jpeg(marker)))).toBe(readable)
})

test('a JPEG of 12 bits or of two channels is not', () => {
  expect([
    isReadableJpeg(soundJpeg(jpeg(0xc1, 12))),
    isReadableJpeg(soundJpeg(jpeg(0xc0, 8, 2))),
    isReadableJpeg(soundJpeg(jpeg(0xc0, 8, 4))),
  ]).toEqual([false, false, true])
})

test('the files that no page can show are found among others', async () => {
  const broken = imageFile('b.png', { bytes: png(new Uint8Array(3)) })
  const found = await undrawable([
    imageFile('a.png'),
    broken,
    imageFile('c.jpg', { format: 'jpeg', bytes: jpeg(0xc3) }),
  ])
  expect([...found.keys()]).toEqual(['b.png', 'c.jpg'])
})
