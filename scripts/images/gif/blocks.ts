import { viewOf } from '../bytes.js'

/** A part of a GIF file (GIF89a § 18–26), in the order of the file. */
export type GifBlock = GifPicture | Extension

export interface GifPicture {
  kind: 'picture'
  left: number
  top: number
  width: number
  height: number
  interlaced: boolean
  /** Where its colours are: its own, or the file's (0: nowhere). */
  table: number
  /** Where the size of its codes is, and the packed data behind it. */
  data: number
  whole: Uint8Array
}

export interface Extension {
  kind: 'extension'
  label: number
  /** From behind its label: sub-blocks with their lengths. */
  data: Uint8Array
  whole: Uint8Array
}

/** Size of the logical screen. */
export const screenOf = (bytes: Uint8Array): { width: number; height: number } => {
  const view = viewOf(bytes)
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** Where the first block begins: behind the head and the file's colours. */
export const endOfHead = (bytes: Uint8Array): number => 13 + tableSize(viewOf(bytes).getUint8(10))

/** The blocks up to the trailer; `undefined` in the place of one that is unknown; a RangeError where the file is cut off. */
export function* blocksOf(bytes: Uint8Array): Generator<GifBlock | undefined> {
  const view = viewOf(bytes)
  const common = tableSize(view.getUint8(10)) > 0 ? 13 : 0
  for (let at = endOfHead(bytes); ;) {
    const kind = view.getUint8(at)
    if (kind === 0x3b) return
    if (kind !== 0x2c && kind !== 0x21) {
      yield undefined
      return
    }
    const block = kind === 0x2c ? pictureAt(bytes, view, at, common) : extensionAt(bytes, view, at)
    yield block
    at += block.whole.length
  }
}

function pictureAt(bytes: Uint8Array, view: DataView, at: number, common: number): GifPicture {
  const flags = view.getUint8(at + 9)
  const own = tableSize(flags)
  const data = at + 10 + own
  return {
    kind: 'picture',
    left: view.getUint16(at + 1, true),
    top: view.getUint16(at + 3, true),
    width: view.getUint16(at + 5, true),
    height: view.getUint16(at + 7, true),
    interlaced: (flags & 0x40) !== 0,
    table: own > 0 ? at + 10 : common,
    data,
    whole: bytes.subarray(at, pastSubBlocks(view, data + 1)),
  }
}

function extensionAt(bytes: Uint8Array, view: DataView, at: number): Extension {
  const whole = bytes.subarray(at, pastSubBlocks(view, at + 2))
  return { kind: 'extension', label: view.getUint8(at + 1), data: whole.subarray(2), whole }
}

/** Bytes of a colour table, from the byte that announces it. */
const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

function pastSubBlocks(view: DataView, from: number): number {
  let at = from
  for (let size = view.getUint8(at); size > 0; size = view.getUint8(at)) at += size + 1
  return at + 1
}
