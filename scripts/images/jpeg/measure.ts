import { ascii, type Measured, type Reader } from '../reader.js'
import { readDirectory } from '../tiff/measure.js'

/** JPEG (ITU-T T.81 annex B): segments up to the scan; the frame has the size, JFIF or Exif the density and orientation. */
export const readJpeg: Reader = (bytes, view) => {
  let measured: Measured | undefined
  let density: number | undefined
  let turned = false
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff)
      return 'that is damaged (no marker where a segment should begin)'
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return 'without a picture'
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) throw new RangeError('Past the end')
    if (isFrame(marker))
      measured = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === 0xe0) density ??= jfifDensity(bytes, view, at + 4)
    if (marker === 0xe1 && length > 16 && ascii(bytes, at + 4, 6) === 'Exif\0\0') {
      const exif = readExif(bytes.subarray(at + 10, at + 2 + length))
      density ??= exif.density
      turned = exif.turned
    }
    at += 2 + length
    if (marker === 0xda) {
      if (!measured) return 'without a frame'
      if (!endsWithMarker(bytes, at)) throw new RangeError('Past the end')
      break
    }
  }
  return turned
    ? { width: measured.height, height: measured.width, density }
    : { ...measured, density }
}

/** SOF0–SOF15, which are all markers of their range but DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** JFIF 1.02: unit 1 is dots an inch, 2 dots a centimetre, 0 only a ratio. */
function jfifDensity(bytes: Uint8Array, view: DataView, at: number): number | undefined {
  if (ascii(bytes, at, 5) !== 'JFIF\0') return undefined
  const unit = view.getUint8(at + 7)
  const value = view.getUint16(at + 8)
  return unit === 1 ? value : unit === 2 ? Math.round(value * 254) / 100 : undefined
}

/** Exif 2.32 § 4.6: a TIFF directory; orientations 5–8 swap width and height. A broken one says nothing. */
function readExif(bytes: Uint8Array): { density?: number | undefined; turned: boolean } {
  try {
    const { density, orientation } = readDirectory(
      new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    )
    return { density, turned: orientation >= 5 && orientation <= 8 }
  } catch {
    return { turned: false }
  }
}

/** Whether the end-of-image marker follows; programs may add bytes behind it. */
function endsWithMarker(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at >= from; at--)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}
