/** What can be done at a place: a message's suggestions, a number held to the data, what `galley fix` would write. */
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver'
import type { Built } from '../build.js'
import { unboundNumbers, type Unbound } from '../check/bindings.js'
import { claimMarkup } from '../commands/bind/verified.js'
import { findMends } from '../commands/fix/mends.js'
import type { DiagnosticData } from './diagnostics.js'
import type { OpenManuscript } from './manuscript.js'
import { holds, rangeOf } from './places.js'
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

const unbound = new WeakMap<Built, Promise<Unbound[]>>()

/**
 * For a number at a place that no claim holds: the claims that would hold it, the likeliest first. Looked for once a check.
 */
export async function bindingsAt(
  manuscript: OpenManuscript,
  uri: string,
  document: TextDocument,
  { start }: Range,
): Promise<CodeAction[]> {
  const { checked } = manuscript
  if (!checked || checked.inputs.resources.size === 0 || isUnread(checked)) return []
  const found = unbound.get(checked) ?? unboundNumbers(checked.article, checked.inputs)
  unbound.set(checked, found)
  const path = manuscript.pathOf(uri)
  const here = (await found).filter(
    ({ position, words }) =>
      position?.path === path &&
      holds(rangeOf(position), start.line, start.character) &&
      document.getText(rangeOf(position)) === words,
  )
  return here.flatMap(({ words, position, candidates }) =>
    candidates.map((candidate) => ({
      title: `Hold \`${words}\` to the data: ${candidate.says}`,
      kind: CodeActionKind.RefactorRewrite,
      edit: {
        changes: { [uri]: [{ range: rangeOf(position!), newText: claimMarkup(words, candidate) }] },
      },
    })),
  )
}

const isUnread = ({ file }: Built): boolean =>
  file.messages.some(({ ruleId }) => ruleId === 'invalid-data')

/** One action that makes every claim of a file say what the data say; none when all do. */
export function fixAll(
  manuscript: OpenManuscript,
  uri: string,
  document: TextDocument,
): CodeAction | undefined {
  const { checked } = manuscript
  if (!checked || isUnread(checked)) return undefined
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
