/** What can be done at a message: its suggestions, and what `galley fix` would write. */
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver'
import { findMends } from '../commands/fix/mends.js'
import type { DiagnosticData } from './diagnostics.js'
import type { OpenManuscript } from './manuscript.js'
import type { TextDocument } from 'vscode-languageserver-textdocument'

/** A quick fix for each suggestion of each message; the first of a message's is the preferred one. */
export function suggestionsFor(uri: string, diagnostics: readonly Diagnostic[]): CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const { suggestions = [] } = (diagnostic.data ?? {}) as Partial<DiagnosticData>
    return suggestions.map((suggestion, index) => ({
      title: `Change to \`${suggestion}\``,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: index === 0,
      edit: { changes: { [uri]: [{ range: diagnostic.range, newText: suggestion }] } },
    }))
  })
}

/** One action that makes every claim of a file say what the data say; none when all do. */
export function fixAll(
  manuscript: OpenManuscript,
  uri: string,
  document: TextDocument,
): CodeAction | undefined {
  const { checked } = manuscript
  if (!checked || checked.file.messages.some(({ ruleId }) => ruleId === 'invalid-data'))
    return undefined
  const path = manuscript.pathOf(uri)
  const mends = findMends(checked.inputs, (asked) => manuscript.textOf(asked))
  const edits = mends.flatMap((mend): TextEdit[] => {
    if (mend.path !== path || !mend.place) return []
    const { start, end } = mend.place
    const range = { start: document.positionAt(start), end: document.positionAt(end) }
    return [{ range, newText: mend.right }]
  })
  return edits.length > 0
    ? {
        title: 'Make every claim say what the data say',
        kind: CodeActionKind.SourceFixAll,
        edit: { changes: { [uri]: edits } },
      }
    : undefined
}
