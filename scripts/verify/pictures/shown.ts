/** The pictures that a finished file shows, each with the words that stand for it. */
import { strFromU8, unzipSync } from 'fflate'
import { drawPdf } from '../../images/pdf/draw.js'
import { readImage } from '../../images/read.js'
import type { Samples } from '../../images/samples.js'
import { Budget } from '../../pdf-file/budget.js'
import { PdfFile } from '../../pdf-file/file.js'
import { isDictionary, isKind, type PdfObject } from '../../pdf-file/objects.js'
import { pagesOf } from '../../pdf-file/page.js'
import { unescaped } from '../extract.js'
import { textStringOf } from '../pdf/elements.js'
import { seen } from './seen.js'

export interface ShownPicture {
  alt: string
  /** Painted when it is asked for. */
  samples: () => Promise<Samples | undefined>
}

export async function shownInHtml(bytes: Uint8Array): Promise<ShownPicture[]> {
  const images = strFromU8(bytes).matchAll(/<img\b((?:"[^"]*"|[^<>"])*)>/g)
  return Array.from(images, ([, attributes = '']) => {
    const [, data = ''] = / src="data:[^,"]*,([^"]*)"/.exec(` ${attributes}`) ?? []
    return {
      alt: unescaped(/ alt="([^"]*)"/.exec(` ${attributes}`)?.[1] ?? ''),
      samples: () => decoded(new Uint8Array(Buffer.from(data, 'base64'))),
    }
  })
}

export async function shownInDocx(bytes: Uint8Array): Promise<ShownPicture[]> {
  const parts = unzipSync(bytes)
  const text = (path: string): string => strFromU8(parts[path] ?? new Uint8Array())
  const targets = new Map(
    Array.from(text('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g), ([tag]) => [
      / Id="([^"]*)"/.exec(tag)?.[1] ?? '',
      / Target="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  )
  const drawings = text('word/document.xml').matchAll(/<w:drawing>[^]*?<\/w:drawing>/g)
  return Array.from(drawings, ([drawing]) => ({
    alt: unescaped(/<wp:docPr [^>]*?descr="([^"]*)"/.exec(drawing)?.[1] ?? ''),
    samples: () => {
      const target = targets.get(/<a:blip [^>]*?r:embed="([^"]*)"/.exec(drawing)?.[1] ?? '')
      return decoded(parts[`word/${target}`] ?? new Uint8Array())
    },
  }))
}

async function decoded(bytes: Uint8Array): Promise<Samples | undefined> {
  const file = readImage(bytes, 'picture')
  if ('rule' in file) throw new Error(`A file has a picture that is none: ${file.reason}`)
  return seen(file)
}

/** Pixels for a point of the page. */
const density = 2

/** Figures of the structure tree, each cut out of its page where its box lies (ISO 32000-1 § 14.8.5.4.3). */
export async function shownInPdf(bytes: Uint8Array): Promise<ShownPicture[]> {
  const file = new PdfFile(bytes, Budget.unbounded)
  const pages = [...pagesOf(file)]
  const painted = new Map<number, Promise<Samples | undefined>>()
  const paint = (page: number): Promise<Samples | undefined> => {
    const [left, , right] = pages[page]!.box
    const made = painted.get(page) ?? drawPdf(bytes, (right - left) * density, page)
    painted.set(page, made)
    return made
  }
  const found: ShownPicture[] = []
  const read = (reference: PdfObject, around: number): void => {
    const element = file.resolve(reference)
    if (!isDictionary(element)) return
    const stated = pages.findIndex(
      ({ dictionary }) => dictionary === file.dictionary(element.get('Pg')),
    )
    const page = stated < 0 ? around : stated
    const alt = file.resolve(element.get('Alt'))
    const box = file
      .list(file.dictionary(element.get('A')).get('BBox'))
      .map((side) => file.number(side) ?? 0)
    if (file.name(element.get('S')) === 'Figure' && box.length === 4 && page >= 0)
      found.push({
        alt: isKind(alt, 'text') ? textStringOf(alt.bytes) : '',
        samples: async () => {
          const whole = await paint(page)
          return whole && cut(whole, box, pages[page]!.box)
        },
      })
    for (const kid of file.list(element.get('K')))
      if (file.name(file.dictionary(kid).get('Type')) === 'StructElem') read(kid, page)
  }
  for (const kid of file.list(file.dictionary(file.catalog.get('StructTreeRoot')).get('K')))
    read(kid, -1)
  return found
}

/** The part of a page that lies in `box`; both boxes in points, from the lower left. */
function cut(page: Samples, box: readonly number[], whole: readonly number[]): Samples {
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  const scale = page.width / (whole[2]! - whole[0]!)
  const x = Math.max(0, Math.round((left - whole[0]!) * scale))
  const y = Math.max(0, Math.round((whole[3]! - top) * scale))
  const width = Math.max(1, Math.min(page.width - x, Math.round((right - left) * scale)))
  const height = Math.max(1, Math.min(page.height - y, Math.round((top - bottom) * scale)))
  const samples = new Uint8Array(width * height * page.channels)
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * page.width + x) * page.channels
    samples.set(
      page.samples.subarray(from, from + width * page.channels),
      row * width * page.channels,
    )
  }
  return { width, height, channels: page.channels, samples }
}
