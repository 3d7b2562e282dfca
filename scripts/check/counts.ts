/**
 * `count-mismatch`: numbers in prose that count a category of the data, against the rows.
 */
import type { Position } from 'unist'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { belongs, lexicon } from '../data/sweep/lexicon.js'
import { sweep, type SweepReading } from '../data/sweep/sweep.js'
import { inWords } from '../data/words.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { articleProse } from '../tree/prose.js'
import { givenTexts, heldRanges } from './held-ranges.js'
import { placeOf } from './places.js'

/** A number of the text that the sweep has read, and its place in the source. */
export interface Count {
  reading: SweepReading
  sentence: string
  position: Position | undefined
}

/** Every number that counts rows, in the article's order, right or wrong; those that a claim or value holds are left out. */
export function* counts(article: Article, inputs: Inputs): Generator<Count> {
  if (inputs.resources.size === 0) return
  const words = lexicon(inputs.resources.values())
  const given = givenTexts(article)
  for (const prose of articleProse(article)) {
    const held = heldRanges(prose, inputs, given)
    for (const { start, end } of prose.sentences) {
      const sentence = prose.text.slice(start, end)
      const covered = held.map((range) => ({ start: range.start - start, end: range.end - start }))
      const before = prose.text.slice(Math.max(0, start - 2000), start)
      for (const reading of sweep(sentence, words, covered, before)) {
        yield {
          reading,
          sentence,
          position: placeOf(prose, start + reading.start, reading.words, inputs),
        }
      }
    }
  }
}

/** Reports each number that the rows contradict. */
export const checkCounts: Stage = (inputs) => (article, file) => {
  for (const { reading, position } of counts(article, inputs)) {
    if (reading.agrees) continue
    const right = rightWords(reading)
    report(
      file,
      'count-mismatch',
      position,
      `Unexpected \`${reading.words}\`, expected \`${right}\`: ${sayActual(reading)}`,
      {
        note: `${rowsBehind(reading, inputs)} Where the number counts something else, say so with \`:claim[${reading.words}]{of="…"}\`.`,
        suggestions: [right],
      },
    )
  }
}

function sayActual({ category, actual, rows, kind }: SweepReading): string {
  if (!category) return `the data have ${rows} rows`
  const label =
    category.label === category.value
      ? category.value
      : `${category.label}${category.value === undefined ? '' : ` (\`${category.value}\`)`}`
  if (kind === 'percent')
    return `${round(actual)} % of ${rows} rows of \`${category.resource.name}\` have \`${category.field.name}\` ${label}`
  return `${actual} of ${rows} rows of \`${category.resource.name}\` ${actual === 1 ? 'has' : 'have'} \`${category.field.name}\` ${label}`
}

function rightWords({ words, actual, rows, kind }: SweepReading): string {
  if (kind === 'percent') return `${round(actual)}%`
  if (words.includes('/')) return `${actual}/${rows}`
  if (/^\d/.test(words)) return String(actual)
  const right =
    kind === 'share' && actual === rows
      ? 'all'
      : actual === 0
        ? words.toLowerCase() === 'no'
          ? 'no'
          : 'none'
        : (inWords(actual) ?? String(actual))
  return /^\p{Lu}/u.test(words) ? right.charAt(0).toUpperCase() + right.slice(1) : right
}

function rowsBehind({ category }: SweepReading, inputs: Inputs): string {
  if (!category)
    return `Rows: ${[...inputs.resources.values()].map(({ path }) => path).join(', ')}.`
  const lines = category.resource.rows
    .filter((row) => belongs(row, category))
    .map(({ position }) => position.start.line)
  const path = category.resource.rows[0]?.position.path ?? category.resource.path
  if (lines.length === 0) return `No row of ${path} has it.`
  return `Rows: ${path}, ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 20).join(', ')}${lines.length > 20 ? ' …' : ''}.`
}

const round = (value: number): string => String(Math.round(value * 10) / 10)
