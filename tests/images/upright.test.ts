/** Pictures that a camera stored on their side, as every format shows them. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { joined } from '../../scripts/images/bytes.js'
import { jpegDecoder } from '../../scripts/images/jpeg/decode.js'
import { readJpeg, soundJpeg } from '../../scripts/images/jpeg/read.js'
import { turnJpeg } from '../../scripts/images/jpeg/turn.js'
import { decodePng } from '../../scripts/images/png/decode.js'
import { soundPng } from '../../scripts/images/png/read.js'
import { readImage } from '../../scripts/images/read.js'
import type { Samples } from '../../scripts/images/samples.js'
import { tiffOf } from '../../scripts/images/tiff/encode.js'
import { soundTiff } from '../../scripts/images/tiff/read.js'
import { turnedPixels, turnedSize, turnOf } from '../../scripts/images/turn.js'
import { upright } from '../../scripts/images/upright.js'
import type { ImageFile } from '../../scripts/document/inputs.js'
import { memoryProject } from '../../scripts/project/project.js'
import {
  shownInDocx,
  shownInHtml,
  shownInPdf,
  type ShownPicture,
} from '../../scripts/verify/pictures/shown.js'
import { png } from './png.js'

/** 32 by 16 pixels: the left half red, the right half blue. */
const halves = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAQACADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFwEBAQEBAAAAAAAAAAAAAAAAAAoICf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIvZTd/AEhqqE14CvEq6lABIaqhNeA//2Q==',
  'base64',
)
const exif = (orientation: number): Uint8Array => {
  const data = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex')
  data.writeUInt16LE(orientation, 18)
  return data
}

/** A JPEG with an Exif segment that says how to turn it. */
function tagged(jpeg: Uint8Array, orientation: number): Uint8Array {
  const data = exif(orientation)
  const head = Buffer.from('ffe10000457869660000', 'hex')
  head.writeUInt16BE(data.length + 8, 2)
  return joined([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)])
}
const turns = [2, 3, 4, 5, 6, 7, 8]
const decode = await jpegDecoder()

function turned(picture: Samples, orientation: number): Samples {
  const turn = turnOf(orientation)
  return {
    ...turnedSize(picture, turn),
    channels: picture.channels,
    samples: turnedPixels(picture.samples, picture, picture.channels, turn),
  }
}
function farthest(one: Uint8Array, other: Uint8Array): number {
  expect(one.length).toBe(other.length)
  return one.reduce((most, sample, at) => Math.max(most, Math.abs(sample - other[at]!)), 0)
}

test('a JPEG says how it is to be turned, or nothing', () => {
  expect([1, 3, 6, 8, 9].map((turn) => soundJpeg(tagged(halves, turn)).orientation)).toEqual([
    1, 3, 6, 8, 1,
  ])
  expect(soundJpeg(halves).orientation).toBe(1)
  expect(() => readJpeg(tagged(halves, 6).subarray(0, 30))).toThrow(RangeError)
})

test.each(turns)(
  'a JPEG is turned by %i without loss, sequential or progressive',
  (orientation) => {
    const progressive = readFileSync(new URL('tagged/progressive.jpg', import.meta.url))
    for (const bytes of [halves, new Uint8Array(progressive)]) {
      const made = turnJpeg(bytes, orientation)!
      expect(soundJpeg(made).orientation).toBe(1)
      const wanted = turned(decode(bytes)!, orientation)
      const found = decode(made)!
      expect([found.width, found.height]).toEqual([wanted.width, wanted.height])
      expect(farthest(found.samples, wanted.samples)).toBeLessThanOrEqual(2)
    }
  },
)

const file = (bytes: Uint8Array): ImageFile => {
  const found = readImage(bytes, 'a.jpg')
  if ('rule' in found) throw new Error(found.reason)
  return found
}

test('a JPEG whose edges would come before incomplete blocks becomes a PNG', async () => {
  const photograph = new Uint8Array(readFileSync(new URL('tagged/photograph.jpg', import.meta.url)))
  const plain = decode(photograph)!
  const orientation = soundJpeg(photograph).orientation
  for (const turn of [2, 3]) {
    const bytes = Uint8Array.from(photograph)
    const at = Buffer.from(bytes).indexOf(Buffer.from('011200030000000100', 'hex'))
    expect([at > 0, orientation]).toEqual([true, 6])
    bytes[at + 9] = turn
    const made = await upright(file(bytes))
    expect(made.format).toBe('png')
    expect(decodePng(soundPng(made.bytes))).toEqual(turned(plain, turn))
  }
})

/** The head of a profile of RGB (ICC.1 § 7.2), which is all that is looked at. */
const profile = Uint8Array.from({ length: 140 }, (_, at) => at)
profile.set(Buffer.from('RGB '), 16)

test('a JPEG that becomes a PNG keeps its profile, under a name that nothing else has', async () => {
  const photograph = new Uint8Array(readFileSync(new URL('tagged/photograph.jpg', import.meta.url)))
  const at = Buffer.from(photograph).indexOf(Buffer.from('011200030000000100', 'hex'))
  photograph[at + 9] = 2
  const segment = Buffer.concat([
    Buffer.from('ffe2009c', 'hex'),
    Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'),
    profile,
  ])
  const jpeg = joined([photograph.subarray(0, 2), segment, photograph.subarray(2)])
  const files = new Map<string, string | Uint8Array>([
    [
      'paper.md',
      '---\ntitle: T\nauthor: Jane Doe\n---\n\n![A.](a.jpg){alt="A"}\n\n![B.](a-upright.png){alt="B"}\n',
    ],
    ['a.jpg', jpeg],
    ['a-upright.png', png([0, 0, 0, 0])],
  ])
  const { outputs } = await build(memoryProject(files, 'paper.md'), {
    formats: new Set(['jats']),
    draft: true,
  })
  const names = outputs.map(({ path }) => path).filter((path) => path.endsWith('.png'))
  expect(names.map((name) => name.replace(/.*figures./, '')).sort()).toEqual([
    'a-upright-2.png',
    'a-upright.png',
  ])
  const turned = outputs.find(({ path }) => path.endsWith('a-upright-2.png'))!.contents
  expect(soundPng(turned as Uint8Array).profile).toEqual(Buffer.from(profile))
})

