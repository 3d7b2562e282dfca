/** Small files that ask for much: none takes memory, each is told. */
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { decodersOf } from '../../scripts/images/decoders.js'
import { readImage } from '../../scripts/images/read.js'
import { memoryProject } from '../../scripts/project/project.js'
import { png } from './png.js'

/** A TIFF of one directory: tag, type and values (or a count of values that are not there). */
function tiff(
  entries: ReadonlyArray<readonly [number, 3 | 4, readonly number[]]>,
  data: Uint8Array = new Uint8Array(),
  claimed: ReadonlyMap<number, number> = new Map(),
): Uint8Array {
  const start = 8 + data.length + (data.length % 2)
  const behind = start + 2 + entries.length * 12 + 4
  const values: number[] = []
  const out = Buffer.alloc(behind + entries.reduce((sum, [, , { length }]) => sum + 4 * length, 0))
  out.write('II*\0', 'latin1')
  out.writeUInt32LE(start, 4)
  out.set(data, 8)
  out.writeUInt16LE(entries.length, start)
  entries.forEach(([tag, type, list], index) => {
    const at = start + 2 + index * 12
    out.writeUInt16LE(tag, at)
    out.writeUInt16LE(4, at + 2)
    out.writeUInt32LE(claimed.get(tag) ?? list.length, at + 4)
    if (type === 3 && list.length === 1) out.writeUInt16LE(3, at + 2)
    if (list.length === 1) out.writeUInt32LE(list[0]!, at + 8)
    else {
      out.writeUInt32LE(behind + 4 * values.length, at + 8)
      for (const value of list) {
        out.writeUInt32LE(value, behind + 4 * values.length)
        values.push(value)
      }
    }
  })
  return new Uint8Array(out)
}
const picture = (
  tags: Readonly<Record<number, number | number[]>>,
  data: Uint8Array = new Uint8Array(64),
  claimed?: ReadonlyMap<number, number>,
): Uint8Array => {
  const all = {
    256: 8,
    257: 8,
    258: 8,
    259: 1,
    262: 1,
    273: 8,
    277: 1,
    278: 8,
    279: data.length,
    ...tags,
  }
  return tiff(
    Object.entries(all).map(([tag, value]) => [
      Number(tag),
      [256, 257, 273, 278, 279, 322, 323, 324, 325].includes(Number(tag)) ? 4 : 3,
      [value].flat(),
    ]),
    data,
    claimed,
  )
}

const gif = (screen: number, across: number): Uint8Array => {
  const head = Buffer.from(
    '474946383961 0000 0000 80 00 00 ff0000 0000ff'.replaceAll(' ', ''),
    'hex',
  )
  head.writeUInt16LE(screen, 6)
  head.writeUInt16LE(screen, 8)
  const block = Buffer.from('2c 0000 0000 0000 0000 00 02 02 4c01 00 3b'.replaceAll(' ', ''), 'hex')
  block.writeUInt16LE(across, 5)
  block.writeUInt16LE(across, 7)
  return new Uint8Array(Buffer.concat([head, block]))
}
const webp = (side: number): Uint8Array => {
  const bytes = Buffer.from(
    '52494646 1c000000 57454250 5650384c 10000000 2f 00000000 0000000000000000000000'.replaceAll(
      ' ',
      '',
    ),
    'hex',
  )
  bytes.writeUInt32LE(((side - 1) | ((side - 1) << 14)) >>> 0, 21)
  return new Uint8Array(bytes)
}
const jpeg = (side: number, scans = 1): Uint8Array => {
  const head = Buffer.from(
    'ffd8 ffc2 0011 08 0000 0000 03 011100 021100 031100'.replaceAll(' ', ''),
    'hex',
  )
  head.writeUInt16BE(side, 7)
  head.writeUInt16BE(side, 9)
  const scan = Buffer.from('ffda 0008 01 0100 00 00 00 00'.replaceAll(' ', ''), 'hex')
  return new Uint8Array(
    Buffer.concat([head, ...Array.from({ length: scans }, () => scan), Buffer.from('ffd9', 'hex')]),
  )
}

