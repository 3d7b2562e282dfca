/**
 * Whether a JPEG is of a kind that every reader decodes (ITU T.81 § B.2.2; ISO 32000-1 § 7.4.8, DCTDecode): Huffman coded,
 * of 8 bits, in grey, three colours or four inks. Others (arithmetic, lossless, 12 bits) would be an empty box.
 */
export function isReadableJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff || marker === 0xff) {
      at++
      continue
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)) {
      at += 2
      continue
    }
    const frame =
      marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (frame) return marker <= 0xc2 && bytes[at + 4] === 8 && [1, 3, 4].includes(bytes[at + 9]!)
    at += 2 + view.getUint16(at + 2)
  }
  return false
}
