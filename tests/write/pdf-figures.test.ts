/**
 * Figures in PDF, packed in every way and made in every manner, look alike in the PDF, in Word and in the web page, and
 * as they should.
 */
import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { readImage } from '../../scripts/images/read.js'
import { drawPdf } from '../../scripts/images/pdf/draw.js'
import { painter } from '../../scripts/images/svg/resvg.js'
import type { Samples } from '../../scripts/images/samples.js'
import type { ImageFile, OutputFile } from '../../scripts/document/inputs.js'
import { writeDocx } from '../../scripts/write/docx/index.js'
import { writeHtml } from '../../scripts/write/html/index.js'
import { writePdf } from '../../scripts/write/pdf/index.js'
import { article, image, p, text } from '../builders.js'
import { inputs } from '../inputs.js'
import { ways } from '../pdf-file/packed.js'
import { onePage, streamOf } from '../pdf-of.js'

/** Four by four pixels, no two alike, none of them grey. */
const colors = Array.from({ length: 16 }, (_, index) => [
  (index % 4) * 60 + 20,
  255 - (index % 4) * 20,
  index >= 8 ? 200 - index * 8 : index * 8,
])
const pixels = Uint8Array.from(colors.flat())
const turned = [12, 8, 4, 0, 13, 9, 5, 1, 14, 10, 6, 2, 15, 11, 7, 3]

const padded = (content: string): string => content.padEnd(Math.ceil(content.length / 12) * 12)
const paint = padded('q 200 0 0 100 0 0 cm /X Do Q')
const imageEntries =
  '/Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceRGB'
const bare = [streamOf(pixels, imageEntries)]
const resources = '/Resources<</XObject<</X 5 0 R>>>>'

/** A file whose content and image are packed in one way. */
function packed(way: string): Uint8Array {
  const content = ways[way]!(Buffer.from(paint))
  const picture = ways[way]!(pixels)
  return onePage(streamOf(content.data, content.entries), {
    page: resources,
    more: [streamOf(picture.data, `${imageEntries} ${picture.entries}`)],
  })
}

const inside = `<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Resources<</XObject<</X 6 0 R>>>>/Group<</S/Transparency>>/Length ${paint.length}>>stream\n${paint}\nendstream`
const manners: Readonly<Record<string, Uint8Array>> = {
  'several content streams': onePage(streamOf('q 200 0 0 100 0 0 cm'), {
    page: `${resources}/Contents[4 0 R 6 0 R]`,
    more: [...bare, streamOf('/X Do Q')],
  }),
  'resources of the tree of pages': onePage(paint, { pages: resources, more: bare }),
  'a crop box and a unit': onePage('q 400 0 0 200 -100 -50 cm 0.5 0 0 0.5 0.25 0.25 cm /X Do Q', {
    page: `${resources}/CropBox[0 0 200 100]/UserUnit 3`,
    pages: '/MediaBox[-100 -50 300 150]',
    more: bare,
  }),
  'a transparency group': onePage('/Y Do', {
    page: '/Resources<</XObject<</Y 5 0 R>>>>/Group<</S/Transparency/CS/DeviceRGB>>',
    more: [inside, ...bare],
  }),
  'a layer that is switched off': onePage(
    `/OC /L BDC 1 0 0 rg 0 0 200 100 re f EMC ${paint}/OC /L BDC 1 0 0 rg 0 0 200 100 re f EMC`,
    {
      page: '/Resources<</XObject<</X 5 0 R>>/Properties<</L 6 0 R>>>>',
      catalog: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>',
      more: [...bare, '<</Type/OCG/Name(Hidden)>>'],
    },
  ),
  'an annotation that paints it': onePage(' ', {
    page: '/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 200 100]/F 4/AP<</N 5 0 R>>>>]',
    more: [inside.replace(/\/Group<<.*?>>/, ''), ...bare],
  }),
  'a broken table of objects': Buffer.from(
    Buffer.from(packed('LZW'))
      .toString('latin1')
      .replace(/00000 n/g, '00001 n')
      .replace(/(\d{10}) 00001/g, '0000000007 00000'),
    'latin1',
  ),
}
const figures: Readonly<Record<string, Uint8Array>> = {
  ...Object.fromEntries(Object.keys(ways).map((way) => [way, packed(way)])),
  ...manners,
  'a quarter turn': onePage(paint, { page: `${resources}/Rotate 90`, more: bare }),
}
const names = Object.keys(figures)

type Grid = number[][]
const shown: Record<'pdf' | 'docx' | 'html', Grid[]> = { pdf: [], docx: [], html: [] }
let remarks: readonly string[] = []

