/**
 * One picture in every kind of file that a figure may be: six squares of colour, 48 by 32 pixels. What `pictures.json`
 * holds was written by poppler (JPEG, TIFF) and Chromium (WebP).
 */
import { deflateSync } from 'node:zlib'
import { ways } from '../pdf-file/packed.js'
import { onePage, streamOf } from '../pdf-of.js'
import given from './pictures.json' with { type: 'json' }
import { png } from './png.js'
import { swapped } from './profile.js'

export const size = { width: 48, height: 32 }
const side = 16
/** From the top left, three in a row. */
export const colors: ReadonlyArray<readonly [number, number, number]> = [
  [221, 51, 51],
  [42, 170, 119],
  [51, 102, 204],
  [238, 204, 34],
  [20, 20, 20],
  [240, 240, 240],
]
const white = [255, 255, 255] as const

type Pixel = readonly number[]
/** What stands at each place, row by row. */
const grid = (at: (square: number) => Pixel, width = size.width, height = size.height): Pixel[][] =>
  Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => at(Math.floor(y / side) * 3 + Math.floor(x / side))),
  )
const full = grid((square) => colors[square]!)

/** How the stored rows of a picture become the upright one: the inverse of Exif's turn (tag 274). */
const stored: Readonly<Record<number, (rows: Pixel[][]) => Pixel[][]>> = {
  1: (rows) => rows,
  2: (rows) => rows.map((row) => [...row].reverse()),
  3: (rows) => [...rows].reverse().map((row) => [...row].reverse()),
  4: (rows) => [...rows].reverse(),
  5: (rows) => transposed(rows),
  6: (rows) => [...transposed(rows)].reverse(),
  7: (rows) => [...transposed(rows)].reverse().map((row) => [...row].reverse()),
  8: (rows) => transposed(rows).map((row) => [...row].reverse()),
}
const transposed = (rows: Pixel[][]): Pixel[][] =>
  rows[0]!.map((_, x) => rows.map((row) => row[x]!))

// ── PNG ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

const wide = (sample: number): number[] => [sample, sample]
const lined = (rows: ReadonlyArray<readonly number[]>): number[] =>
  rows.flatMap((row) => [0, ...row])
const pngOf = (rows: Pixel[][], color: number, more: Parameters<typeof png>[1] = {}): Uint8Array =>
  png(lined(rows.map((row) => row.flat())), {
    width: rows[0]!.length,
    height: rows.length,
    color,
    ...more,
  })
const exif = (orientation: number): number[] => [
  ...Buffer.from(`49492a0008000000010012010300010000000${orientation}00000000000000`, 'hex'),
]
const palette = [...colors, [0, 0, 0]].flat()
const indices = grid((square) => [square])

/** Rows of the palette's numbers as `bits` a sample. */
const packedRows = (bits: number): number[] =>
  lined(
    indices.map((row) => {
      const bytes = new Array<number>((row.length * bits) / 8).fill(0)
      row.forEach(([index], x) => {
        bytes[(x * bits) >> 3]! |= index! << (8 - bits - ((x * bits) & 7))
      })
      return bytes
    }),
  )

/** Adam7 (§ 8.2): the rows of each pass, one behind the other. */
function interlaced(rows: Pixel[][]): number[] {
  const passes = [
    [0, 0, 8, 8],
    [0, 4, 8, 8],
    [4, 0, 8, 4],
    [0, 2, 4, 4],
    [2, 0, 4, 2],
    [0, 1, 2, 2],
    [1, 0, 2, 1],
  ] as const
  return passes.flatMap(([top, left, down, across]) =>
    lined(
      rows
        .filter((_, y) => y % down === top)
        .map((row) => row.filter((_, x) => x % across === left).flat()),
    ),
  )
}

// ── TIFF ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface TiffOptions {
  bits: number
  colors: number
  orientation?: number
  deflated?: boolean
  planar?: boolean
  more?: ReadonlyArray<readonly [tag: number, values: readonly number[]]>
}