const hostile: ReadonlyArray<readonly [string, Uint8Array, RegExp]> = [
  [
    'PNG',
    png([0], { width: 60_000, height: 60_000, color: 2 }),
    /60000 by 60000 pixels, expected one of at most/,
  ],
  [
    'PNG of 16 bits',
    png([0], { width: 9000, height: 9000, color: 6, bits: 16 }),
    /unpacks to at most 400 MB/,
  ],
  ['JPEG', jpeg(65_000), /65000 by 65000 pixels, expected/],
  ['JPEG of many scans', jpeg(9000, 400), /in 400 scans/],
  ['GIF', gif(65_535, 2), /65535 by 65535 pixels/],
  ['GIF whose picture is larger than its screen', gif(2, 65_535), /larger than any figure/],
  ['WebP', webp(16_383), /16383 by 16383 pixels/],
  ['TIFF', picture({ 256: 65_000, 257: 65_000, 278: 65_000 }), /65000 by 65000 pixels/],
  [
    'TIFF of many samples',
    picture({ 277: 65_000, 256: 900, 257: 900, 278: 900 }),
    /unpacks|larger/,
  ],
  [
    'TIFF of wide samples',
    picture({ 258: 65_000, 256: 900, 257: 900, 278: 900 }),
    /unpacks|larger/,
  ],
  [
    'TIFF of large tiles',
    picture({ 322: 60_000, 323: 60_000, 324: 8, 325: 64 }),
    /tiles that are larger/,
  ],
  [
    'TIFF of tiles without a size',
    picture({ 322: 0, 323: 0, 324: 8, 325: 64 }),
    /without a picture/,
  ],
  [
    'TIFF that claims strips',
    picture(
      {},
      undefined,
      new Map([
        [273, 4e9],
        [279, 4e9],
      ]),
    ),
    /ends too early/,
  ],
  [
    'TIFF whose strips lie over each other',
    picture({ 257: 64, 278: 1, 273: Array<number>(64).fill(8), 279: Array<number>(64).fill(64) }),
    /over each other/,
  ],
]

test.each(hostile)('%s: refused by its head, in a sentence', (_, bytes, reason) => {
  expect(bytes.length).toBeLessThan(6000)
  expect(readImage(bytes, 'a')).toMatchObject({
    rule: 'invalid-image',
    reason: expect.stringMatching(reason),
  })
})

test('each is an error where the image stands, and nothing is written', async () => {
  const files = new Map<string, string | Uint8Array>(
    hostile.map(([, bytes], index) => [`${index}.png`, bytes]),
  )
  const figures = hostile.map((_, index) => `![A.](${index}.png){alt="B"}\n`).join('\n')
  files.set('paper.md', `---\ntitle: T\nauthor: Jane Doe\n---\n\n${figures}`)
  const { file, outputs } = await build(memoryProject(files, 'paper.md'), {
    formats: new Set(['html']),
  })
  expect(outputs).toEqual([])
  const told = file.messages.filter(({ ruleId }) => ruleId === 'invalid-image')
  expect(told.map(({ line }) => line)).toEqual(hostile.map((_, index) => 6 + 2 * index))
})

const zeros = new Uint8Array(5e6)
/** PackBits: a byte that is repeated 128 times, many times. */
const runs = Uint8Array.from({ length: 20_000 }, (_, at) => (at % 2 === 0 ? 129 : 7))
test.each([
  ['Deflate', { 259: 8 }, new Uint8Array(deflateSync(zeros))],
  ['PackBits', { 259: 32_773 }, runs],
  ['LZW that is none', { 259: 5 }, Uint8Array.of(0x80, 0x3f, 0xff, 0xff)],
  ['fax of lines without end', { 259: 4, 258: 1 }, new Uint8Array(20_000)],
  ['fax of runs beyond the line', { 259: 4, 258: 1 }, new Uint8Array(20_000).fill(0x26)],
  ['JPEG of another size', { 259: 7, 262: 6, 277: 3 }, jpeg(65_000)],
  ['fewer bytes than pixels', {}, new Uint8Array(9)],
  ['an unknown packing', { 259: 34_713 }, new Uint8Array(64)],
  ['floating numbers', { 258: 32 }, new Uint8Array(256)],
] as const)(
  'a TIFF whose strip unpacks to more or less than its pixels is not decoded: %s',
  async (_, tags, data) => {
    const decode = (await decodersOf(new Set(['tiff'] as const))).get('tiff')!
    const bytes = picture(tags, data)
    expect(readImage(bytes, 'a.tif')).toMatchObject({ format: 'tiff' })
    expect(decode(bytes)).toBeUndefined()
  },
)
