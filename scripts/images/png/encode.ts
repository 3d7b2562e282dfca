/**
 * Samples as a PNG file (ISO/IEC 15948).
 */
import { zlibSync } from 'fflate'
import type { Samples } from '../samples.js'

/** 8 bits a sample, red, green and blue; each row as the difference from the one above, which packs figures well. */
export function pngOf({ width, height, samples }: Samples): Uint8Array {
  const row = width * 3
  const filtered = new Uint8Array((row + 1) * height)
  for (let y = 0; y < height; y++) {
    const [to, from] = [y * (row + 1), y * row]
    filtered[to] = 2
    for (let x = 0; x < row; x++)
      filtered[to + 1 + x] = samples[from + x]! - (y > 0 ? samples[from - row + x]! : 0)
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 2, 0, 0, 0], 8)
  return Uint8Array.from(
    Buffer.concat([
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      chunk('IHDR', header),
      chunk('IDAT', zlibSync(filtered)),
      chunk('IEND', new Uint8Array()),
    ]),
  )
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(Buffer.from(name, 'latin1'), 4)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc(bytes.subarray(4, data.length + 8)))
  return bytes
}

/** Annex D: the cyclic redundancy check of a chunk. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff]! ^ (sum >>> 8)) >>> 0
  return (sum ^ 0xffffffff) >>> 0
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let code = index
  for (let bit = 0; bit < 8; bit++) code = code & 1 ? 0xedb88320 ^ (code >>> 1) : code >>> 1
  return code >>> 0
})
