import { crc32 } from 'node:zlib'
import { ascii, viewOf } from '../bytes.js'

/** A part of a PNG file (PNG, third edition, § 5.3). */
export interface PngChunk {
  type: string
  data: Uint8Array
  /** All of it, from its length to its checksum. */
  whole: Uint8Array
}

/** The chunks of a file up to its end; a RangeError where it is cut off. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = viewOf(bytes)
  for (let at = 8; ;) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) throw new RangeError('Past the end')
    const type = ascii(bytes, at + 4, 4)
    yield { type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) }
    if (type === 'IEND') return
    at = end
  }
}

/** Whether the checksum at the end of a chunk is that of what is before. */
export const isIntact = ({ whole }: PngChunk): boolean =>
  viewOf(whole).getUint32(whole.length - 4) === crc32(whole.subarray(4, whole.length - 4))

/** A chunk, with its length and checksum. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const made = new Uint8Array(data.length + 12)
  const view = viewOf(made)
  view.setUint32(0, data.length)
  made.set(Buffer.from(type, 'latin1'), 4)
  made.set(data, 8)
  view.setUint32(data.length + 8, crc32(made.subarray(4, data.length + 8)))
  return made
}
