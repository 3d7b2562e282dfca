/**
 * Dates, in the parts that are known.
 */
import type { Element } from 'xast'
import type { IsoDate, Metadata } from '../../document/metadata.js'
import { element, textElement, type ElementAttributes } from './xml.js'

/**
 * The date of publication; where none is known, that of the manuscript. Without either JATS 1.3 has an element that says
 * so. That of the issue stands behind it.
 */
export function publicationDates({ dates }: Metadata): Element[] {
  const known = [
    ['pub', dates.published ?? dates.date],
    ['collection', dates.collection],
  ] as const
  const written = known
    .map(
      ([type, one]) =>
        one && dated('pub-date', one, { 'date-type': type, 'publication-format': 'electronic' }),
    )
    .filter((one) => typeof one === 'object')
  return written.length > 0 ? written : [element('pub-date-not-available')]
}

/** JATS 1.3 `<history>`, with the date types that it suggests. */
export function historyElement({ dates }: Metadata): Element | undefined {
  const known = [
    ['received', dates.received],
    ['rev-recd', dates.revised],
    ['accepted', dates.accepted],
  ] as const
  const written = known
    .map(([type, date]) => date && dated('date', date, { 'date-type': type }))
    .filter((one) => typeof one === 'object')
  return written.length > 0 ? element('history', {}, written) : undefined
}

/** A date in parts, day first; nothing when it is no date. */
function dated(name: string, date: IsoDate, attributes: ElementAttributes): Element | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date) ?? []
  if (!year) return undefined
  const iso = [year, month, day].filter(Boolean).join('-')
  return element(
    name,
    { ...attributes, 'iso-8601-date': iso },
    textElement('day', day),
    textElement('month', month),
    element('year', {}, year),
  )
}