/** A TIFF of one strip, big end first. */
function tiff(rows: Pixel[][], options: TiffOptions): Uint8Array {
  const { bits, colors: kind, orientation = 1, deflated = false, planar = false } = options
  const channels = rows[0]![0]!.length
  const sample = (value: number): number[] => (bits === 16 ? wide(value) : [value])
  const plane = (of: (pixel: Pixel) => readonly number[]): Uint8Array => {
    const plain = Uint8Array.from(
      rows.flatMap((row) => row.flatMap((pixel) => of(pixel).flatMap(sample))),
    )
    return deflated ? deflateSync(plain) : plain
  }
  const strips = planar
    ? Array.from({ length: channels }, (_, channel) => plane((pixel) => [pixel[channel]!]))
    : [plane((pixel) => pixel)]
  let at = 8
  const offsets = strips.map(({ length }) => (at += length) - length)
  const fields: Array<readonly [number, readonly number[]]> = [
    [256, [rows[0]!.length]],
    [257, [rows.length]],
    [258, new Array<number>(channels).fill(bits)],
    [259, [deflated ? 8 : 1]],
    [262, [kind]],
    [273, offsets],
    [274, [orientation]],
    [277, [channels]],
    [279, strips.map(({ length }) => length)],
    [284, [planar ? 2 : 1]],
    ...(options.more ?? []),
  ]
  const directory = Buffer.alloc(2 + fields.length * 12 + 4)
  directory.writeUInt16BE(fields.length)
  const behind: Buffer[] = []
  let place = at + directory.length
  fields.forEach(([tag, values], index) => {
    const type = tag === 273 || tag === 279 ? 4 : tag === 34675 ? 7 : 3
    const unit = type === 4 ? 4 : type === 7 ? 1 : 2
    const bytes = Buffer.alloc(values.length * unit)
    values.forEach((value, one) => bytes.writeUIntBE(value, one * unit, unit))
    const entry = 2 + index * 12
    directory.writeUInt16BE(tag, entry)
    directory.writeUInt16BE(type, entry + 2)
    directory.writeUInt32BE(values.length, entry + 4)
    if (bytes.length <= 4) bytes.copy(directory, entry + 8)
    else {
      directory.writeUInt32BE(place, entry + 8)
      behind.push(bytes)
      place += bytes.length
    }
  })
  const head = Buffer.from('4d4d002a00000000', 'hex')
  head.writeUInt32BE(at, 4)
  return new Uint8Array(Buffer.concat([head, ...strips, directory, ...behind]))
}

// ── GIF ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Codes of 4 bits for 8 colours, with a clear code often enough that they never grow (GIF89a, appendix F). */
function gif(transparent?: number): Uint8Array {
  const codes = indices.flat().flatMap(([index], at) => (at % 6 === 0 ? [8, index!] : [index!]))
  const bits = [...codes, 9].flatMap((code) => [0, 1, 2, 3].map((bit) => (code >> bit) & 1))
  const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((sum, bit, place) => sum + bit * 2 ** place, 0),
  )
  const blocks: number[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.slice(at, at + 255)
    blocks.push(block.length, ...block)
  }
  const table = [...palette, 0, 0, 0]
  const control = transparent === undefined ? [] : [0x21, 0xf9, 4, 1, 0, 0, transparent, 0]
  return Uint8Array.from([
    ...Buffer.from('GIF89a'),
    ...[size.width, 0, size.height, 0, 0x82, 0, 0],
    ...table,
    ...control,
    ...[0x2c, 0, 0, 0, 0, size.width, 0, size.height, 0, 0],
    ...[3, ...blocks, 0, 0x3b],
  ])
}

// ── PDF and SVG ──────────────────────────────────────────────────────────────────────────────────────────────────────

const paint = 'q 48 0 0 32 0 0 cm /X Do Q'
function packedPdf(way: string): Uint8Array {
  const picture = ways[way]!(Uint8Array.from(full.flat(2)))
  const entries = `/Type/XObject/Subtype/Image/Width ${size.width}/Height ${size.height}/BitsPerComponent 8/ColorSpace/DeviceRGB ${picture.entries}`
  return onePage(paint, {
    page: `/MediaBox[0 0 48 32]/Resources<</XObject<</X 5 0 R>>>>`,
    more: [streamOf(picture.data, entries)],
  })
}

const square = (index: number, fill: string): string =>
  `<rect x="${(index % 3) * side}" y="${Math.floor(index / 3) * side}" width="${side}" height="${side}" ${fill}/>`
