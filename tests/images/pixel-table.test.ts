/**
 * Every picture is the same everywhere: each kind of file, as the PDF paints it, as the web page shows it and as Word has it.
 * `npm run pictures` asks a browser besides.
 */
import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import type { ImageFile } from '../../scripts/document/inputs.js'
import { drawPdf } from '../../scripts/images/pdf/draw.js'
import { soundJpeg } from '../../scripts/images/jpeg/read.js'
import { soundPng } from '../../scripts/images/png/read.js'
import { readImage } from '../../scripts/images/read.js'
import type { Samples } from '../../scripts/images/samples.js'
import { painter } from '../../scripts/images/svg/resvg.js'
import { upright } from '../../scripts/images/upright.js'
import { profileOfWebp } from '../../scripts/images/webp/measure.js'
import { writeDocx } from '../../scripts/write/docx/index.js'
import { writeHtml } from '../../scripts/write/html/index.js'
import { alone } from '../../scripts/write/pdf/alone.js'
import { paintPicture } from '../../scripts/write/pdf/print/pictures.js'
import { article, image, p } from '../builders.js'
import { inputs } from '../inputs.js'
import { colors, pictures, size } from './pictures.js'
import { chromium, screenOf } from './svg-painted.js'

/** The normal run takes some of each kind; `npm run pictures` takes all. */
const isAll = process.env.PICTURES === 'all'
const names = Object.keys(pictures).filter((_, index) => isAll || index % 3 === 0)
const columns = 8
const rows = Math.ceil(names.length / columns)
const place = (index: number): { x: number; y: number } => ({
  x: (index % columns) * size.width,
  y: Math.floor(index / columns) * size.height,
})
const sheet = { width: columns * size.width, height: rows * size.height }
const whole = article(...names.map((name) => p(image(name))))
let given: ReturnType<typeof inputs>
let web: string[]
let word: string[]

beforeAll(async () => {
  const images: ImageFile[] = []
  for (const name of names) {
    const read = readImage(pictures[name]!.bytes, name)
    if ('rule' in read) throw new Error(`${name}: ${read.reason}`)
    images.push(await upright({ ...read, output: `figures/${images.length}.${read.format}` }))
  }
  given = inputs({ images })
  web = await addressesInHtml()
  word = await addressesInWord()
})

/** The mean colour in the middle of each square. */
function squaresOf({ width, channels, samples }: Samples, x: number, y: number): number[][] {
  const scale = width / sheet.width
  return colors.map((_, index) => {
    const left = (x + (index % 3) * 16 + 5) * scale
    const top = (y + Math.floor(index / 3) * 16 + 5) * scale
    const sum = [0, 0, 0]
    let count = 0
    for (let row = Math.round(top); row < top + 6 * scale; row++)
      for (let column = Math.round(left); column < left + 6 * scale; column++, count++)
        for (let part = 0; part < 3; part++)
          sum[part]! += samples[(row * width + column) * channels + (channels === 1 ? 0 : part)]!
    return sum.map((part) => Math.round(part / count))
  })
}

/** Of 255: what lossy files and the softening of edges change. */
const tolerance = 12

/** The pictures that are others than they should be, with their squares. */
const wrongIn = (painted: Samples): string[] =>
  names.flatMap((name, index) => {
    const { x, y } = place(index)
    const found = squaresOf(painted, x, y)
    const wanted = pictures[name]!.colors ?? colors
    const isAlike = found.every((square, at) =>
      square.every((part, channel) => Math.abs(part - wanted[at]![channel]!) <= tolerance),
    )
    return isAlike ? [] : [`${name}: ${found.map((square) => square.join(' ')).join(' | ')}`]
  })

async function addressesInHtml(): Promise<string[]> {
  const [page] = await writeHtml(whole, given, [])
  const text = new TextDecoder().decode(page!.contents)
  return [...text.matchAll(/<img [^>]*?src="([^"]+)"/g)].map(([, address]) => address!)
}

