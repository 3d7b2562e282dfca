/**
 * Whether a sentence says of what it names that it is not so: "did not receive radiotherapy", "without relapse".
 */
import type { SentenceElement } from '../sweep/elements.js'

/** Words between a negation and what it denies. */
const reach = 4

/** Whether the element at `index` stands behind a negation of its clause. */
export function negatedAt(here: readonly SentenceElement[], index: number): boolean {
  const near = here.slice(Math.max(0, index - reach), index)
  const last = near.findLastIndex(({ text }) =>
    /^(?:not|without|never|lacked|lacking)$/i.test(text),
  )
  return (
    last >= 0 &&
    !/^only$/i.test(near[last + 1]?.text ?? '') &&
    near.slice(last + 1).every(({ kind }) => kind === 'light' || kind === 'unknown')
  )
}
