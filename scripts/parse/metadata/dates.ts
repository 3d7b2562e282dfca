/**
 * Dates as authors write them → ISO 8601 (`2020-08-18`, `2020-08`, `2020`).
 */
import type { IsoDate } from '../../document/metadata.js'

const months = [
  ['january', 'jan', 'januar', 'janvier', 'enero', 'gennaio', 'janeiro', 'januari'],
  [
    'february',
    'feb',
    'februar',
    'février',
    'fevrier',
    'febrero',
    'febbraio',
    'fevereiro',
    'februari',
  ],
  ['march', 'mar', 'märz', 'maerz', 'mars', 'marzo', 'março', 'maart'],
  ['april', 'apr', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'julio', 'luglio', 'julho'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'augustus'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  [
    'december',
    'dec',
    'dezember',
    'dez',
    'décembre',
    'decembre',
    'diciembre',
    'dicembre',
    'dezembro',
  ],
]

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

const monthOf = (word: string): number => months.findIndex((names) => names.includes(word)) + 1

function date(year: string, month?: string, day?: string): IsoDate | undefined {
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return undefined
  const head = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return head
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last ? `${head}-${day.padStart(2, '0')}` : undefined
}
