import { PdfFault } from '../objects.js'
import type { Undo } from './index.js'
import { Output } from './output.js'

const clear = 256
const end = 257

/** § 7.4.4.2: codes of 9 to 12 bits, the highest bit first; `EarlyChange` 0 makes them longer one code later. */
export const lzw: Undo = (bytes, most, parameters) => {
  const early = parameters.get('EarlyChange') === 0 ? 0 : 1
  const out = new Output(most, bytes.length * 2)
  const words: Uint8Array[] = Array.from({ length: 258 }, (_, code) => Uint8Array.of(code))
  let size = 9
  let before: Uint8Array | undefined
  let [bits, held] = [0, 0]
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    held += 8
    if (held < size) continue
    held -= size
    const code = bits >> held
    bits &= (1 << held) - 1
    if (code === end) break
    if (code === clear) {
      words.length = 258
      size = 9
      before = undefined
      continue
    }
    const word =
      words[code] ?? (before && code === words.length ? longer(before, before[0]!) : undefined)
    if (!word) throw new PdfFault('with a stream that cannot be unpacked')
    out.append(word)
    if (before && words.length < 4096) words.push(longer(before, word[0]!))
    before = word
    if (words.length + early >= 1 << size && size < 12) size++
  }
  return out.bytes
}

function longer(word: Uint8Array, last: number): Uint8Array {
  const found = new Uint8Array(word.length + 1)
  found.set(word)
  found[word.length] = last
  return found
}
