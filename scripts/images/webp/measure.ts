import { ascii } from '../bytes.js'
import type { Reader } from '../reader.js'

import { webpChunks, exifIn } from './chunks.js'

/** WebP container (RFC 9649 § 2): the first chunk has the size, in one of three ways. */
export const readWebp: Reader = (bytes, view) => {
  if (view.getUint32(4, true) + 8 > bytes.length) throw new RangeError('Past the end')
  const kind = ascii(bytes, 12, 4)
  if (kind === 'VP8X') {
    const [width, height] = [1 + triple(view, 24), 1 + triple(view, 27)]
    const pictures = Math.max(
      1,
      [...webpChunks(bytes)].filter(({ type }) => type === 'ANMF').length,
    )
    return orientationOfWebp(bytes) >= 5
      ? { width: height, height: width, pictures }
      : { width, height, pictures }
  }
  if (kind === 'VP8L') {
    if (view.getUint8(20) !== 0x2f) return 'that is damaged (no signature)'
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (kind !== 'VP8 ') return 'without a picture'
  if (triple(view, 23) !== 0x2a019d) return 'that is damaged (no start code)'
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** 1–8; 1 when the file does not say. */
export function orientationOfWebp(bytes: Uint8Array): number {
  for (const chunk of webpChunks(bytes)) if (chunk.type === 'EXIF') return exifIn(chunk).orientation
  return 1
}

/** Colour profile (ICC.1). */
export function profileOfWebp(bytes: Uint8Array): Uint8Array | undefined {
  for (const { type, data } of webpChunks(bytes)) if (type === 'ICCP') return data
  return undefined
}

function triple(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
