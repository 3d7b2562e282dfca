/**
 * The numeric columns that a text names, by the words of their titles.
 */
import type { DataField, Resource } from '../../document/inputs.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { stem } from '../sweep/morphology.js'
import { titleOf } from './predicate.js'

export interface NumericField {
  resource: Resource
  field: DataField
  /** Words of its title that the text has, of one. */
  score: number
}

/** Numeric columns whose title `text` names, those of which it names most. */
export function numericFields(text: string, { resources }: Lexicon): NumericField[] {
  const stems = new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []).map((word) => stem(word)),
  )
  if (/\b(?:aged?|ages|old(?:er|est)?|young(?:er|est)|years? of age)\b/i.test(text))
    stems.add(stem('age'))
  if (/\bweigh(?:ed|s|ing)?\b|\bheaviest\b|\blightest\b/i.test(text)) stems.add(stem('weight'))
  const found = resources.flatMap((resource) =>
    resource.fields
      .filter(
        (field) =>
          (field.type === 'integer' || field.type === 'number') && !isKeyColumn(resource, field),
      )
      .map((field) => ({ resource, field, score: scoreOf(field, stems) })),
  )
  const best = found.reduce((most, { score }) => Math.max(most, score), 0)
  return best === 0 ? [] : found.filter(({ score }) => score >= best * 0.7)
}

/** A column that numbers the rows has no mean. */
export const isKeyColumn = (resource: Resource, field: DataField): boolean =>
  field === resource.fields[0] &&
  field.type === 'integer' &&
  new Set(resource.rows.map(({ raw }) => raw[field.name])).size === resource.rows.length

function scoreOf(field: DataField, stems: ReadonlySet<string>): number {
  const title = numericTitle(field)
  const named = title.filter((word) => stems.has(stem(word))).length
  return title.length === 0 ? 0 : named / title.length
}

/** The words of a numeric column's title that name it. */
export const numericTitle = (field: DataField): string[] =>
  titleOf(field).filter((word) => word.length > 2 && !/^(?:number|the|for|and)$/.test(word))
