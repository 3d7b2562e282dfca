/**
 * The colour profile that a bitmap carries (ICC.1): with it a photograph in another space than sRGB keeps its colours.
 */
import { unzlibSync } from 'fflate'
import type { Document } from '../print/document.js'
import type { Reference } from '../print/pdfmake.js'

/** A colour space for `channels` channels; none when the file has no profile of this kind that the PDF may have. */
export function profiled(
  document: Document,
  bytes: Uint8Array,
  format: 'png' | 'jpeg',
  channels: number,
): ['ICCBased', Reference] | undefined {
  const profile = format === 'jpeg' ? ofJpeg(bytes) : ofPng(bytes)
  if (!profile || !fits(profile, channels, document.version === 1.4 ? 2 : 4)) return undefined
  const key = Buffer.from(profile).toString('base64')
  let stream = document.profiles.get(key)
  if (!stream) {
    stream = document.ref({ N: channels, Alternate: channels === 3 ? 'DeviceRGB' : 'DeviceGray' })
    stream.end(Buffer.from(profile))
    document.profiles.set(key, stream)
  }
  return ['ICCBased', stream]
}

/** ICC.1 § 7.2: length, version, kind of device, colour space, signature. PDF 1.4 knows no version 4. */
function fits(profile: Uint8Array, channels: number, newest: number): boolean {
  if (profile.length < 132) return false
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength)
  const word = (at: number): string => String.fromCharCode(...profile.subarray(at, at + 4))
  return (
    view.getUint32(0) === profile.length &&
    profile[8]! <= newest &&
    profile[8]! >= 2 &&
    ['mntr', 'scnr', 'prtr', 'spac'].includes(word(12)) &&
    word(16) === (channels === 3 ? 'RGB ' : 'GRAY') &&
    word(36) === 'acsp'
  )
}

/** Its parts stand in segments, each with its number (ICC.1 § B.4). */
function ofJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const length = view.getUint16(at + 2)
    const body = bytes.subarray(at + 4, at + 2 + length)
    if (
      bytes[at + 1] === 0xe2 &&
      Buffer.from(body.subarray(0, 12)).toString('latin1') === 'ICC_PROFILE\0' &&
      body.length > 14
    )
      parts[body[12]! - 1] = body.subarray(14)
    at += 2 + length
  }
  return parts.length > 0 && !parts.includes(undefined as never)
    ? new Uint8Array(Buffer.concat(parts))
    : undefined
}

/** The chunk `iCCP` (PNG § 11.3.2.3), packed; more than 4 MB is no profile of a picture. */
function ofPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (name === 'IDAT') return undefined
    if (name === 'iCCP') {
      const body = bytes.subarray(at + 8, at + 8 + length)
      const start = body.indexOf(0) + 2
      if (start < 2 || length > 4e6) return undefined
      try {
        return unzlibSync(body.subarray(start), { out: new Uint8Array(4e6) })
      } catch {
        return undefined
      }
    }
    at += 12 + length
  }
  return undefined
}
