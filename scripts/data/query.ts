/**
 * Expressions over the data: JSONata, with every name checked before it runs, and nothing to reach but the rows.
 *
 * The root is an object of resources, each an array of typed rows; a missing value is absent. Sole user of `jsonata`.
 */
import type { Resource } from '../document/inputs.js'
import type { ExpressionNode } from './ast.js'
import { expressionBounds, boundSource } from './bounds.js'
import { checkNames, type Checked } from './check-names.js'
import { ExpressionError } from './expression-error.js'
import {
  explainFault,
  plainValue,
  type ExpressionFault,
  type ExpressionValue,
} from './expression-result.js'
import { variablesOf } from './fact-variables.js'
import { refused } from './function-list.js'
import { registeredFunctions, type Origin } from './functions.js'
import { Guard } from './guard.js'
import { linearEngine, type LinearEngine } from './linear-regex.js'
import { mark, markData, markFunction } from './mark-data.js'
import { openShape, type ValueShape } from './shapes.js'

/** A row of a file, by line. */
export interface RowPlace {
  path: string
  line: number
}
export interface Failed {
  fault: ExpressionFault
}
/** What a result rests on: rows of the data, and facts that the expression names; and what is known of it. */
export interface Basis {
  rows: readonly RowPlace[]
  facts: ReadonlySet<string>
  shape: ValueShape
  fault?: undefined
}
/** A result and what it rests on, or why there is none. */
export type Evaluated = ({ value: ExpressionValue } & Basis) | Failed

/** Where an expression is evaluated: over all the data, or over one row. */
export interface EvaluationScope {
  row?: { resource: string; index: number } | undefined
}

interface Compiled {
  expression: Expression
  checked: Checked
  engine?: LinearEngine | undefined
}
/** JSONata's expression, as far as we use it. */
interface Expression {
  evaluate(input: unknown, bindings: Record<string, unknown>): Promise<unknown>
  assign(name: string | symbol, value: unknown): void
  ast(): ExpressionNode
  registerFunction(name: string, call: unknown, signature: string): void
}

/** The data of a manuscript, ready for expressions. */
export class Data {
  private readonly origins = new WeakMap<object, Origin>()
  private readonly root: Record<string, object[]> = Object.create(null) as Record<string, object[]>
  private readonly rowCount: number
  private readonly compiled = new Map<string, Promise<Compiled>>()
  /** Expressions run one after the other: what watches one is bound to it while it runs. */
  private turn: Promise<unknown> = Promise.resolve()
  private marked: string[] = []
  private spent = 0
  private readonly facts = new Map<string, { value: ExpressionValue } & Basis>()
  private readonly factShapes: Map<string, ValueShape>

  /** `factNames` are the names of all facts; `know` tells their values. */
  constructor(
    private readonly resources: ReadonlyMap<string, Resource>,
    factNames: Iterable<string> = [],
  ) {
    this.factShapes = new Map([...factNames].map((name) => [name, openShape]))
    for (const resource of resources.values())
      this.root[resource.name] = resource.rows.map((row, index) =>
        this.ownRow({ row, resource, index }),
      )
    this.rowCount = [...resources.values()].reduce((sum, { rows }) => sum + rows.length, 0)
  }

  /** Sets a fact, for expressions evaluated from now on. */
  know(name: string, result: { value: ExpressionValue } & Basis): void {
    this.facts.set(name, result)
    this.factShapes.set(name, result.shape)
    this.compiled.clear()
  }

  /** Evaluates `source`. Never throws for what an author may write. */
  evaluate(source: string, scope: EvaluationScope = {}): Promise<Evaluated> {
    return this.inTurn(async () => {
      const { value, ...basis } = await this.run(source, scope, false)
      return { value: plainValue(value), ...basis }
    })
  }

  /** Evaluates text for a cell: what `source` quotes is Markdown, what comes from the data is in `data` (see `dataAt`). */
  evaluateText(
    source: string,
    scope: EvaluationScope,
  ): Promise<({ text: string; data: readonly string[] } & Basis) | Failed> {
    return this.inTurn(async () => {
      this.marked = []
      const { value, ...basis } = await this.run(source, scope, true)
      const texts = [plainValue(value)].flat()
      if (texts.some((text) => typeof text === 'object'))
        throw new ExpressionError(
          'Unexpected expression that gives an object, expected text or a number',
        )
      return { text: texts.map(String).join(', '), data: this.marked, ...basis }
    })
  }

