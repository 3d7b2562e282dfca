import { messageSummary, type Diagnostic } from '../diagnostics.js'
import type { Reporter } from './index.js'
import { visible } from './visible.js'

/** One line a message, as compilers write them: editors and problem matchers jump to `file:line:column`. */
export const unix: Reporter = ({ list }) => ({
  stdout: list.map((one) => `${said(one)}\n`).join(''),
  stderr: `${messageSummary(list)}\n`,
})

function said({ file, line, column, severity, rule, message }: Diagnostic): string {
  return `${visible(file)}:${line}:${column}: ${severity}: ${visible(message)} [${rule}]`
}
