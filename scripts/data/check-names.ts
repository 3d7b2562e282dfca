/**
 * Checks every name of an expression before it runs. JSONata gives `undefined`, hence a count of 0, for a column that
 * does not exist; here it is an error.
 *
 * The walk follows each value's shape through the tree: the data, rows of a resource, cells of a column. It also says
 * which nodes only look (predicates, order), for the rows that a result rests on.
 */
import type { Resource } from '../document/inputs.js'
import { expressionBounds } from './bounds.js'
import { calledName, constructedNames, leftOf, literalText, type ExpressionNode } from './ast.js'
import { didYouMean } from '../closest.js'
import { checkComparison } from './comparisons.js'
import { ExpressionError } from './expression-error.js'
import { factNamed, factVariable } from './fact-variables.js'
import {
  checkColumnFunction,
  functions,
  narrowing,
  refused,
  timeFunctions,
} from './function-list.js'
import { any, Names, openShape, scalar, union, unitOf, type ValueShape } from './shapes.js'

/** What the walk found out. */
export interface Checked {
  shape: ValueShape
  /** Facts that the expression uses. */
  facts: Set<string>
  /** Nodes that only look at rows: predicates, order terms, what `$filter` narrows. */
  looking: WeakSet<ExpressionNode>
  /** Steps of a path behind the first, and keys of groups: they are evaluated for the rows let through. */
  laterSteps: WeakSet<ExpressionNode>
  /** Names that can only be looked up when the expression runs. */
  late: WeakSet<ExpressionNode>
  /** Operands of `&`, where a missing value would vanish without a word. */
  joined: WeakSet<ExpressionNode>
  /** Operands of `=` and `!=`, where a list is never one of its items. */
  compared: WeakSet<ExpressionNode>
  /** Terms of order-by steps. */
  ordering: WeakSet<ExpressionNode>
  /** Keys of groups behind a path. */
  grouping: WeakSet<ExpressionNode>
  regularExpressions: RegExp[]
}

interface Place {
  context: ValueShape
  variables: Map<string, ValueShape>
  level: number
  looking: boolean
}

/** Checks `tree`, whose context is `context`; `facts` are the facts and what is known of their values. */
export function checkNames(
  tree: ExpressionNode,
  context: ValueShape,
  resources: ReadonlyMap<string, Resource>,
  facts: ReadonlyMap<string, ValueShape>,
): Checked {
  const names = new Names(resources, constructedNames(tree), new Set(facts.keys()))
  const walk = new Walk(names, facts)
  const shape = walk.node(tree, { context, variables: new Map(), level: 0, looking: false })
  return { shape, ...walk.found }
}

class Walk {
  readonly found = {
    facts: new Set<string>(),
    looking: new WeakSet<ExpressionNode>(),
    laterSteps: new WeakSet<ExpressionNode>(),
    late: new WeakSet<ExpressionNode>(),
    joined: new WeakSet<ExpressionNode>(),
    compared: new WeakSet<ExpressionNode>(),
    ordering: new WeakSet<ExpressionNode>(),
    grouping: new WeakSet<ExpressionNode>(),
    regularExpressions: [] as RegExp[],
  }

  constructor(
    private readonly names: Names,
    private readonly facts: ReadonlyMap<string, ValueShape>,
  ) {}

  node(node: ExpressionNode | undefined, place: Place): ValueShape {
    if (!node) return any
    if (place.level > expressionBounds.levels)
      throw new ExpressionError(
        `Unexpected nesting in an expression, expected at most ${expressionBounds.levels} levels`,
      )
    if (place.looking) this.found.looking.add(node)
    const shape = this.plain(node, { ...place, level: place.level + 1 })
    return this.after(node, shape, place)
  }

