/** What stands before the items of a list. */
import type { List } from 'mdast'

/** The parts of a list's mark: `(a)` is a number in small letters between brackets. */
export interface ListMark {
  /** As HTML's `type` has it. */
  kind: '1' | 'a' | 'A' | 'i' | 'I'
  before: string
  after: string
}

/** How an ordered list is marked; `1.` where its author said nothing else. */
export function listMark({ mark }: Pick<List, 'mark'>): ListMark {
  const [, before = '', kind = '1', after = '.'] = /^(\(?)([1aAiI])([.)])$/.exec(mark ?? '1.') ?? []
  return { before, kind: kind as ListMark['kind'], after }
}

/** The mark of the item at `index`, counted from 0; a bullet's where the list is not ordered. */
export function itemMark(list: Pick<List, 'mark' | 'ordered' | 'start'>, index: number): string {
  if (!list.ordered) return '•'
  const { before, kind, after } = listMark(list)
  return `${before}${listNumber(kind, (list.start ?? 1) + index)}${after}`
}

/** A number as a list counts: digits, letters (z, aa, ab), Roman numerals up to 3999. */
export function listNumber(kind: ListMark['kind'], number: number): string {
  if (kind === '1' || number < 1) return `${number}`
  const text = /i/i.test(kind) ? roman(number) : letters(number)
  return /[AI]/.test(kind) ? text.toUpperCase() : text
}

const letters = (number: number): string =>
  (number > 26 ? letters(Math.floor((number - 1) / 26)) : '') +
  String.fromCharCode(97 + ((number - 1) % 26))

const numerals = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

function roman(number: number): string {
  if (number > 3999) return `${number}`
  let rest = number
  let text = ''
  for (const [letters, value] of numerals) for (; rest >= value; rest -= value) text += letters
  return text
}
