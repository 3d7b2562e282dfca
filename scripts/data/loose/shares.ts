/**
 * Percentages of rows: alone, and in brackets behind the count that they are made of.
 */
import type { SentenceElement } from '../sweep/elements.js'
import { nearest, type Countable } from './countable.js'
import { countOf, nameIn } from './predicate.js'
import type { LooseReading } from './reading.js'
import { countIn, groupInWords, predicatesOf, type RowGroup } from './rows.js'

/** Percentage points within which a percentage is nearly another. */
const points = 5

export function judgeShare(
  { start, end, text: words, value, decimals }: Extract<SentenceElement, { kind: 'percent' }>,
  { resource, groups, likely, isWeak }: Countable,
): LooseReading[] {
  const tolerance = 10 ** -decimals
  const shares = (all: readonly RowGroup[]) =>
    all.flatMap((group) =>
      wholesOf(group, groups[0] ?? []).flatMap((whole) => {
        const [part, total] = [countIn(resource, group), countIn(resource, whole)]
        return part === undefined || !total
          ? []
          : [{ group, whole, part, total, share: (100 * part) / total }]
      }),
    )
  const agrees = (share: number): boolean => Math.abs(share - value) < tolerance
  const reading = ({
    group,
    whole,
    part,
    total,
    share,
  }: ReturnType<typeof shares>[number]): LooseReading => ({
    start,
    end,
    words,
    agrees: agrees(share),
    isCut: agrees(share) && Math.abs(share - value) > tolerance / 2 + 1e-9,
    kind: 'share',
    says: `${part} of ${total} rows${whole.length > 0 ? ` with ${groupInWords(whole)}` : ''} have ${groupInWords(group)}, ${Math.round(10 * share) / 10} %`,
    expression: `$share(${countOf(resource.name, predicatesOf(group))}, ${countOf(resource.name, predicatesOf(whole))})`,
    isWeak: isWeak || Math.abs(share - value) > Math.max(points, value / 10),
  })
  const right = shares(groups).filter(({ share }) => agrees(share))
  if (right.length > 0) return right.map(reading)
  return nearest(shares(likely), ({ share }) => Math.abs(share - value)).map(reading)
}

/** What a group may be a share of: all rows, its shared part, or each of its conditions. */
function wholesOf(group: RowGroup, own: RowGroup): RowGroup[] {
  const rest = group.slice(own.length)
  return [
    [],
    ...(rest.length > 0 ? [rest] : []),
    ...(group.length > 1 ? group.map((one) => [one]) : []),
  ]
}

type Percent = Extract<SentenceElement, { kind: 'percent' }>

/**
 * "four men (27%)", where the rows have four men: the percentage is of all rows, of those in which the column has a value, of
 * a group that the sentence names, or of another number that stands in it.
 */
export function judgeShareBeside(
  percent: Percent,
  count: SentenceElement,
  counted: Countable,
  here: readonly SentenceElement[],
): LooseReading[] {
  const usual = judgeShare(percent, { ...counted, isWeak: true })
  if (usual.some(({ agrees }) => agrees) || count.kind !== 'number') return usual
  const { resource, groups, isWeak } = counted
  const { value, decimals } = percent
  const own = groups.find((group) => countIn(resource, group) === count.value)
  if (!own || isWeak || count.value === 0) return usual
  const wholes = new Map<number, RowGroup>()
  for (const group of [[], ...groups.flatMap((group) => group.map((one) => [one])), ...groups])
    for (const whole of [group, known(group)]) wholes.set(countIn(resource, whole) ?? 0, whole)
  for (const one of here) {
    if (one.kind === 'number') wholes.set(one.value, [])
    if (one.kind === 'fraction') wholes.set(one.total, [])
  }
  const shares = [...wholes.keys()].flatMap((whole) =>
    whole >= count.value ? [(100 * count.value) / whole] : [],
  )
  if (shares.some((share) => Math.abs(share - value) < 10 ** -decimals)) return usual
  const rows = resource.rows.length
  const share = (100 * count.value) / rows
  if (Math.abs(share - value) > Math.max(points, value / 10)) return usual
  return [
    {
      start: percent.start,
      end: percent.end,
      words: percent.text,
      agrees: false,
      isOfRows: rows,
      kind: 'share',
      says: `${count.value} of ${rows} rows have ${groupInWords(own)}, ${Math.round(10 * share) / 10} %`,
      expression: `$share(${countOf(resource.name, predicatesOf(own))}, ${countOf(resource.name, [])})`,
    },
  ]
}

/** The rows in which the columns of a group have a value. */
const known = (group: RowGroup): RowGroup =>
  group.flatMap((any) => {
    const [one] = any
    return one
      ? [
          [
            {
              ...one,
              wider: undefined,
              holds: ({ values }: Parameters<typeof one.holds>[0]) =>
                values[one.field.name] !== undefined,
              predicate: `$exists(${nameIn(one.field.name)})`,
              says: `a value of \`${one.field.name}\``,
            },
          ],
        ]
      : []
  })
