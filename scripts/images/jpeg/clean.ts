import { ascii } from '../reader.js'
import { fact, joined, textOf, type Cleaner } from '../cleaned.js'
import { essentials, readExif, type Exif } from '../exif.js'
import { iptcFacts, xmpFacts } from '../packets.js'

/**
 * JPEG (ITU-T T.81 annex B): of the segments for applications only JFIF (without its thumbnail), the colour profile and
 * Adobe's, which say how colours are meant; no comment; nothing behind the end.
 */
export const cleanJpeg: Cleaner = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  const facts: ReturnType<Cleaner>['facts'] = []
  let exif: Exif | undefined
  let hasDensity = false
  let head = 1
  for (let at = 2; ;) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) throw new RangeError('No marker')
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      parts.push(bytes.subarray(at, at + 2))
      break
    }
    const end = standsAlone(marker) ? at + 2 : at + 2 + view.getUint16(at + 2)
    if (end > bytes.length) throw new RangeError('Past the end')
    const segment = bytes.subarray(at, end)
    const name = marker >= 0xe0 && marker <= 0xef ? nameOf(segment) : ''
    if (marker === 0xe1 && name === 'Exif') exif ??= readExif(segment.subarray(10))
    else if (marker === 0xe1 && name.includes('ns.adobe.com'))
      facts.push(...xmpFacts(segment.subarray(4 + name.length + 1)))
    else if (marker === 0xed) facts.push(...iptcFacts(segment.subarray(4)))
    else if (marker === 0xfe) facts.push(fact('text', 'JPEG comment', textOf(segment.subarray(4))))
    const kept = keeps(marker, name)
    if (marker === 0xe0 && name === 'JFIF') {
      hasDensity ||= segment[11] !== 0
      parts.push(withoutThumbnail(segment))
      head = parts.length
    } else if (kept) parts.push(segment)
    at = end
    if (marker === 0xda) {
      const after = pastScan(bytes, end)
      parts.push(bytes.subarray(end, after))
      at = after
    }
  }
  const rest = exif ? essentials(exif, !hasDensity) : new Uint8Array()
  if (rest.length > 0)
    parts.splice(
      head,
      0,
      new Uint8Array([
        0xff,
        0xe1,
        (rest.length + 8) >> 8,
        (rest.length + 8) & 255,
        0x45,
        0x78,
        0x69,
        0x66,
        0,
        0,
      ]),
      rest,
    )
  return { bytes: joined(parts), facts: [...(exif?.facts ?? []), ...facts] }
}

const standsAlone = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** The name with which a segment for an application begins, up to its zero. */
function nameOf(segment: Uint8Array): string {
  const end = segment.indexOf(0, 4)
  return ascii(segment, 4, Math.min(60, (end < 0 ? segment.length : end) - 4))
}

function keeps(marker: number, name: string): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  return (
    (marker === 0xe2 && name === 'ICC_PROFILE') || (marker === 0xee && name.startsWith('Adobe'))
  )
}

/** JFIF 1.02: the thumbnail may show what was cut away since. */
const withoutThumbnail = (segment: Uint8Array): Uint8Array =>
  joined([new Uint8Array([0xff, 0xe0, 0, 16]), segment.subarray(4, 16), new Uint8Array([0, 0])])

/** Where the compressed data from `from` on end: at a marker that is neither a stuffed byte nor a restart. */
function pastScan(bytes: Uint8Array, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !standsAlone(next)) return at
  }
  throw new RangeError('Past the end')
}
