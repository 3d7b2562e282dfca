import type { Position } from 'unist'
import type { Built } from '../build.js'
import { tellFinding } from '../check/arithmetic.js'
import { unboundNumbers } from '../check/bindings.js'
import { numberFindings } from '../check/number-findings.js'
import { listNumbers, type HeldNumber, type Hold } from '../check/numbers-held.js'
import { visible } from '../cli/reporters/visible.js'
import { report } from '../report.js'

const holds: readonly Hold[] = ['computed', 'claimed', 'swept', 'given', 'cited', 'loose']

/** All that `check --numbers` knows of an article's numbers. */
export interface Numbers {
  list: readonly HeldNumber[]
  hints: number
  /** How many expressions explain a loose number, by where it stands. */
  candidates: ReadonlyMap<string, number>
}

/**
 * Lists the numbers of an article, and adds hints to its messages: those that probably do not fit, and, with `strict`, each
 * that nothing holds.
 */
export async function readArticleNumbers(
  { article, inputs, file }: Pick<Built, 'article' | 'inputs' | 'file'>,
  strict: boolean,
): Promise<Numbers> {
  const { findings } = await numberFindings(article, inputs)
  const hints = findings.filter(({ finding }) => finding.level === 'hint')
  for (const hint of hints) tellFinding(hint, file)
  const list = listNumbers(article, inputs)
  const unbound = list.some(({ held }) => held === 'loose')
    ? await unboundNumbers(article, inputs)
    : []
  const candidates = new Map(
    unbound.map(({ position, candidates: all }) => [placeKey(position), all.length]),
  )
  if (strict) {
    for (const { words, held, position } of list) {
      if (held !== 'loose') continue
      report(
        file,
        'number-hint',
        position,
        `Unexpected \`${words}\` that nothing holds, expected \`:claim[${words}]{of="…"}\` or \`[${words}]{.given}\``,
      )
    }
  }
  return { list, hints: hints.length, candidates }
}

const placeKey = (position: Position | undefined): string =>
  `${position?.path ?? ''}:${position?.start.offset ?? ''}`

/** Whether `--strict` lets the article pass: every number is held, and none is doubted. */
export const isHeld = ({ list, hints }: Numbers): boolean =>
  hints === 0 && list.every(({ held }) => held !== 'loose')

/**
 * Every number of the prose with how it is held, one a line, and how many there are of each kind. Loose ones stand last, as a
 * list of work: first those that fewest expressions explain, then those that none does.
 */
export function numbersReport(
  { list: all, hints, candidates }: Numbers,
  { inputs }: Pick<Built, 'inputs'>,
  prefix: string,
): string {
  if (inputs.resources.size === 0)
    return 'The manuscript has no data that could hold its numbers.\n'
  const ways = ({ position }: HeldNumber): number => candidates.get(placeKey(position)) ?? 0
  const loose = all.filter(({ held }) => held === 'loose')
  const bindable = loose
    .filter((number) => ways(number) > 0)
    .toSorted((left, right) => ways(left) - ways(right))
  const list = [
    ...all.filter(({ held }) => held !== 'loose'),
    ...bindable,
    ...loose.filter((number) => ways(number) === 0),
  ]
  const rows = list.map(({ words, held, by, sentence, position }) => {
    const { path = '', start } = position ?? { start: { line: 1, column: 1 } }
    return [
      `${prefix}${path}:${start.line}:${start.column}`,
      held,
      visible(words),
      by ? visible(by) : `in "${visible(sentence.trim())}"`,
    ] as const
  })
  const widths = [0, 1, 2].map((column) =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  )
  const lines = rows.map(
    (row) =>
      `${row
        .slice(0, 3)
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')}  ${row[3]}\n`,
  )
  const counts = holds
    .map((hold) => ({ hold, count: list.filter(({ held }) => held === hold).length }))
    .filter(({ hold, count }) => count > 0 || hold !== 'given')
    .map(({ hold, count }) => `${count} ${hold}`)
  const held = list.filter(({ held }) => held !== 'loose').length
  const said = `${held} of ${list.length} numbers held, ${hints} hint${hints === 1 ? '' : 's'}`
  const work =
    bindable.length === 0
      ? ''
      : `${bindable.length} of the loose numbers can be bound: \`galley bind\`\n`
  return `${lines.join('')}${counts.join(', ')}\n${said}\n${work}`
}
