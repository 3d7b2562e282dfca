/**
 * The coefficients of a JPEG (ITU-T T.81), unpacked from its Huffman codes and not transformed: a picture can be turned
 * with them and loses nothing.
 */
import { viewOf } from '../bytes.js'
import { tooLarge } from '../samples.js'
import { isFrame, segmentsOf } from './segments.js'
import { largest } from '../../lists.js'

export interface Component {
  id: number
  /** Blocks of 8 by 8 in a unit of the picture, across and down. */
  h: number
  v: number
  /** Its quantization table. */
  table: number
  /** Blocks in the whole picture, those that fill its last units counted. */
  across: number
  down: number
  /** 64 a block, in zigzag order. */
  blocks: Int16Array
}

export interface Coefficients {
  width: number
  height: number
  components: Component[]
  /** Quantization tables in zigzag order, by number. */
  tables: Map<number, Uint16Array>
}

/** None of a kind that is not Huffman coded in 8 bits, or of more pixels than any figure has. */
export function coefficientsOf(bytes: Uint8Array): Coefficients | undefined {
  const huffman = new Map<number, Huffman>()
  const tables = new Map<number, Uint16Array>()
  let picture: Coefficients | undefined
  let progressive = false
  let restart = 0
  for (const { marker, data, scan } of segmentsOf(bytes)) {
    if (marker === 0xdb) quantization(data, tables)
    else if (marker === 0xc4) huffmanTables(data, huffman)
    else if (marker === 0xdd) restart = viewOf(data).getUint16(0)
    else if (isFrame(marker)) {
      if (marker > 0xc2 || data[0] !== 8 || picture) return undefined
      progressive = marker === 0xc2
      picture = frame(data, tables)
      if (!picture) return undefined
    } else if (marker === 0xda && scan && picture)
      new Scan(picture, data, scan, huffman, restart, progressive).read()
  }
  return picture
}

function quantization(data: Uint8Array, tables: Map<number, Uint16Array>): void {
  for (let at = 0; at < data.length;) {
    const [wide, number] = [data[at]! >> 4, data[at]! & 15]
    at++
    const table = new Uint16Array(64)
    for (let index = 0; index < 64; index++, at += wide ? 2 : 1)
      table[index] = wide ? (data[at]! << 8) | data[at + 1]! : data[at]!
    tables.set(number, table)
  }
}

function frame(data: Uint8Array, tables: Map<number, Uint16Array>): Coefficients | undefined {
  const view = viewOf(data)
  const [height, width] = [view.getUint16(1), view.getUint16(3)]
  const heads = Array.from({ length: data[5]! }, (_, index) => {
    const at = 6 + index * 3
    return { id: data[at]!, h: data[at + 1]! >> 4, v: data[at + 1]! & 15, table: data[at + 2]! }
  })
  const sound = heads.every(({ h, v }) => h >= 1 && h <= 4 && v >= 1 && v <= 4)
  if (!sound || ![1, 3, 4].includes(heads.length) || !(width * height > 0)) return undefined
  if (tooLarge({ width, height }, heads.length)) return undefined
  const [h, v] = blocksOfUnit(heads)
  const components = heads.map((head): Component => {
    const across = Math.ceil(width / (8 * h)) * head.h
    const down = Math.ceil(height / (8 * v)) * head.v
    return { ...head, across, down, blocks: new Int16Array(across * down * 64) }
  })
  return { width, height, components, tables }
}

/** Blocks across and down that the largest component has in a unit of the picture. */
export const blocksOfUnit = (
  components: ReadonlyArray<{ h: number; v: number }>,
): [number, number] => [
  largest(components.map(({ h }) => h)),
  largest(components.map(({ v }) => v)),
]

/** Codes by length: the first code, the place of its value, and the values (§ F.2.2.3). */
interface Huffman {
  least: Int32Array
  most: Int32Array
  first: Int32Array
  values: Uint8Array
}

function huffmanTables(data: Uint8Array, tables: Map<number, Huffman>): void {
  for (let at = 0; at + 17 <= data.length;) {
    const number = data[at]!
    const table: Huffman = {
      least: new Int32Array(17),
      most: new Int32Array(17).fill(-1),
      first: new Int32Array(17),
      values: new Uint8Array(),
    }
    let [code, total] = [0, 0]
    for (let length = 1; length <= 16; length++, code <<= 1) {
      const count = data[at + length]!
      table.least[length] = code
      table.first[length] = total
      code += count
      total += count
      if (count > 0) table.most[length] = code - 1
    }
    table.values = data.subarray(at + 17, at + 17 + total)
    tables.set(number, table)
    at += 17 + total
  }
}

/** A component in a scan: its tables, and the mean of its block before. */
interface Member {
  component: Component
  dc: Huffman | undefined
  ac: Huffman | undefined
  before: number
}

/** One scan (§ F.2, G.2). Coded data that end too early leave zeros, as decoders do. */
class Scan {
  #at = 0
  #held = 0
  #bits = 0
  #run = 0
  readonly #members: Member[]
  readonly #first: number
  readonly #last: number
  readonly #high: number
  readonly #low: number

