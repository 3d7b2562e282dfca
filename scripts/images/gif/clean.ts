import { ascii, joined } from '../bytes.js'
import { fact, textOf, type Cleaner } from '../cleaned.js'
import { xmpFacts } from '../packets.js'

/** GIF89a § 24 and 26: without comments and without what programs add but the count of an animation's rounds. */
export const cleanGif: Cleaner = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const facts: ReturnType<Cleaner>['facts'] = []
  let at = 13 + tableSize(view.getUint8(10))
  const parts: Uint8Array[] = [bytes.subarray(0, at)]
  for (;;) {
    const block = view.getUint8(at)
    if (block === 0x3b) {
      parts.push(bytes.subarray(at, at + 1))
      return { bytes: joined(parts), facts }
    }
    const end = pastSubBlocks(
      view,
      block === 0x2c ? at + 11 + tableSize(view.getUint8(at + 9)) : at + 2,
    )
    const label = block === 0x21 ? view.getUint8(at + 1) : 0
    const program = label === 0xff ? ascii(bytes, at + 3, 11) : ''
    if (label === 0xfe)
      facts.push(fact('text', 'GIF comment', textOf(bytes.subarray(at + 3, end - 1))))
    else if (program === 'XMP DataXMP') facts.push(...xmpFacts(bytes.subarray(at + 14, end)))
    if (label !== 0xfe && (label !== 0xff || /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(program)))
      parts.push(bytes.subarray(at, end))
    at = end
  }
}

const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

function pastSubBlocks(view: DataView, from: number): number {
  let at = from
  for (let size = view.getUint8(at); size > 0; size = view.getUint8(at)) at += size + 1
  return at + 1
}
