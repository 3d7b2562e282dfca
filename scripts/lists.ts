/**
 * Lists that an author can make long. A call takes each item of a list that is spread into it as an argument, and the
 * stack ends at some hundred thousand: these take the list itself.
 */

/** Puts the items of `lists` at the end of `list`. */
export function append<Item>(list: Item[], ...lists: ReadonlyArray<readonly Item[]>): void {
  for (const more of lists) for (const item of more) list.push(item)
}

/** The largest of `numbers`; -∞ of none, as `Math.max` has it. */
export const largest = (numbers: readonly number[]): number =>
  numbers.reduce((most, each) => Math.max(most, each), -Infinity)

/** The smallest of `numbers`; ∞ of none. */
export const smallest = (numbers: readonly number[]): number =>
  numbers.reduce((least, each) => Math.min(least, each), Infinity)
