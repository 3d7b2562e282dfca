import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver'

/** What may stand at a point, and the letters before it that an item takes the place of. */
export interface Completions {
  items: CompletionItem[]
  typed: string
}

/** Words as items of one kind. */
export const asItems = (labels: Iterable<string>, kind: CompletionItemKind): CompletionItem[] =>
  [...labels].map((label) => ({ label, kind }))
