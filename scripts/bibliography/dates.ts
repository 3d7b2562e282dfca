/**
 * Dates of BibTeX (`year`, `month`, `day`) and BibLaTeX (`date`, ISO 8601-2 with ranges) as CSL dates.
 */
import type { CslDate } from '../document/references.js'
import monthNames from './month-names.json' with { type: 'json' }

const months: ReadonlyMap<string, number> = new Map(Object.entries(monthNames))

/**
 * `2020`, `2020-03-05`, `2020-03/2020-05`, `2020/..`, `1850~`, `2020-21` (spring), `199X` (a decade), `-0043` (44 BC);
 * anything else is words.
 */
export function isoDate(source: string): CslDate | undefined {
  const text = source.trim()
  if (text === '') return undefined
  const [from = '', to] = text.split('/').map((part) => part.trim())
  const decade = to === undefined ? unspecified(from) : undefined
  const start = decade?.[0] ?? isoParts(from)
  const end = decade?.[1] ?? (to === undefined ? undefined : isoParts(to))
  const circa = /[~?%]/.test(text) ? { circa: true } : {}
  if (!start)
    return end && /^(?:\.\.|open|unknown)?$/.test(from)
      ? { 'date-parts': [end], ...circa }
      : (datedWords(text) ?? { literal: text })
  // A range without an end has one of zeros (CSL-JSON of citeproc).
  const isOpen = to !== undefined && /^(?:\.\.|open)?$/.test(to)
  const last = end ?? (isOpen ? start.map(() => 0) : undefined)
  return { 'date-parts': last ? alike(start, last) : [start], ...circa }
}

/** Both ends of a range say as much: citeproc takes no "March 2020 to 2021". */
function alike(start: number[], end: number[]): number[][] {
  const length = Math.min(start.length, end.length)
  return [start.slice(0, length), end.slice(0, length)]
}

/** A year some of whose digits are not known: the first and the last that it can be. */
function unspecified(text: string): number[][] | undefined {
  const [, known, open] = /^(\d{1,3})(X{1,3})[~?%]?$/i.exec(text) ?? []
  if (known === undefined || open === undefined || known.length + open.length !== 4)
    return undefined
  return [[Number(known.padEnd(4, '0'))], [Number(known.padEnd(4, '9'))]]
}

function isoParts(text: string): number[] | undefined {
  const found = /^(-?\d{4,6})(?:-(\d\d?|XX)(?:-(\d\d?|XX))?)?(?:T.*)?[~?%]?$/i.exec(text)
  if (!found) return undefined
  const [, written = '', month, day] = found
  return parts(astronomical(Number(written)), Number(month ?? 0), Number(day ?? 0))
}

/** ISO 8601 counts a year 0; people do not: year 0 is 1 BC, -43 is 44 BC. */
const astronomical = (year: number): number => (year > 0 ? year : year - 1)

function parts(year: number, month: number, day: number): number[] {
  if (!(month >= 1 && month <= 24) || (month > 12 && month < 21)) return [year]
  return day >= 1 && day <= lastDay(year, month) ? [year, month, day] : [year, month]
}

