/**
 * PNG and JPEG files as image objects of the PDF. JPEG data is embedded as it is; PNG data too, where PDF reads it as it
 * is (no transparency, not interlaced, 8 bits or fewer), else it is decoded and set on white: PDF/A-1 has no transparency.
 */
import type { ImageFile } from '../../../document/inputs.js'
import { joined } from '../../../images/bytes.js'
import { soundJpeg } from '../../../images/jpeg/read.js'
import { decodePng } from '../../../images/png/decode.js'
import { filtered, packed } from '../../../images/png/encode.js'
import { withoutAlpha } from '../../../images/png/opaque.js'
import { soundPng, type Png } from '../../../images/png/read.js'
import type { Samples } from '../../../images/samples.js'
import type { PdfDocument } from '../print/document.js'
import type { Image, Reference } from '../print/pdfmake.js'
import { profiled } from './profile.js'

type ColorSpace = NonNullable<ReturnType<typeof profiled>>

/** An image that pdfkit can paint by its name. */
export const bitmap = (document: PdfDocument, file: ImageFile, name: string): Image => ({
  ...bitmapOf(document, file.bytes, file.format === 'jpeg' ? 'jpeg' : 'png', name),
  width: file.width,
  height: file.height,
})

/** The image in a PNG's or JPEG's bytes. */
export function bitmapOf(
  document: PdfDocument,
  bytes: Uint8Array,
  format: 'png' | 'jpeg',
  name: string,
): Image {
  const { width, height, object } =
    format === 'jpeg' ? jpegObject(document, bytes) : pngObject(document, soundPng(bytes))
  return imageOf(name, width, height, object)
}

/** What pdfkit takes for an image: one that is embedded already. */
export const imageOf = (name: string, width: number, height: number, object: Reference): Image => ({
  width,
  height,
  label: name,
  obj: object,
  embed() {},
})

interface Painted {
  width: number
  height: number
  object: Reference
}

function jpegObject(document: PdfDocument, bytes: Uint8Array): Painted {
  const { bits, width, height, channels, adobe, profile } = soundJpeg(bytes)
  const object = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    Filter: 'DCTDecode',
    ColorSpace:
      channels === 4
        ? 'DeviceCMYK'
        : (profiled(document, profile, channels) ?? (channels === 1 ? 'DeviceGray' : 'DeviceRGB')),
    ...(channels === 4 && adobe && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
  })
  object.end(Buffer.from(bytes))
  return { width, height, object }
}

function pngObject(document: PdfDocument, png: Png): Painted {
  const { width, height, color } = png
  const channels = color === 0 || color === 4 ? 1 : 3
  const space = profiled(document, png.profile, channels)
  if (isAsInPdf(png)) return { width, height, object: asItIs(document, png, space) }
  const lines = withoutAlpha(png)
  if (lines) return { width, height, object: packedLines(document, png, channels, lines, space) }
  const samples = decodePng(png)
  if (!samples) throw new Error('A PNG without its pixels passed the check of images')
  return { width, height, object: pixelStream(document, samples) }
}

const isAsInPdf = ({ color, transparency, interlaced, bits }: Png): boolean =>
  color !== 4 && color !== 6 && !transparency && !interlaced && bits <= 8

function asItIs(document: PdfDocument, png: Png, space: ColorSpace | undefined): Reference {
  const colors = png.color === 2 ? 3 : 1
  const object = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    BitsPerComponent: png.bits,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: colors, BitsPerComponent: png.bits, Columns: png.width },
    ColorSpace:
      png.color === 3 && png.palette
        ? ['Indexed', space ?? 'DeviceRGB', png.palette.length / 3 - 1, Buffer.from(png.palette)]
        : (space ?? (colors === 3 ? 'DeviceRGB' : 'DeviceGray')),
  })
  object.end(Buffer.from(joined(png.data)))
  return object
}

/** An image object of bare samples. */
export const pixelStream = (document: PdfDocument, samples: Samples): Reference =>
  packedLines(
    document,
    samples,
    samples.channels,
    filtered(samples.samples, samples.width * samples.channels),
    profiled(document, samples.profile, samples.channels),
  )

/** An image object of PNG's filtered lines, 8 bits a sample. */
function packedLines(
  document: PdfDocument,
  { width, height }: { width: number; height: number },
  channels: 1 | 3,
  lines: Uint8Array,
  space?: ColorSpace,
): Reference {
  const object = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: space ?? (channels === 3 ? 'DeviceRGB' : 'DeviceGray'),
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: channels, BitsPerComponent: 8, Columns: width },
  })
  object.end(Buffer.from(packed(lines)))
  return object
}
