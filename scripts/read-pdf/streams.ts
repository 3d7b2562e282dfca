/**
 * The contents of streams (ISO 32000-1 § 7.3.8 and 7.4).
 */
import { inflateSync } from 'node:zlib'
import { isKind, PdfFault, type PdfObject, type PdfStream } from './objects.js'

/** An object, or what it refers to. */
export type Resolve = (object: PdfObject | undefined) => PdfObject

/** Bound of a decoded stream, so that a small file cannot fill the memory. */
const largest = 128 * 1024 * 1024

/** Bytes of a stream as they stand in the file, still filtered. */
export function raw({ dictionary, start, source }: PdfStream, resolve: Resolve): Uint8Array {
  const length = resolve(dictionary.entries.get('Length'))
  const stated = typeof length === 'number' && length >= 0 ? start + length : -1
  const follows = String.fromCharCode(...source.subarray(Math.max(stated, 0), stated + 12))
  if (stated >= start && /^\s*endstream/.test(follows)) return source.subarray(start, stated)
  const end = Buffer.from(source.buffer, source.byteOffset, source.byteLength).indexOf(
    'endstream',
    start,
  )
  if (end === -1) throw new PdfFault('that ends too early')
  return source.subarray(start, end)
}

/** Bytes of a stream with no filter or FlateDecode; other filters throw a PdfFault. */
export function decoded(stream: PdfStream, resolve: Resolve): Uint8Array {
  const filters = [resolve(stream.dictionary.entries.get('Filter'))]
    .flat()
    .map((filter) => resolve(filter))
  const parameters = [resolve(stream.dictionary.entries.get('DecodeParms'))]
    .flat()
    .map((each) => resolve(each))
  let bytes = raw(stream, resolve)
  for (const [index, filter] of filters.entries()) {
    if (filter === null) continue
    if (!isKind(filter, 'name') || !['FlateDecode', 'Fl'].includes(filter.name))
      throw new PdfFault('with a filter that cannot be read')
    bytes = unpredict(inflate(bytes), parameters[index] ?? null)
  }
  return bytes
}

function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: largest })
  } catch {
    throw new PdfFault('with a stream that cannot be unpacked')
  }
}

/** § 7.4.4.4: PNG's predictors, a byte before each row. */
function unpredict(bytes: Uint8Array, parameters: PdfObject): Uint8Array {
  const number = (key: string, otherwise: number): number => {
    const found = isKind(parameters, 'dictionary') ? parameters.entries.get(key) : undefined
    return typeof found === 'number' ? found : otherwise
  }
  if (number('Predictor', 1) < 10) return bytes
  const step = Math.max(1, Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8)) / 8))
  const width = Math.ceil(
    (number('Colors', 1) * number('BitsPerComponent', 8) * number('Columns', 1)) / 8,
  )
  if (!(width > 0 && width <= bytes.length))
    throw new PdfFault('with a stream that cannot be unpacked')
  const rows = Math.floor(bytes.length / (width + 1))
  const found = new Uint8Array(rows * width)
  for (let at = 0; at < found.length; at++) {
    const row = Math.floor(at / width)
    const left = at % width >= step ? found[at - step]! : 0
    const up = row > 0 ? found[at - width]! : 0
    const corner = row > 0 && at % width >= step ? found[at - width - step]! : 0
    found[at] = bytes[at + row + 1]! + predicted(bytes[row * (width + 1)]!, left, up, corner)
  }
  return found
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}
