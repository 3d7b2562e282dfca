import { styleText } from 'node:util'
import { messageSummary, type Diagnostic } from '../diagnostics.js'
import { sourceExcerpt } from './excerpt.js'
import type { Reporter } from './index.js'
import { visible } from './visible.js'
import { largest } from '../../lists.js'

/**
 * For people: messages by file, in columns, each with its source line where that helps, and a count. Of many that say the
 * same of different things the first few stand for all.
 *
 *     manuscript/02-methods.md
 *     12:18-12:27 error   Unexpected citation of `doe2021`, expected a key in `references.bib`  unresolved-citation
 */
export const pretty: Reporter = ({ list, source, colour }) => {
  const paint: Paint = colour
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text
  const files = [...new Set(list.map(({ file }) => file))]
  const groups = files.map((file) => {
    const messages = list.filter((one) => one.file === file)
    const heading = paint('underline', visible(file))
    return `${[heading, ...formatMessages(summedUp(messages), paint, source(file))].join('\n')}\n\n`
  })
  return { stderr: list.length === 0 ? '' : `${groups.join('')}${messageSummary(list)}\n` }
}

/** So many alike are shown whole. */
const many = 6
/** Of more, so many are shown. */
const few = 3

/** The messages of one file, of more than `many` alike only the first few; the last of these says how many are left. */
function summedUp(list: readonly Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(sameness(one), (counts.get(sameness(one)) ?? 0) + 1)
  const shown = new Map<string, number>()
  return list.flatMap((one) => {
    const kind = sameness(one)
    const count = counts.get(kind)!
    const at = (shown.get(kind) ?? 0) + 1
    shown.set(kind, at)
    if (count <= many || at < few) return [one]
    if (at > few) return []
    const rest = `… and ${count - few} more like this one; \`--reporter unix\` lists them all`
    return [{ ...one, note: one.note === undefined ? rest : `${one.note}\n${rest}` }]
  })
}

/** What messages have in common that differ in names and numbers alone. */
const sameness = ({ rule, severity, message }: Diagnostic): string =>
  `${rule} ${severity} ${message.replace(/`[^`]*`|\d+/g, '…')}`

type Paint = (style: 'underline' | 'red' | 'yellow' | 'dim', text: string) => string

/** The lines of one file's messages, in columns; without `source`, no excerpts. */
export function formatMessages(
  list: readonly Diagnostic[],
  paint: Paint = (_, text) => text,
  source?: string,
): string[] {
  const lines = source?.split(/\r\n|\r|\n/)
  const rows = list.map((one) => ({ one, place: placeOf(one), text: visible(one.message) }))
  const placeWidth = largest(rows.map(({ place }) => place.length))
  const textWidth = largest(rows.map(({ text }) => Math.min(text.length, 100)))
  return rows.flatMap(({ one, place, text }) => [
    `${place.padEnd(placeWidth)} ${paint(one.severity === 'error' ? 'red' : 'yellow', one.severity.padEnd(7))} ${text.padEnd(textWidth)}  ${paint('dim', one.rule)}`,
    ...[...sourceExcerpt(one, lines), ...notes(one)].map((line) => paint('dim', `    ${line}`)),
  ])
}

function placeOf({ line, column, endLine, endColumn }: Diagnostic): string {
  const end = endLine === line && endColumn === column ? '' : `-${endLine}:${endColumn}`
  return `${line}:${column}${end}`
}

/** The note, and suggestions that the sentence does not make itself. */
function notes({ note, message, suggestions = [] }: Diagnostic): string[] {
  const told =
    suggestions.length > 0 && !suggestions.some((text) => message.includes(text.replace(/^@/, '')))
  return [
    ...(note ? note.split('\n').map(visible) : []),
    ...(told ? [`instead: ${suggestions.map((text) => `\`${visible(text)}\``).join(' or ')}`] : []),
  ]
}