  constructor(
    readonly picture: Coefficients,
    head: Uint8Array,
    readonly data: Uint8Array,
    huffman: ReadonlyMap<number, Huffman>,
    readonly restart: number,
    readonly progressive: boolean,
  ) {
    const count = head[0]!
    this.#members = Array.from({ length: count }, (_, index) => {
      const [id, tables] = [head[1 + index * 2]!, head[2 + index * 2]!]
      const component = picture.components.find((one) => one.id === id)
      if (!component) throw new RangeError('A scan of no component')
      return {
        component,
        dc: huffman.get(tables >> 4),
        ac: huffman.get(0x10 | (tables & 15)),
        before: 0,
      }
    })
    const rest = 1 + count * 2
    this.#first = progressive ? head[rest]! : 0
    this.#last = progressive ? Math.min(63, head[rest + 1]!) : 63
    this.#high = progressive ? head[rest + 2]! >> 4 : 0
    this.#low = progressive ? head[rest + 2]! & 15 : 0
  }

  read(): void {
    const { width, height, components } = this.picture
    const [h, v] = blocksOfUnit(components)
    const single = this.#members.length === 1 ? this.#members[0]!.component : undefined
    const across = single
      ? Math.ceil(Math.ceil((width * single.h) / h) / 8)
      : Math.ceil(width / (8 * h))
    const down = single
      ? Math.ceil(Math.ceil((height * single.v) / v) / 8)
      : Math.ceil(height / (8 * v))
    for (let unit = 0; unit < across * down; unit++) {
      if (this.restart > 0 && unit > 0 && unit % this.restart === 0) this.#begin()
      const [x, y] = [unit % across, Math.floor(unit / across)]
      for (const member of this.#members) {
        const { component } = member
        if (single) this.#block(member, (y * component.across + x) * 64)
        else
          for (let row = 0; row < component.v; row++)
            for (let column = 0; column < component.h; column++)
              this.#block(
                member,
                ((y * component.v + row) * component.across + x * component.h + column) * 64,
              )
      }
    }
  }

  /** Behind a restart marker. */
  #begin(): void {
    this.#bits = 0
    this.#run = 0
    for (const member of this.#members) member.before = 0
    while (this.#at < this.data.length && !this.#isMarker()) this.#at++
    this.#at += 2
  }

  #isMarker(): boolean {
    const next = this.data[this.#at + 1]
    return this.data[this.#at] === 0xff && next !== undefined && next >= 0xd0 && next <= 0xd7
  }

  #bit(): number {
    if (this.#bits === 0) {
      if (this.#at >= this.data.length || this.#isMarker()) return 0
      this.#held = this.data[this.#at++]!
      if (this.#held === 0xff) this.#at++
      this.#bits = 8
    }
    this.#bits--
    return (this.#held >> this.#bits) & 1
  }

  #number(length: number): number {
    let value = 0
    for (let index = 0; index < length; index++) value = (value << 1) | this.#bit()
    return value
  }

  #signed(length: number): number {
    if (length === 0) return 0
    const value = this.#number(length)
    return value < 1 << (length - 1) ? value - (1 << length) + 1 : value
  }

  #code(table: Huffman | undefined): number {
    if (!table) throw new RangeError('A code without its table')
    let code = 0
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | this.#bit()
      if (code <= table.most[length]!)
        return table.values[table.first[length]! + code - table.least[length]!] ?? 0
    }
    throw new RangeError('No such code')
  }

  #block(member: Member, at: number): void {
    const { blocks } = member.component
    if (this.#first === 0) {
      if (this.#high > 0) blocks[at]! |= this.#bit() << this.#low
      else blocks[at] = (member.before += this.#signed(this.#code(member.dc))) << this.#low
    }
    const from = Math.max(1, this.#first)
    if (from > this.#last) return
    if (this.#high > 0) this.#refine(member.ac, blocks, at, from)
    else this.#alternating(member.ac, blocks, at, from)
  }

  #alternating(table: Huffman | undefined, blocks: Int16Array, at: number, from: number): void {
    if (this.#run > 0) {
      this.#run--
      return
    }
    for (let index = from; index <= this.#last; index++) {
      const code = this.#code(table)
      const [zeros, size] = [code >> 4, code & 15]
      if (size === 0 && zeros < 15) {
        this.#run = (1 << zeros) - 1 + this.#number(zeros)
        return
      }
      index += zeros
      if (index <= this.#last) blocks[at + index] = this.#signed(size) << this.#low
    }
  }

  /** § G.1.2.3: one more bit of what is there, and what comes to be. */
  #refine(table: Huffman | undefined, blocks: Int16Array, at: number, from: number): void {
    const one = 1 << this.#low
    const more = (index: number): void => {
      const value = blocks[at + index]!
      if (this.#bit() && (value & one) === 0) blocks[at + index] = value + (value > 0 ? one : -one)
    }
    let index = from
    while (this.#run === 0 && index <= this.#last) {
      const code = this.#code(table)
      let zeros = code >> 4
      const value = (code & 15) === 0 ? 0 : this.#bit() ? one : -one
      if (value === 0 && zeros < 15) {
        this.#run = (1 << zeros) + this.#number(zeros)
        break
      }
      for (; index <= this.#last; index++) {
        if (blocks[at + index] !== 0) more(index)
        else if (zeros-- === 0) break
      }
      if (value !== 0 && index <= this.#last) blocks[at + index] = value
      index++
    }
    if (this.#run === 0) return
    for (; index <= this.#last; index++) if (blocks[at + index] !== 0) more(index)
    this.#run--
  }
}
