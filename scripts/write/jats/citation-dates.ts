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

/** `year` (four digits carry the whole date 8601), `month`, `day`; words such as "in press" are a comment. */
export function issued(date: CslDate | undefined): Element[] {
  const [year, month, day] = dateParts(date)
  if (!year)
    return date?.literal ? [element('comment', { 'content-type': 'date' }, date.literal)] : []
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

const endOf = (date: CslDate | undefined): CslDate | undefined => {
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
