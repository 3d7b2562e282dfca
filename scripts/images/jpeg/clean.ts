import { joined } from '../bytes.js'
import { fact, decodedText, type Cleaner } from '../cleaned.js'
import { essentials, readExif, type Exif } from '../exif.js'
import { iptcFacts, xmpFacts } from '../packets.js'
import { segmentName, segmentsOf } from './segments.js'
import { append } from '../../lists.js'

/**
 * JPEG (ITU-T T.81 annex B): of the segments for applications only JFIF (without its thumbnail), the colour profile and
 * Adobe's, which say how colours are meant; no comment; nothing behind the end.
 */
export const cleanJpeg: Cleaner = (bytes) => {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  const facts: ReturnType<Cleaner>['facts'] = []
  let exif: Exif | undefined
  let hasDensity = false
  let head = 1
  for (const segment of segmentsOf(bytes)) {
    const { marker, data, whole, scan } = segment
    const name = segmentName(segment)
    if (marker === 0) throw new RangeError('No marker')
    if (marker === 0xe1 && name === 'Exif') exif ??= readExif(data.subarray(6))
    else if (marker === 0xe1 && name.includes('ns.adobe.com'))
      append(facts, xmpFacts(data.subarray(name.length + 1)))
    else if (marker === 0xed) append(facts, iptcFacts(data))
    else if (marker === 0xfe) facts.push(fact('text', 'JPEG comment', decodedText(data)))
    if (marker === 0xe0 && name === 'JFIF') {
      hasDensity ||= data[7] !== 0
      parts.push(withoutThumbnail(whole))
      head = parts.length
    } else if (keeps(marker, name)) parts.push(whole)
    if (scan) parts.push(scan)
  }
  const rest = exif ? essentials(exif, !hasDensity) : new Uint8Array()
  if (rest.length > 0) parts.splice(head, 0, exifSegment(rest))
  return { bytes: joined(parts), facts: [...(exif?.facts ?? []), ...facts] }
}

function exifSegment(contents: Uint8Array): Uint8Array {
  const length = contents.length + 8
  return joined([
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 255, 0x45, 0x78, 0x69, 0x66, 0, 0),
    contents,
  ])
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
