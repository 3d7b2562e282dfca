/** What may stand in an expression over the data: resources, columns, facts, functions. */
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver'
import type { Built } from '../../build.js'
import { functions } from '../../data/function-list.js'
import type { Resource } from '../../document/inputs.js'
import { asItems, type Completions } from './completions.js'

/** In `of="…"` of a line of text. */
export function inExpression(checked: Built, before: string): Completions | undefined {
  const expression = /\bof=(?:"([^"]*)|'([^']*))$/.exec(before)
  return expression ? expressionCompletions(checked, expression[1] ?? expression[2]!) : undefined
}

/** After `expression`, which is what is written of it so far; `row`: the resource whose columns need no name before them. */
export function expressionCompletions(
  { inputs }: Built,
  expression: string,
  row?: string,
): Completions {
  const typed = /[$\p{L}\p{N}_]*$/u.exec(expression)![0]
  const rest = expression.slice(0, expression.length - typed.length)
  const member = /([\p{L}\p{N}_]+)(?:\[[^\]]*\])*\.$/u.exec(rest)?.[1]
  const resource = member === undefined ? undefined : inputs.resources.get(member)
  if (resource) return { items: columns(resource), typed }
  if (/`[^`]*$/.test(rest)) return { items: factItems(inputs), typed }
  const inside = inputs.resources.get(openedIn(rest) ?? row ?? '')
  const others = [...inputs.resources.values()].filter((one) => one !== inside)
  return {
    items: [
      ...(inside ? columns(inside) : []),
      ...asItems(
        [...functions.keys()].map((name) => `$${name}`),
        CompletionItemKind.Function,
      ),
      ...[...inputs.resources.values()].map(resourceItem),
      ...others.flatMap(columns),
      ...factItems(inputs),
    ].map((item, index) => ({ ...item, sortText: String(index).padStart(5, '0') })),
    typed,
  }
}

/** The resource whose predicate is open: `cases[sex = 'F' and `. */
function openedIn(text: string): string | undefined {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ']') depth++
    else if (text[at] === '[' && depth-- === 0)
      return /[\p{L}\p{N}_]+$/u.exec(text.slice(0, at))?.[0]
  }
  return undefined
}

/** Facts by name, as `:value{fact=…}` takes them. */
export const factItems = ({ facts: named }: Built['inputs']): CompletionItem[] =>
  [...named].map(([label, { expression }]) => ({
    label,
    kind: CompletionItemKind.Constant,
    detail: expression,
  }))

export const resourceItem = ({ name, title, rows }: Resource): CompletionItem => ({
  label: name,
  kind: CompletionItemKind.Struct,
  detail: title ?? `${rows.length} rows`,
})

export const columns = ({ name, fields }: Resource): CompletionItem[] =>
  fields.map((field) => ({
    label: field.name,
    kind: CompletionItemKind.Field,
    detail: `${name}: ${field.title ?? field.type}`,
  }))
