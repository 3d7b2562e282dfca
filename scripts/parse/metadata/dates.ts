/**
 * Dates as authors write them → ISO 8601 (`2020-08-18`, `2020-08`, `2020`).
 */
import type { IsoDate } from '../../document/metadata.js'
import { languages } from '../../languages/index.js'

/** Other spellings of months than those that are printed. */
const short: ReadonlyArray<readonly string[]> = [
  ['jan'],
  ['feb', 'fevrier'],
  ['mar', 'maerz'],
  ['apr'],
  [],
  ['jun'],
  ['jul'],
  ['aug', 'aout'],
  ['sep', 'sept'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'decembre'],
]

let known: ReadonlyMap<string, number> | undefined
/** Months by their names, in all languages that have words; 1 is January. */
const months = (): ReadonlyMap<string, number> =>
  (known ??= new Map(
    [...[...languages()].flatMap(({ dates }) => [dates.months, dates.monthsAlone ?? []])]
      .flatMap((names) => names.map((name, index) => ({ name, month: index + 1 })))
      .concat(short.flatMap((names, index) => names.map((name) => ({ name, month: index + 1 }))))
      .map(({ name, month }) => [name.toLowerCase(), month]),
  ))

/** Reads a date; nothing when it is none, is no day of the calendar, or could mean two (`03/04/2020`). */
export function readDate(text: string): IsoDate | undefined {
  const words = text.trim().toLowerCase()
  const iso =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:t[\d:.+z -]*|\s+\d{1,2}:\d{2}.*)?$/.exec(
      words,
    )
  if (iso) return date(iso[1]!, iso[2], iso[3])
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(words)
  if (german) return date(german[3]!, german[2], german[1])
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(words)
  if (slashed) return slash(Number(slashed[1]), Number(slashed[2]), slashed[3]!)
  const eastern = /^(\d{4})[年년]\s?(\d{1,2})[月월](?:\s?(\d{1,2})[日일])?$/.exec(words)
  if (eastern) return date(eastern[1]!, eastern[2], eastern[3])
  return inWords(words)
}

/** Day and month in figures: certain only when one of them cannot be a month, or both are the same. */
function slash(first: number, second: number, year: string): IsoDate | undefined {
  if (first > 12 || first === second) return date(year, String(second), String(first))
  return second > 12 ? date(year, String(first), String(second)) : undefined
}

function inWords(text: string): IsoDate | undefined {
  const parts = text
    .replace(/^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[\s,.]*/, '')
    .split(/[\s,./-]+/)
    .filter((part) => part && !/^(?:of|de|den|the|del)$/.test(part))
  const month = parts.findIndex((part) => monthOf(part) > 0)
  const year = parts.findIndex((part) => /^\d{4}$/.test(part))
  const rest = parts.filter((_, index) => index !== month && index !== year)
  if (month < 0 || year < 0 || rest.length > 1) return undefined
  const day = rest[0]?.replace(/(?<=\d)(?:st|nd|rd|th|er|º)$/, '')
  if (day !== undefined && !/^\d{1,2}$/.test(day)) return undefined
  return date(parts[year]!, String(monthOf(parts[month]!)), day)
}

const monthOf = (word: string): number => months().get(word) ?? 0

function date(year: string, month?: string, day?: string): IsoDate | undefined {
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return undefined
  const head = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return head
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last ? `${head}-${day.padStart(2, '0')}` : undefined
}

/** Whether a date is none, but what another program makes one of: `now`, `today`, R's code, dashes. */
export const isMade = (text: string): boolean =>
  /^(?:now|today|last-modified|auto|[-–—\s]*|`.*`|\{\{.*\}\}|\\today|(?:r\s)?(?:Sys\.|format\().*|n\.?d\.?|tbd)$/i.test(
    text.trim(),
  )
