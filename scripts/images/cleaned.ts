/**
 * An image file without what it says beside its picture: who took it, where, with what, and notes. The picture stays as it
 * was, sample for sample, and so do its colours (ICC), its size in print and which side is up.
 */
import type { ImageFact } from '../document/inputs.js'

export interface Cleaned {
  bytes: Uint8Array
  facts: ImageFact[]
}

/** Takes one format's file apart; what it cannot follow throws a RangeError, and the file stays as it is. */
export type Cleaner = (bytes: Uint8Array) => Cleaned

/** Longer texts are cut: a fact is for a message. */
const longest = 2000

/** A fact that is gone from what is written, unless it is `left`. */
export const fact = (
  kind: ImageFact['kind'],
  where: string,
  value: string,
  left = false,
): ImageFact => ({
  kind,
  where,
  value: value
    .replace(/[\0-\x1F\x7F]+/g, ' ')
    .trim()
    .slice(0, longest),
  left,
})

/** Bytes as text: UTF-8, else a character a byte. */
export function decodedText(bytes: Uint8Array): string {
  const most = bytes.subarray(0, longest * 4)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(most)
  } catch {
    return String.fromCharCode(...most.subarray(0, longest))
  }
}
