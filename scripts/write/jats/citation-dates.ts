/**
 * Dates and pages of a reference, in the parts that JATS wants.
 */
import type { Element } from 'xast'
import type { CslDate } from '../../document.js'
import { element } from './xml.js'

/** Year, month and day of a CSL date, as far as they are numbers; of a range its start. */
export function dateParts(date: CslDate | undefined): string[] {
  const parts = date?.['date-parts']?.[0]?.map(String) ?? /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?\b/.exec(date?.raw ?? date?.literal ?? '')?.slice(1).filter(Boolean) ?? []
  const known = parts.findIndex((part) => !/^-?\d+$/.test(part))
  return (known < 0 ? parts : parts.slice(0, known)).map((part, index) => (index > 0 ? part.padStart(2, '0') : part))
}

/** `year` (four digits carry the whole date as ISO 8601), `month`, `day`; words such as "in press" are a comment. */
export function issued(date: CslDate | undefined): Element[] {
  const [year, month, day] = dateParts(date)
  if (!year) return date?.literal || date?.raw ? [element('comment', { 'content-type': 'date' }, date.literal ?? date.raw)] : []
  const iso = /^\d{4}$/.test(year) ? [year, month, day].filter(Boolean).join('-') : undefined
  return [element('year', { 'iso-8601-date': iso }, year), ...(month ? [element('month', {}, month)] : []), ...(day ? [element('day', {}, day)] : [])]
}

/** The day on which a web page was read (JATS 1.3 `<date-in-citation>`). */
export function accessed(date: CslDate | undefined): Element[] {
  const iso = dateParts(date).join('-')
  return iso ? [element('date-in-citation', { 'content-type': 'access-date', 'iso-8601-date': iso }, iso)] : []
}

/**
 * First and last page, or the e-location: one that stands alone and is no plain number ("e1234", "102913" with letters). A
 * list of ranges keeps its words in `page-range`. A shortened last page is written out, for it must not be below the first.
 */
export function pages(written: string | undefined, elocation: string | undefined): Element[] {
  if (!written) return elocation ? [element('elocation-id', {}, elocation)] : []
  const ranges = written.split(/\s*[,;]\s*/).map((range) => range.split(/\s*[-–—]+\s*/))
  const first = ranges[0]?.[0] ?? ''
  const end = ranges.at(-1)
  const last = end && end.length > 1 ? end.at(-1) : undefined
  if (!first) return []
  if (ranges.length === 1 && last === undefined) return [element(/^[A-Za-z]+\d|^\d+[A-Za-z]/.test(first) ? 'elocation-id' : 'fpage', {}, first)]
  return [
    element('fpage', {}, first),
    ...(last ? [element('lpage', {}, writtenOut(end?.[0] ?? first, last))] : []),
    ...(ranges.length > 1 ? [element('page-range', {}, written)] : []),
  ]
}

/** "1234–41" ends on page 1241. */
function writtenOut(first: string, last: string): string {
  const digits = /^([A-Za-z]*)(\d+)$/.exec(first)
  if (!digits?.[2] || !/^\d+$/.test(last) || last.length >= digits[2].length) return last
  return digits[1] + digits[2].slice(0, digits[2].length - last.length) + last
}
