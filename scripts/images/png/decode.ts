/**
 * The pixels of a PNG.
 */
import { optimized } from '../../optimizer.js'
import { inColorsOf, onWhite, type Samples } from '../samples.js'
import { samplesOf, type Png } from './read.js'
import { passesOf, unpackPng, type Pass } from './unpack.js'

/** Samples as the file has them: a byte each, or two (16 bits); of a palette, its entries' numbers. */
export interface RawPixels {
  width: number
  height: number
  /** Samples a pixel, and bytes a sample. */
  channels: number
  bytes: 1 | 2
  data: Uint8Array
}

/** None when the file does not hold all of them. */
export function rawPixels(png: Png): RawPixels | undefined {
  const lines = unpackPng(png)
  if (!lines) return undefined
  const channels = samplesOf[png.color]!
  const bytes = png.bits === 16 ? 2 : 1
  const unit = Math.max(1, (channels * png.bits) / 8)
  const passes = passesOf(png)
  let at = 0
  for (const pass of passes) {
    unfilter(lines.subarray(at, at + pass.height * (1 + pass.stride)), pass, unit)
    at += pass.height * (1 + pass.stride)
  }
  const data = new Uint8Array(png.width * png.height * channels * bytes)
  let from = 0
  for (const pass of passes) {
    for (let y = 0; y < pass.height; y++, from += 1 + pass.stride)
      spread(lines.subarray(from + 1, from + 1 + pass.stride), png, pass, y, data)
  }
  return { width: png.width, height: png.height, channels, bytes, data }
}

/** § 9: takes the filters of a pass's lines away, in place. */
function unfilter(lines: Uint8Array, { height, stride }: Pass, unit: number): void {
  let before: Uint8Array = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const start = y * (1 + stride)
    const line = lines.subarray(start + 1, start + 1 + stride)
    switch (lines[start]) {
      case 1:
        for (let x = unit; x < stride; x++) line[x]! += line[x - unit]!
        break
      case 2:
        for (let x = 0; x < stride; x++) line[x]! += before[x]!
        break
      case 3:
        for (let x = 0; x < stride; x++)
          line[x]! += ((x < unit ? 0 : line[x - unit]!) + before[x]!) >> 1
        break
      case 4:
        for (let x = 0; x < Math.min(unit, stride); x++) line[x]! += before[x]!
        for (let x = unit; x < stride; x++)
          line[x]! += paeth(line[x - unit]!, before[x]!, before[x - unit]!)
    }
    before = line
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Sets a line of a pass among the whole picture's samples. */
function spread(line: Uint8Array, png: Png, pass: Pass, y: number, data: Uint8Array): void {
  const unit = Math.max(1, (samplesOf[png.color]! * png.bits) / 8)
  const start = ((pass.row + y * pass.down) * png.width + pass.column) * unit
  if (png.bits >= 8 && pass.across === 1) data.set(line, start)
  else
    for (let x = 0; x < pass.width; x++)
      for (let part = 0; part < unit; part++)
        data[start + x * pass.across * unit + part] =
          png.bits >= 8 ? line[x * unit + part]! : bitsAt(line, x, png.bits)
}

const bitsAt = (line: Uint8Array, x: number, bits: number): number =>
  (line[(x * bits) >> 3]! >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1)

/** What is seen on white paper: 8 bits a sample, grey or RGB. */
export const decodePng = (png: Png): Samples | undefined =>
  optimized(() => inColorsOf(png.profile, seen(png)))

function seen(png: Png): Samples | undefined {
  const raw = rawPixels(png)
  if (!raw) return undefined
  if (png.color === 3) return ofPalette(png, raw)
  const { width, height } = png
  const alpha = png.color === 4 || png.color === 6 ? undefined : alphaOf(png, raw)
  const data = eightBits(png, raw)
  return onWhite({ width, height, channels: raw.channels, data }, alpha)
}

/** Red, green, blue and how much is seen of each pixel, 8 bits each; none when the file does not hold all of them. */
export function rgbaOf(png: Png): Uint8Array | undefined {
  const raw = rawPixels(png)
  if (!raw) return undefined
  const found = new Uint8Array(png.width * png.height * 4)
  if (png.color === 3) {
    const entries = colorsOf(png)
    raw.data.forEach((entry, pixel) =>
      found.set(entries.subarray(entry * 4, entry * 4 + 4), pixel * 4),
    )
    return found
  }
  const data = eightBits(png, raw)
  const key = alphaOf(png, raw)
  const isGrey = raw.channels < 3
  const hasAlpha = raw.channels % 2 === 0
  for (let pixel = 0, from = 0, to = 0; to < found.length; pixel++, from += raw.channels) {
    for (let color = 0; color < 3; color++) found[to++] = data[from + (isGrey ? 0 : color)]!
    found[to++] = hasAlpha ? data[from + raw.channels - 1]! : (key?.[pixel] ?? 255)
  }
  return found
}

function eightBits({ bits }: Png, { bytes, data }: RawPixels): Uint8Array {
  if (bits === 8) return data
  if (bytes === 1) return data.map((sample) => (sample * 255) / ((1 << bits) - 1))
  const found = new Uint8Array(data.length / 2)
  for (let index = 0; index < found.length; index++) found[index] = data[index * 2]!
  return found
}

/** § 11.3.1.1: 0 where a pixel has the one colour that is transparent, else 255; none where no colour is. */
function alphaOf(
  { transparency }: Png,
  { channels, bytes, data }: RawPixels,
): Uint8Array | undefined {
  if (!transparency || transparency.length < channels * 2) return undefined
  const key: number[] = []
  for (let sample = 0; sample < channels; sample++) {
    if (bytes === 2) key.push(transparency[sample * 2]!)
    key.push(transparency[sample * 2 + 1]!)
  }
  const alpha = new Uint8Array(data.length / key.length)
  for (let pixel = 0, at = 0; pixel < alpha.length; pixel++, at += key.length) {
    let same = true
    for (let part = 0; same && part < key.length; part++) same = data[at + part] === key[part]
    alpha[pixel] = same ? 0 : 255
  }
  return alpha
}

/** The entries of a palette, with alpha. */
function colorsOf({ palette = new Uint8Array(), transparency }: Png): Uint8Array {
  const colors = new Uint8Array(256 * 4)
  for (let entry = 0; entry < 256; entry++) {
    colors.set(palette.subarray(entry * 3, entry * 3 + 3), entry * 4)
    colors[entry * 4 + 3] = transparency?.[entry] ?? 255
  }
  return colors
}

function ofPalette(png: Png, raw: RawPixels): Samples {
  const { width, height } = raw
  const { samples: shown } = onWhite({ width: 256, height: 1, channels: 4, data: colorsOf(png) })
  const samples = new Uint8Array(width * height * 3)
  for (let pixel = 0, to = 0; pixel < raw.data.length; pixel++, to += 3) {
    const entry = raw.data[pixel]! * 3
    samples[to] = shown[entry]!
    samples[to + 1] = shown[entry + 1]!
    samples[to + 2] = shown[entry + 2]!
  }
  return { width, height, channels: 3, samples }
}