test('a TIFF that is turned keeps its profile', async () => {
  const samples = Uint8Array.from({ length: 6 * 3 }, (_, index) => index)
  const bytes = tiffOf({ width: 3, height: 2, channels: 3, samples, profile }, 300)
  const resolution = Buffer.from('1b010500', 'hex') // tag 283, which the test makes into 274
  const place = Buffer.from(bytes).indexOf(resolution)
  const tag = Buffer.from('120103000100000006000000', 'hex')
  bytes.set(tag, place)
  const made = await upright(file(bytes))
  expect(made.format).toBe('tiff')
  const tiff = soundTiff(made.bytes)
  expect([tiff.width, tiff.height, tiff.orientation]).toEqual([2, 3, 1])
  expect(tiff.profile).toEqual(profile)
})

test.each(turns)('a PNG is turned by %i, sample for sample', async (orientation) => {
  for (const [options, raw] of [
    [
      { width: 3, height: 2, color: 2 },
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 10, 11, 12, 13, 14, 15, 16, 17, 18],
    ],
    [{ width: 3, height: 2, color: 0, bits: 4 }, [0, 0x12, 0x30, 0, 0x45, 0x60]],
  ] as const) {
    const plain = decodePng(soundPng(png(raw, options)))!
    const made = await upright(file(png(raw, { ...options, more: [['eXIf', exif(orientation)]] })))
    expect(decodePng(soundPng(made.bytes))).toEqual(turned(plain, orientation))
    expect([made.width, made.height]).toEqual(orientation >= 5 ? [2, 3] : [3, 2])
    expect(soundPng(made.bytes).orientation).toBe(1)
  }
})

test('a JPEG without a table that its picture needs is not turned, and is no fault of the program', async () => {
  const damaged = Uint8Array.from(tagged(halves, 6))
  const at = damaged.findIndex((byte, index) => byte === 0xff && damaged[index + 1] === 0xdb)
  damaged[at + 4] = 3
  expect(turnJpeg(damaged, 6)).toBeUndefined()
  const found = readImage(damaged, 'a.jpg')
  if ('rule' in found) throw new Error(found.reason)
  await expect(upright(found)).resolves.toBeDefined()
})

/** Where Exif puts the left edge of the stored picture, which is red. */
const edges = ['left', 'right', 'right', 'left', 'top', 'top', 'bottom', 'bottom']

test('red is at its edge in the PDF, Word, HTML and beside the JATS, however a camera was held', async () => {
  const figures = edges.map(
    (_, index) => `![Red.](a${index + 1}.jpg){width=50mm alt="Turned by ${index + 1}"}`,
  )
  const files = new Map<string, string | Uint8Array>([
    ['paper.md', `---\ntitle: T\nauthor: Jane Doe\n---\n\n${figures.join('\n\n')}\n`],
    ...edges.map((_, index) => [`a${index + 1}.jpg`, tagged(halves, index + 1)] as const),
  ])
  const { outputs } = await build(memoryProject(files, 'paper.md'), {
    formats: new Set(['jats', 'html', 'docx', 'pdf']),
  })
  const bytesOf = (end: string): Uint8Array =>
    outputs.find(({ path }) => path.endsWith(end))!.contents
  const shown = {
    jats: edges.map((_, index) => decode(bytesOf(`a${index + 1}.jpg`))!),
    html: await samplesOf(await shownInHtml(bytesOf('.html'))),
    docx: await samplesOf(await shownInDocx(bytesOf('.docx'))),
    pdf: await samplesOf(await shownInPdf(bytesOf('.pdf'))),
  }
  for (const [format, pictures] of Object.entries(shown)) {
    expect(pictures.map(redEdge), format).toEqual(edges)
    expect(
      pictures.map(({ width, height }) => width > height),
      format,
    ).toEqual(edges.map((_, index) => index < 4))
  }
})

/** The pictures of a file, in the order of their turns. */
async function samplesOf(shown: readonly ShownPicture[]): Promise<Samples[]> {
  const turned = shown.filter(({ alt }) => alt.startsWith('Turned by '))
  const sorted = [...turned].sort((one, other) => (one.alt < other.alt ? -1 : 1))
  return Promise.all(sorted.map(async ({ samples }) => (await samples())!))
}

function redEdge({ width, height, samples }: Samples): string {
  const isRed = (x: number, y: number): boolean =>
    samples[(y * width + x) * 3]! > 200 && samples[(y * width + x) * 3 + 2]! < 60
  const [w, h] = [width >> 1, height >> 1]
  const at = {
    left: isRed(2, h),
    right: isRed(width - 3, h),
    top: isRed(w, 2),
    bottom: isRed(w, height - 3),
  }
  if (at.left !== at.right) return at.left ? 'left' : 'right'
  return at.top ? 'top' : 'bottom'
}
