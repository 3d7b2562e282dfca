import { ascii, joined } from '../bytes.js'
import type { Cleaner } from '../cleaned.js'
import { readExif, essentials } from '../exif.js'
import { xmpFacts } from '../packets.js'

const shown: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

/** WebP container (RFC 9649 § 2.7): the picture's chunks, and of Exif the orientation. */
export const cleanWebp: Cleaner = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  const facts: ReturnType<Cleaner>['facts'] = []
  const whole = 8 + view.getUint32(4, true)
  let turned = new Uint8Array()
  for (let at = 12; at + 8 <= whole;) {
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > bytes.length) throw new RangeError('Past the end')
    const type = ascii(bytes, at, 4)
    const contents = bytes.subarray(at + 8, at + 8 + length)
    if (shown.has(type)) parts.push(bytes.slice(at, end))
    else if (type === 'EXIF') {
      const exif = readExif(
        ascii(contents, 0, Math.min(6, contents.length)) === 'Exif\0\0'
          ? contents.subarray(6)
          : contents,
      )
      facts.push(...exif.facts)
      turned = new Uint8Array(essentials(exif, false))
    } else if (type === 'XMP ') facts.push(...xmpFacts(contents))
    at = end
  }
  if (turned.length > 0)
    parts.push(new Uint8Array([0x45, 0x58, 0x49, 0x46, turned.length, 0, 0, 0]), turned)
  const head = parts[0]
  if (head && ascii(head, 0, 4) === 'VP8X')
    head[8] = (head[8]! & ~0x0c) | (turned.length > 0 ? 0x08 : 0)
  const made = joined([bytes.subarray(0, 12), ...parts])
  new DataView(made.buffer).setUint32(4, made.length - 8, true)
  return { bytes: made, facts }
}
