import { inflateSync } from 'node:zlib'
import { joined } from '../bytes.js'
import { fact, decodedText, type Cleaner } from '../cleaned.js'
import { essentials, readExif } from '../exif.js'
import { xmpFacts } from '../packets.js'
import { chunk, pngChunks } from './chunks.js'
import { append } from '../../lists.js'

/** Chunks that decide what is seen, beside the critical ones (PNG, third edition, § 11.3). */
const shown: ReadonlySet<string> = new Set([
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'mDCV',
  'cLLI',
  'bKGD',
  'hIST',
  'pHYs',
  'sPLT',
  'acTL',
  'fcTL',
  'fdAT',
])

/** PNG (third edition) § 11.3.3: without texts, times, Exif but the orientation, and chunks of programs; nothing behind the end. */
export const cleanPng: Cleaner = (bytes) => {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  const facts: ReturnType<Cleaner>['facts'] = []
  for (const { type, data, whole } of pngChunks(bytes)) {
    if (/^[A-Z]/.test(type) || shown.has(type)) parts.push(whole)
    else if (type === 'eXIf') {
      const exif = readExif(data)
      append(facts, exif.facts)
      const rest = essentials(exif, false)
      if (rest.length > 0) parts.push(chunk('eXIf', rest))
    } else if (['tEXt', 'iTXt', 'zTXt'].includes(type)) append(facts, textFacts(type, data))
  }
  return { bytes: joined(parts), facts }
}

function textFacts(type: string, contents: Uint8Array): ReturnType<Cleaner>['facts'] {
  const end = contents.indexOf(0)
  if (end < 0) return []
  const key = decodedText(contents.subarray(0, end))
  const value = textValue(type, contents.subarray(end + 1))
  if (key === 'XML:com.adobe.xmp') return xmpFacts(value)
  const kind = /^(?:author|artist|creator|copyright|owner)$/i.test(key) ? 'person' : 'text'
  const found = fact(kind, `PNG ${key.slice(0, 60)}`, decodedText(value))
  return found.value ? [found] : []
}

/** tEXt: the text; zTXt: a method, then deflated; iTXt: two flags, two more strings, then the text, deflated or not. */
function textValue(type: string, rest: Uint8Array): Uint8Array {
  try {
    if (type === 'tEXt') return rest
    if (type === 'zTXt') return inflated(rest.subarray(1))
    const from = rest.indexOf(0, rest.indexOf(0, 2) + 1) + 1
    return rest[0] === 1 ? inflated(rest.subarray(from)) : rest.subarray(from)
  } catch {
    return new Uint8Array()
  }
}

/** A text that grows beyond a megabyte is none. */
const inflated = (bytes: Uint8Array): Uint8Array =>
  inflateSync(bytes, { maxOutputLength: 1_000_000 })
