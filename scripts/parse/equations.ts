/**
 * Display math: its TeX without the marks around it, and its identifier.
 */
import type { Position } from 'unist'
import type { Equation } from '../document/tree.js'
import { referenceIdentifier } from './citations.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import type { Inline, Token } from './syntax/nodes.js'

/** Display math in a paragraph stands between two paragraphs. */
export type EquationPart =
  { text: Inline[] } | { equation: Token; attributes?: Attributes | undefined }

/** Parts a paragraph's nodes at their display math. */
export function displayMath(nodes: readonly Inline[]): EquationPart[] {
  const parts: EquationPart[] = []
  let text: Inline[] = []
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!
    if (node.type !== 'rawMath' || !node.value.startsWith('$$')) {
      text.push(node)
      continue
    }
    if (text.length) parts.push({ text })
    text = []
    const blank = isBlank(nodes[index + 1]) ? 1 : 0
    const next = nodes[index + 1 + blank]
    const attributes =
      next?.type === 'attributes' ? readAttributes(next.value, 0)?.attributes : undefined
    if (attributes) index += 1 + blank
    parts.push({ equation: node, attributes })
  }
  if (text.length) parts.push({ text })
  return parts
}

const isBlank = (node: Inline | undefined): boolean =>
  node?.type === 'text' && node.value.trim() === ''

/** The equation of `$$…$$`. */
export function readEquation(
  node: { value: string; position: Position },
  attributes?: Attributes,
): Equation {
  return equationOf(node.value.replace(/^\$\$|\$\$$/g, ''), node.position, attributes?.id)
}

/** An equation of TeX; a `\label` in it is its identifier. */
export function equationOf(tex: string, position: Position, id?: string): Equation {
  let label = id
  const value = tex.replace(/\\label\{([^{}]*)\}/g, (_, key: string) => {
    label ??= key.trim()
    return ''
  })
  const node: Equation = { type: 'math', position, ...tagged(value) }
  if (label) node.identifier = referenceIdentifier(label) ?? label
  return node
}

/** A formula without `\tag{A.1}`, which is its label, and without marks that it has none. */
function tagged(tex: string): { value: string; label?: string } {
  let label: string | undefined
  const value = tex
    .replace(/\\(?:nonumber|notag)(?![A-Za-z])/g, '')
    .replace(/\\tag(\*?)\s*\{([^{}]*)\}/g, (_, star: string, words: string) => {
      label ??= star ? words.trim() : `(${words.trim()})`
      return ''
    })
    .trim()
  return label ? { value, label } : { value }
}
