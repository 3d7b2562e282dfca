/** Figures in PDF that are broken, or made to do harm: told at their place, and never more than a bound of work. */
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawPdf } from '../../scripts/images/pdf/draw.js'
import { readImage } from '../../scripts/images/read.js'
import { openPages } from '../../scripts/write/pdf/pictures/pages.js'
import { imageFile } from '../inputs.js'
import { onePage, pdfOf, streamOf } from '../pdf-of.js'
import { ways } from './packed.js'

/** What is wrong with a file, as its author is told. */
function wrongWith(bytes: Uint8Array): string | undefined {
  const read = readImage(bytes, 'a.pdf')
  return 'rule' in read ? read.reason : undefined
}

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>'
const catalog = '<</Type/Catalog/Pages 2 0 R>>'
const bomb = deflateSync(Buffer.alloc(2.7e8))

test.each([
  [
    'a stream that unpacks to gigabytes',
    onePage(streamOf(bomb, '/Filter/FlateDecode')),
    'that unpacks to more than 256 MB',
  ],
  [
    'packed again and again',
    onePage(streamOf(deflateSync(bomb), '/Filter[/FlateDecode/FlateDecode]')),
    'that unpacks to more than 256 MB',
  ],
  [
    'an image of billions of pixels',
    onePage('/X Do', {
      page: '/Resources<</XObject<</X 5 0 R>>>>',
      more: [streamOf('x', '/Subtype/Image/Width 100000/Height 100000')],
    }),
    'with an image of 100000 by 100000 pixels',
  ],
  [
    'forms that paint forms that paint forms',
    onePage('/F5 Do '.repeat(100), {
      page: '/Resources<</XObject<</F5 5 0 R>>>>',
      more: [5, 6, 7, 8, 9].map((number) =>
        streamOf(
          number === 9 ? '0 0 9 9 re f '.repeat(100) : `/F${number + 1} Do `.repeat(100),
          `/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F${number + 1} ${number + 1} 0 R>>>>`,
        ),
      ),
    }),
    'that paints the same too many times',
  ],
  [
    'a tree of pages without end',
    pdfOf(
      catalog,
      ...Array.from({ length: 600 }, (_, at) => `<</Type/Pages/Kids[${at + 3} 0 R]>>`),
      page,
    ),
    'with a tree of pages that is too deep',
  ],
  ['pages that hold themselves', pdfOf(catalog, '<</Kids[2 0 R 2 0 R]>>'), 'without a page'],
])('%s', (_, bytes, reason) => {
  expect(wrongWith(bytes)).toContain(reason)
})

test('a form that paints itself is drawn once', () => {
  const itself = streamOf('/X Do', '/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>')
  const bytes = onePage('/X Do', {
    page: '/Resources<</XObject<</X 5 0 R>>>>',
    more: [itself],
  })
  expect(wrongWith(bytes)).toBeUndefined()
})

test('a page as tall as a tower is drawn within a bound, and in its shape', async () => {
  const bytes = onePage('1 0 0 rg 0 0 10 14400 re f', { page: '/MediaBox[0 0 10 14400]' })
  const { width, height, samples } = (await drawPdf(bytes, 3200))!
  expect(width * height).toBeLessThanOrEqual(40e6)
  expect(height / width).toBeCloseTo(1440, -2)
  expect([...samples.slice(0, 3)]).toEqual([255, 0, 0])
})

test('whatever is changed in a file, it is read and drawn, or told', async () => {
  const sound = Object.values(ways).map((pack) => {
    const { data, entries } = pack(Buffer.from('0 0 9 9 re f '.repeat(5)))
    return onePage(streamOf(data, entries))
  })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sound),
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })),
        {
          minLength: 1,
          maxLength: 8,
        },
      ),
      async (bytes, changes) => {
        const changed = Uint8Array.from(bytes)
        for (const [share, value] of changes)
          changed[Math.floor(share * (changed.length - 1))] = value
        if (wrongWith(changed) !== undefined) return
        await openPages([imageFile('a.pdf', { format: 'pdf', bytes: changed })])
      },
    ),
    { numRuns: 100 },
  )
})
