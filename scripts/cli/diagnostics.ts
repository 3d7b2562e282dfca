/**
 * Messages as they leave the program: one plain record each, sorted, with paths as the caller sees them.
 */
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

/** The shape of `--reporter json`; lines and columns count from 1, columns in UTF-16 units, the end is exclusive. */
export interface Diagnostic {
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
  severity: 'error' | 'warning' | 'hint'
  rule: string
  message: string
  note?: string
  url?: string
  suggestions?: string[]
}

/** All messages of `file`, sorted by file, line and column; `prefix` leads from the caller to the manuscript's folder. */
export function diagnostics(file: VFile, prefix: string): Diagnostic[] {
  return file.messages.map((message) => diagnostic(message, prefix)).sort(byPlace)
}

function diagnostic(message: VFileMessage, prefix: string): Diagnostic {
  const place = message.place
  const start = place && ('start' in place ? place.start : place)
  const end = place && ('end' in place ? place.end : place)
  return {
    file: tidy(`${prefix}${message.file ?? ''}`),
    line: start?.line ?? 1,
    column: start?.column ?? 1,
    endLine: end?.line ?? start?.line ?? 1,
    endColumn: end?.column ?? start?.column ?? 1,
    severity: message.fatal ? 'error' : message.fatal === null ? 'hint' : 'warning',
    rule: message.ruleId ?? 'unknown',
    message: message.reason,
    ...(message.note === undefined ? {} : { note: message.note }),
    ...(message.url === undefined ? {} : { url: message.url }),
    ...(message.expected?.length ? { suggestions: message.expected } : {}),
  }
}

/** `../paper/manuscript` and not `../paper/./manuscript`. */
function tidy(path: string): string {
  return path.replace(/(^|\/)\.\//g, '$1')
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return (
    compare(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    left.endLine - right.endLine ||
    left.endColumn - right.endColumn ||
    compare(left.rule, right.rule) ||
    compare(left.message, right.message)
  )
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** "1 error, 2 warnings", or "no messages". */
export function messageSummary(list: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'hint'] as const).map((severity) => ({
    severity,
    count: list.filter((one) => one.severity === severity).length,
  }))
  const said = counts
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
  return said.join(', ') || 'no messages'
}
