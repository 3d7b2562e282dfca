import { deflateSync } from 'node:zlib'
import { joined } from '../../scripts/images/bytes.js'
import { chunk } from '../../scripts/images/png/chunks.js'

export interface PngOptions {
  width?: number
  height?: number
  bits?: number
  color?: number
  interlaced?: number
  /** Chunks before the pixels. */
  more?: ReadonlyArray<readonly [string, Uint8Array | readonly number[]]>
}

/** A PNG of 4 by 4 pixels, or as told, whose data unpack to `raw`: lines, each behind its filter. */
export function png(
  raw: Uint8Array | readonly number[],
  { width = 4, height = 4, bits = 8, color = 6, interlaced = 0, more = [] }: PngOptions = {},
): Uint8Array {
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  head.set([bits, color, 0, 0, interlaced], 8)
  return joined([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...more.map(([name, body]) => chunk(name, Uint8Array.from(body))),
    chunk('IDAT', deflateSync(Uint8Array.from(raw))),
    chunk('IEND', new Uint8Array()),
  ])
}
