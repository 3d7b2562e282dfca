import { ascii, type Reader } from './reader.js'

/** WebP container (RFC 9649 § 2): the first chunk has the size, in one of three ways. */
export const readWebp: Reader = (bytes, view) => {
  if (view.getUint32(4, true) + 8 > bytes.length) throw new RangeError('Past the end')
  const kind = ascii(bytes, 12, 4)
  if (kind === 'VP8X') return { width: 1 + triple(view, 24), height: 1 + triple(view, 27) }
  if (kind === 'VP8L') {
    if (view.getUint8(20) !== 0x2F) return 'that is damaged (no signature)'
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3FFF), height: 1 + ((bits >>> 14) & 0x3FFF) }
  }
  if (kind !== 'VP8 ') return 'without a picture'
  if (triple(view, 23) !== 0x2A019D) return 'that is damaged (no start code)'
  return { width: view.getUint16(26, true) & 0x3FFF, height: view.getUint16(28, true) & 0x3FFF }
}

function triple(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
