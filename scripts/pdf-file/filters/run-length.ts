import type { Undo } from './index.js'
import { Output } from './output.js'

/** § 7.4.5: a length and its bytes, or a length and one byte that is repeated; 128 ends. */
export const runLength: Undo = (bytes, most) => {
  const out = new Output(most, bytes.length * 2)
  for (let at = 0; at < bytes.length && bytes[at] !== 128;) {
    const length = bytes[at]!
    if (length < 128) {
      out.append(bytes.subarray(at + 1, at + 2 + length))
      at += 2 + length
    } else {
      out.append(new Uint8Array(257 - length).fill(bytes[at + 1] ?? 0))
      at += 2
    }
  }
  return out.bytes
}
