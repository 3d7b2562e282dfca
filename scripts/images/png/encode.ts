/**
 * Pixels as a PNG file (ISO/IEC 15948).
 */
import { zlibSync } from 'fflate'
import { optimized } from '../../optimizer.js'
import { joined, viewOf } from '../bytes.js'
import type { Samples } from '../samples.js'
import { chunk } from './chunks.js'

/** 8 bits a sample, grey or RGB. */
export const pngOf = ({ width, height, channels, samples, profile }: Samples): Uint8Array =>
  assemblePng(
    { width, height, bits: 8, color: channels === 1 ? 0 : 2 },
    packed(filtered(samples, width * channels)),
    profile ? [chunk('iCCP', joined([Buffer.from('ICC\0\0', 'latin1'), packed(profile)]))] : [],
  )

/** A file of packed lines; `between` stands before them. */
export function assemblePng(
  { width, height, bits, color }: { width: number; height: number; bits: number; color: number },
  data: Uint8Array,
  between: readonly Uint8Array[] = [],
): Uint8Array {
  const head = new Uint8Array(13)
  const view = viewOf(head)
  view.setUint32(0, width)
  view.setUint32(4, height)
  head.set([bits, color, 0, 0, 0], 8)
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    ...between,
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Lines of `stride` bytes, each as the difference from the one above (§ 9, filter 2), which packs figures well. */
export function filtered(samples: Uint8Array, stride: number): Uint8Array {
  const lines = new Uint8Array(samples.length + samples.length / stride)
  optimized(() => filter(samples, stride, lines))
  return lines
}

function filter(samples: Uint8Array, stride: number, lines: Uint8Array): void {
  for (let from = 0, to = 0; from < samples.length; from += stride) {
    lines[to++] = 2
    for (let x = from; x < from + stride; x++)
      lines[to++] = samples[x]! - (from > 0 ? samples[x - stride]! : 0)
  }
}

/**
 * Lines packed, the same bytes on every machine and Node: zlib's own packing is other bytes with other processors and
 * versions. Level 4 takes half the time of 6, for one part in a hundred more bytes.
 */
export const packed = (lines: Uint8Array): Uint8Array =>
  optimized(() => zlibSync(lines, { level: 4 }))
