import { ascii } from '../bytes.js'
import type { Reader } from '../reader.js'

/** WebP container (RFC 9649 § 2): the first chunk has the size, in one of three ways. */
export const readWebp: Reader = (bytes, view) => {
  if (view.getUint32(4, true) + 8 > bytes.length) throw new RangeError('Past the end')
  const kind = ascii(bytes, 12, 4)
  if (kind === 'VP8X') return { width: 1 + triple(view, 24), height: 1 + triple(view, 27) }
  if (kind === 'VP8L') {
    if (view.getUint8(20) !== 0x2f) return 'that is damaged (no signature)'
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (kind !== 'VP8 ') return 'without a picture'
  if (triple(view, 23) !== 0x2a019d) return 'that is damaged (no start code)'
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

function triple(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