/** Of a month; a season has no days. */
function lastDay(year: number, month: number): number {
  if (month > 12) return 0
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** "March 5, 2020", "5 March 2020", "Mar 2020": a date in words, whose day cannot be taken for its month. */
function datedWords(text: string): CslDate | undefined {
  const words = text.replace(/[,.]/g, ' ').trim().split(/\s+/)
  const year = words.findLastIndex((word) => /^\d{4}$/.test(word))
  const month = words.map(monthOf)
  const named = words.findIndex((word, index) => /\p{L}/u.test(word) && month[index] !== undefined)
  if (year < 0 || named < 0 || words.length > 3) return undefined
  const rest = words.filter((_, index) => index !== year && index !== named)
  if (rest.some((word) => !/^\d{1,2}(?:st|nd|rd|th)?$/.test(word))) return undefined
  const day = rest[0] === undefined ? 0 : Number.parseInt(rest[0], 10)
  return { 'date-parts': [parts(Number(words[year]), month[named] as number, day)] }
}

/**
 * `year = {2020}, month = mar, day = 5`; a year may be in words ("in press"), a range ("2019--2020"), or have the letter
 * that a list of references gave it ("2020a").
 */
export function yearDate(year: string, month = '', day = ''): CslDate | undefined {
  const text = plain(year)
  if (text === '') return undefined
  const found =
    /^\[?(?:(c|ca|circa)\.? ?)?(-?\d{3,4})(?:[-–/]{1,3}(\d{2,4})|[a-e])?([?~])?\]?$/i.exec(text)
  if (!found) return /^\d{4}-\d\d/.test(text) ? isoDate(text) : (datedWords(text) ?? worded(text))
  const [, circa, from = '', to, doubt] = found
  const start = Number(from)
  const last =
    to && Number(to.length < from.length ? from.slice(0, from.length - to.length) + to : to)
  const rest = monthParts(plain(month), plain(day))
  const dates = last
    ? [[start], [last]]
    : rest.length > 1 && rest.every((one) => one.length > 0)
      ? rest.map((one) => [start, ...one])
      : [[start, ...(rest[0] ?? [])]]
  return { 'date-parts': dates, ...(circa || doubt ? { circa: true } : {}) }
}

const worded = (text: string): CslDate => ({ literal: text.replace(/'/g, '\u2019') })

const plain = (text: string): string =>
  text
    .replace(/\\"\{?([aouAOU])\}?/g, (_, letter: string) => `${letter}\u0308`.normalize('NFC'))
    .replace(/\\'\{?([a-zA-Z])\}?/g, (_, letter: string) => `${letter}\u0301`.normalize('NFC'))
    .replace(/[{}"]/g, '')
    .replace(/~/g, ' ')
    .trim()

/** `mar`, `3`, `March`, `10~mar`, `mar # "~10"`, `March/April`, `Spring`: months and days, two of a range. */
function monthParts(month: string, day: string): number[][] {
  if (month === '') return []
  const halves = month
    .split(/\s*(?:\/|[-–—]+|&)\s*/)
    .slice(0, 2)
    .map(monthOf)
  if (halves.length === 2 && halves.every((half) => half !== undefined))
    return halves.map((half) => [half as number])
  const found = halves[0]
  if (found === undefined) return []
  const written = Number(
    /\b(\d{1,2})\b(?!.*[a-z])|\b(\d{1,2})\b(?=.*[a-z])/i.exec(
      /[a-z]/i.test(month) ? month : '',
    )?.[0] ?? (/^\d{1,2}$/.test(day) ? day : 0),
  )
  return [found <= 12 && written >= 1 && written <= 31 ? [found, written] : [found]]
}

function monthOf(text: string): number | undefined {
  const word = /\p{L}{3,}/u.exec(text)?.[0].toLowerCase()
  if (word === undefined)
    return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 12
      ? Number(text)
      : undefined
  return months.get(word) ?? months.get(word.slice(0, 3))
}

/** What of a date is not understood, in the words of a message; nothing when all of it is. */
export function misreadDate(field: string, written: string): string | undefined {
  const text = plain(written)
  if (field === 'month') {
    if (text === '' || monthParts(text, '').length > 0) return undefined
    return `Unexpected month \`${text}\`, expected \`mar\`, \`3\` or \`{March}\``
  }
  if (field === 'year') {
    return misreadYear(text)
  }
  const isWrong = (literalOf(text) && /\d/.test(text)) || text.split('/').some(lacksParts)
  return isWrong ? `Unexpected date \`${text}\`, expected \`2020-03-05\`` : undefined
}

/** States of a work that BibLaTeX has a field for, by what they are called. */
const states: ReadonlyArray<readonly [RegExp, string]> = [
  [/^in[ -]?press$/i, 'inpress'],
  [/^(?:forthcoming|to appear|accepted)$/i, 'forthcoming'],
  [/^submitted|^under review$/i, 'submitted'],
  [/^in preparation$/i, 'inpreparation'],
]

function misreadYear(text: string): string | undefined {
  const { literal } = yearDate(text) ?? {}
  if (literal === undefined)
    return /^(?:19\d|20\d)$/.test(text)
      ? `Unexpected year \`${text}\` of three digits, expected four, such as \`{2020}\`; \`date = {0${text}}\` is a year so long ago`
      : undefined
  if (/\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/.test(literal))
    return `Unexpected year \`${text}\`, expected \`{2020}\`, with \`month = mar\` beside it`
  const state = states.find(([words]) => words.test(text))?.[1]
  if (state)
    return `Unexpected year \`${text}\`, expected \`pubstate = {${state}}\`, and a year when there is one`
  if (/^n\.? ?d\.?$/i.test(text))
    return `Unexpected year \`${text}\`, expected none: a style prints its own word for a work without a date`
  return `Unexpected year \`${text}\`, which is printed as it stands, expected four digits, such as \`{2020}\``
}

const literalOf = (text: string): string | undefined => isoDate(text)?.literal

/** A month or a day that no calendar has. */
function lacksParts(text: string): boolean {
  const [, year, month, day] =
    /^(-?\d{4})-(\d\d?)(?:-(\d\d?))?(?:T.*)?[~?%]?$/.exec(text.trim()) ?? []
  const asked = [month, day].filter((part) => part !== undefined && Number(part) !== 0).length
  return year !== undefined && (isoParts(text.trim())?.length ?? 0) < asked + 1
}

/** The day on which something was read, out of a note such as "[Online; accessed 19-July-2008]"; and what else it says. */
export function accessedIn(note: string): CslDate | undefined {
  const found =
    /^\W*(?:online\W+)?(?:last )?(?:accessed|visited|retrieved)(?: on| at)?\W*(.{4,30}?)\W*$/i.exec(
      note,
    )?.[1]
  if (found === undefined) return undefined
  if (/^\d{4}(-\d\d?){0,2}$/.test(found)) return isoDate(found)
  const year = /\b\d{4}\b/.exec(found)?.[0]
  const month = /[a-z]{3,}/i.exec(found)?.[0]
  const day = /\b\d{1,2}\b/.exec(found.replace(year ?? '', ''))?.[0]
  return year && month && monthOf(month) !== undefined ? yearDate(year, month, day) : undefined
}
