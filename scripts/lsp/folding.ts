/** What of a file can be folded: its metadata, sections, floats, boxes, lists, quotations and code. */
import type { FoldingRange } from 'vscode-languageserver'
import type { Node } from 'unist'
import { visit } from '../tree/visit.js'
import type { OpenManuscript } from './manuscript.js'

const foldable = new Set([
  'section',
  'figure',
  'table',
  'boxedText',
  'statement',
  'blockquote',
  'list',
  'definitionList',
  'code',
  'math',
])

/** Lines from 0; only what goes over several. */
export function foldingOf(manuscript: OpenManuscript, path: string): FoldingRange[] {
  const { checked } = manuscript
  if (!checked) return []
  const last = (manuscript.textOf(path) ?? '').split('\n').length - 1
  const found = new Map<number, FoldingRange>()
  const add = ({ position }: Node): void => {
    if (!position || position.path !== path) return
    const [startLine, end] = [position.start.line - 1, position.end.line - 1]
    const endLine = Math.min(position.end.column === 1 ? end - 1 : end, last)
    if (endLine > startLine && !found.has(startLine)) found.set(startLine, { startLine, endLine })
  }
  const metadata = frontMatter(manuscript.textOf(path) ?? '')
  if (metadata) found.set(0, metadata)
  visit(checked.article, (node) => {
    if (foldable.has(node.type)) add(node)
  })
  return [...found.values()].sort((left, right) => left.startLine - right.startLine)
}

function frontMatter(text: string): FoldingRange | undefined {
  const lines = text.split('\n')
  if (lines[0]?.trimEnd() !== '---') return undefined
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  return end > 0 ? { startLine: 0, endLine: end } : undefined
}
