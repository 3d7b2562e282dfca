import { crc32 } from 'node:zlib'
import { ascii, type Measured, type Reader } from '../reader.js'

const channels: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** PNG (third edition) § 5: chunks, each with its checksum, from IHDR to IEND; `pHYs` has the density. */
export const readPng: Reader = (bytes, view) => {
  const measured: Measured = { width: view.getUint32(16), height: view.getUint32(20) }
  const [depth, colour] = [view.getUint8(24), view.getUint8(25)]
  let pixels = false
  let palette = false
  for (let at = 8; ;) {
    const length = view.getUint32(at)
    const type = ascii(bytes, at + 4, 4)
    if (at === 8 && (type !== 'IHDR' || length !== 13)) return 'without its header'
    if (view.getUint32(at + 8 + length) !== crc32(bytes.subarray(at + 4, at + 8 + length)))
      return `that is damaged (checksum of \`${printable(type)}\`)`
    if (type === 'PLTE') palette = true
    if (type === 'IDAT') pixels = true
    if (type === 'pHYs' && view.getUint8(at + 16) === 1)
      measured.density = perInch(view.getUint32(at + 8))
    if (type === 'IEND') break
    at += 12 + length
  }
  if (!pixels) return 'without pixels'
  if (!channels[colour]?.includes(depth) || (colour === 3 && !palette))
    return 'with a colour type that does not exist'
  return measured
}

/** Pixels a metre as pixels an inch, so that 2835 and 11811 give 72 and 300. */
function perInch(perMetre: number): number {
  return Math.round(perMetre * 0.0254 * 100) / 100
}

function printable(type: string): string {
  return type.replace(/[^A-Za-z]/g, '?')
}
