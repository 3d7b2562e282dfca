/**
 * PNG and JPEG files as image objects of the PDF. JPEG data is embedded as it is; PNG data too, where PDF reads it as it
 * is (no transparency, not interlaced, 8 bits or fewer), else it is decoded and set on white: PDF/A-1 has no transparency.
 */
import { unzlibSync, zlibSync } from 'fflate'
import type { ImageFile } from '../../../document/inputs.js'
import type { Document } from '../print/document.js'
import type { Image, Reference } from '../print/pdfmake.js'
import { decodePng, readPng, type Png } from '../../../images/png/decode.js'
import { profiled } from './profile.js'

type ColorSpace = NonNullable<ReturnType<typeof profiled>>

/** An image that pdfkit can paint by its name. */
export const bitmap = (document: Document, file: ImageFile, name: string): Image => ({
  ...bitmapOf(document, file.bytes, file.format === 'jpeg' ? 'jpeg' : 'png', name),
  width: file.width,
  height: file.height,
})

/** The image in a PNG's or JPEG's bytes. */
export function bitmapOf(
  document: Document,
  bytes: Uint8Array,
  format: 'png' | 'jpeg',
  name: string,
): Image {
  if (format === 'jpeg') {
    const { width, height } = frameOf(bytes)
    return imageOf(name, width, height, jpegObject(document, bytes))
  }
  const png = readPng(bytes)
  return imageOf(
    name,
    png.width,
    png.height,
    pngObject(
      document,
      png,
      profiled(document, bytes, 'png', png.color === 0 || png.color === 4 ? 1 : 3),
    ),
  )
}

/** What pdfkit takes for an image: one that is embedded already. */
export const imageOf = (name: string, width: number, height: number, object: Reference): Image => ({
  width,
  height,
  label: name,
  obj: object,
  embed() {},
})

function jpegObject(document: Document, bytes: Uint8Array): Reference {
  const { bits, width, height, channels, adobe } = frameOf(bytes)
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
        : (profiled(document, bytes, 'jpeg', channels) ??
          (channels === 1 ? 'DeviceGray' : 'DeviceRGB')),
    ...(channels === 4 && adobe && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
  })
  object.end(Buffer.from(bytes))
  return object
}

export const channelsOf = (bytes: Uint8Array): number => frameOf(bytes).channels

/** The frame header of a JPEG (ITU T.81 § B.2.2), and whether Adobe wrote it (its CMYK is inverted). */
function frameOf(bytes: Uint8Array): {
  bits: number
  width: number
  height: number
  channels: number
  adobe: boolean
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let adobe = false
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) {
      at++
      continue
    }
    const marker = bytes[at + 1]!
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === 0xee && view.getUint32(at + 4) === 0x41646f62) adobe = true
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return {
        bits: bytes[at + 4]!,
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        channels: bytes[at + 9]!,
        adobe,
      }
    at += 2 + view.getUint16(at + 2)
  }
  throw new Error('A JPEG without a frame header passed the check of images')
}

function pngObject(document: Document, png: Png, space: ColorSpace | undefined): Reference {
  if (png.alpha || png.transparent || png.interlaced || png.bits === 16) {
    const { samples, channels } = decodePng(png, unzlibSync(png.data))
    return pixels(document, png.width, png.height, channels, samples, space)
  }
  const colors = png.color === 2 ? 3 : 1
  const object = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    BitsPerComponent: png.bits,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: colors, BitsPerComponent: png.bits, Columns: png.width },
    ColorSpace: png.palette
      ? ['Indexed', space ?? 'DeviceRGB', png.palette.length / 3 - 1, Buffer.from(png.palette)]
      : (space ?? (colors === 3 ? 'DeviceRGB' : 'DeviceGray')),
  })
  object.end(Buffer.from(png.data))
  return object
}

/** An image object of bare samples, 8 bits each. */
export function pixels(
  document: Document,
  width: number,
  height: number,
  channels: 1 | 3,
  samples: Uint8Array,
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
  })
  object.end(Buffer.from(zlibSync(samples)))
  return object
}
