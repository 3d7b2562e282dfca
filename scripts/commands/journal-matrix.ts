import type { Position } from 'unist'
import type { Built } from '../build.js'
import { judgeArticle, type Verdict } from '../check/journal.js'
import { countsInWords } from '../check/journal/count.js'
import { visible } from '../cli/reporters/visible.js'
import type { JournalProfile } from '../journals/index.js'
import { settingNames, settingsOf } from '../journals/setting.js'
import { largest } from '../lists.js'

/** What holds and what breaks of each journal's rules: counts, a row for each rule and a column for each journal, and where. */
export function journalMatrix(
  { article, inputs, file }: Built,
  journals: readonly JournalProfile[],
  prefix: string,
): string {
  const columns = journals.map((profile) => ({
    name: profile.name,
    verdicts: judgeArticle(profile, article, inputs, file),
    settings: settingsOf(profile),
  }))
  const rows = [
    ...new Set(columns.flatMap(({ verdicts }) => verdicts.map(({ rule }) => rule.id))),
  ].sort()
  const set = settingNames.filter((name) =>
    columns.some(({ settings }) => settings.some(({ what }) => what === name)),
  )
  const head = (title: string): string[] => [title, ...columns.map(({ name }) => name)]
  const judged = rows.map((id) => [
    id,
    ...columns.map(({ verdicts }) => cell(verdicts.find(({ rule }) => rule.id === id))),
  ])
  const settled = set.map((what) => [
    what,
    ...columns.map(({ settings }) => settings.find((one) => one.what === what)?.value ?? '–'),
  ])
  return [
    `Counted: ${countsInWords(article)}.`,
    '',
    ...grid([head('asked'), ...judged]),
    '',
    ...grid([head('set by a build'), ...settled]),
    '',
    ...columns.flatMap(({ name, verdicts }) => summary(name, verdicts, prefix)),
  ].join('\n')
}

/** Rows as lines, their columns under each other. */
function grid(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => largest(rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}

function cell(verdict: Verdict | undefined): string {
  if (!verdict) return '–'
  const words = {
    holds: 'holds',
    breaks: verdict.rule.severity === 'error' ? 'BREAKS' : 'breaks',
    'by-hand': 'by hand',
  }[verdict.outcome]
  return verdict.measured ? `${words}: ${verdict.measured}` : words
}

/** One journal: how many rules hold, then each that does not, with its places. */
function summary(name: string, verdicts: readonly Verdict[], prefix: string): string[] {
  const of = (outcome: Verdict['outcome']): Verdict[] =>
    verdicts.filter((verdict) => verdict.outcome === outcome)
  const lines = of('breaks').map(
    ({ rule, findings }) =>
      `  ${rule.id}: ${rule.asks}; ${[...new Set(findings.map(({ place }) => placeOf(place, prefix)))].join(', ')}`,
  )
  const byHand = of('by-hand').map(({ rule }) => `  ${rule.id}: ${rule.asks}; see to it by hand`)
  return [
    `${name}: ${of('holds').length} of ${verdicts.length - of('by-hand').length} hold`,
    ...lines,
    ...byHand,
    '',
  ]
}

function placeOf(place: Verdict['findings'][number]['place'], prefix: string): string {
  const position: Position | undefined = place && ('start' in place ? place : place.position)
  return position
    ? visible(`${prefix}${position.path ?? ''}:${position.start.line}:${position.start.column}`)
    : 'the manuscript'
}
