/**
 * The key that an author most likely meant, among thousands, in bounded time.
 */
import { closest } from '../closest.js'

/** Finds near keys. After 200,000 comparisons in all there is no more advice: a file so wrong is not mended key by key. */
export function keyFinder(keys: Iterable<string>): (key: string) => string | undefined {
  let candidates: string[] | undefined
  let left = 200_000
  return (key) => {
    candidates ??= [...keys].filter(({ length }) => length <= 80)
    if (key.length > 80 || left < candidates.length) return undefined
    left -= candidates.length
    return closest(key, candidates)
  }
}
