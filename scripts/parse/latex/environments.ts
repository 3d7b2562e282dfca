import type { Block } from '../../document.js'
import { equation } from '../equations.js'
import { unsupported, type Scope } from '../reading.js'
import type { Token } from '../syntax/nodes.js'

/** Reads a LaTeX environment. */
export function readEnvironment(node: Token, scope: Scope): Block[] {
  const [, name] = /^\\begin\{([a-zA-Z]+)\*?\}/.exec(node.value)!
  const inner = node.value.replace(/^\\begin\{[^}]*\}/, '').replace(/\\end\{[^}]*\}[^]*?$/, '')
  if (/^(equation|displaymath|math)$/.test(name!)) return [equation(inner, node.position)]
  unsupported(scope, node, `LaTeX environment \`${name}\``, 'Markdown')
  return [{ type: 'code', value: node.value, position: node.position }]
}
