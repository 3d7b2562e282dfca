/**
 * Dates of BibTeX (`year`, `month`, `day`) and BibLaTeX (`date`, ISO 8601-2 with ranges) as CSL dates.
 */
import type { CslDate } from '../document/references.js'

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const seasons: Readonly<Record<string, number>> = {
  spring: 21,
  summer: 22,
  autumn: 23,
  fall: 23,
  winter: 24,
}

/** `2020`, `2020-03-05`, `2020-03/2020-05`, `2020/..`, `1850~`, `2020-21` (spring); anything else is words. */
export function isoDate(source: string): CslDate | undefined {
  const text = source.trim()
  if (text === '') return undefined
  const [from = '', to] = text.split('/').map((part) => part.trim())
  const start = isoParts(from)
  const end = to === undefined ? undefined : isoParts(to)
  if (!start) return end ? { 'date-parts': [end] } : { literal: text }
  const circa = /[~?%]/.test(text) ? { circa: true } : {}
  return { 'date-parts': end ? [start, end] : [start], ...circa }
}

function isoParts(text: string): number[] | undefined {
  const found =
    /^(-?\d{4,6})(?:-(\d\d?)(?:-(\d\d?))?)?(?:T.*)?[~?%]?$/.exec(text) ??
    /^(\d{2,3})X{1,2}[~?%]?$/.exec(text)
  if (!found) return undefined
  const [, written = '', month, day] = found
  const year = Number(/X/.test(text) ? written.padEnd(4, '0') : written)
  return parts(year, Number(month ?? 0), Number(day ?? 0))
}

function parts(year: number, month: number, day: number): number[] {
  if (month < 1 || month > 24 || (month > 12 && month < 21)) return [year]
  return day < 1 || day > 31 || month > 12 ? [year, month] : [year, month, day]
}

/** `year = {2020}, month = mar, day = 5`; a year may be in words ("in press") or a range ("2019--2020"). */
export function yearDate(year: string, month = '', day = ''): CslDate | undefined {
  const text = plain(year)
  if (text === '') return undefined
  const found = /^\[?(?:(c|ca|circa)\.? ?)?(-?\d{3,4})(?:[-–/]{1,3}(\d{2,4}))?\]?$/i.exec(text)
  if (!found) return /^\d{4}-\d\d/.test(text) ? isoDate(text) : { literal: text }
  const [, circa, from = '', to] = found
  const start = Number(from)
  const last =
    to && Number(to.length < from.length ? from.slice(0, from.length - to.length) + to : to)
  const rest = monthParts(plain(month), plain(day))
  const dates = last
    ? [[start], [last]]
    : rest.length > 1 && rest.every((one) => one.length > 0)
      ? rest.map((one) => [start, ...one])
      : [[start, ...(rest[0] ?? [])]]
  return { 'date-parts': dates, ...(circa ? { circa: true } : {}) }
}

const plain = (text: string): string => text.replace(/[{}"]/g, '').replace(/~/g, ' ').trim()

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
  const word = /[a-z]{3,}/i.exec(text)?.[0].toLowerCase()
  if (word === undefined)
    return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 12
      ? Number(text)
      : undefined
  const index = names.indexOf(word.slice(0, 3))
  return index >= 0 ? index + 1 : seasons[word]
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
