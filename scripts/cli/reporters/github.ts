import type { Diagnostic } from '../diagnostics.js'
import { messageSummary } from '../diagnostics.js'
import type { Reporter } from './index.js'

/** Workflow commands, which annotate the changed lines of a pull request. */
export const github: Reporter = ({ list }) => ({
  stdout: list.map((one) => `${command(one)}\n`).join(''),
  stderr: `${messageSummary(list)}\n`,
})

/** `endColumn` is the last column in this format, and means something only when the message stays in one line. */
function command({
  file,
  line,
  column,
  endLine,
  endColumn,
  severity,
  rule,
  message,
  note,
  suggestions,
}: Diagnostic): string {
  const columns =
    endLine === line ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {}
  const properties = Object.entries({ file, line, endLine, ...columns, title: rule }).map(
    ([name, value]) => `${name}=${property(String(value))}`,
  )
  const text = [message, note, suggestions && `Suggestion: ${suggestions.join(' or ')}`]
    .filter(Boolean)
    .join('\n')
  return `::${severity === 'hint' ? 'notice' : severity} ${properties.join(',')}::${data(text)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
