import type { Reader } from '../reader.js'
import { tooLarge } from '../samples.js'
import { blocksOf, screenOf } from './blocks.js'

/** GIF89a § 18–25: the logical screen, then blocks up to the trailer. GIF knows no density. */
export const readGif: Reader = (bytes) => {
  let pictures = 0
  for (const block of blocksOf(bytes)) {
    if (!block) return 'that is damaged (an unknown block)'
    if (block.kind !== 'picture') continue
    if (tooLarge(block)) return 'with a picture that is larger than any figure'
    pictures++
  }
  return pictures > 0 ? { ...screenOf(bytes), pictures } : 'without a picture'
}
