/** Chance that is the same for the same number (mulberry32), and files that it spoils. */

export interface Chance {
  /** A whole number below `end`. */
  below(end: number): number
  one<Item>(list: readonly Item[]): Item
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return { below, one: (list) => list[below(list.length)]! }
}

/** What breaks readers: brackets without end, numbers without bound, characters that are none. */
const odd = [
  '[@',
  '[',
  ']',
  '{',
  '}',
  '(',
  '"',
  "'",
  '`',
  '```\n',
  ':::',
  '$',
  '$$',
  '\\',
  '\\begin{table}',
  '<!--',
  '<',
  '&',
  '&#0;',
  '\0',
  '\uFEFF',
  '\uD800',
  '\u202E',
  '\u0085',
  '\uFFFF',
  '\r',
  '\n\n',
  '\t',
  '| ',
  '---\n',
  '...',
  ': ',
  '- ',
  '> ',
  '# ',
  '1e308',
  '-1',
  'NaN',
  '0',
  '999999999999',
  '1/0',
  'null',
  'true',
  '~',
  '*a',
  '&a',
  '!!js',
  '{{< x >}}',
  '../../etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://example.org/',
  '%0A',
  '::set-output',
  '\u001b[31m',
  '=cmd|',
  '__proto__',
  'constructor',
  'toString',
  '<?xml',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '$sum(',
  '[^1]: ',
  '^[',
  ':value[',
  ':claim[',
  '@doe2020',
]

/** `text` spoiled at one place. */
export function spoiledText(text: string, by: Chance): string {
  const from = by.below(text.length + 1)
  const to = Math.min(text.length, from + by.below(by.one([3, 30, 300])))
  switch (by.below(6)) {
    case 0:
      return text.slice(0, from) + text.slice(to)
    case 1:
      return text.slice(0, to) + text.slice(from)
    case 2:
      return text.slice(0, from) + by.one(odd).repeat(by.one([1, 1, 2, 50, 400])) + text.slice(from)
    case 3:
      return text.slice(0, from) + by.one(odd) + text.slice(to)
    case 4:
      return text.slice(0, to) + text.slice(from, to).repeat(by.one([1, 20, 200])) + text.slice(to)
    default: {
      const at = by.below(text.length + 1)
      return text.slice(0, from) + text.slice(at, at + by.below(60)) + text.slice(from)
    }
  }
}

/** Bytes spoiled at one place. */
export function spoiledBytes(bytes: Uint8Array, by: Chance): Uint8Array {
  const made = Uint8Array.from(bytes)
  // What a file says of itself stands in front.
  const at = by.below(Math.max(1, by.below(2) === 0 ? Math.min(200, made.length) : made.length))
  switch (by.below(5)) {
    case 0:
      made[at] = by.below(256)
      return made
    case 1:
      return made.subarray(0, at)
    case 2:
      return made.fill(by.one([0, 0x7f, 0xff]), at, at + by.one([1, 2, 4, 64]))
    case 3:
      return Uint8Array.from([
        ...made.subarray(0, at),
        ...made.subarray(Math.max(0, at - by.below(100))),
      ])
    default:
      for (let count = by.below(20); count >= 0; count--)
        made[by.below(made.length)] = by.below(256)
      return made
  }
}
