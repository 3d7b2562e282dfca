/** The filters of streams (ISO 32000-1 § 7.4) but those of images, which are left to who paints them. */
import type { Budget } from '../budget.js'
import { PdfFault } from '../objects.js'
import { ascii85, asciiHex } from './ascii.js'
import { inflated } from './flate.js'
import { lzw } from './lzw.js'
import { unpredicted } from './predictors.js'
import { runLength } from './run-length.js'

export interface Filter {
  name: string
  parameters: ReadonlyMap<string, number>
}

/** `left` is the first filter that is an image's: DCTDecode, JPXDecode, CCITTFaxDecode, JBIG2Decode. */
export interface Filtered {
  bytes: Uint8Array
  left?: string
}

/** Bytes without a filter, at most `most` of them; more is a PdfBound, taken before the memory is. */
export type Undo = (
  bytes: Uint8Array,
  most: number,
  parameters: ReadonlyMap<string, number>,
) => Uint8Array

const predicted =
  (undo: Undo): Undo =>
  (bytes, most, parameters) =>
    unpredicted(undo(bytes, most, parameters), parameters)

const known: Readonly<Record<string, Undo>> = {
  FlateDecode: predicted(inflated),
  Fl: predicted(inflated),
  LZWDecode: predicted(lzw),
  LZW: predicted(lzw),
  ASCII85Decode: ascii85,
  A85: ascii85,
  ASCIIHexDecode: asciiHex,
  AHx: asciiHex,
  RunLengthDecode: runLength,
  RL: runLength,
  Crypt: (bytes) => bytes, // of files that are not encrypted it is the identity
}
const ofImages: ReadonlySet<string> = new Set([
  'DCTDecode',
  'DCT',
  'JPXDecode',
  'CCITTFaxDecode',
  'CCF',
  'JBIG2Decode',
])

/** Filters undone in their order up to the first of an image; what cannot be is a PdfFault. */
export function unfiltered(data: Uint8Array, filters: readonly Filter[], budget: Budget): Filtered {
  let bytes = data
  for (const { name, parameters } of filters) {
    if (ofImages.has(name)) return { bytes, left: name }
    const undo = Object.hasOwn(known, name) ? known[name] : undefined
    if (!undo) throw new PdfFault('with a filter that is unknown')
    bytes = undo(bytes, budget.bytes, parameters)
    budget.unpack(bytes.length)
  }
  return { bytes }
}
