/** Works, and what a reference can point to. */
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver'
import type { Built } from '../../build.js'
import { targetsOf, type Target } from '../../tree/targets.js'
import { saidOf, targetLabel, targetWords } from '../said.js'
import type { Completions } from './completions.js'

const use = /(?:^|[^\p{L}\p{N}.])@\{?([\p{L}\p{N}_:.#$%&+?<>~/-]*)$/u

/** After `@`: works, found by any of their words, and all that a reference can point to. */
export function afterAt(checked: Built, before: string): Completions | undefined {
  const typed = use.exec(before)?.[1]
  return typed === undefined
    ? undefined
    : { items: [...works(checked), ...targets(checked)], typed }
}

/** After `](#`. */
export function afterHash(checked: Built, before: string): Completions | undefined {
  const typed = /\]\(#([^)\s]*)$/.exec(before)?.[1]
  return typed === undefined ? undefined : { items: targets(checked), typed }
}

/** Every work of the bibliography. */
export function works({ article, inputs }: Built): CompletionItem[] {
  return [...inputs.references.values()].map((reference) => {
    const { names, year, title } = saidOf(reference, article.lang)
    return {
      label: reference.key,
      kind: CompletionItemKind.Reference,
      detail: [names, year].filter(Boolean).join(' '),
      documentation: title,
      // Any word of the work finds it.
      filterText: `${reference.key} ${names} ${year} ${title}`,
    }
  })
}

/** Sections, floats, panels and what else has an identifier. */
export function targets({ article }: Built): CompletionItem[] {
  const known = targetsOf(article)
  return known.identifiers.flatMap((identifier) => {
    const found = known.find(identifier)
    const target = found && 'target' in found ? found.target : undefined
    return [named(identifier, target), ...panelsOf(identifier, target)]
  })
}

function panelsOf(identifier: string, target: Target | undefined): CompletionItem[] {
  if (target?.type !== 'figure') return []
  return target.children.flatMap((child) =>
    child.type === 'panel' ? [named(`${identifier}.${child.letter}`, child)] : [],
  )
}

const named = (identifier: string, target: Target | undefined): CompletionItem => ({
  label: identifier,
  kind: CompletionItemKind.Reference,
  ...(target ? { detail: targetLabel(target), documentation: targetWords(target) } : {}),
})
