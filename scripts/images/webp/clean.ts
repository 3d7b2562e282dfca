import { ascii, joined } from '../bytes.js'
import type { Cleaner } from '../cleaned.js'
import { essentials } from '../exif.js'
import { xmpFacts } from '../packets.js'
import { webpChunks, exifIn } from './chunks.js'
import { append } from '../../lists.js'

const shown: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

/** WebP container (RFC 9649 § 2.7): the picture's chunks, and of Exif the orientation. */
export const cleanWebp: Cleaner = (bytes) => {
  const parts: Uint8Array[] = []
  const facts: ReturnType<Cleaner>['facts'] = []
  let turned = new Uint8Array()
  for (const chunk of webpChunks(bytes)) {
    if (shown.has(chunk.type)) parts.push(chunk.whole.slice())
    else if (chunk.type === 'EXIF') {
      const exif = exifIn(chunk)
      append(facts, exif.facts)
      turned = new Uint8Array(essentials(exif, false))
    } else if (chunk.type === 'XMP ') append(facts, xmpFacts(chunk.data))
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
