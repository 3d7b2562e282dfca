/**
 * PNG files (ISO/IEC 15948): their header, and their samples on a white ground.
 */
export interface Png {
  width: number
  height: number
  bits: number
  /** Colour type: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  color: number
  interlaced: boolean
  alpha: boolean
  /** Contents of tRNS. */
  transparent?: Uint8Array | undefined
  palette?: Uint8Array | undefined
  /** All IDAT, compressed. */
  data: Uint8Array
}

/** Reads the chunks of a PNG. */
export function readPng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  const png: Png = {
    width: 0,
    height: 0,
    bits: 8,
    color: 2,
    interlaced: false,
    alpha: false,
    data: bytes,
  }
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'IHDR') {
      Object.assign(png, {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        bits: body[8],
        color: body[9],
        interlaced: body[12] === 1,
      })
      png.alpha = png.color === 4 || png.color === 6
    } else if (name === 'PLTE') png.palette = body.slice()
    else if (name === 'tRNS') png.transparent = body.slice()
    else if (name === 'IDAT') parts.push(body)
    else if (name === 'IEND') break
    at += 12 + length
  }
  png.data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    png.data.set(part, offset)
    offset += part.length
  }
  return png
}

const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Adam7: first row and column of each pass, and the steps between. */
const passes: ReadonlyArray<readonly [number, number, number, number]> = [
  [0, 0, 8, 8],
  [0, 4, 8, 8],
  [4, 0, 8, 4],
  [0, 2, 4, 4],
  [2, 0, 4, 2],
  [0, 1, 2, 2],
  [1, 0, 2, 1],
]

/** Samples of 8 bits, grey or RGB, what is transparent set on white; `raw` is the inflated data. */
export function decodePng(png: Png, raw: Uint8Array): { samples: Uint8Array; channels: 1 | 3 } {
  const channels = png.color === 0 || png.color === 4 ? 1 : 3
  const samples = new Uint8Array(png.width * png.height * channels).fill(255)
  let at = 0
  for (const [row, column, down, across] of png.interlaced ? passes : [[0, 0, 1, 1] as const]) {
    const width = Math.ceil((png.width - column) / across)
    const height = Math.ceil((png.height - row) / down)
    if (width <= 0 || height <= 0) continue
    const unit = Math.max(1, (png.bits * samplesOf[png.color]!) / 8)
    const stride = Math.ceil((width * png.bits * samplesOf[png.color]!) / 8)
    let before = new Uint8Array(stride)
    for (let y = 0; y < height; y++) {
      const line = unfiltered(raw[at]!, raw.slice(at + 1, at + 1 + stride), before, unit)
      at += 1 + stride
      for (let x = 0; x < width; x++)
        paint(
          png,
          line,
          x,
          samples,
          ((row + y * down) * png.width + column + x * across) * channels,
          channels,
        )
      before = line
    }
  }
  return { samples, channels }
}

/** PNG § 9: the line without its filter. */
function unfiltered(
  filter: number,
  line: Uint8Array,
  before: Uint8Array,
  unit: number,
): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(before.length)
  for (let index = 0; index < found.length; index++) {
    const left = index >= unit ? found[index - unit]! : 0
    const up = before[index]!
    const corner = index >= unit ? before[index - unit]! : 0
    const guess =
      filter === 1
        ? left
        : filter === 2
          ? up
          : filter === 3
            ? (left + up) >> 1
            : filter === 4
              ? paeth(left, up, corner)
              : 0
    found[index] = ((line[index] ?? 0) + guess) & 255
  }
  return found
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function paint(
  png: Png,
  line: Uint8Array,
  x: number,
  samples: Uint8Array,
  to: number,
  channels: number,
): void {
  const count = samplesOf[png.color]!
  const sample = (index: number): number => {
    const place = x * count + index
    if (png.bits === 16) return line[place * 2]!
    if (png.bits === 8) return line[place]!
    const bit = place * png.bits
    return (line[bit >> 3]! >> (8 - png.bits - (bit & 7))) & ((1 << png.bits) - 1)
  }
  const full = png.bits < 8 ? (1 << png.bits) - 1 : 255
  const whole = (index: number): number =>
    png.bits === 16
      ? (line[(x * count + index) * 2]! << 8) | line[(x * count + index) * 2 + 1]!
      : sample(index)
  const key = (index: number): number =>
    (png.transparent![index * 2]! << 8) | png.transparent![index * 2 + 1]!
  let alpha = 255
  if (png.color === 3) {
    const entry = sample(0)
    alpha = png.transparent?.[entry] ?? 255
    for (let channel = 0; channel < 3; channel++)
      samples[to + channel] = over(png.palette?.[entry * 3 + channel] ?? 0, alpha)
    return
  }
  if (png.alpha) alpha = sample(count - 1)
  else if (png.transparent)
    alpha = Array.from({ length: count }, (_, index) => whole(index) === key(index)).every(Boolean)
      ? 0
      : 255
  for (let channel = 0; channel < channels; channel++)
    samples[to + channel] = over(Math.round((sample(channel) * 255) / full), alpha)
}

const over = (value: number, alpha: number): number =>
  Math.round((value * alpha + 255 * (255 - alpha)) / 255)