beforeAll(async () => {
  const files = names.map((name, index): ImageFile => {
    const file = readImage(figures[name]!, `${index}.pdf`)
    if ('rule' in file) throw new Error(`${name}: ${file.reason}`)
    return { ...file, output: `figures/${index}.pdf` }
  })
  const paper = article(
    p(
      ...files.flatMap(({ path }) => [
        { ...image(path), width: { value: 12, unit: 'mm' as const } },
        text(' '),
      ]),
    ),
  )
  const given = inputs({ images: files })
  const [pdf] = await writePdf(paper, given, [])
  remarks = pdf!.remarks ?? []
  shown.pdf = parts((await drawPdf(pdf!.contents, 3000))!).map(gridOf)
  const draw = await painter()
  const small = (png: Uint8Array): Grid =>
    gridOf(
      draw(
        `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><image width="80" height="80" preserveAspectRatio="none" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/></svg>`,
        80,
      ),
    )
  shown.docx = await ofWord((await writeDocx(paper, given, []))[0]!, small)
  const page = (await writeHtml(paper, given, []))[0]!
  shown.html = [
    ...new TextDecoder().decode(page.contents).matchAll(/src="data:image\/png;base64,([^"]+)"/g),
  ].map(([, data]) => small(Buffer.from(data!, 'base64')))
}, 60_000)

/** Pictures of a document in the order in which it shows them. */
async function ofWord(file: OutputFile, small: (png: Uint8Array) => Grid): Promise<Grid[]> {
  const parts = unzipSync(file.contents)
  const xml = (name: string): string => new TextDecoder().decode(parts[name])
  const targets = new Map(
    [...xml('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([element]) => [
      /Id="([^"]+)"/.exec(element)![1]!,
      /Target="([^"]+)"/.exec(element)![1]!,
    ]),
  )
  return [...xml('word/document.xml').matchAll(/<a:blip [^>]*r:embed="([^"]+)"/g)].map(([, id]) =>
    small(parts[`word/${targets.get(id!)}`]!),
  )
}

/** The middle of each of four by four fields. */
function gridOf({ width, height, samples }: Samples): Grid {
  return Array.from({ length: 16 }, (_, field) => {
    const x = Math.floor(((field % 4) + 0.5) * (width / 4))
    const y = Math.floor((Math.floor(field / 4) + 0.5) * (height / 4))
    return [...samples.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)]
  })
}

/** The coloured pictures of a page, line by line: what is grey, black or white is text. */
function parts({ width, height, samples }: Samples): Samples[] {
  const isColored = (x: number, y: number): boolean => {
    const at = (y * width + x) * 3
    const [r, g, b] = [samples[at]!, samples[at + 1]!, samples[at + 2]!]
    return g > 150 && g - Math.min(r, b) > 60
  }
  const runs = (length: number, is: (index: number) => boolean): Array<[number, number]> => {
    const found: Array<[number, number]> = []
    for (let index = 0; index < length; index++)
      if (is(index)) {
        if (found.at(-1)?.[1] === index) found.at(-1)![1]++
        else found.push([index, index + 1])
      }
    return found.filter(([from, to]) => to - from > 20)
  }
  const columns = Array.from({ length: width }, (_, x) => x)
  return runs(height, (y) => columns.some((x) => isColored(x, y))).flatMap(([top, bottom]) => {
    const rows = Array.from({ length: bottom - top }, (_, y) => top + y)
    return runs(width, (x) => rows.some((y) => isColored(x, y))).map(([left, right]) => {
      const used = rows.filter((y) => isColored(Math.round((left + right) / 2), y))
      const [first, last] = [used[0]!, used.at(-1)! + 1]
      const cut = new Uint8Array((right - left) * (last - first) * 3)
      for (let y = first; y < last; y++)
        cut.set(
          samples.subarray((y * width + left) * 3, (y * width + right) * 3),
          (y - first) * (right - left) * 3,
        )
      return { width: right - left, height: last - first, channels: 3, samples: cut }
    })
  })
}

test.each(names.map((name, index) => [name, index] as const))('%s', (name, index) => {
  const wanted = name === 'a quarter turn' ? turned.map((at) => colors[at]!) : colors
  for (const format of ['pdf', 'docx', 'html'] as const) {
    const off = shown[format][index]?.map((color, field) =>
      Math.max(...color.map((value, channel) => Math.abs(value - wanted[field]![channel]!))),
    )
    expect([format, off && Math.max(...off) < 12 ? 'as it should be' : off]).toEqual([
      format,
      'as it should be',
    ])
  }
})

test('what is set as a bitmap is said, with the reason', () => {
  const path = (name: string): string => `${names.indexOf(name)}.pdf`
  expect(remarks.filter((remark) => remark.includes('bitmap'))).toEqual([
    `\`${path('a layer that is switched off')}\` is set as a bitmap, 600 dots an inch, because it has layers that are switched off`,
    `\`${path('an annotation that paints it')}\` is set as a bitmap, 600 dots an inch, because it has annotations`,
  ])
})
