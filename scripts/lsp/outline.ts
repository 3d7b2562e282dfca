/** A file's sections and floats, as an outline. */
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver'
import type { Node } from 'unist'
import type { Target } from '../tree/targets.js'
import { targetLabel, targetWords } from './said.js'
import type { OpenManuscript } from './manuscript.js'
import { rangeOf } from './places.js'

const kinds: Readonly<Record<string, SymbolKind>> = {
  section: SymbolKind.Namespace,
  figure: SymbolKind.Object,
  math: SymbolKind.Number,
  boxedText: SymbolKind.Object,
  statement: SymbolKind.Object,
  supplement: SymbolKind.File,
}

/** Nested as the article is; what stands in another file is left out, and what is in it as well. */
export function outlineOf(manuscript: OpenManuscript, path: string): DocumentSymbol[] {
  const { checked } = manuscript
  return checked ? symbolsIn(checked.article, path) : []
}

function symbolsIn(node: Node, path: string): DocumentSymbol[] {
  const children = 'children' in node ? (node.children as readonly Node[]) : []
  return children.flatMap((child) => {
    const below = symbolsIn(child, path)
    const kind = kinds[child.type]
    if (kind === undefined || !child.position || child.position.path !== path) return below
    const target = child as Target
    const label = target.type === 'section' ? '' : targetLabel(target)
    const range = rangeOf(child.position)
    const name = [label, targetWords(target)].filter(Boolean).join(' ')
    return [
      {
        name: name || child.type,
        kind,
        range,
        selectionRange: { start: range.start, end: range.start },
        children: below,
      },
    ]
  })
}
