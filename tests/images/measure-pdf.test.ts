import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readImage } from '../../scripts/images/read.js'

/** A file of numbered objects with a table of them, as ISO 32000-1 § 7.5.4 has it. */
function withTable(objects: readonly string[], trailer = '/Root 1 0 R'): string {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`
}

/** The same objects packed in an object stream, with a cross-reference stream (§ 7.5.7, 7.5.8), rows predicted by "up". */
function withStreams(objects: readonly string[]): string {
  const heads = objects
    .map(
      (_, index) =>
        `${index + 1} ${objects.slice(0, index).join(' ').length + (index > 0 ? 1 : 0)}`,
    )
    .join(' ')
  const packed = deflateSync(Buffer.from(`${heads} ${objects.join(' ')}`, 'latin1')).toString(
    'latin1',
  )
  const container = objects.length + 1
  const before = `%PDF-1.5\n${container} 0 obj\n<< /Type /ObjStm /N ${objects.length} /First ${heads.length + 1} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`
  const rows = [
    [0, 0, 0],
    ...objects.map((_, index) => [2, container, index]),
    [1, 9, 0],
    [1, 0, 0],
  ].map(([kind, second, third]) => [kind!, 0, second!, third!])
  const predicted = rows.flatMap((row, index) => [
    2,
    ...row.map((byte, column) => (byte - (rows[index - 1]?.[column] ?? 0)) & 255),
  ])
  const table = deflateSync(Uint8Array.from(predicted)).toString('latin1')
  return `${before}${container + 1} 0 obj\n<< /Type /XRef /Size ${container + 2} /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >> /Length ${table.length} >>\nstream\n${table}\nendstream\nendobj\nstartxref\n${before.length}\n%%EOF\n`
}

const read = (text: string) => {
  const found = readImage(Buffer.from(text, 'latin1'), 'f.pdf')
  return 'rule' in found
    ? found.reason.replace(/^.*?: (.*?), expected.*$/, '$1')
    : [found.format, found.width, found.height]
}
const document = (page = '', pages = ''): string[] => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  `<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 72 144] ${pages} >>`,
  `<< /Type /Page /Parent 2 0 R ${page} >>`,
]

test("the first page's box is its size, inherited where it has none", () => {
  expect(read(withTable(document()))).toEqual(['pdf', 96, 192])
  expect(read(withTable(document('/MediaBox [10 10 82.0 46]')))).toEqual(['pdf', 96, 48])
})

test('crop box, turn and unit count', () => {
  expect(read(withTable(document('/CropBox [0 0 36 72]', '/Rotate 90')))).toEqual(['pdf', 96, 48])
  expect(read(withTable(document('/UserUnit 2')))).toEqual(['pdf', 192, 384])
})

test('objects in compressed streams are found', () => {
  expect(read(withStreams(document('% a comment\n/T (a\\)b) /H <AB>')))).toEqual(['pdf', 96, 192])
})

test('a broken table is mended by a search', () => {
  expect(read(withTable(document()).replace(/startxref\n\d+/, 'startxref\n1'))).toEqual([
    'pdf',
    96,
    192,
  ])
  expect(read(withTable(document()).replace(/trailer[^]*(?=startxref)/, ''))).toEqual([
    'pdf',
    96,
    192,
  ])
})

test.each([
  ['cut off', withTable(document()).slice(0, -60), 'a PDF file that ends too early'],
  [
    'encrypted',
    withTable(document(), '/Root 1 0 R /Encrypt 9 0 R'),
    'a PDF file that is encrypted',
  ],
  [
    'without pages',
    withTable(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Kids [2 0 R] >>']),
    'a PDF file without a page',
  ],
  ['in a circle', withTable(['2 0 R', '1 0 R']), 'a PDF file that is damaged'],
  ['nested too deeply', withTable(['['.repeat(100_000)]), 'a PDF file that is damaged'],
  ['without a catalog', '%PDF-1.4 startxref 0 ', 'a PDF file that is damaged'],
])('a file %s is refused', (_, text, reason) => expect(read(text)).toBe(reason))
