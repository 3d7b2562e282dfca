/**
 * Reads the YAML that declares a table or a chart, and collects what is wrong with it, each at its own line.
 */
import type { Position } from 'unist'
import { didYouMean, oneOf } from '../closest.js'
import type { YamlSource } from '../document/inputs.js'
import type { Fault } from '../document/tree.js'
import type { RuleName } from '../rules.js'

type Mapping = Readonly<Record<string, unknown>>

/** A mapping of the YAML, with typed access to its keys; a value of another type is a fault, and absent. */
export class Specification {
  private constructor(
    private readonly source: YamlSource,
    private readonly path: string,
    private readonly value: Mapping,
    readonly faults: Fault[],
  ) {}

  /** The whole file; nothing, and a fault, when it is no mapping. */
  static of(source: YamlSource, faults: Fault[]): Specification | undefined {
    if (isMapping(source.value)) return new Specification(source, '', source.value, faults)
    faults.push({
      rule: 'unresolved-table' satisfies RuleName,
      reason: 'Unexpected text, expected a mapping',
      position: source.positions.get(''),
    })
    return undefined
  }

  /** Refuses keys other than `keys`. */
  allow(...keys: string[]): void {
    for (const key of Object.keys(this.value)) {
      if (!keys.includes(key))
        this.fault(
          key,
          `Unexpected key \`${key}\`, expected ${oneOf(keys)}${didYouMean(key, keys)}`,
        )
    }
  }

  has(key: string): boolean {
    return (
      Object.hasOwn(this.value, key) && this.value[key] !== null && this.value[key] !== undefined
    )
  }

  /** Whether the key's value is text, where a mapping could stand. */
  isText(key: string): boolean {
    return typeof this.value[key] === 'string'
  }

  /** Place of a key's value, else of the whole. */
  place(key?: string): Position | undefined {
    const start = key === undefined ? this.path : this.join(key)
    for (let path = start; ; path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))) {
      const position = this.source.positions.get(path)
      if (position) return position
      if (!path)
        return {
          start: { line: 1, column: 1, offset: 0 },
          end: { line: 1, column: 1, offset: 0 },
          path: this.source.path,
        }
    }
  }

  fault(
    key: string | undefined,
    reason: string,
    rule: RuleName = 'unresolved-table',
    details: { note?: string | undefined; suggestions?: string[] } = {},
  ): void {
    this.faults.push({ rule, reason, position: this.place(key), ...details })
  }

  /** Text; a number is text too (`label: 2020`). */
  text(key: string): string | undefined {
    const value = this.value[key]
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    if (this.has(key)) this.fault(key, `Unexpected value of \`${key}\`, expected text`)
    return undefined
  }

  flag(key: string): boolean {
    const value = this.value[key]
    if (typeof value !== 'boolean' && this.has(key))
      this.fault(key, `Unexpected value of \`${key}\`, expected \`true\` or \`false\``)
    return value === true
  }

  number(key: string): number | undefined {
    const value = this.value[key]
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (this.has(key)) this.fault(key, `Unexpected value of \`${key}\`, expected a number`)
    return undefined
  }

  /** One of `words`. */
  choice<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const value = this.text(key)
    if (value === undefined || (words as readonly string[]).includes(value))
      return value as Word | undefined
    this.fault(key, `Unexpected \`${value}\`, expected ${oneOf(words)}${didYouMean(value, words)}`)
    return undefined
  }

  /** The mapping below `key`. */
  mapping(key: string): Specification | undefined {
    const value = this.value[key]
    if (isMapping(value)) return new Specification(this.source, this.join(key), value, this.faults)
    if (this.has(key)) this.fault(key, `Unexpected value of \`${key}\`, expected a mapping`)
    return undefined
  }

  /** The mappings of the list below `key`. */
  mappings(key: string): Specification[] {
    return this.list(key).flatMap((item, index) => {
      if (isMapping(item))
        return new Specification(this.source, this.join(`${key}.${index}`), item, this.faults)
      this.fault(`${key}.${index}`, `Unexpected entry of \`${key}\`, expected a mapping`)
      return []
    })
  }

  /** The list below `key`, as it is; empty when there is none. */
  list(key: string): readonly unknown[] {
    const value = this.value[key]
    if (Array.isArray(value)) return value as unknown[]
    if (this.has(key)) this.fault(key, `Unexpected value of \`${key}\`, expected a list`)
    return []
  }

  /** Keys and their texts, in order of the source. */
  entries(): Array<{ key: string; text: string; position: Position | undefined }> {
    return Object.keys(this.value).map((key) => ({
      key,
      text: this.text(key) ?? '',
      position: this.place(key),
    }))
  }

  private join(key: string): string {
    return this.path ? `${this.path}.${key}` : key
  }
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