const rgb = ([red, green, blue]: readonly number[]): string => `rgb(${red},${green},${blue})`
const svg = (inside: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="32">${inside}</svg>`,
  )

// ── The table ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Picture {
  bytes: Uint8Array
  /** It says what its colours are, which the engine that judges without a browser does not read. */
  profile?: Uint8Array
  /** Colours of the squares on white paper, where they are others than `colors`. */
  colors?: ReadonlyArray<readonly number[]>
}

const greys = colors.map(([red]) => [red, red, red])
const without = (gone: number): ReadonlyArray<readonly number[]> =>
  colors.map((color, square) => (square === gone ? white : color))
/** Half of the fourth square's colour is seen. */
const seenThrough = (square: number): number => (square === 3 ? 128 : 255)
const half = colors.map((color, square) =>
  square === 3 ? color.map((sample) => Math.round((sample * 128 + 255 * 127) / 255)) : color,
)
/** What the inks that poppler takes for the colours look like on paper. */
const inks = [
  [230, 102, 73],
  [83, 154, 156],
  [77, 122, 172],
  [251, 204, 86],
  [61, 64, 70],
  [242, 244, 243],
]
/** As `swapped` has them. */
const backwards = colors.map(([red, green, blue]) => [blue, green, red])
const profiled = { profile: swapped, colors: backwards }
/** Packed (PNG § 11.3.2.3). */
const iccp = [...Buffer.from('Swapped\0\0', 'latin1'), ...deflateSync(swapped)]
/** Behind the start of the image (ICC.1 § B.4). */
function jpegWithProfile(jpeg: Uint8Array): Uint8Array {
  const head = Buffer.from(
    'ffe20000' + Buffer.from('ICC_PROFILE\0').toString('hex') + '0101',
    'hex',
  )
  head.writeUInt16BE(head.length - 2 + swapped.length, 2)
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), head, swapped, jpeg.subarray(2)]))
}
/** In the place of its own (RFC 9649 § 2.7). */
function webpWithProfile(webp: Uint8Array): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length & 1)])
  }
  const features = Buffer.from('20000000' + '2f0000' + '1f0000', 'hex')
  const body = [
    chunk('VP8X', features),
    chunk('ICCP', swapped),
    webp.subarray(Buffer.from(webp).indexOf('VP8L')),
  ]
  const file = Buffer.concat([webp.subarray(0, 12), ...body])
  file.writeUInt32LE(file.length - 8, 4)
  return new Uint8Array(file)
}
const turns = [2, 3, 4, 5, 6, 7, 8]
const file = (name: keyof typeof given): Uint8Array =>
  new Uint8Array(Buffer.from(given[name], 'base64'))

export const pictures: Readonly<Record<string, Picture>> = {
  'PNG of colours': { bytes: pngOf(full, 2) },
  'PNG of 16 bits': {
    bytes: pngOf(
      full.map((row) => row.map((pixel) => pixel.flatMap(wide))),
      2,
      { bits: 16 },
    ),
  },
  'PNG in greys': {
    bytes: pngOf(
      grid((at) => [colors[at]![0]]),
      0,
    ),
    colors: greys,
  },
  'PNG in greys of 16 bits': {
    bytes: pngOf(
      grid((at) => wide(colors[at]![0])),
      0,
      { bits: 16 },
    ),
    colors: greys,
  },
  'PNG with alpha': {
    bytes: pngOf(
      grid((at) => [...colors[at]!, seenThrough(at)]),
      6,
    ),
    colors: half,
  },
  'PNG with alpha of 16 bits': {
    bytes: pngOf(
      grid((at) => [...colors[at]!, seenThrough(at)].flatMap(wide)),
      6,
      { bits: 16 },
    ),
    colors: half,
  },
  'PNG with an alpha that hides nothing': {
    bytes: pngOf(
      grid((at) => [...colors[at]!, 255]),
      6,
    ),
  },
  'PNG in greys with alpha': {
    bytes: pngOf(
      grid((at) => [colors[at]![0], seenThrough(at)]),
      4,
    ),
    colors: half.map(([red]) => [red!, red!, red!]),
  },
  'PNG with one colour gone': {
    bytes: pngOf(full, 2, { more: [['tRNS', colors[1]!.flatMap((sample) => [0, sample])]] }),
    colors: without(1),
  },
  'PNG with a palette': { bytes: pngOf(indices, 3, { more: [['PLTE', palette]] }) },
  'PNG with a palette of 4 bits': {
    bytes: png(packedRows(4), { ...size, bits: 4, color: 3, more: [['PLTE', palette]] }),
  },
  'PNG with a palette, one entry gone': {
    bytes: pngOf(indices, 3, {
      more: [
        ['PLTE', palette],
        ['tRNS', [255, 0]],
      ],
    }),
    colors: without(1),
  },
  'PNG, interlaced': { bytes: png(interlaced(full), { ...size, color: 2, interlaced: 1 }) },
  ...Object.fromEntries(
    turns.map((turn) => [
      `PNG turned by ${turn}`,
      { bytes: pngOf(stored[turn]!(full), 2, { more: [['eXIf', exif(turn)]] }) },
    ]),
  ),
  JPEG: { bytes: file('jpeg') },
  'JPEG, progressive': { bytes: file('progressive jpeg') },
  'JPEG in printing inks': { bytes: file('inks jpeg'), colors: inks },
  'TIFF of colours': { bytes: tiff(full, { bits: 8, colors: 2 }) },
  'TIFF packed by LZW': { bytes: file('lzw tiff') },
  'TIFF packed as JPEG': { bytes: file('jpeg tiff') },
  'TIFF packed by PackBits': { bytes: file('packbits tiff') },
  'TIFF, deflated': { bytes: tiff(full, { bits: 8, colors: 2, deflated: true }) },
  'TIFF in planes': { bytes: tiff(full, { bits: 8, colors: 2, planar: true }) },
  'TIFF of 16 bits': { bytes: tiff(full, { bits: 16, colors: 2 }) },
  'TIFF in greys': {
    bytes: tiff(
      grid((at) => [colors[at]![0]]),
      { bits: 8, colors: 1 },
    ),
    colors: greys,
  },
  'TIFF of which white is zero': {
    bytes: tiff(
      grid((at) => [255 - colors[at]![0]]),
      { bits: 8, colors: 0 },
    ),
    colors: greys,
  },
  'TIFF with a palette': {
    bytes: tiff(indices, {
      bits: 8,
      colors: 3,
      more: [
        [
          320,
          [0, 1, 2].flatMap((part) =>
            Array.from({ length: 256 }, (_, entry) => (colors[entry]?.[part] ?? 0) * 257),
          ),
        ],
      ],
    }),
  },
  'TIFF in printing inks': {
    bytes: tiff(
      grid((at) => [...colors[at]!.map((sample) => 255 - sample), 0]),
      { bits: 8, colors: 5 },
    ),
  },
  ...Object.fromEntries(
    turns.map((turn) => [
      `TIFF turned by ${turn}`,
      { bytes: tiff(stored[turn]!(full), { bits: 8, colors: 2, orientation: turn }) },
    ]),
  ),
  'PNG with a profile': { bytes: pngOf(full, 2, { more: [['iCCP', iccp]] }), ...profiled },
  'PNG with a palette and a profile': {
    bytes: pngOf(indices, 3, {
      more: [
        ['iCCP', iccp],
        ['PLTE', palette],
      ],
    }),
    ...profiled,
  },
  'PNG with a profile, interlaced': {
    bytes: png(interlaced(full), { ...size, color: 2, interlaced: 1, more: [['iCCP', iccp]] }),
    ...profiled,
  },
  'PNG with alpha and a profile': {
    bytes: pngOf(
      grid((at) => [...colors[at]!, 255]),
      6,
      { more: [['iCCP', iccp]] },
    ),
    ...profiled,
  },
  'JPEG with a profile': { bytes: jpegWithProfile(file('jpeg')), ...profiled },
  'TIFF with a profile': {
    bytes: tiff(full, { bits: 8, colors: 2, more: [[34675, [...swapped]]] }),
    ...profiled,
  },
  'TIFF with a profile, turned': {
    bytes: tiff(stored[6]!(full), {
      bits: 8,
      colors: 2,
      orientation: 6,
      more: [[34675, [...swapped]]],
    }),
    ...profiled,
  },
  'WebP with a profile': { bytes: webpWithProfile(file('lossless webp')), ...profiled },
  'TIFF of 16 bits, turned': {
    bytes: tiff(stored[6]!(full), { bits: 16, colors: 2, orientation: 6 }),
  },
  GIF: { bytes: gif() },
  'GIF, one colour gone': { bytes: gif(1), colors: without(1) },
  'WebP, lossy': { bytes: file('lossy webp') },
  'WebP, without loss': { bytes: file('lossless webp') },
  'WebP with alpha': { bytes: file('alpha webp'), colors: without(2) },
  ...Object.fromEntries(
    Object.keys(ways).map((way) => [`PDF packed with ${way}`, { bytes: packedPdf(way) }]),
  ),
  SVG: { bytes: svg(colors.map((color, at) => square(at, `fill="${rgb(color)}"`)).join('')) },
  'SVG with a style sheet': {
    bytes: svg(
      `<style>${colors.map((color, at) => `.s${at}{fill:${rgb(color)}}`).join('')}</style>${colors.map((_, at) => square(at, `class="s${at}"`)).join('')}`,
    ),
  },
  'SVG with a bitmap inside': {
    bytes: svg(
      `<image width="48" height="32" href="data:image/png;base64,${Buffer.from(pngOf(full, 2)).toString('base64')}"/>`,
    ),
  },
}
