/**
 * Numbers, percentages and fractions that count the rows of a category, of several at once, or above a threshold.
 */
import type { SentenceElement } from '../sweep/elements.js'
import type { NamedCondition } from './condition.js'
import { countable, nearest, type Countable } from './countable.js'
import { countOf } from './predicate.js'
import type { LooseReading } from './reading.js'
import { countIn } from './rows.js'
import { judgeShare, judgeShareBeside } from './shares.js'
import { talliesOf, type Tally } from './tally.js'

/** Every number of a sentence that has something to count near it. */
export function countsIn(
  here: readonly SentenceElement[],
  named: readonly NamedCondition[],
  context: readonly NamedCondition[],
): LooseReading[] {
  return here.flatMap((element, index): LooseReading[] => {
    if (element.kind !== 'number' && element.kind !== 'percent' && element.kind !== 'fraction')
      return []
    const counted = countable(here, index, named, context)
    if (!counted) return []
    if (element.kind === 'percent') {
      const beside = besideCount(here, index)
      return beside === undefined
        ? judgeShare(element, counted)
        : judgeShareBeside(element, here[beside] as SentenceElement, counted, here)
    }
    if (element.kind === 'fraction') return judgeFraction(element, counted)
    return judgeCount(element, element.value, counted).map((reading) => ({
      ...reading,
      share: shareBeside(here, index),
    }))
  })
}

/** The percentage in brackets behind a count: "four men (27%)". */
function shareBeside(
  here: readonly SentenceElement[],
  index: number,
): { start: number; words: string } | undefined {
  const open = here.findIndex(({ text }, at) => at > index && text === '(')
  const share = here[open + 1]
  return open > 0 && open - index <= 6 && share?.kind === 'percent'
    ? { start: share.start, words: share.text }
    : undefined
}

/** "four men (27%)", "4/15 (27%)": where the count stands before a percentage in brackets. */
function besideCount(here: readonly SentenceElement[], index: number): number | undefined {
  if (here[index - 1]?.text !== '(') return undefined
  const from = Math.max(0, index - 7)
  const at = here
    .slice(from, index - 1)
    .findLastIndex(
      ({ kind, text }) => kind === 'number' || kind === 'fraction' || /^[,;]$/.test(text),
    )
  if (at < 0 || here[from + at]?.kind === 'separator') return undefined
  // "12 of 22 dogs (55%)": the 12.
  const whole = here.slice(0, from + at).findLastIndex(({ kind }) => kind === 'number')
  return here[from + at - 1]?.kind === 'of' && whole >= from + at - 3 && whole >= 0
    ? whole
    : from + at
}

/** "8/16": the rows of a category, of all or of those in which its column has a value. */
function judgeFraction(
  element: Extract<SentenceElement, { kind: 'fraction' }>,
  counted: Countable,
): LooseReading[] {
  const { resource, shared, isWeak } = counted
  const slash = element.start + element.text.indexOf('/')
  const above = { start: element.start, end: slash, text: element.text.split('/')[0] ?? '' }
  const below = { start: slash + 1, end: element.end, text: element.text.split('/')[1] ?? '' }
  const wholes = [[], ...shared.map((one) => [one]), shared].flatMap(
    (group) => countIn(resource, group) ?? [],
  )
  const parts = judgeCount(above, element.value, counted)
  const rows = resource.rows.length
  const agrees = wholes.includes(element.total)
  const isNear = Math.abs(element.total - rows) <= Math.max(1, rows * 0.1)
  return [
    ...parts,
    ...(agrees || isNear
      ? [
          {
            start: below.start,
            end: below.end,
            words: below.text,
            agrees,
            kind: 'total' as const,
            says: `\`${resource.name}\` has ${rows} rows`,
            expression: countOf(resource.name, []),
            isWeak: isWeak || !parts.some((part) => part.agrees),
          },
        ]
      : []),
  ]
}

function judgeCount(
  { start, end, text: words }: { start: number; end: number; text: string },
  value: number,
  { resource, groups, likely, isWeak, isLabelled }: Countable,
): LooseReading[] {
  if (value > resource.rows.length) return []
  const reading = ({ group, count, says, expression }: Tally): LooseReading => ({
    start,
    end,
    words,
    agrees: count === value,
    kind: group.length > 1 ? 'subgroup' : 'category',
    says,
    expression,
    isWeak: isWeak || (!isLabelled && Math.abs(count - value) > Math.max(1, 0.2 * count)),
  })
  const right = talliesOf(resource, groups).filter(({ count }) => count === value)
  if (right.length > 0) return right.map(reading)
  return nearest(talliesOf(resource, likely), ({ count }) => Math.abs(count - value)).map(reading)
}