  /** The node without what stands in brackets behind it. */
  private plain(node: ExpressionNode, place: Place): ValueShape {
    switch (node.type) {
      case 'path':
        return this.path(node, place)
      case 'name':
        return this.name(node, place)
      case 'string':
      case 'number':
      case 'value':
        return scalar
      case 'regex':
        return this.regularExpression(node)
      case 'variable':
        return this.variable(String(node.value), place)
      case 'binary':
        return this.binary(node, place)
      case 'unary':
        return this.unary(node, place)
      case 'condition':
        this.node(node.condition, place)
        return union([
          this.node(node.then, place),
          ...(node.else ? [this.node(node.else, place)] : []),
        ])
      case 'block':
        return this.block(node, place)
      case 'bind':
        return this.bind(node, place)
      case 'function':
      case 'partial':
        return this.call(node, node.arguments ?? [], place)
      case 'lambda':
        return this.lambda(node, [], place)
      case 'apply':
        return this.apply(node, place)
      case 'wildcard':
      case 'parent':
      case 'operator':
        return any
      case 'descendant':
        throw new ExpressionError('Unexpected `**` in an expression, expected the names on the way')
      case 'transform':
        throw new ExpressionError(
          'Unexpected `|…|` in an expression: data are not changed, expected `.{…}`',
        )
      default:
        return any
    }
  }

  private path(node: ExpressionNode, place: Place): ValueShape {
    let context = place.context
    const variables = new Map(place.variables)
    for (const [index, step] of (node.steps ?? []).entries()) {
      if (index > 0) this.found.laterSteps.add(step)
      if (step.type === 'sort') {
        for (const { expression } of step.terms ?? []) {
          this.found.ordering.add(expression)
          this.node(expression, { ...place, context, variables, looking: true })
        }
        this.after(step, context, { ...place, variables })
        continue
      }
      if (index === 0 && step.type === 'name') this.lowerFact(step, context)
      if (step.index) variables.set(step.index, scalar)
      const shape = this.node(step, { ...place, context, variables })
      if (step.focus) variables.set(step.focus, shape)
      else context = shape
    }
    return context
  }

  /** A fact's name in backquotes is a variable wherever the context has no such name of its own. */
  private lowerFact(step: ExpressionNode, context: ValueShape): void {
    const name = String(step.value)
    if (!this.facts.has(name)) return
    if (context.kind === 'row' && context.resource.fields.some((field) => field.name === name))
      return
    if (context.kind === 'root' && this.names.resources.has(name)) return
    step.type = 'variable'
    step.value = factVariable(name)
  }

  private name(node: ExpressionNode, { context }: Place): ValueShape {
    if (context.kind === 'open') this.found.late.add(node)
    return this.names.member(context, String(node.value))
  }

  private variable(name: string, { context, variables }: Place): ValueShape {
    if (name === '') return context
    if (name === '$') return { kind: 'root' }
    const why = refused.get(name)
    if (why !== undefined)
      throw new ExpressionError(`Unexpected function \`$${name}\`, which ${why}`)
    const bound = variables.get(name)
    if (bound) return bound
    if (functions.has(name)) return any
    const fact = factNamed(name)
    const shape = this.facts.get(fact)
    if (shape) {
      this.found.facts.add(fact)
      return shape
    }
    const near = didYouMean(
      `$${name}`,
      [...variables.keys(), ...this.facts.keys(), ...functions.keys()].map((other) => `$${other}`),
    )
    throw new ExpressionError(
      `Unexpected \`$${name}\` in an expression, expected a function, a fact or a variable set before${near}`,
    )
  }

  private binary(node: ExpressionNode, place: Place): ValueShape {
    const [lhs, rhs] = [leftOf(node), node.rhs]
    const [left, right] = [this.node(lhs, place), this.node(rhs, place)]
    if (['=', '!=', '<', '<=', '>', '>=', 'in'].includes(String(node.value)))
      checkComparison(node, left, right)
    if (node.value === '=' || node.value === '!=')
      for (const operand of [lhs, rhs]) if (operand) this.found.compared.add(operand)
    if (node.value === '&')
      for (const operand of [lhs, rhs]) if (operand) this.found.joined.add(operand)
    const [unit, other] = [unitOf(left), unitOf(right)]
    return (node.value === '+' || node.value === '-') && (unit === other || !unit || !other)
      ? { kind: 'scalar', unit: unit ?? other }
      : scalar
  }

  private unary(node: ExpressionNode, place: Place): ValueShape {
    if (node.value === '[')
      return union((node.expressions ?? []).map((item) => this.node(item, place)))
    if (node.value === '{') return this.pairs(Array.isArray(node.lhs) ? node.lhs : [], place)
    return { kind: 'scalar', unit: unitOf(this.node(node.expression, place)) }
  }

