/** The messages of a check as an editor shows them, file by file. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver'
import type { Built } from '../build.js'
import { diagnostics, type Diagnostic as Told } from '../cli/diagnostics.js'

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
} as const

/** What a code action needs to know of a message. */
export interface DiagnosticData {
  /** Replacements for the text at the place, best first. */
  suggestions: string[]
}

/** By path, relative to the manuscript's folder. */
export function diagnosticsByPath({ file }: Built): Map<string, Diagnostic[]> {
  const byPath = new Map<string, Diagnostic[]>()
  for (const told of diagnostics(file, ''))
    byPath.set(told.file, [...(byPath.get(told.file) ?? []), diagnostic(told)])
  return byPath
}

function diagnostic(told: Told): Diagnostic {
  return {
    range: {
      start: { line: told.line - 1, character: told.column - 1 },
      end: { line: told.endLine - 1, character: told.endColumn - 1 },
    },
    severity: severities[told.severity],
    source: 'galley',
    code: told.rule,
    message: told.note === undefined ? told.message : `${told.message}\n${told.note}`,
    data: { suggestions: told.suggestions ?? [] } satisfies DiagnosticData,
  }
}
