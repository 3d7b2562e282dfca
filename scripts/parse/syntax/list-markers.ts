/**
 * The marks of list items (pandoc's manual, § Ordered Lists, § Numbered example lists): bullets, and numbers in digits,
 * letters or Roman numerals between the signs that they are printed with.
 *
 *     - one     1. one     a) one     (i) one     #. one     (@good) one
 */

/** What a list's items are counted with, and the signs around it. */
export interface MarkerNumbering {
  /** As HTML's `type` has it; `@` counts through the whole manuscript. */
  kind: '1' | 'a' | 'A' | 'i' | 'I' | '@'
  before: '' | '('
  after: '.' | ')'
}

export interface ListMarker {
  /** As written. */
  text: string
  /** Nothing for bullets. */
  numbering?: MarkerNumbering
}

const bullet = /[*+-](?=[ \t]|\r?\n|$)/y
const numbered =
  /(\(?)(?:(\d{1,9})|(#)|(@[\w-]{0,80})|([a-z]{1,12}|[A-Z]{1,12}))([.)])(?=[ \t]|\r?\n|$)/y
const roman = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

/** The marker at `offset`, as an item of a list that is numbered so, or of any list. */
export function markerAt(
  text: string,
  offset: number,
  known?: MarkerNumbering,
): ListMarker | undefined {
  bullet.lastIndex = numbered.lastIndex = offset
  if (bullet.test(text)) return known ? undefined : { text: text[offset]! }
  const match = numbered.exec(text)
  if (!match) return undefined
  const [whole, before, , , example, letters, after] = match as unknown as [
    string,
    MarkerNumbering['before'],
    string?,
    string?,
    string?,
    string?,
    MarkerNumbering['after']?,
  ]
  if ((before && after !== ')') || (example !== undefined && !before)) return undefined
  const signs = { before, after: after! }
  const kind = kindOf(match, known?.kind)
  if (kind === undefined || (known && !isSame(known, { kind, ...signs }))) return undefined
  // "B. Russell" is a name, as in pandoc.
  if (letters && /^[A-Z]$/.test(letters) && whole === `${letters}.`)
    if (!/^(?: {2}|\t|\r?\n|$)/.test(text.slice(offset + 2, offset + 4))) return undefined
  return { text: whole, numbering: { kind, ...signs } }
}

function kindOf(
  match: RegExpExecArray,
  known?: MarkerNumbering['kind'],
): MarkerNumbering['kind'] | undefined {
  const [, , digits, any, example, letters = ''] = match
  if (digits !== undefined) return '1'
  if (any) return known ?? '1'
  if (example !== undefined) return '@'
  const lower = letters.toLowerCase()
  const isLower = letters === lower
  const asRoman = roman.test(lower) ? (isLower ? 'i' : 'I') : undefined
  const asLetter = letters.length === 1 ? (isLower ? 'a' : 'A') : undefined
  if (known && (known === asRoman || known === asLetter)) return known
  return lower === 'i' ? asRoman : (asLetter ?? asRoman)
}

const isSame = (one: MarkerNumbering, other: MarkerNumbering): boolean =>
  one.kind === other.kind && one.before === other.before && one.after === other.after

/** The number that a marker says; nothing for a bullet, `#.` and examples. */
export function markerNumber({ text, numbering }: ListMarker): number | undefined {
  const [word = ''] = /\w+/.exec(text.replace(/@.*/, '')) ?? []
  if (!numbering || !word) return undefined
  if (/^\d/.test(word)) return Number(word)
  if (/i/i.test(numbering.kind)) return fromRoman(word.toLowerCase())
  return word.toLowerCase().charCodeAt(0) - 96
}

const digits: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
}

function fromRoman(word: string): number {
  const values = [...word].map((letter) => digits[letter] ?? 0)
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  )
}

/** Whether a text has a line that could begin with a marker that CommonMark does not know. */
export const hasFancyMarkers = (text: string): boolean =>
  /^[ \t>]*(?:[*+-][ \t]+|\d+[.)][ \t]+)?(?:\((?:\d+|@[\w-]*|[A-Za-z]{1,12})\)|#[.)]|[A-Za-z]{1,12}[.)])[ \t\r\n]/m.test(
    text,
  )
