/**
 * Tells text of the author from text of the data in what a cell's expression makes.
 *
 *     '[@' & key & '] **' & outcome & '**'
 *      ──── data ─────────  ── data ──
 *
 * What the expression quotes is Markdown. What comes from the data is text, whatever it looks like: it is put in by marks
 * that no Markdown can misread, and `dataAt` finds it again behind the parser.
 */
import type { ExpressionNode } from './ast.js'
import { leftOf } from './ast.js'

/** The name of the function that marks; no author can write it. */
export const markFunction = 'data text'

/** Wraps in `tree`, where its text is made, all that is not quoted there. Returns the new root. */
export function markData(tree: ExpressionNode): ExpressionNode {
  switch (tree.type) {
    case 'string':
      return tree
    case 'binary': {
      if (tree.value !== '&') break
      const left = leftOf(tree)
      return {
        ...tree,
        lhs: left && markData(left),
        rhs: tree.rhs && markData(tree.rhs),
      } as ExpressionNode
    }
    case 'condition':
      return {
        ...tree,
        then: tree.then && markData(tree.then),
        else: tree.else && markData(tree.else),
      } as ExpressionNode
    case 'block': {
      if (tree.predicate || tree.group) break
      const expressions = tree.expressions ?? []
      const last = expressions.at(-1)
      return { ...tree, expressions: last ? [...expressions.slice(0, -1), markData(last)] : [] }
    }
    default:
  }
  return {
    type: 'function',
    value: '(',
    position: tree.position ?? 0,
    procedure: { type: 'variable', value: markFunction },
    arguments: [tree],
  }
}

const [first, base, last] = [0xe000, 0xe100, 0xe001]

/** Text that no Markdown construct can begin or end in: plain words, and keys such as `smith-2020a`. */
const harmless = /^[\p{L}\p{N}]+(?:[ _:-][\p{L}\p{N}]+)*$/u

/** `text` as the expression passes it on; what needs a mark is added to `data`. */
export function mark(text: string, data: string[]): string {
  if (harmless.test(text) || text === '') return text
  const index = [...String(data.push(text) - 1)].map((digit) =>
    String.fromCharCode(base + Number(digit)),
  )
  return String.fromCharCode(first) + index.join('') + String.fromCharCode(last)
}

/** `text` with the data in place of their marks. */
export function dataAt(text: string, data: readonly string[]): string {
  return text.replace(/\uE000([\uE100-\uE109]{1,9})\uE001/g, (whole, digits: string) => {
    const index = Number([...digits].map((digit) => digit.charCodeAt(0) - base).join(''))
    return data[index] ?? whole
  })
}
