/**
 * Watches an expression as it runs: counts what it does, refuses what would be lost without a word, and remembers the
 * rows that its result rests on.
 *
 * Rows behind a result are those that predicates let through: rows that a path gives, and rows that a later step of a
 * path reads a value from. Rows that a predicate or an order only looks at are none.
 */
import { expressionBounds } from './bounds.js'
import { leftOf, type ExpressionNode } from './ast.js'
import type { Checked } from './check-names.js'
import { ExpressionError } from './expression-error.js'
import type { Origin } from './functions.js'

export class Guard {
  /** Rows that the result rests on. */
  readonly rows = new Set<Origin>()
  /** Steps taken so far. */
  steps = 0
  private orderings = 0
  private groupings = 0
  /** What the operands of a comparison have just given. */
  private readonly operands = new Map<ExpressionNode, 'list' | 'single'>()
  private readonly weights = new WeakMap<object, number>()

  /** `rowCount` is the number of rows of the data; `root` is the data themselves. */
  constructor(
    private readonly checked: Checked,
    private readonly origins: WeakMap<object, Origin>,
    private readonly rowCount: number,
    private readonly root: object,
  ) {}

  private get limit(): number {
    return expressionBounds.steps + expressionBounds.stepsPerRow * this.rowCount
  }

  /** Called before each evaluation. */
  readonly enter = (node: ExpressionNode): void => {
    this.charge(1)
    if (this.checked.ordering.has(node) && ++this.orderings > expressionBounds.orderings)
      throw new ExpressionError(
        'Unexpected order-by of this many rows, expected fewer, or `$sort` with a function that compares',
      )
    if (this.checked.grouping.has(node) && ++this.groupings > expressionBounds.groupings)
      throw new ExpressionError(
        'Unexpected grouping of this many rows, expected fewer, or a count of each group',
      )
  }

  /** Called after each evaluation. */
  readonly leave = (
    node: ExpressionNode,
    input: unknown,
    _environment: unknown,
    result: unknown,
  ): void => {
    this.charge(Array.isArray(result) ? result.length : 0)
    this.weigh(result)
    if (typeof result === 'string' && result.length > expressionBounds.text)
      throw new ExpressionError(
        `Unexpected text of ${result.length} characters, expected at most ${expressionBounds.text}`,
      )
    this.compare(node, result)
    if (isNothing(result)) this.missing(node, input)
    else this.remember(node, input, result)
  }

  private charge(steps: number): void {
    this.steps += steps
    if (this.steps > this.limit)
      throw new ExpressionError(
        `Unexpected expression that takes more than ${this.limit} steps, expected a simpler one: does it end?`,
      )
  }

  /** A list against one of its items is unequal, whatever it holds: told, not counted as none. */
  private compare(node: ExpressionNode, result: unknown): void {
    if (this.checked.compared.has(node) && !isNothing(result)) {
      if (isList(result)) this.operands.set(node, 'list')
      else if (Array.isArray(result) || typeof result !== 'object')
        this.operands.set(node, 'single')
    }
    if (node.type !== 'binary' || (node.value !== '=' && node.value !== '!=')) return
    const [left, right] = [leftOf(node), node.rhs].map((operand) => {
      const kind = operand && this.operands.get(operand)
      if (operand) this.operands.delete(operand)
      return kind
    })
    if (left && right && left !== right)
      throw new ExpressionError(
        "Unexpected comparison of a list with a single value, which is never equal, expected `in`: `'Lung' in site`",
      )
  }

  private missing(node: ExpressionNode, input: unknown): void {
    if (this.checked.joined.has(node))
      throw new ExpressionError(
        'Unexpected missing value in a text made with `&`, expected a value, or what to print instead after `??`',
      )
    if (
      this.checked.late.has(node) &&
      typeof input === 'object' &&
      input &&
      !Array.isArray(input)
    ) {
      throw new ExpressionError(
        `Unexpected name \`${String(node.value)}\` that the object does not have`,
      )
    }
  }

  private remember(node: ExpressionNode, input: unknown, result: unknown): void {
    if (this.checked.looking.has(node)) return
    if (this.checked.laterSteps.has(node)) this.add(input)
    if (node.type === 'path' || node.type === 'function')
      for (const item of Array.isArray(result) ? result : [result]) this.add(item)
  }

  private add(value: unknown): void {
    const origin = typeof value === 'object' && value ? this.origins.get(value) : undefined
    if (origin) this.rows.add(origin)
  }

  /** Parts of a value, shared ones as often as they stand in it; what compares or prints it takes as long. */
  private weigh(value: unknown): number {
    if (typeof value === 'string') return 1 + value.length / 64
    if (
      typeof value !== 'object' ||
      value === null ||
      value === this.root ||
      this.origins.has(value)
    )
      return 1
    if (isFunction(value)) return 1
    const known = this.weights.get(value)
    if (known !== undefined && !Array.isArray(value)) return known
    let weight = 1
    for (const item of Object.values(value)) {
      weight +=
        typeof item === 'object' && item !== null
          ? (this.weights.get(item) ?? this.weigh(item))
          : this.weigh(item)
    }
    if (weight > this.limit)
      throw new ExpressionError('Unexpected value of this size, expected a smaller one')
    this.weights.set(value, weight)
    return weight
  }
}

/** Nothing, also as a sequence without items, which JSONata takes for nothing behind this point. */
function isNothing(result: unknown): boolean {
  return (
    result === undefined || (Array.isArray(result) && result.length === 0 && 'sequence' in result)
  )
}

/** A function of JSONata's; nothing that an expression can make has a JavaScript function in it. */
function isFunction(value: object): boolean {
  const { implementation, environment } = value as {
    implementation?: unknown
    environment?: { lookup?: unknown }
  }
  return typeof implementation === 'function' || typeof environment?.lookup === 'function'
}

/** Several values, or a list that an expression made; JSONata takes a sequence of one item for the item. */
const isList = (result: unknown): boolean =>
  Array.isArray(result) && (result.length !== 1 || !('sequence' in result))
