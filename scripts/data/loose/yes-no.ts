/**
 * Columns of yes and no, by the words of their title: "three recurrences", "without recurrence", "two dogs relapsed".
 */
import type { DataField, Resource } from '../../document/inputs.js'
import type { SentenceElement } from '../sweep/elements.js'
import type { Lexicon } from '../sweep/lexicon.js'
import { stem } from '../sweep/morphology.js'
import type { Condition, NamedCondition } from './condition.js'
import { negatedAt } from './negation.js'
import { equals, titleOf } from './predicate.js'

/** Each place of a sentence that says yes or no of a column. */
export function yesOrNo(here: readonly SentenceElement[], words: Lexicon): NamedCondition[] {
  const stems = here.map(({ text }) => stem(text.toLowerCase()))
  return words.resources.flatMap((resource) =>
    resource.fields.flatMap((field): NamedCondition[] => {
      const answers = answersOf(resource, field)
      if (!answers) return []
      const title = titleOf(field).map((word) => stem(word))
      if (title.length === 0 || title.join('').length < 4) return []
      return here.flatMap((element, index): NamedCondition[] => {
        if (!title.every((word, at) => stems[index + at] === word)) return []
        const isNo = /^no$/i.test(here[index - 1]?.text ?? '') || negatedAt(here, index)
        const end = here[index + title.length - 1]?.end ?? element.end
        return [
          { start: element.start, end, meanings: [isAnswer(resource, field, answers, !isNo)] },
        ]
      })
    }),
  )
}

interface Answers {
  yes: string
  no: string
}

const isYes = /^(?:yes|y|true|present|positive|\+)$/i
const isNo = /^(?:no|n|false|absent|negative|-|−)$/i

const known = new WeakMap<DataField, Answers | undefined>()

/** How a column writes yes and no; nothing when it says anything else. */
function answersOf(resource: Resource, field: DataField): Answers | undefined {
  if (field.type === 'boolean') return { yes: 'true', no: 'false' }
  if (field.type !== 'string' || field.separator !== undefined) return undefined
  if (known.has(field)) return known.get(field)
  const found = readAnswers(resource, field)
  known.set(field, found)
  return found
}

function readAnswers({ rows }: Resource, { name }: DataField): Answers | undefined {
  let [yes, no] = ['', '']
  for (const { values } of rows) {
    const value = values[name]
    if (value === undefined) continue
    if (typeof value !== 'string') return undefined
    if (isYes.test(value) && (yes === '' || yes === value)) yes = value
    else if (isNo.test(value) && (no === '' || no === value)) no = value
    else return undefined
  }
  return yes === '' ? undefined : { yes, no }
}

function isAnswer(
  resource: Resource,
  field: DataField,
  { yes, no }: Answers,
  value: boolean,
): Condition {
  const written = value ? yes : no
  return {
    resource,
    field,
    holds: ({ values }) =>
      values[field.name] !== undefined && String(values[field.name]) === written,
    predicate: equals(field, written),
    says: `\`${field.name}\` ${value ? 'yes' : 'no'}`,
  }
}