async function addressesInWord(): Promise<string[]> {
  const [file] = await writeDocx(whole, given, [])
  const parts = unzipSync(file!.contents)
  const textOf = (path: string): string => new TextDecoder().decode(parts[path])
  const targets = new Map(
    [...textOf('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      / Id="([^"]*)"/.exec(tag)![1]!,
      / Target="([^"]*)"/.exec(tag)![1]!,
    ]),
  )
  return [...textOf('word/document.xml').matchAll(/<a:blip [^>]*r:embed="([^"]*)"/g)].map(
    ([, id]) => {
      const path = targets.get(id!)!
      const type = /\.jpe?g$/.test(path) ? 'jpeg' : /\.gif$/.test(path) ? 'gif' : 'png'
      return `data:image/${type};base64,${Buffer.from(parts[`word/${path}`]!).toString('base64')}`
    },
  )
}

/** All at their places, drawn by an engine that reads the files by itself. */
async function byResvg(addresses: readonly string[]): Promise<Samples> {
  const paint = await painter()
  const shown = addresses.map((address, index) => {
    const { x, y } = place(index)
    return `<image x="${x}" y="${y}" width="${size.width}" height="${size.height}" href="${address}"/>`
  })
  return paint(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${sheet.height}">${shown.join('')}</svg>`,
    sheet.width * 2,
  )
}

test('every kind of file is upright and has its size', () => {
  expect(Object.keys(pictures).length).toBeGreaterThanOrEqual(50)
  const sizes = [...given.images.values()].map(
    ({ path, width, height }) => `${path}: ${width} by ${height}`,
  )
  expect(sizes.filter((one) => !/: (?:48 by 32|64 by 42\.6\d*)$/.test(one))).toEqual([])
})

test('the PDF paints each', async () => {
  const { document, state } = await alone(whole, given, '')
  document.addPage({ size: [sheet.width, sheet.height] })
  names.forEach((name, index) => {
    const ready = state.pictures.of(image(name))
    if (ready)
      paintPicture(document, { picture: ready.picture(undefined), ...place(index), ...size })
  })
  const drawn = await drawPdf(await document.bytes(), sheet.width * 2)
  expect(wrongIn(drawn!)).toEqual([])
})

/** What the engine that judges without a browser does not read: no profile, for one. */
const unread = /WebP|SVG with a bitmap inside|profile/

const hexOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex')

/** The profile of a file in an address. */
function profileIn(address: string): Uint8Array | undefined {
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  if (address.startsWith('data:image/webp')) return profileOfWebp(bytes)
  return (address.startsWith('data:image/jpeg') ? soundJpeg(bytes) : soundPng(bytes)).profile
}

test('each keeps its profile in the web page and in Word', () => {
  const given = names.map((name) => pictures[name]!.profile)
  expect(given.filter(Boolean).length).toBeGreaterThanOrEqual(isAll ? 8 : 2)
  for (const addresses of [web, word])
    expect(addresses.map((address, index) => given[index] && hexOf(profileIn(address)))).toEqual(
      given.map((profile) => profile && hexOf(profile)),
    )
})

test('the web page has each', async () => {
  expect(web).toHaveLength(names.length)
  const wrong = wrongIn(await byResvg(web))
  expect(wrong.filter((one) => !unread.test(one))).toEqual([])
})

test('Word has each', async () => {
  expect(word).toHaveLength(names.length)
  const wrong = wrongIn(await byResvg(word))
  expect(wrong.filter((one) => !/profile/.test(one))).toEqual([])
})

test.runIf(isAll && chromium)(
  'a browser shows each, in the page and of Word',
  async () => {
    for (const addresses of [web, word]) {
      const cells = addresses.map((address, index) => {
        const { x, y } = place(index)
        return `<img style="position:absolute;left:${x}px;top:${y}px;width:${size.width}px;height:${size.height}px" src="${address}">`
      })
      expect(wrongIn(await screenOf(cells.join(''), sheet))).toEqual([])
    }
  },
  120_000,
)
