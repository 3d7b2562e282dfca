/**
 * Whole numbers in English words, cardinal and ordinal.
 */

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** "twenty-one", "one hundred and five" (`and: false`: "one hundred five"); nothing from a million on, or for fractions. */
export function inWords(value: number, { and = true }: { and?: boolean } = {}): string | undefined {
  if (!Number.isInteger(value) || Math.abs(value) >= 1_000_000) return undefined
  if (value < 0) return `minus ${inWords(-value, { and })}`
  if (value < 20) return small[value]
  if (value < 100)
    return [tens[Math.floor(value / 10)], value % 10 ? small[value % 10] : undefined]
      .filter(Boolean)
      .join('-')
  const [unit, name] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  const rest = value % unit
  const link = and && rest && rest < 100 ? ' and ' : ' '
  return `${inWords(Math.floor(value / unit), { and })} ${name}${rest ? link + (inWords(rest, { and }) ?? '') : ''}`
}

/** "twenty-first"; nothing where there are no words. */
export function ordinalInWords(value: number): string | undefined {
  const words = inWords(value)
  const last = words && /[a-z]+$/.exec(words)?.[0]
  if (!last || value < 0) return undefined
  const ordinal = irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)
  return words.slice(0, -last.length) + ordinal
}

/** "21st", "12th". */
export function ordinalInDigits(value: number): string {
  const teens = Math.floor((Math.abs(value) % 100) / 10) === 1
  return `${value}${(teens ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[Math.abs(value) % 10]) ?? 'th'}`
}

const cardinals = new Map<string, number>([
  ...small.map((word, value) => [word, value] as const),
  ...tens.flatMap((word, value) => (word ? [[word, value * 10] as const] : [])),
])
const ordinals = new Map<string, number>(
  [...cardinals.keys()].map((word) => [
    ordinalInWords(cardinals.get(word) ?? 0) ?? '',
    cardinals.get(word) ?? 0,
  ]),
)

/**
 * The number that words stand for, when they are a well-formed numeral: "twenty-one", "a hundred and five", "third".
 * "twenty three hundred", "five two" and "and" alone are none.
 */
export function readWords(text: string): { value: number; ordinal: boolean } | undefined {
  const words = text
    .toLowerCase()
    .trim()
    .split(/[\s\u00A0-]+/)
  if (words[0] === 'a' && /^(?:hundred|thousand)(?:th)?$/.test(words[1] ?? '')) words[0] = 'one'
  const last = words.at(-1) ?? ''
  const ordinal = ordinals.has(last) || last === 'hundredth' || last === 'thousandth'
  if (ordinal)
    words.splice(
      -1,
      1,
      ordinals.has(last) ? (wordOf(ordinals.get(last) ?? 0) ?? '') : last.slice(0, -2),
    )
  const value = readThousands(words)
  return value === undefined ? undefined : { value, ordinal }
}

const wordOf = (value: number): string | undefined =>
  [...cardinals].find(([, number]) => number === value)?.[0]

function readThousands(words: readonly string[]): number | undefined {
  const at = words.indexOf('thousand')
  if (at < 0) return readHundreds(words)
  const [high, low] = [
    readHundreds(words.slice(0, at)),
    readRest(words.slice(at + 1), readHundreds),
  ]
  return high && low !== undefined ? high * 1000 + low : undefined
}

function readHundreds(words: readonly string[]): number | undefined {
  const at = words.indexOf('hundred')
  if (at < 0) return readTens(words)
  const high = at === 1 ? cardinals.get(words[0] ?? '') : undefined
  const low = readRest(words.slice(2), readTens)
  return high && high < 10 && low !== undefined ? high * 100 + low : undefined
}

/** What follows "hundred" or "thousand": nothing, or a number above zero, with or without "and". */
function readRest(
  words: readonly string[],
  read: (words: readonly string[]) => number | undefined,
): number | undefined {
  if (!words.length) return 0
  return read(words[0] === 'and' ? words.slice(1) : words) || undefined
}

function readTens(words: readonly string[]): number | undefined {
  const [first, second, third] = words.map((word) => cardinals.get(word))
  if (first === undefined || words.length > 2 || third !== undefined) return undefined
  if (words.length === 1) return first
  return first >= 20 && second !== undefined && second > 0 && second < 10
    ? first + second
    : undefined
}
