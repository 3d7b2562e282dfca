/** The files of `tagged/` say who took them, where, of whom: placeholders, written by ExifTool and by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ImageFile } from '../../scripts/document/inputs.js'
import { decodersOf } from '../../scripts/images/decoders.js'
import { soundJpeg } from '../../scripts/images/jpeg/read.js'
import { painter } from '../../scripts/images/svg/resvg.js'
import { clean } from '../../scripts/images/clean.js'
import { readImage, withoutMetadata } from '../../scripts/images/read.js'

const folder = new URL('tagged/', import.meta.url)
const files = readdirSync(folder).sort()
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)))

function read(bytes: Uint8Array): ImageFile {
  const found = readImage(bytes, 'x')
  if ('rule' in found) throw new Error(found.reason)
  return found
}

/** Red, green and blue of every pixel. */
async function samples(
  bytes: Uint8Array,
  { format, width, height }: ImageFile,
): Promise<Uint8Array> {
  const decode = (await decodersOf(new Set([format]))).get(format)
  if (decode) return decode(bytes)?.samples ?? new Uint8Array()
  const paint = await painter()
  const [across, down] = [Math.min(width, height) * 2, Math.max(width, height) * 2]
  const shown =
    format === 'svg'
      ? bytes
      : `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}"><image width="${across}" height="${down}" preserveAspectRatio="none" href="data:image/${format};base64,${Buffer.from(bytes).toString('base64')}"/></svg>`
  return paint(
    typeof shown === 'string' ? shown : new TextDecoder().decode(shown),
    format === 'svg' ? width * 4 : across,
  ).samples
}

test.each(files)('%s is written without a word on who, when and where', (name) => {
  const before = bytesOf(name)
  expect(Buffer.from(before).toString('latin1')).toMatch(/Doe|MRN/)
  expect(
    Buffer.from(read(before).bytes).toString('latin1').replace('>MRN 1234567</text>', ''),
  ).not.toMatch(
    /Doe|Roe|MRN|ExampleCam|SN12345|2019|secret|jdoe|smith|xmp|http:\/\/ns\.adobe\.com\/xap|AAAA</,
  )
})

test.each(files)('%s keeps every pixel, its size and its density', async (name) => {
  const before = read(bytesOf(name))
  const after = read(before.bytes)
  expect([after.format, after.width, after.height, after.density]).toEqual([
    before.format,
    before.width,
    before.height,
    before.density,
  ])
  const seen = await samples(before.bytes, before)
  expect(new Set(seen).size).toBeGreaterThan(2)
  expect(Buffer.compare(await samples(bytesOf(name), before), seen)).toBe(0)
})

test.each(files)('%s has nothing more to lose the second time', (name) => {
  const once = read(bytesOf(name))
  expect(Buffer.compare(clean(once.format, once.bytes).bytes, once.bytes)).toBe(0)
})

test('a photograph stays turned as its Exif says', () => {
  expect(
    ['photograph.jpg', 'progressive.jpg'].map((name) => [
      soundJpeg(bytesOf(name)).orientation,
      soundJpeg(read(bytesOf(name)).bytes).orientation,
    ]),
  ).toEqual([
    [6, 6],
    [6, 6],
  ])
  for (const name of ['photograph.jpg', 'photograph.tif'])
    expect([read(bytesOf(name)).width, read(bytesOf(name)).height]).toEqual([16, 24])
})

test('what a photograph says is told', () => {
  const said = (name: string): string[] =>
    (read(bytesOf(name)).facts ?? []).map(
      ({ kind, where, value, left }) => `${left ? 'left ' : ''}${kind} ${where}: ${value}`,
    )
  expect(said('photograph.jpg')).toEqual([
    'camera Exif Make: ExampleCam',
    'camera Exif Model: One',
    'person Exif Artist: Jane Doe',
    'text Exif DateTimeOriginal: 2019:03:12 10:00:00',
    'person Exif CameraOwnerName: Jane Doe',
    'camera Exif BodySerialNumber: SN12345',
    'place Exif GPS: latitude and longitude',
    'person IPTC By-line: Jane Doe',
    'text IPTC Caption: MRN 1234567',
    'person XMP dc:creator: Jane Doe',
    'text XMP dc:description: Patient: Jane Roe',
    'text JPEG comment: secret note',
  ])
  expect(said('photograph.webp')).toContain('place Exif GPS: latitude and longitude')
  expect(said('photograph.png')).toEqual(
    expect.arrayContaining([
      'person PNG Artist: Jane Doe',
      'text PNG Comment: secret note',
      'text XMP dc:description: Patient: Jane Roe',
      'place Exif GPS: latitude and longitude',
    ]),
  )
  expect(said('photograph.tif')).toEqual(
    expect.arrayContaining([
      'text IPTC Caption: MRN 1234567',
      'person Exif Artist: Jane Doe',
      'place Exif GPS: latitude and longitude',
    ]),
  )
  expect(said('comment.gif')).toEqual(['text GIF comment: MRN 1234567'])
  expect(
    said('drawing.svg').filter(
      (one) => !one.includes(' Exif ') && !one.includes(' IPTC ') && !one.includes(' XMP '),
    ),
  ).toEqual([
    'text SVG comment: Created with Inkscape by jdoe',
    'person SVG path: C:\\Users\\jdoe',
    'text SVG metadata: Jane Doe',
    'text SVG metadata: AAAA',
    'left text text of the drawing: Curve MRN 1234567',
    'text JPEG comment: secret note',
  ])
})

