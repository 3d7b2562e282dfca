/**
 * "published between 1998 and 2021": the first and last year of a column.
 */
import type { DataField, Resource } from '../../document/inputs.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { quantile } from '../statistics.js'
import { nameIn } from './predicate.js'
import type { LooseReading } from './reading.js'
import { summaryIn } from './rows.js'

const span =
  /\b(?:between|from|in)? ?((?:19|20)\d\d)(?:,? and |,? to |,? until |\s?[–-]\s?)((?:19|20)\d\d)\b/gi
const about = /\b(?:publi|report|describ|diagnos|treat|perform|conduct|appear|dat(?:ed|ing))/i
const searched = /\b(?:search|screen|databas|inception|retriev|from inception)/i

/** Both years of each span; one is doubted when the other is right. */
export function yearsIn(sentence: string, { resources }: Lexicon): LooseReading[] {
  if (!about.test(sentence) || searched.test(sentence)) return []
  const columns = resources.flatMap((resource) =>
    resource.fields.filter(isYear).map((field) => ({ resource, field })),
  )
  const [only] = columns
  if (!only || columns.length > 1) return []
  return [...sentence.matchAll(span)].flatMap((match) => readingsOf(match, only))
}

/** Whether a column holds years. */
export const isYear = ({ type, name, title }: DataField): boolean =>
  type === 'year' || (type === 'integer' && /^(?:publication )?year\b/i.test(title ?? name))

function readingsOf(
  match: RegExpExecArray,
  { resource, field }: { resource: Resource; field: DataField },
): LooseReading[] {
  const ends = [0, 1].map((at) =>
    summaryIn(resource, [], field.name, `quantile ${at}`, (values) => quantile(values, at)),
  )
  const all = match.slice(1).map((text, at): LooseReading => {
    const start = match.index + (at === 0 ? match[0].indexOf(text) : match[0].lastIndexOf(text))
    return {
      start,
      end: start + text.length,
      words: text,
      agrees: Number(text) === ends[at],
      kind: 'summary',
      says: `the ${at === 0 ? 'first' : 'last'} \`${field.name}\` is ${ends[at]}`,
      expression: `${at === 0 ? '$min' : '$max'}(${nameIn(resource.name)}.${nameIn(field.name)})`,
    }
  })
  return all.map((one) => ({ ...one, isWeak: !all.some((other) => other !== one && other.agrees) }))
}
