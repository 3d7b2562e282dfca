/** The filters of PDF the other way round, as programs pack streams; written here, so that they do not share our faults. */
import { deflateSync } from 'node:zlib'

/** Contents packed as `/Filter` and `/DecodeParms` say. */
export interface Packed {
  data: Uint8Array
  entries: string
}

export const hex = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(
    `${Buffer.from(bytes)
      .toString('hex')
      .replace(/(.{60})/g, '$1\n')}>`,
  )

export function ascii85(bytes: Uint8Array): Uint8Array {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const group = bytes.subarray(at, at + 4)
    let value = [0, 1, 2, 3].reduce((sum, index) => sum * 256 + (group[index] ?? 0), 0)
    if (value === 0 && group.length === 4) {
      text += 'z'
      continue
    }
    const digits = Array.from({ length: 5 }, () => {
      const digit = value % 85
      value = (value - digit) / 85
      return String.fromCharCode(33 + digit)
    }).reverse()
    text += digits.slice(0, group.length + 1).join('')
  }
  return Buffer.from(`${text.replace(/(.{70})/g, '$1\n')}~>`)
}

export function runLength(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  for (let at = 0; at < bytes.length;) {
    let run = 1
    while (run < 128 && bytes[at + run] === bytes[at]) run++
    if (run > 1) out.push(257 - run, bytes[at]!)
    else out.push(0, bytes[at]!)
    at += run
  }
  return Uint8Array.from([...out, 128])
}

/** Codes of growing length, the table cleared when it is full. */
export function lzw(bytes: Uint8Array, early: 0 | 1 = 1): Uint8Array {
  const out: number[] = []
  let [held, bits, size] = [0, 0, 9]
  let table = new Map<string, number>()
  const put = (code: number): void => {
    held = held * 2 ** size + code
    bits += size
    for (; bits >= 8; bits -= 8) {
      out.push(Math.floor(held / 2 ** (bits - 8)) & 255)
      held %= 2 ** (bits - 8)
    }
  }
  const code = (word: string): number => (word.length === 1 ? word.charCodeAt(0) : table.get(word)!)
  put(256)
  let word = ''
  for (const byte of bytes) {
    const longer = word + String.fromCharCode(byte)
    if (longer.length === 1 || table.has(longer)) {
      word = longer
      continue
    }
    put(code(word))
    table.set(longer, 258 + table.size)
    if (258 + table.size > (1 << size) - early && size < 12) size++
    if (table.size >= 4094 - 258) {
      put(256)
      table = new Map()
      size = 9
    }
    word = String.fromCharCode(byte)
  }
  if (word !== '') put(code(word))
  put(257)
  put(0)
  return Uint8Array.from(out)
}

/** PNG's predictors, each row with its own, over rows of `width` bytes. */
export function pngPredicted(bytes: Uint8Array, width: number, step: number): Uint8Array {
  const out: number[] = []
  for (let row = 0; row * width < bytes.length; row++) {
    const kind = row % 5
    out.push(kind)
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const left = column >= step ? bytes[at - step]! : 0
      const up = row > 0 ? bytes[at - width]! : 0
      const corner = row > 0 && column >= step ? bytes[at - width - step]! : 0
      const nearest = [left, up, corner].reduce((best, one) =>
        Math.abs(left + up - corner - one) < Math.abs(left + up - corner - best) ? one : best,
      )
      const guess = [0, left, up, (left + up) >> 1, nearest][kind]!
      out.push(((bytes[at] ?? 0) - guess) & 255)
    }
  }
  return Uint8Array.from(out)
}

/** TIFF's predictor of 8 bits, over rows of `width` bytes. */
export const tiffPredicted = (bytes: Uint8Array, width: number, colors: number): Uint8Array =>
  bytes.map((byte, at) => (at % width < colors ? byte : byte - bytes[at - colors]!))

const flate = (bytes: Uint8Array): Uint8Array => deflateSync(bytes)

/** Every way of packing, by what it is called; rows of predictors are 12 bytes of 3 colours. */
export const ways: Readonly<Record<string, (bytes: Uint8Array) => Packed>> = {
  none: (data) => ({ data, entries: '' }),
  Flate: (bytes) => ({ data: flate(bytes), entries: '/Filter/FlateDecode' }),
  'Flate in a list': (bytes) => ({ data: flate(bytes), entries: '/Filter[/FlateDecode]' }),
  'Flate, PNG predictors': (bytes) => ({
    data: flate(pngPredicted(bytes, 12, 3)),
    entries: '/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns 4>>',
  }),
  'Flate, TIFF predictor': (bytes) => ({
    data: flate(tiffPredicted(bytes, 12, 3)),
    entries: '/Filter/FlateDecode/DecodeParms<</Predictor 2/Colors 3/Columns 4>>',
  }),
  LZW: (bytes) => ({ data: lzw(bytes), entries: '/Filter/LZWDecode' }),
  'LZW, late change': (bytes) => ({
    data: lzw(bytes, 0),
    entries: '/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>',
  }),
  'LZW, PNG predictors': (bytes) => ({
    data: lzw(pngPredicted(bytes, 12, 3)),
    entries: '/Filter/LZWDecode/DecodeParms<</Predictor 15/Colors 3/Columns 4>>',
  }),
  ASCII85: (bytes) => ({ data: ascii85(bytes), entries: '/Filter/ASCII85Decode' }),
  ASCIIHex: (bytes) => ({ data: hex(bytes), entries: '/Filter/ASCIIHexDecode' }),
  RunLength: (bytes) => ({ data: runLength(bytes), entries: '/Filter/RunLengthDecode' }),
  'ASCII85 and Flate': (bytes) => ({
    data: ascii85(flate(bytes)),
    entries: '/Filter[/ASCII85Decode/FlateDecode]',
  }),
  'ASCIIHex, RunLength and LZW with a predictor': (bytes) => ({
    data: hex(runLength(lzw(pngPredicted(bytes, 12, 3)))),
    entries:
      '/Filter[/ASCIIHexDecode/RunLengthDecode/LZWDecode]/DecodeParms[null null<</Predictor 12/Colors 3/Columns 4>>]',
  }),
}
