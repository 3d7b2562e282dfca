import { ascii, viewOf } from '../bytes.js'
import { readExif, type Exif } from '../exif.js'

/** A part of a WebP file (RFC 9649 § 2.3). */
export interface WebpChunk {
  type: string
  data: Uint8Array
  /** Type, length, data and what fills them up. */
  whole: Uint8Array
}

/** The chunks of a file, as far as it says it reaches; a RangeError where it is cut off. */
export function* webpChunks(bytes: Uint8Array): Generator<WebpChunk> {
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  for (let at = 12; at + 8 <= end;) {
    const length = view.getUint32(at + 4, true)
    const data = at + 8
    if (data + length > bytes.length) throw new RangeError('Past the end')
    const next = data + length + (length % 2)
    yield {
      type: ascii(bytes, at, 4),
      data: bytes.subarray(data, data + length),
      whole: bytes.subarray(at, next),
    }
    at = next
  }
}

/** What an EXIF chunk says; some programs begin it as in JPEG. */
export const exifIn = ({ data }: WebpChunk): Exif =>
  readExif(ascii(data, 0, Math.min(6, data.length)) === 'Exif\0\0' ? data.subarray(6) : data)