test('a thumbnail, a second picture and what stands behind the end go too', () => {
  const photograph = bytesOf('progressive.jpg')
  const behind = new Uint8Array([
    ...photograph,
    ...new TextEncoder().encode('Jane Doe'),
    0xff,
    0xd8,
    0xff,
    0xd9,
  ])
  expect(Buffer.compare(read(behind).bytes, read(photograph).bytes)).toBe(0)
  const thumbnail = new Uint8Array([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    19,
    0x4a,
    0x46,
    0x49,
    0x46,
    0,
    1,
    2,
    1,
    1,
    44,
    1,
    44,
    1,
    1,
    9,
    8,
    7,
    ...read(photograph).bytes.subarray(2),
  ])
  const cleaned = read(thumbnail)
  expect([...cleaned.bytes.subarray(2, 20)]).toEqual([
    0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 1, 1, 44, 1, 44, 0, 0,
  ])
  expect(cleaned.density).toBe(300)
})

test('a PDF is blanked where it says who made it, and nothing in it moves', () => {
  const pdf = (author: string, packet: string): Uint8Array => {
    const objects = [
      `<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 36]>>',
      `<</Author ${author}/Title(A)/Producer(Example \\(1\\))/CreationDate(D:2019)>>`,
      `<</Type/Metadata/Subtype/XML/Length ${packet.length}>>stream\n${packet}\nendstream`,
      '<</Length 6>>stream\n(A) Tj\nendstream',
    ]
    let text = '%PDF-1.4\n'
    const places = objects.map((object, index) => {
      const at = text.length
      text += `${index + 1} 0 obj${object}endobj\n`
      return at
    })
    return new TextEncoder().encode(
      `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n${text.length}\n%%EOF`,
    )
  }
  const packet =
    '<x:xmpmeta><rdf:Description dc:title="x"><dc:creator><rdf:li>Jane Doe</rdf:li></dc:creator></rdf:Description></x:xmpmeta>'
  for (const author of ['(Jane Doe)', '<4A616E6520446F65>']) {
    const { bytes, facts } = clean('pdf', pdf(author, packet))
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Doe|4A616E|Example|2019|rdf/)
    expect(Buffer.from(bytes).toString('latin1')).toContain('(A) Tj')
    expect(bytes.length).toBe(pdf(author, packet).length)
    expect(facts.map(({ where, value, left }) => [where, value, left])).toEqual([
      ['XMP dc:title', 'x', false],
      ['XMP dc:creator', 'Jane Doe', false],
      ['PDF Author', 'Jane Doe', false],
      ['PDF Title', 'A', false],
    ])
    expect(read(bytes).width).toBe(96)
  }
})

test('a file that is broken or hostile stays as it is, or is cleaned, in bounded time', () => {
  for (const name of files) {
    const whole = bytesOf(name)
    for (let length = 12; length < whole.length; length += 37) {
      const { format } = read(whole)
      expect(() => clean(format, whole.subarray(0, length))).not.toThrow()
    }
  }
  const many = new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/x"><g ${'inkscape:a="1" '.repeat(30_000)}>${'<metadata><a></a>'.repeat(9)}${'</metadata>'.repeat(9)}${'<!-- x --><g/>'.repeat(30_000)}</g></svg>`,
  )
  expect(clean('svg', many).bytes.length).toBeLessThan(200_000)
  const svg = (inside: string): Uint8Array =>
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/x">${inside}</svg>`,
    )
  for (const part of [
    `<g ${' '.repeat(500_000)}/>`,
    '<metadata>'.repeat(50_000),
    '<a b="'.repeat(50_000),
    '<!--'.repeat(50_000),
    'data:image/png;base64,'.repeat(50_000),
    '<dc:creator>'.repeat(5000),
    '/home/'.repeat(50_000),
  ])
    clean('svg', svg(part))
}, 20_000)

test('a supplement loses its metadata when it is a bitmap, and is not touched when it is anything else', () => {
  expect(
    Buffer.compare(
      withoutMetadata(bytesOf('photograph.jpg')),
      read(bytesOf('photograph.jpg')).bytes,
    ),
  ).toBe(0)
  const others = [
    bytesOf('drawing.svg'),
    new TextEncoder().encode('who,when\nJane Doe,2019\n'),
    new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 9]),
  ]
  for (const other of others) expect(withoutMetadata(other)).toBe(other)
})
