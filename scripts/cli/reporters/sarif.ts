import { rules, type RuleName } from '../../rules.js'
import type { Diagnostic } from '../diagnostics.js'
import type { Reporter } from './index.js'

/** SARIF 2.1.0: one run, the rules that fired with their texts, and a result a message. */
export const sarif: Reporter = ({ list, version }) => {
  const fired = [...new Set(list.map(({ rule }) => rule))].sort()
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'galley', semanticVersion: version, rules: fired.map(descriptor) },
        },
        columnKind: 'utf16CodeUnits',
        results: list.map((one) => result(one, fired.indexOf(one.rule))),
      },
    ],
  }
  return { stdout: `${JSON.stringify(log, undefined, 2)}\n` }
}

/** SARIF 2.1.0 § 3.49 reportingDescriptor. */
function descriptor(name: string) {
  if (!(name in rules)) return { id: name }
  const { meaning, mend, severity } = rules[name as RuleName]
  return {
    id: name,
    shortDescription: { text: meaning },
    help: { text: mend },
    defaultConfiguration: { level: levelOf[severity] },
  }
}

/** SARIF 2.1.0 § 3.27 result; § 3.30 region, whose end column is exclusive as ours is. */
function result(
  {
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
  }: Diagnostic,
  ruleIndex: number,
) {
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  const artifactLocation = { uri: file.split('/').map(encodeURIComponent).join('/') }
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf[severity],
    message: { text: note ? `${message}\n${note}` : message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(suggestions
      ? { fixes: suggestions.map((text) => fix(text, artifactLocation, region)) }
      : {}),
  }
}

/** SARIF 2.1.0 § 3.55 fix: replace what stands at the place. */
function fix(text: string, artifactLocation: { uri: string }, deletedRegion: object) {
  return {
    description: { text: `Write \`${text}\`` },
    artifactChanges: [
      { artifactLocation, replacements: [{ deletedRegion, insertedContent: { text } }] },
    ],
  }
}

/** SARIF 2.1.0 § 3.27.10. */
const levelOf = { error: 'error', warning: 'warning', hint: 'note' } as const
