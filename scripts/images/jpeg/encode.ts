/**
 * Coefficients as a JPEG file: one sequential scan with the Huffman codes that fit it (ITU-T T.81 annexes F and K.2).
 */
import { joined, viewOf } from '../bytes.js'
import { blocksOfUnit, type Coefficients, type Component } from './coefficients.js'

/** Tables, frame and scan, to the end of the file. */
export function scanOf({ width, height, components, tables }: Coefficients): Uint8Array {
  const used = [...new Set(components.map(({ table }) => table))]
  const quantization = used.map((number) => quantizationSegment(number, tables.get(number)!))
  const symbols = symbolsOf({ width, height, components, tables })
  const kinds = components.length > 1 ? [0, 1] : [0]
  const codes = kinds.flatMap((kind) => [codesFor(symbols, kind), codesFor(symbols, 16 + kind)])
  const codesByTable = new Map(
    kinds.flatMap((kind) => [
      [kind, codes[kind * 2]!] as const,
      [16 + kind, codes[kind * 2 + 1]!] as const,
    ]),
  )
  const frame = new Uint8Array(6 + components.length * 3)
  const view = viewOf(frame)
  frame[0] = 8
  view.setUint16(1, height)
  view.setUint16(3, width)
  frame[5] = components.length
  components.forEach(({ id, h, v, table }, index) =>
    frame.set([id, (h << 4) | v, table], 6 + index * 3),
  )
  const head = Uint8Array.of(
    components.length,
    ...components.flatMap(({ id }, index) => [id, index === 0 ? 0 : 0x11]),
    0,
    63,
    0,
  )
  const isBaseline = used.every((number) => tables.get(number)!.every((value) => value < 256))
  return joined([
    ...quantization,
    segment(isBaseline ? 0xc0 : 0xc1, frame),
    ...[...codesByTable].map(([number, { lengths, values }]) =>
      segment(0xc4, Uint8Array.of(number, ...lengths, ...values)),
    ),
    segment(0xda, head),
    written(symbols, codesByTable),
    Uint8Array.of(0xff, 0xd9),
  ])
}

export function segment(marker: number, data: Uint8Array): Uint8Array {
  const length = data.length + 2
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 255), data])
}

function quantizationSegment(number: number, table: Uint16Array): Uint8Array {
  const wide = table.some((value) => value > 255)
  const values = wide ? [...table].flatMap((value) => [value >> 8, value & 255]) : [...table]
  return segment(0xdb, Uint8Array.of((wide ? 0x10 : 0) | number, ...values))
}

/** What is to be written, in order: a table and a symbol of it (16 bits), and bits behind it with their number. */
interface Symbols {
  codes: Uint16Array
  bits: Int32Array
  count: number
}

function symbolsOf(picture: Coefficients): Symbols {
  const found: Symbols = {
    codes: new Uint16Array(1 << 16),
    bits: new Int32Array(1 << 16),
    count: 0,
  }
  const before = picture.components.map(() => 0)
  for (const { index, at } of blocksInOrder(picture)) {
    const { blocks } = picture.components[index]!
    const table = index === 0 ? 0 : 1
    put(found, table, 0, blocks[at]! - before[index]!)
    before[index] = blocks[at]!
    let zeros = 0
    for (let place = 1; place < 64; place++) {
      const value = blocks[at + place]!
      if (value === 0) {
        zeros++
        continue
      }
      for (; zeros > 15; zeros -= 16) put(found, 16 + table, 15, 0)
      put(found, 16 + table, zeros, value)
      zeros = 0
    }
    if (zeros > 0) put(found, 16 + table, 0, 0)
  }
  return found
}

function put(found: Symbols, table: number, zeros: number, value: number): void {
  if (found.count === found.codes.length) {
    const [codes, bits] = [found.codes, found.bits]
    found.codes = new Uint16Array(codes.length * 2)
    found.bits = new Int32Array(codes.length * 2)
    found.codes.set(codes)
    found.bits.set(bits)
  }
  const size = 32 - Math.clz32(Math.abs(value))
  found.codes[found.count] = (table << 8) | (zeros << 4) | size
  found.bits[found.count++] = value < 0 ? value + (1 << size) - 1 : value
}

