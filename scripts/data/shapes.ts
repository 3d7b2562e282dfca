/**
 * What is known of an expression's value before it runs: enough to say for every name whether the data have it.
 */
import type { DataField, Resource } from '../document/inputs.js'
import { closest, didYouMean, oneOf } from '../closest.js'
import { ExpressionError } from './expression-error.js'

/**
 * `root` is the data (a resource a name), `row` one or several rows, `field` their cells in a column, `object` what `{…}`
 * makes, `open` an object whose names are only known when it is made. In JSONata a sequence has the shape of its items.
 */
export type ValueShape =
  | { kind: 'root' }
  | { kind: 'row'; resource: Resource }
  | { kind: 'field'; field: DataField; resource: Resource }
  | { kind: 'object'; members: ReadonlyMap<string, ValueShape> }
  | { kind: 'scalar'; unit?: string | undefined }
  | { kind: 'open' }
  | { kind: 'any' }

export const scalar: ValueShape = { kind: 'scalar' }
export const any: ValueShape = { kind: 'any' }
export const openShape: ValueShape = { kind: 'open' }

/** What the Data Package has, for looking names up. */
export class Names {
  private readonly everywhere: ReadonlySet<string>

  /** `constructed` are names that the expression itself makes, by `{…}`. */
  constructor(
    readonly resources: ReadonlyMap<string, Resource>,
    constructed: readonly string[],
    private readonly facts: ReadonlySet<string> = new Set(),
  ) {
    this.everywhere = new Set([
      ...resources.keys(),
      ...[...resources.values()].flatMap(({ fields }) => fields.map(({ name }) => name)),
      ...constructed,
    ])
  }

  /** The shape of `name` in something of shape `context`; an error when there can be none. */
  member(context: ValueShape, name: string): ValueShape {
    switch (context.kind) {
      case 'root':
        return this.resource(name)
      case 'row':
        return this.field(context.resource, name)
      case 'object':
        return (
          context.members.get(name) ?? fail(name, context.members.keys(), 'a name of the object')
        )
      case 'field':
        throw new ExpressionError(
          `Unexpected name \`${name}\` after the column \`${context.field.name}\`, whose values have no parts`,
        )
      case 'scalar':
        throw new ExpressionError(
          `Unexpected name \`${name}\` where the value has no parts; in a predicate, write \`$$.\` before a resource`,
        )
      case 'open':
        return any
      case 'any':
        return this.everywhere.has(name)
          ? any
          : fail(name, this.everywhere, 'a name of the Data Package')
    }
  }

  private resource(name: string): ValueShape {
    const resource = this.resources.get(name)
    if (resource) return { kind: 'row', resource }
    const owner = [...this.resources.values()].find(({ fields }) =>
      fields.some((field) => field.name === name),
    )
    if (owner)
      throw new ExpressionError(
        `Unexpected column \`${name}\` without its resource, expected \`${owner.name}.${name}\``,
        [`${owner.name}.${name}`],
      )
    const wanted = this.facts.size
      ? 'a resource or a fact'
      : this.resources.size
        ? 'a resource of the Data Package'
        : 'no name, for the manuscript has no data'
    return fail(name, [...this.resources.keys(), ...this.facts], wanted)
  }

  private field(resource: Resource, name: string): ValueShape {
    const field = resource.fields.find((candidate) => candidate.name === name)
    if (field) return { kind: 'field', field, resource }
    if (this.resources.has(name))
      throw new ExpressionError(
        `Unexpected resource \`${name}\` within a row of \`${resource.name}\`, expected \`$$.${name}\``,
        [`$$.${name}`],
      )
    return fail(
      name,
      resource.fields.map((candidate) => candidate.name),
      `a column of \`${resource.name}\``,
    )
  }
}

function fail(name: string, candidates: Iterable<string>, wanted: string): never {
  const all = [...candidates]
  const hyphened = all.find((candidate) => candidate.startsWith(`${name}-`))
  const near = closest(name, all)
  const hint =
    hyphened === undefined
      ? didYouMean(name, all)
      : `; the name \`${hyphened}\`, which has a hyphen, stands in backquotes`
  throw new ExpressionError(
    `Unexpected name \`${name}\` in an expression, expected ${wanted}${hint}`,
    near === undefined ? [] : [near],
    all.length ? `There are ${oneOf(all)}.` : undefined,
  )
}

/** The shape of something that is one of several. */
export function union(shapes: readonly ValueShape[]): ValueShape {
  const [first, ...rest] = shapes
  if (first && rest.every((shape) => same(shape, first))) return first
  const units = new Set(shapes.map(unitOf))
  return units.size === 1 && !units.has(undefined) ? { kind: 'scalar', unit: [...units][0] } : any
}

function same(left: ValueShape, right: ValueShape): boolean {
  if (left.kind === 'row' && right.kind === 'row') return left.resource === right.resource
  if (left.kind === 'field' && right.kind === 'field') return left.field === right.field
  if (left.kind === 'scalar' && right.kind === 'scalar') return left.unit === right.unit
  return left.kind === right.kind && left.kind !== 'object'
}

/** The unit of a shape's numbers, where the column or function that they come from has one. */
export function unitOf(shape: ValueShape | undefined): string | undefined {
  return shape?.kind === 'field'
    ? shape.field.unit
    : shape?.kind === 'scalar'
      ? shape.unit
      : undefined
}
