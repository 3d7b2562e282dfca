/**
 * The numbers of a reference typed by hand, as they stand behind its word.
 *
 *     Fig. S1     Table A.1     Fig. 1a, b     Figs. 1a–c and 2     Fig. 3 (A, B)     Tables 1, 2 and 4     Figures 3–5
 */

/** A number, the letters before it (a supplement's "S", an appendix's "A"), and those of its panels. */
export interface Numbered {
  series: string
  number: number
  letters: string[]
}

const number =
  /([A-Z]{0,2})(?:(?<=[A-Z])\.)?(\d{1,3})(?![\d\p{M}]|[.,·]\d|-\d+-)(?:([A-Za-z])(?![\p{L}\p{N}]))?(?!\p{L}|\s?[%°‰])/uy
const bracketed = /\s?\(([a-z](?:\s?(?:,|;|–|-|and|&|und|et|y|e)\s?[a-z]){0,12})\)/iuy
const letter =
  /\s?([–-])\s?([a-z])(?![\p{L}\p{N}'’-])|(?:,\s?|,?\s(?:and|und|et|y|e|en|och|og|&)\s|\s?&\s?)([a-z])(?![\p{L}\p{N}'’-])/iuy
const range = /\s?[–-]\s?/y
const comma = /,\s?/y
const conjunction = /,?\s(?:and|und|et|y|e|en|och|og|to|bis|&)\s(?:the\s)?|\s?&\s?/iy

/** What can follow a letter that might be a word ("a", "y", "I"), so that it is a panel's. */
const afterLetter = /\s?(?:[),.;:\]–-]|$)|,?\s(?:and|und|et|&)\s/iy

/** Reads the numbers that begin at `start`; several only where the word is a plural. Nothing when no number stands there. */
export function readTypedNumbers(
  text: string,
  start: number,
  several: boolean,
): { numbers: Numbered[]; end: number } | undefined {
  const first = readOne(text, start)
  if (!first) return undefined
  const numbers = [first.numbered]
  let end = first.end
  const [next, to] = after(range, text, end)
  const last = next && (several || next.length === 1) ? readOne(text, to) : undefined
  if (last) end = addRange(numbers, last, end)
  for (let closed = false; several && !closed && numbers.length < 60;) {
    const [joint, at] = joined(text, end)
    const one = joint ? readOne(text, at) : undefined
    if (!one) break
    closed = joint !== ','
    end = /\b(?:to|bis)\b/.test(joint ?? '')
      ? addRange(numbers, one, end)
      : (numbers.push(one.numbered), one.end)
    const [dash, behind] = after(range, text, end)
    const until = dash ? readOne(text, behind) : undefined
    if (until) end = addRange(numbers, until, end)
  }
  return { numbers, end }
}

/** A number and its letters. */
function readOne(text: string, start: number): { numbered: Numbered; end: number } | undefined {
  const found = exec(number, text, start)
  if (!found) return undefined
  const numbered: Numbered = {
    series: found[1] ?? '',
    number: Number(found[2]),
    letters: found[3] ? [found[3].toLowerCase()] : [],
  }
  let end = start + found[0].length
  if (!found[3]) {
    const inner = exec(bracketed, text, end)
    if (!inner) return { numbered, end }
    for (const [, dash, one = ''] of (inner[1] ?? '').matchAll(
      /([–-])?\s?(?<!\p{L})([a-z])(?!\p{L})/giu,
    ))
      add(numbered.letters, one.toLowerCase(), dash !== undefined)
    return { numbered, end: end + inner[0].length }
  }
  for (
    let more = exec(letter, text, end);
    more && isPanel(more, found[3], numbered.letters, text);
    more = exec(letter, text, end)
  ) {
    add(numbered.letters, (more[2] ?? more[3] ?? '').toLowerCase(), more[1] !== undefined)
    end += more[0].length
  }
  return { numbered, end }
}

/** A letter of the same case, further on in the alphabet, and no word of the sentence. */
function isPanel(
  found: RegExpExecArray,
  first: string,
  letters: readonly string[],
  text: string,
): boolean {
  const one = found[2] ?? found[3] ?? ''
  const step = one.toLowerCase().charCodeAt(0) - (letters.at(-1) ?? '').charCodeAt(0)
  const sameCase = (one === one.toLowerCase()) === (first === first.toLowerCase())
  const word = /[aeiouy]/i.test(one) && !exec(afterLetter, text, found.index + found[0].length)
  return sameCase && step > 0 && step < 10 && !word
}

function add(letters: string[], one: string, isRange: boolean): void {
  const from = letters.at(-1)
  if (isRange && from)
    for (let code = from.charCodeAt(0) + 1; code < one.charCodeAt(0); code++)
      letters.push(String.fromCharCode(code))
  letters.push(one)
}

/** Numbers up to and with the last, when it is the greater; of letters only the ends are named. */
function addRange(
  numbers: Numbered[],
  last: { numbered: Numbered; end: number },
  before: number,
): number {
  const { number: first = 0, series = '' } = numbers.at(-1) ?? {}
  const { numbered, end } = last
  const same = numbered.series === series || numbered.series === '' // "S1–3" goes to S3
  if (!same || numbered.number <= first || numbered.number > first + 50) return before
  for (let between = first + 1; between < numbered.number; between++)
    numbers.push({ series, number: between, letters: [] })
  numbers.push({ ...numbered, series })
  return end
}

function joined(text: string, at: number): [joint: string | undefined, end: number] {
  const [and, end] = after(conjunction, text, at)
  if (and) return [and, end]
  const [mark, to] = after(comma, text, at)
  return mark ? [',', to] : [undefined, at]
}

function after(
  pattern: RegExp,
  text: string,
  at: number,
): [found: string | undefined, end: number] {
  const found = exec(pattern, text, at)?.[0]
  return [found, at + (found?.length ?? 0)]
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