/** A picture of one component has its blocks row by row, others unit by unit (§ A.2). */
function* blocksInOrder({ width, height, components }: Coefficients): Generator<{
  index: number
  at: number
}> {
  const [h, v] = blocksOfUnit(components)
  const [across, down] = [Math.ceil(width / (8 * h)), Math.ceil(height / (8 * v))]
  const at = (component: Component, x: number, y: number): number => (y * component.across + x) * 64
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      for (const [index, component] of components.entries())
        for (let row = 0; row < component.v; row++)
          for (let column = 0; column < component.h; column++)
            yield { index, at: at(component, x * component.h + column, y * component.v + row) }
}

interface Codes {
  /** How many codes there are of each length, 1 to 16, and their values in order. */
  lengths: number[]
  values: number[]
  /** By symbol: the code and its length. */
  code: Uint16Array
  length: Uint8Array
}

/** § K.2: codes by how often symbols occur, none of more than 16 bits and none of ones alone. */
function codesFor({ codes, count }: Symbols, table: number): Codes {
  const often = new Float64Array(257)
  for (let index = 0; index < count; index++)
    if (codes[index]! >> 8 === table) often[codes[index]! & 255]!++
  often[256] = 1
  const size = codeSizes(often)
  const lengths = limited(size)
  const values = Array.from({ length: 256 }, (_, symbol) => symbol)
    .filter((symbol) => size[symbol]! > 0)
    .sort((one, other) => size[one]! - size[other]! || one - other)
  const found: Codes = {
    lengths,
    values,
    code: new Uint16Array(256),
    length: new Uint8Array(256),
  }
  let [code, place] = [0, 0]
  lengths.forEach((many, index) => {
    for (let each = 0; each < many; each++) {
      found.code[values[place]!] = code++
      found.length[values[place++]!] = index + 1
    }
    code <<= 1
  })
  return found
}

/** Figure K.1: the length of each symbol's code. */
function codeSizes(often: Float64Array): number[] {
  const size = new Array<number>(257).fill(0)
  const other = new Array<number>(257).fill(-1)
  for (;;) {
    let [least, next] = [-1, -1]
    for (let symbol = 0; symbol <= 256; symbol++) {
      if (often[symbol] === 0) continue
      if (least < 0 || often[symbol]! <= often[least]!) [least, next] = [symbol, least]
      else if (next < 0 || often[symbol]! <= often[next]!) next = symbol
    }
    if (next < 0) return size
    often[least]! += often[next]!
    often[next] = 0
    size[least]!++
    for (; other[least]! >= 0; size[least]!++) least = other[least]!
    other[least] = next
    for (size[next]!++; other[next]! >= 0; size[next]!++) next = other[next]!
  }
}

/** Figures K.2 and K.3: how many codes there are of each length, without the reserved one. */
function limited(size: readonly number[]): number[] {
  const many = new Array<number>(64).fill(0)
  for (const length of size) if (length > 0) many[length]!++
  for (let length = 63; length > 16; length--)
    while (many[length]! > 0) {
      let shorter = length - 2
      while (many[shorter] === 0) shorter--
      many[length]! -= 2
      many[length - 1]!++
      many[shorter + 1]! += 2
      many[shorter]!--
    }
  let longest = 16
  while (many[longest] === 0) longest--
  many[longest]!--
  return many.slice(1, 17)
}

function written({ codes, bits, count }: Symbols, tables: ReadonlyMap<number, Codes>): Uint8Array {
  let out = new Uint8Array(count * 2 + 1024)
  let [at, held, holding] = [0, 0, 0]
  const add = (value: number, length: number): void => {
    for (let left = length; left > 0;) {
      const take = Math.min(8 - holding, left)
      held = (held << take) | ((value >>> (left - take)) & ((1 << take) - 1))
      holding += take
      left -= take
      if (holding < 8) continue
      out[at++] = held
      if (held === 0xff) out[at++] = 0
      held = holding = 0
    }
  }
  for (let index = 0; index < count; index++) {
    if (at + 16 > out.length) {
      const larger = new Uint8Array(out.length * 2)
      larger.set(out)
      out = larger
    }
    const symbol = codes[index]! & 255
    const table = tables.get(codes[index]! >> 8)!
    add(table.code[symbol]!, table.length[symbol]!)
    add(bits[index]!, symbol & 15)
  }
  if (holding > 0) add(0x7f, 8 - holding)
  return out.subarray(0, at)
}
