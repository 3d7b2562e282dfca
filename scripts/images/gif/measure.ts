import type { Reader } from '../reader.js'

/** GIF89a § 18–25: the logical screen, then blocks up to the trailer. GIF knows no density. */
export const readGif: Reader = (_, view) => {
  const measured = { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  let pictures = 0
  for (let at = 13 + tableSize(view.getUint8(10)); ;) {
    const block = view.getUint8(at)
    if (block === 0x3b) break
    if (block === 0x2c) {
      pictures++
      at = pastSubBlocks(view, at + 11 + tableSize(view.getUint8(at + 9)))
    } else if (block === 0x21) {
      at = pastSubBlocks(view, at + 2)
    } else {
      return 'that is damaged (an unknown block)'
    }
  }
  return pictures > 0 ? measured : 'without a picture'
}

/** Bytes of a colour table, from the byte that announces it. */
function tableSize(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

function pastSubBlocks(view: DataView, from: number): number {
  let at = from
  for (let size = view.getUint8(at); size > 0; size = view.getUint8(at)) at += size + 1
  return at + 1
}
