import { expect, test } from 'vitest'
import { pdfFormOf } from '../../../scripts/write/pdf/pictures/form.js'
import { openPage } from '../../../scripts/write/pdf/pictures/pages.js'
import { onePage, streamOf } from '../../pdf-of.js'
import { ways } from '../../pdf-file/packed.js'
import { emptyDocument } from './pages.js'

const made = (bytes: Uint8Array, document = emptyDocument()) => {
  const page = openPage(bytes)
  if (typeof page === 'string') throw new Error(page)
  return { document, ...pdfFormOf(document, page, 'a.pdf') }
}

test('the first page of a PDF figure is a form of its size', () => {
  const { width, height, form } = made(onePage('0 g'))
  expect([width, height, form.data.Matrix]).toEqual([200, 100, [0.005, 0, 0, 0.01, -0, -0]])
})

test('turn, crop and unit count', () => {
  const turned = made(onePage('0 g', { pages: '/Rotate 90' }))
  expect([turned.width, turned.height]).toEqual([100, 200])
  const cropped = made(onePage('0 g', { page: '/CropBox[50 0 250 50]/UserUnit 2' }))
  expect([cropped.width, cropped.height, cropped.form.data.BBox]).toEqual([
    300,
    100,
    [50, 0, 200, 50],
  ])
})

test('resources that pages share are the form’s', () => {
  const { form } = made(onePage('0 g', { pages: '/Resources<</ExtGState<</G<</ca 1>>>>>>' }))
  expect(form.data.Resources).toEqual({ ExtGState: { G: { ca: 1 } } })
})

test('names keep their signs, strings their bytes', () => {
  const { form } = made(onePage('0 g', { page: '/Resources<</A#20b#2f/C#23 /D(x\\)\\101)>>' }))
  expect(form.data.Resources).toEqual({ 'A#20b#2f': 'C#23', D: Buffer.from('x)A') })
})

test.each([
  [
    'layers that are switched off',
    { catalog: '/OCProperties<</D<</OFF[5 0 R]>>>>' },
    'it has layers that are switched off',
  ],
  ['annotations', { page: '/Annots[<</Subtype/Stamp>>]' }, 'it has annotations'],
])('%s cannot be in a form', (_, parts, reason) => {
  expect(openPage(onePage('0 g', parts))).toBe(reason)
})

test('links, notes that pop up and what is hidden are not painted', () => {
  const annotations = '/Annots[<</Subtype/Link>><</Subtype/Popup>><</Subtype/Stamp/F 2>>]'
  expect(openPage(onePage('0 g', { page: annotations }))).toMatchObject({ kind: 'form' })
})

test('content that cannot be unpacked cannot be in a form', () => {
  expect(openPage(onePage(streamOf('x', '/Filter/DCTDecode')))).toBe(
    'it is a PDF with a filter where it cannot stand',
  )
})

test('what PDF/A forbids is left out, or packed anew', () => {
  const { data, entries } = ways.LZW!(Buffer.from('0 0 1 rg 0 0 9 9 re f'))
  const { form } = made(
    onePage('/X Do', {
      page: '/Resources<</XObject<</X 5 0 R>>>>',
      more: [streamOf(data, `/Subtype/Image/Interpolate true ${entries}`)],
    }),
  )
  const written = (form.data.Resources as { XObject: { X: { data: object } } }).XObject.X.data
  expect(written).toMatchObject({ Subtype: 'Image', Filter: 'FlateDecode' })
  expect(written).not.toHaveProperty('Interpolate')
  expect(written).not.toHaveProperty('DecodeParms')
})

test.each([
  [
    'a font that is not embedded',
    '/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>',
    'fonts',
  ],
  ['printing inks', '/ColorSpace<</C/DeviceCMYK>>', 'inks'],
  ['opacity', '/ExtGState<</G<</ca 0.5>>>>', 'transparent'],
])('%s is told', (_, resources, what) => {
  const { document } = made(onePage('0 g', { page: `/Resources<<${resources}>>` }))
  expect(document.foreign).toEqual([
    { path: 'a.pdf', fonts: false, inks: false, jpeg2000: false, transparent: false, [what]: true },
  ])
})
