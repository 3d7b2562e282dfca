import { createHash } from 'node:crypto'
import type { Diagnostic } from '../diagnostics.js'
import { messageSummary } from '../diagnostics.js'
import type { Reporter } from './index.js'

/**
 * A code quality report, which GitLab shows at the changed lines of a merge request (Code Climate's issues: description,
 * check_name, fingerprint, severity, location).
 */
export const gitlab: Reporter = ({ list }) => {
  const seen = new Map<string, number>()
  const issues = list.map((one) => {
    const words = `${one.file}\n${one.rule}\n${one.message}`
    const before = seen.get(words) ?? 0
    seen.set(words, before + 1)
    return issue(one, `${words}\n${before}`)
  })
  return {
    stdout: `${JSON.stringify(issues, null, 2)}\n`,
    stderr: `${messageSummary(list)}\n`,
  }
}

const severities = { error: 'critical', warning: 'minor', hint: 'info' } as const

/** `print` is the fault's own: it stays when lines move. */
function issue(
  { file, line, endLine, severity, rule, message, note }: Diagnostic,
  print: string,
): object {
  return {
    description: note ? `${message} ${note}` : message,
    check_name: rule,
    fingerprint: createHash('sha256').update(print).digest('hex'),
    severity: severities[severity],
    location: { path: file, lines: { begin: line, end: endLine } },
  }
}
