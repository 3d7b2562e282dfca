/**
 * Samples as a TIFF file (TIFF 6.0): RGB, LZW, no alpha, no layers, and nothing but the picture and its resolution.
 */
import type { Samples } from '../samples.js'

/** Rows that are packed together, so that a reader need not unpack the whole. */
const rowsPerStrip = 64

/** A file of `dpi` pixels an inch. */
export function tiffOf({ width, height, samples, profile }: Samples, dpi: number): Uint8Array {
  const strips: Uint8Array[] = []
  for (let row = 0; row < height; row += rowsPerStrip)
    strips.push(
      lzw(samples.subarray(row * width * 3, Math.min(height, row + rowsPerStrip) * width * 3)),
    )
  return assemble(width, height, dpi, strips, profile)
}

const [short, long, rational, plain] = [3, 4, 5, 7]
interface Field {
  tag: number
  type: number
  values: readonly number[]
}

/** Head, strips, and the one directory behind them (§ 2). */
function assemble(
  width: number,
  height: number,
  dpi: number,
  strips: readonly Uint8Array[],
  profile: Uint8Array | undefined,
): Uint8Array {
  let at = 8
  const offsets = strips.map((strip) => {
    const here = at
    at += strip.length + (strip.length % 2)
    return here
  })
  const fields: Field[] = [
    { tag: 256, type: long, values: [width] },
    { tag: 257, type: long, values: [height] },
    { tag: 258, type: short, values: [8, 8, 8] },
    { tag: 259, type: short, values: [5] },
    { tag: 262, type: short, values: [2] },
    { tag: 273, type: long, values: offsets },
    { tag: 277, type: short, values: [3] },
    { tag: 278, type: long, values: [rowsPerStrip] },
    { tag: 279, type: long, values: strips.map(({ length }) => length) },
    { tag: 282, type: rational, values: [dpi, 1] },
    { tag: 283, type: rational, values: [dpi, 1] },
    { tag: 296, type: short, values: [2] },
    ...(profile ? [{ tag: 34675, type: plain, values: [...profile] }] : []),
  ]
  const behind = at + 2 + fields.length * 12 + 4
  const out = new Uint8Array(
    behind + fields.reduce((sum, field) => sum + (sizeOf(field) > 4 ? sizeOf(field) : 0), 0),
  )
  const view = new DataView(out.buffer)
  out.set([0x49, 0x49, 42, 0])
  view.setUint32(4, at, true)
  strips.forEach((strip, index) => out.set(strip, offsets[index]))
  writeDirectory(view, at, behind, fields)
  return out
}

const widthOf = (type: number): number => (type === plain ? 1 : type === short ? 2 : 4)
const sizeOf = ({ type, values }: Field): number => values.length * widthOf(type)

function writeDirectory(
  view: DataView,
  start: number,
  behind: number,
  fields: readonly Field[],
): void {
  view.setUint16(start, fields.length, true)
  let far = behind
  fields.forEach((field, index) => {
    const at = start + 2 + index * 12
    view.setUint16(at, field.tag, true)
    view.setUint16(at + 2, field.type, true)
    view.setUint32(at + 4, field.type === rational ? 1 : field.values.length, true)
    const near = sizeOf(field) <= 4
    if (!near) view.setUint32(at + 8, far, true)
    field.values.forEach((value, position) => {
      const place = (near ? at + 8 : far) + position * widthOf(field.type)
      if (field.type === plain) view.setUint8(place, value)
      else if (field.type === short) view.setUint16(place, value, true)
      else view.setUint32(place, value, true)
    })
    if (!near) far += sizeOf(field)
  })
}

const [clear, end, first, most] = [256, 257, 258, 4094]

/**
 * LZW as § 13 has it: codes of 9 to 12 bits, the highest bit first, and the table is cleared before it is full.
 */
function lzw(bytes: Uint8Array): Uint8Array {
  const out = new Bits(bytes.length)
  const table = new Uint16Array((most + 2) * 256)
  let next = first
  let width = 9
  let prefix = -1
  out.put(clear, width)
  for (const byte of bytes) {
    const known = prefix < 0 ? byte : table[prefix * 256 + byte]!
    if (prefix < 0 || known !== 0) {
      prefix = known
      continue
    }
    out.put(prefix, width)
    table[prefix * 256 + byte] = next++
    prefix = byte
    if (next === most) {
      out.put(clear, width)
      table.fill(0)
      next = first
      width = 9
    } else if (next === 1 << width) width++
  }
  if (prefix >= 0) {
    out.put(prefix, width)
    next++
    if (next === most) {
      out.put(clear, width)
      width = 9
    } else if (next === 1 << width) width++
  }
  out.put(end, width)
  return out.finish()
}

class Bits {
  private bytes: Uint8Array
  private at = 0
  private held = 0
  private count = 0

  constructor(expected: number) {
    this.bytes = new Uint8Array(Math.max(64, expected >> 1))
  }

  put(code: number, width: number): void {
    this.held = (this.held << width) | code
    this.count += width
    while (this.count >= 8) {
      this.count -= 8
      this.push((this.held >>> this.count) & 0xff)
    }
    this.held &= (1 << this.count) - 1
  }

  finish(): Uint8Array {
    if (this.count > 0) this.push((this.held << (8 - this.count)) & 0xff)
    return this.bytes.slice(0, this.at)
  }

  private push(byte: number): void {
    if (this.at === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes[this.at++] = byte
  }
}
