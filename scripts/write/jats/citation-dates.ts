/**
 * Dates and pages of a reference, in the parts that JATS wants.
 */
import type { Element } from 'xast'
import type { CslDate } from '../../document/references.js'
import { element } from './xml.js'

/** Year, month and day of a CSL date, as far as they are numbers, two digits at least; of a range its start. */
export function dateParts(date: CslDate | undefined): string[] {
  const parts =
    date?.['date-parts']?.[0]?.map(String) ??
    /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/
      .exec((date?.raw ?? date?.literal ?? '').trim())
      ?.slice(1)
      .filter(Boolean) ??
    []
  const known = parts.findIndex((part) => !/^-?\d+$/.test(part))
  return (known < 0 ? parts : parts.slice(0, known))
    .slice(0, 3)
    .map((part, index) => (index > 0 ? part.padStart(2, '0') : part))
}

/** CSL numbers seasons behind the months (CSL-JSON schema). */
const seasons: ReadonlyMap<string, string> = new Map([
  ['21', 'Spring'],
  ['22', 'Summer'],
  ['23', 'Autumn'],
  ['24', 'Winter'],
])

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/**
 * `year` (four digits carry the whole date 8601), `month`, `day`; of a range both ends (`2019–2021`; months and seasons of
 * one year are a `season`, "Mar–May", as PubMed Central has it); words such as "in press" are a comment.
 */
export function issued(date: CslDate | undefined): Element[] {
  const [year, month, day] = dateParts(date)
  if (!year)
    return date?.literal ? [element('comment', { 'content-type': 'date' }, date.literal)] : []
  const end = dateParts(endOf(date))
  if (end.length > 0) return range([year, month, day], end)
  const season = seasons.get(month ?? '')
  const iso = /^\d{4}$/.test(year)
    ? [year, ...(season ? [] : [month, day])].filter(Boolean).join('-')
    : undefined
  return [
    element('year', { 'iso-8601-date': iso }, year),
    ...(season ? [element('season', {}, season)] : month ? [element('month', {}, month)] : []),
    ...(day ? [element('day', {}, day)] : []),
  ]
}

type Parts = ReadonlyArray<string | undefined>

/** A range of years, or within a year of months, seasons or days. One that goes on has an end of zeros. */
function range(from: Parts, to: Parts): Element[] {
  const [year = '', month = '', day] = from
  const [lastYear = '', lastMonth = '', lastDay] = to
  const isOpen = Number(lastYear) === 0
  const ofSeasons = seasons.has(month) || seasons.has(lastMonth)
  const isIso = /^\d{4}$/.test(year) && (isOpen || /^\d{4}$/.test(lastYear))
  const iso = ofSeasons ? year : `${dashed(from)}/${isOpen ? '..' : dashed(to)}`
  const years = year === lastYear ? year : `${year}–${isOpen ? '' : lastYear}`
  const name = (part: string): string => seasons.get(part) ?? monthNames[Number(part) - 1] ?? part
  const within: Element[] =
    year !== lastYear || month === ''
      ? []
      : month !== lastMonth
        ? [element('season', {}, `${name(month)}–${name(lastMonth)}`)]
        : [
            element('month', {}, month),
            ...(day && lastDay ? [element('day', {}, `${day}–${lastDay}`)] : []),
          ]
  return [element('year', { 'iso-8601-date': isIso ? iso : undefined }, years), ...within]
}

const dashed = (parts: Parts): string => parts.filter(Boolean).join('-')

/** Of a range its end. */
export const endOf = (date: CslDate | undefined): CslDate | undefined => {
  const end = date?.['date-parts']?.[1]
  return end && { 'date-parts': [end] }
}

/** When a conference was held, a range with its end (JATS 1.3 `<conf-date>`). */
export function held(date: CslDate | undefined): Element[] {
  const iso = [dateParts(date), dateParts(endOf(date))]
    .map((parts) => parts.join('-'))
    .filter(Boolean)
    .join('/')
  const words = iso || date?.literal
  return words ? [element('conf-date', { 'iso-8601-date': iso || undefined }, words)] : []
}

/** The day on which a web page was read (JATS 1.3 `<date-in-citation>`). */
export function accessed(date: CslDate | undefined): Element[] {
  const iso = dateParts(date).join('-')
  return iso
    ? [element('date-in-citation', { 'content-type': 'access-date', 'iso-8601-date': iso }, iso)]
    : []
}

/**
 * First and last page, or the e-location: one that stands alone and has letters among its digits ("e1234"). Several ranges
 * keep their words in `page-range`, after their first page. `lettered`: a page may be one, as "A1" of a newspaper is.
 */
export function pages(written: string | undefined, lettered = false): Element[] {
  if (!written) return []
  const ranges = written.split(/\s*[,;]\s*/)
  const [first = written, last] = (ranges[0] ?? '').split(/\s*[-–—]+\s*/)
  if (ranges.length > 1) return [element('fpage', {}, first), element('page-range', {}, written)]
  if (last) return [element('fpage', {}, first), element('lpage', {}, last)]
  return [
    element(
      !lettered && /^(?:[A-Za-z]+\d|\d+[A-Za-z])/.test(written) ? 'elocation-id' : 'fpage',
      {},
      written,
    ),
  ]
}

/** A last page written out, for it must not be below the first (JATS4R Citations): "1234–41" ends on page 1241. */
export function lastPage(first: string, last: string): string {
  const digits = /^([A-Za-z]*)(\d+)$/.exec(first)
  if (!digits?.[2] || !/^\d+$/.test(last) || last.length >= digits[2].length) return last
  return digits[1] + digits[2].slice(0, digits[2].length - last.length) + last
}
