/**
 * Fax codes (ITU-T T.4 and T.6) as in TIFF, through a library whose loops are bounded here: what it writes by the size
 * of the picture, how long it looks for a code, and how long a line grows.
 */
import type { PixelGrid } from '../samples.js'
import type { Tiff } from './read.js'

/** Lines of a bit a pixel; none when the data are not what the size says. */
export type Fax = (tiff: Tiff, packed: Uint8Array, size: PixelGrid) => Uint8Array | undefined

type Decode = (
  data: Uint8Array,
  from: number,
  length: number,
  to: Uint8Array,
  at: number,
  width: number,
  fillOrder: number,
  twoDimensional?: boolean,
) => void

interface Library {
  _decodeG2: Decode
  _decodeG3: Decode
  _decodeG4: Decode
  _addNtimes: (line: number[], count: number, value: number) => void
  _findDiff: (line: readonly number[], from: number, value: number) => number | undefined
  _writeBits: (bits: readonly number[], to: Uint8Array, at: number) => void
}

/** Bits among which no code ends: those of a line's end and what fills it up are fewer. */
const longestCode = 4096

export async function faxDecoder(): Promise<Fax> {
  const loaded = await import('utif2')
  const { decode } = ((loaded as unknown as { default?: unknown }).default ?? loaded) as {
    decode: unknown
  }
  const library = decode as Library
  return (tiff, packed, { width, height }) => {
    const stride = Math.ceil(width / 8)
    const lines = new Uint8Array(stride * height)
    bound(library, width, lines.length)
    try {
      const { compression, fillOrder, faxOptions } = tiff
      const arguments_ = [packed, 0, packed.length, lines, 0, width, fillOrder] as const
      if (compression === 4) library._decodeG4(...arguments_)
      else if (compression === 3) library._decodeG3(...arguments_, (faxOptions & 1) === 1)
      else return undefined
      return lines
    } catch (error) {
      if (error === full) return lines
      if (error === endless) return undefined
      throw error
    }
  }
}

const full = new Error('All lines are written')
const endless = new Error('No code ends, or a line is too long')

function bound(library: Library, width: number, most: number): void {
  let since = 0
  library._addNtimes = (line, count, value) => {
    since = 0
    if (line.length + Math.max(0, count) > width + 8) throw endless
    for (let added = 0; added < count; added++) line.push(value)
  }
  library._findDiff = (line, from, value) => {
    if (++since > 2 * longestCode) throw endless
    return found(line, from, value)
  }
  library._writeBits = (bits, to, at) => {
    if (at >= most * 8) throw full
    writeBits(bits, to, at)
  }
}

/** The first place of a line at `from` or behind where it turns to `value`: places and values follow one another. */
function found(line: readonly number[], from: number, value: number): number | undefined {
  let [low, high] = [0, line.length >> 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (line[middle * 2]! >= from) high = middle
    else low = middle + 1
  }
  while (low * 2 < line.length && line[low * 2 + 1] !== value) low++
  return line[low * 2]
}

function writeBits(bits: readonly number[], to: Uint8Array, at: number): void {
  bits.forEach((bit, index) => {
    const place = at + index
    if (bit) to[place >> 3]! |= 128 >> (place & 7)
  })
}