  /** Indexes of the rows of `resource` that `source` gives, in its order. */
  selectRows(
    source: string,
    resource: string,
    scope: EvaluationScope = {},
  ): Promise<({ indexes: number[] } & Basis) | Failed> {
    return this.inTurn(async () => {
      const { value, ...basis } = await this.run(source, scope, false)
      const items: unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value]
      const indexes = items.map((item) => {
        const origin = typeof item === 'object' && item ? this.origins.get(item) : undefined
        if (origin?.resource.name !== resource)
          throw new ExpressionError(
            `Unexpected value that is no row of \`${resource}\`, expected an expression that gives some of its rows`,
          )
        return origin.index
      })
      return { indexes, ...basis }
    })
  }

  /** Names of facts that `source` uses. */
  factsOf(source: string): Promise<{ names: ReadonlySet<string>; fault?: undefined } | Failed> {
    return this.inTurn(async () => ({
      names: (await this.compile(source, undefined, false)).checked.facts,
    }))
  }

  private inTurn<Result>(act: () => Promise<Result>): Promise<Result | Failed> {
    const result = this.turn.then(act).catch((error: unknown) => ({ fault: explainFault(error) }))
    this.turn = result.catch(() => undefined)
    return result
  }

  private ownRow(origin: Origin): object {
    const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    for (const [name, value] of Object.entries(origin.row.values))
      values[name] = Array.isArray(value) ? [...(value as readonly string[])] : value
    this.origins.set(values, origin)
    return values
  }

  private compile(
    source: string,
    resource: string | undefined,
    asText: boolean,
  ): Promise<Compiled> {
    const key = JSON.stringify([source, resource, asText])
    const known = this.compiled.get(key) ?? this.compileNew(source, resource, asText)
    this.compiled.set(key, known)
    return known
  }

  private async compileNew(
    source: string,
    resource: string | undefined,
    asText: boolean,
  ): Promise<Compiled> {
    boundSource(source)
    const { default: jsonata } = await import('jsonata')
    // The engine of regular expressions is only known once they are; JSONata reads the options when it runs.
    const options: {
      timeout: number
      stack: number
      sequence: number
      RegexEngine?: RegExpConstructor
    } = {
      timeout: expressionBounds.time,
      stack: expressionBounds.stack,
      sequence: Math.max(expressionBounds.sequence, this.rowCount),
    }
    const expression = jsonata(source, options) as unknown as Expression
    const tree = expression.ast()
    const context = resource === undefined ? undefined : this.resources.get(resource)
    if (asText) replaceRoot(tree, markData({ ...tree }))
    const checked = checkNames(
      tree,
      context ? { kind: 'row', resource: context } : { kind: 'root' },
      this.resources,
      this.factShapes,
    )
    const engine = checked.regularExpressions.length
      ? await linearEngine(checked.regularExpressions)
      : undefined
    if (engine) options.RegexEngine = engine.Engine as unknown as RegExpConstructor
    for (const name of refused.keys()) expression.assign(name, undefined)
    for (const [name, { call, signature }] of registeredFunctions(this.origins))
      expression.registerFunction(name, call, signature)
    expression.registerFunction(
      markFunction,
      (value: unknown) =>
        value === undefined
          ? undefined
          : [value]
              .flat()
              .map((item) => mark(String(item), this.marked))
              .join(', '),
      '<x:s>',
    )
    return { expression, checked, engine }
  }

  private async run(
    source: string,
    { row }: EvaluationScope,
    asText: boolean,
  ): Promise<{ value: unknown } & Omit<Basis, 'fault'>> {
    const { expression, checked, engine } = await this.compile(source, row?.resource, asText)
    engine?.begin()
    const bindings: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    const rows = new Map<string, RowPlace>()
    for (const name of checked.facts) {
      const fact = this.facts.get(name)
      if (!fact)
        throw new ExpressionError(
          `Unexpected use of the fact \`${name}\`, which cannot be evaluated`,
        )
      for (const variable of variablesOf(name)) bindings[variable] = fact.value
      for (const place of fact.rows) rows.set(`${place.line} ${place.path}`, place)
    }
    const guard = new Guard(checked, this.origins, this.rowCount, this.root)
    expression.assign(Symbol.for('jsonata.__evaluate_entry'), guard.enter)
    expression.assign(Symbol.for('jsonata.__evaluate_exit'), guard.leave)
    const value = await this.spend(guard, engine, () =>
      expression.evaluate(row ? this.root[row.resource]?.[row.index] : this.root, bindings),
    )
    for (const {
      row: { position },
      resource,
    } of guard.rows)
      rows.set(`${position.start.line} ${resource.path}`, {
        path: resource.path,
        line: position.start.line,
      })
    const sorted = [...rows.values()].sort((left, right) =>
      left.path < right.path ? -1 : left.path > right.path ? 1 : left.line - right.line,
    )
    return { value, rows: sorted, facts: checked.facts, shape: checked.shape }
  }

  /** Counts what all expressions do together: thousands that each do all they may would take for ever. */
  private async spend(
    guard: Guard,
    engine: LinearEngine | undefined,
    act: () => Promise<unknown>,
  ): Promise<unknown> {
    const most =
      expressionBounds.together *
      (expressionBounds.steps + expressionBounds.stepsPerRow * this.rowCount)
    if (this.spent > most)
      throw new ExpressionError(
        `Unexpected expressions that together take more than ${most} steps, expected fewer or simpler ones`,
      )
    try {
      return await act()
    } finally {
      this.spent += guard.steps + (engine?.spent() ?? 0) / 5
    }
  }
}

/** JSONata keeps the root it parsed; another one must take its place in the same object. */
function replaceRoot(root: ExpressionNode, other: ExpressionNode): void {
  for (const key of Object.keys(root) as Array<keyof ExpressionNode>) delete root[key]
  Object.assign(root, other)
}
