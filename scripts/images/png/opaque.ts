/**
 * A PNG whose alpha channel says nothing, without it: many programs write one that is full everywhere.
 */
import { optimized } from '../../optimizer.js'
import { samplesOf, type Png } from './read.js'
import { passesOf, unpackPng } from './unpack.js'

/**
 * The filtered lines without alpha, of a picture of 8 bits that is not interlaced; none when something in it is
 * transparent. Filters predict each channel from itself (PNG § 9), so that the other channels stay as they are.
 */
export const withoutAlpha = (png: Png): Uint8Array | undefined => optimized(() => colorLines(png))

function colorLines(png: Png): Uint8Array | undefined {
  if ((png.color !== 4 && png.color !== 6) || png.bits !== 8 || png.interlaced) return undefined
  const lines = unpackPng(png)
  if (!lines) return undefined
  const colors = samplesOf[png.color]! - 1
  const stride = passesOf(png)[0]!.stride
  const found = new Uint8Array((1 + png.width * colors) * png.height)
  for (let y = 0, from = 0, to = 0; y < png.height; y++) {
    const filter = lines[from++]!
    found[to++] = filter
    let full = fullAlpha(filter, y === 0, true)
    const rest = fullAlpha(filter, y === 0, false)
    for (const end = from + stride; from < end; full = rest) {
      for (let color = 0; color < colors; color++) found[to++] = lines[from++]!
      if (lines[from++] !== full) return undefined
    }
  }
  return found
}

/** What a filter makes of 255 where all that is before and above is 255 too, and 0 outside the picture. */
function fullAlpha(filter: number, firstLine: boolean, firstPixel: boolean): number {
  const [left, up] = [firstPixel ? 0 : 255, firstLine ? 0 : 255]
  const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : 0
  return 255 - (filter === 4 ? Math.max(left, up) : guess)
}
