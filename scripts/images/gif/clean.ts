import { ascii, joined } from '../bytes.js'
import { fact, decodedText, type Cleaner } from '../cleaned.js'
import { xmpFacts } from '../packets.js'
import { blocksOf, endOfHead } from './blocks.js'
import { append } from '../../lists.js'

/** GIF89a § 24 and 26: without comments and without what programs add but the count of an animation's rounds. */
export const cleanGif: Cleaner = (bytes) => {
  const facts: ReturnType<Cleaner>['facts'] = []
  const parts: Uint8Array[] = [bytes.subarray(0, endOfHead(bytes))]
  for (const block of blocksOf(bytes)) {
    if (!block) throw new RangeError('Unknown block')
    const label = block.kind === 'extension' ? block.label : 0
    const program = label === 0xff ? ascii(block.whole, 3, 11) : ''
    if (label === 0xfe)
      facts.push(fact('text', 'GIF comment', decodedText(block.whole.subarray(3, -1))))
    else if (program === 'XMP DataXMP') append(facts, xmpFacts(block.whole.subarray(14)))
    if (label !== 0xfe && (label !== 0xff || /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(program)))
      parts.push(block.whole)
  }
  return { bytes: joined([...parts, Uint8Array.of(0x3b)]), facts }
}
