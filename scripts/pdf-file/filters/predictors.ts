/** What Flate and LZW data may be before they are packed (ISO 32000-1 § 7.4.4.4): differences, of TIFF or of PNG. */
import { PdfFault } from '../objects.js'

/** Rows of samples without their prediction; a row that was cut off is left out. */
export function unpredicted(
  bytes: Uint8Array,
  parameters: ReadonlyMap<string, number>,
): Uint8Array {
  const predictor = parameters.get('Predictor') ?? 1
  if (predictor < 2) return bytes
  const [colors, bits, columns] = [
    parameters.get('Colors') ?? 1,
    parameters.get('BitsPerComponent') ?? 8,
    parameters.get('Columns') ?? 1,
  ]
  const width = Math.ceil((colors * bits * columns) / 8)
  if (![1, 2, 4, 8, 16].includes(bits) || !(colors >= 1 && colors <= 64) || !(width >= 1))
    throw new PdfFault('with a stream that cannot be unpacked')
  if (predictor === 2) return ofTiff(bytes, width, colors, bits, columns)
  return ofPng(bytes, width, Math.max(1, (colors * bits) >> 3))
}

/** A byte before each row says how it was predicted. */
function ofPng(bytes: Uint8Array, width: number, step: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (width + 1))
  const found = new Uint8Array(Math.max(0, bytes.length - rows))
  for (let row = 0, to = 0, from = 0; row < rows; row++) {
    const kind = bytes[from++]!
    const end = Math.min(to + width, found.length)
    for (let column = 0; to < end; column++, to++, from++) {
      const left = column >= step ? found[to - step]! : 0
      const up = row > 0 ? found[to - width]! : 0
      const corner = row > 0 && column >= step ? found[to - width - step]! : 0
      found[to] = bytes[from]! + guess(kind, left, up, corner)
    }
  }
  return found
}

function guess(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4:
      return paeth(left, up, corner)
    default:
      return 0
  }
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner)
  const toUp = Math.abs(left - corner)
  const toCorner = Math.abs(left + up - 2 * corner)
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

/** TIFF 6.0 § 14: each sample is the difference from that of the same colour to the left. */
function ofTiff(
  bytes: Uint8Array,
  width: number,
  colors: number,
  bits: number,
  columns: number,
): Uint8Array {
  const found = Uint8Array.from(bytes)
  for (let row = 0; row < found.length; row += width) {
    const line = found.subarray(row, row + width)
    if (bits === 8) for (let at = colors; at < line.length; at++) line[at]! += line[at - colors]!
    else if (bits === 16) summed16(line, colors)
    else summedBits(line, colors, bits, columns)
  }
  return found
}

function summed16(line: Uint8Array, colors: number): void {
  for (let at = 2 * colors; at + 1 < line.length; at += 2) {
    const before = at - 2 * colors
    const sum = ((line[at]! + line[before]!) << 8) + line[at + 1]! + line[before + 1]!
    line[at] = sum >> 8
    line[at + 1] = sum
  }
}

function summedBits(line: Uint8Array, colors: number, bits: number, columns: number): void {
  const most = (1 << bits) - 1
  const before = Array.from({ length: colors }, () => 0)
  for (let sample = 0; sample < columns * colors; sample++) {
    const [at, shift] = [(sample * bits) >> 3, 8 - bits - ((sample * bits) & 7)]
    if (at >= line.length) return
    const sum = (((line[at]! >> shift) & most) + before[sample % colors]!) & most
    before[sample % colors] = sum
    line[at] = (line[at]! & ~(most << shift)) | (sum << shift)
  }
}
