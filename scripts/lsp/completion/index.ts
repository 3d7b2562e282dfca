/** What may stand at the cursor, in a text, its metadata, and the YAML files beside it. */
import type { CompletionItem } from 'vscode-languageserver'
import type { OpenManuscript } from '../manuscript.js'
import type { Point } from '../navigation.js'
import type { Completions } from './completions.js'
import { inExpression } from './expressions.js'
import { afterAt, afterHash } from './names.js'
import { inSyntax } from './syntax.js'
import { yamlCompletions } from './yaml.js'

/** Items for a point, each with the range that it takes the place of: what is typed of it so far. */
export function completionsAt(manuscript: OpenManuscript, point: Point): CompletionItem[] {
  const lines = (manuscript.textOf(point.path) ?? '').split('\n')
  const { items, typed } = completionsIn(manuscript, point, lines)
  const end = { line: point.line, character: point.character }
  const start = { line: point.line, character: point.character - typed.length }
  return items.map(({ insertText, ...item }) => ({
    filterText: item.label,
    ...item,
    textEdit: { range: { start, end }, newText: insertText ?? item.label },
  }))
}

const nothing: Completions = { items: [], typed: '' }

function completionsIn(
  manuscript: OpenManuscript,
  { path, line, character }: Point,
  lines: readonly string[],
): Completions {
  const before = (lines[line] ?? '').slice(0, character)
  const { checked } = manuscript
  if (/\.ya?ml$/i.test(path) || isFrontMatter(path, lines, line))
    return yamlCompletions(manuscript, { path, line, character }, lines)
  if (!/\.(?:md|qmd|rmd)$/i.test(path) || !checked) return nothing
  return (
    inExpression(checked, before) ??
    afterAt(checked, before) ??
    afterHash(checked, before) ??
    inSyntax(checked, before) ??
    nothing
  )
}

function isFrontMatter(path: string, lines: readonly string[], line: number): boolean {
  if (!/\.(?:md|qmd|rmd)$/i.test(path) || lines[0]?.trimEnd() !== '---' || line === 0) return false
  const end = lines.findIndex((one, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(one))
  return end === -1 || line < end
}
