/**
 * The tree that JSONata makes of an expression, as far as we look at it. (Its own types leave most of it open.)
 */
import { append } from '../lists.js'

export interface ExpressionNode {
  type:
    | 'path'
    | 'name'
    | 'string'
    | 'number'
    | 'value'
    | 'regex'
    | 'variable'
    | 'wildcard'
    | 'descendant'
    | 'parent'
    | 'binary'
    | 'unary'
    | 'condition'
    | 'block'
    | 'bind'
    | 'function'
    | 'partial'
    | 'lambda'
    | 'apply'
    | 'transform'
    | 'sort'
    | 'filter'
    | 'index'
    | 'operator'
  value?: unknown
  /** Offset in the source, behind the token. */
  position?: number
  steps?: ExpressionNode[]
  /** Predicates on a step of a path, and those on anything else. */
  stages?: ExpressionNode[]
  predicate?: ExpressionNode[]
  /** `{…}` after a path. */
  group?: { lhs: Array<[ExpressionNode, ExpressionNode]> }
  /** Variables that `@$x` and `#$i` bind. */
  focus?: string
  index?: string
  expr?: ExpressionNode
  terms?: Array<{ expression: ExpressionNode }>
  lhs?: ExpressionNode | Array<[ExpressionNode, ExpressionNode]>
  rhs?: ExpressionNode
  expression?: ExpressionNode
  expressions?: ExpressionNode[]
  condition?: ExpressionNode
  then?: ExpressionNode
  else?: ExpressionNode
  procedure?: ExpressionNode
  arguments?: ExpressionNode[]
  body?: ExpressionNode
  /** A call in tail position, wrapped by the parser. */
  thunk?: boolean
}

/** Every node directly below `node`, in evaluation order. */
export function expressionChildren(node: ExpressionNode): ExpressionNode[] {
  const pairs = [...(Array.isArray(node.lhs) ? node.lhs : []), ...(node.group?.lhs ?? [])].flat()
  const single = [
    node.expr,
    Array.isArray(node.lhs) ? undefined : node.lhs,
    node.rhs,
    node.expression,
    node.condition,
    node.then,
    node.else,
    node.procedure,
    node.body,
  ]
  const lists = [
    node.steps,
    node.stages,
    node.predicate,
    node.terms?.map(({ expression }) => expression),
    node.expressions,
    node.arguments,
  ]
  return [...single, ...lists.flat(), ...pairs].filter((child) => child !== undefined)
}

/** The left operand of a binary node. */
export function leftOf(node: ExpressionNode): ExpressionNode | undefined {
  return Array.isArray(node.lhs) ? undefined : node.lhs
}

/** The name of the function that a call calls, when it is called by name. */
export function calledName(node: ExpressionNode): string | undefined {
  return node.procedure?.type === 'variable' ? String(node.procedure.value) : undefined
}

/** The text of a literal node. */
export function literalText(node: ExpressionNode | undefined): string | undefined {
  return node?.type === 'string' ? String(node.value) : undefined
}

/** Names that `{…}` makes anywhere in the tree. */
export function constructedNames(tree: ExpressionNode): string[] {
  const names: string[] = []
  const waiting = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const [key] of Array.isArray(node.lhs) ? node.lhs : []) names.push(literalText(key) ?? '')
    append(waiting, expressionChildren(node))
  }
  return names
}
