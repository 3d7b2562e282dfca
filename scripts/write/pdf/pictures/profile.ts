/**
 * The colour profile that a bitmap carries (ICC.1): with it a photograph in another space than sRGB keeps its colours.
 */
import type { PdfDocument } from '../print/document.js'
import type { Reference } from '../print/pdfmake.js'

/** A colour space for `channels` channels; none when there is no profile of this kind that the PDF may have. */
export function profiled(
  document: PdfDocument,
  profile: Uint8Array | undefined,
  channels: number,
): ['ICCBased', Reference] | undefined {
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
