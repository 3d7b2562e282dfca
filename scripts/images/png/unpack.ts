/**
 * The lines of a PNG as they are packed: filtered (PNG § 7), those of an interlaced picture pass by pass.
 */
import { inflateRawSync } from 'node:zlib'
import { joined } from '../bytes.js'
import { tooLarge } from '../samples.js'
import { samplesOf, type Png } from './read.js'

export interface Pass {
  /** First row and column, and the steps from one to the next. */
  row: number
  column: number
  down: number
  across: number
  /** Pixels in a line, and lines. */
  width: number
  height: number
  /** Bytes of a line without its filter. */
  stride: number
}

/** Adam7 (§ 8.1). */
const adam7 = [
  [0, 0, 8, 8],
  [0, 4, 8, 8],
  [4, 0, 8, 4],
  [0, 2, 4, 4],
  [2, 0, 4, 2],
  [0, 1, 2, 2],
  [1, 0, 2, 1],
] as const

/** Those of a picture that is not interlaced are one. */
export function passesOf({ width, height, bits, color, interlaced }: Png): Pass[] {
  const steps = interlaced ? adam7 : ([[0, 0, 1, 1]] as const)
  return steps
    .map(([row, column, down, across]) => ({
      row,
      column,
      down,
      across,
      width: Math.ceil((width - column) / across),
      height: Math.ceil((height - row) / down),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0)
    .map((pass) => ({ ...pass, stride: Math.ceil((pass.width * bits * samplesOf[color]!) / 8) }))
}

/** Bytes behind the last line that do no harm. */
const slack = 4096

/**
 * All lines, each behind its filter; none when there are fewer or more of them than the head says. No more is unpacked
 * than that, and nothing of a picture of more pixels than any figure has. Checksums of the packing are not asked for.
 */
export function unpackPng(png: Png): Uint8Array | undefined {
  if (tooLarge(png, samplesOf[png.color]! * (png.bits === 16 ? 2 : 1))) return undefined
  const wanted = passesOf(png).reduce((sum, { height, stride }) => sum + height * (1 + stride), 0)
  const packed = joined(png.data)
  if (packed.length < 2 || (packed[0]! & 15) !== 8 || (packed[1]! & 0x20) !== 0) return undefined
  try {
    const lines = inflateRawSync(packed.subarray(2), { maxOutputLength: wanted + slack })
    return lines.length >= wanted ? lines.subarray(0, wanted) : undefined
  } catch {
    return undefined
  }
}

/** Whether a PNG that reads well has all its pixels. */
export const isWholePng = (png: Png): boolean => unpackPng(png) !== undefined