  private pairs(
    pairs: ReadonlyArray<readonly [ExpressionNode, ExpressionNode]>,
    place: Place,
  ): ValueShape {
    const members = new Map<string, ValueShape>()
    let known = true
    for (const [key, value] of pairs) {
      this.node(key, place)
      const shape = this.node(value, place)
      const name = literalText(key)
      if (name === undefined) known = false
      else members.set(name, shape)
    }
    return known ? { kind: 'object', members } : openShape
  }

  private block(node: ExpressionNode, place: Place): ValueShape {
    const inner = { ...place, variables: new Map(place.variables) }
    let shape: ValueShape = any
    for (const expression of node.expressions ?? []) shape = this.node(expression, inner)
    return shape
  }

  private bind(node: ExpressionNode, place: Place): ValueShape {
    const name = String(leftOf(node)?.value ?? '')
    if (refused.has(name) || functions.has(name))
      throw new ExpressionError(
        `Unexpected variable \`$${name}\`, expected another name: there is a function of this one`,
      )
    if (node.rhs?.type === 'lambda') place.variables.set(name, any) // so that it may call itself
    const shape = this.node(node.rhs, place)
    place.variables.set(name, shape)
    return shape
  }

  private lambda(
    node: ExpressionNode,
    parameters: readonly ValueShape[],
    place: Place,
  ): ValueShape {
    if (node.thunk) return this.node(node.body, place)
    const variables = new Map(place.variables)
    for (const [index, parameter] of (node.arguments ?? []).entries()) {
      const name = String(parameter.value)
      if (refused.has(name) || functions.has(name))
        throw new ExpressionError(
          `Unexpected parameter \`$${name}\`, expected another name: there is a function of this one`,
        )
      variables.set(name, parameters[index] ?? any)
    }
    return this.node(node.body, { ...place, variables })
  }

  private apply(node: ExpressionNode, place: Place): ValueShape {
    const left = leftOf(node)
    if (node.rhs?.type === 'function' && left) {
      if (place.looking) this.found.looking.add(node.rhs)
      return this.call(node.rhs, [left, ...(node.rhs.arguments ?? [])], place)
    }
    this.node(left, place)
    this.node(node.rhs, place)
    return any
  }

  private call(
    node: ExpressionNode,
    callArguments: readonly ExpressionNode[],
    place: Place,
  ): ValueShape {
    this.node(node.procedure, place)
    const name = calledName(node) ?? ''
    const gives = place.variables.has(name) ? 'any' : (functions.get(name) ?? 'any')
    checkColumnFunction(name, literalText(callArguments[0]), place.context, this.names)
    const [first, ...rest] = callArguments
    const shape = this.node(first, { ...place, looking: place.looking || narrowing.has(name) })
    const given = rest.map((argument) => {
      const parameters =
        gives === 'items' || gives === 'mapped' ? [shape, name === 'sort' ? shape : scalar] : []
      if (argument.type !== 'lambda') return this.node(argument, place)
      if (place.looking || gives === 'items') this.found.looking.add(argument)
      return this.lambda(argument, parameters, {
        ...place,
        looking: place.looking || gives === 'items',
      })
    })
    if (name === 'append') return union([shape, ...given])
    if (gives === 'mapped') return given[0] ?? any
    return gives === 'items' || gives === 'first'
      ? shape
      : gives === 'unit'
        ? { kind: 'scalar', unit: unitOf(shape) }
        : gives === 'scalar'
          ? { kind: 'scalar', unit: timeFunctions.get(name) }
          : openShape
  }

  /** Predicates and groups behind a node, whose shape is `shape`. */
  private after(node: ExpressionNode, shape: ValueShape, place: Place): ValueShape {
    for (const stage of [...(node.stages ?? []), ...(node.predicate ?? [])]) {
      this.node(stage.expr, { ...place, context: shape, looking: true })
    }
    if (!node.group) return shape
    for (const [key] of node.group.lhs) {
      this.found.laterSteps.add(key)
      this.found.grouping.add(key)
    }
    this.pairs(node.group.lhs, { ...place, context: shape })
    return openShape
  }

  private regularExpression(node: ExpressionNode): ValueShape {
    if (node.value instanceof RegExp) this.found.regularExpressions.push(node.value)
    return any
  }
}
