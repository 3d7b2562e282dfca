/**
 * Reads plain values out of a Data Package's JSON, and says where one is not what it should be.
 */
import type { Position } from 'unist'
import { closest, distance } from '../closest.js'
import type { Fault } from '../document/tree.js'
import type { JsonNode } from './json.js'
import type { RuleName } from '../rules.js'

/** Collects what is wrong with a Data Package and its files. */
export class Faults {
  readonly list: Fault[] = []
  private readonly perRule = new Map<string, number>()

  /** Adds a fault; of one `kind` at most twenty are kept, so that one wrong type does not bury the rest. */
  add(
    position: Position | undefined,
    reason: string,
    {
      rule = 'invalid-data',
      note,
      kind,
      severity,
    }: { rule?: RuleName; note?: string; kind?: string; severity?: 'warning' } = {},
  ): void {
    if (kind !== undefined) {
      const count = (this.perRule.get(kind) ?? 0) + 1
      this.perRule.set(kind, count)
      if (count > 20) return
      if (count === 20) note = [note, 'More of this kind are not listed.'].filter(Boolean).join(' ')
    }
    this.list.push({ rule, reason, note, position, ...(severity ? { severity } : {}) })
  }
}

/** An object of the descriptor, with typed access to its members; a member of another type is a fault, and absent. */
export class Descriptor {
  constructor(
    readonly node: Extract<JsonNode, { kind: 'object' }>,
    readonly name: string,
    private readonly faults: Faults,
  ) {}

  /** `node` as an object; nothing, and a fault, when it is something else. */
  static of(node: JsonNode | undefined, name: string, faults: Faults): Descriptor | undefined {
    if (node?.kind === 'object') return new Descriptor(node, name, faults)
    if (node) faults.add(node.position, `Unexpected ${node.kind} as ${name}, expected an object`)
    return undefined
  }

  get position(): Position {
    return this.node.position
  }
  get(key: string): JsonNode | undefined {
    return this.node.members.get(key)
  }
  place(key: string): Position {
    return this.get(key)?.position ?? this.position
  }

  /** Tells keys that are surely slips for one of `known`; a Data Package may have others of its own. */
  meant(known: readonly string[]): void {
    for (const [key, { position }] of this.node.members) {
      const near = known.includes(key) ? undefined : closest(key, known)
      if (
        near !== undefined &&
        key.length > 3 &&
        distance(key.toLowerCase(), near.toLowerCase()) <= 2
      )
        this.faults.add(
          position,
          `Unexpected key \`${key}\` of ${this.name}, expected one of a Data Package; did you mean \`${near}\`?`,
          { severity: 'warning' },
        )
    }
  }

  text(key: string): string | undefined {
    const node = this.get(key)
    if (!node || node.kind === 'null') return undefined
    if (node.kind === 'string') return node.value
    this.wrong(key, node, 'text')
    return undefined
  }

  number(key: string): number | undefined {
    const node = this.get(key)
    if (!node) return undefined
    if (node.kind === 'number') return node.value
    this.wrong(key, node, 'a number')
    return undefined
  }

  flag(key: string): boolean | undefined {
    const node = this.get(key)
    if (!node) return undefined
    if (node.kind === 'boolean') return node.value
    this.wrong(key, node, '`true` or `false`')
    return undefined
  }

  object(key: string): Descriptor | undefined {
    const node = this.get(key)
    return node && Descriptor.of(node, `\`${key}\` of ${this.name}`, this.faults)
  }

  /** Items of a list; nothing when the member is absent. */
  items(key: string): readonly JsonNode[] | undefined {
    const node = this.get(key)
    if (!node) return undefined
    if (node.kind === 'array') return node.items
    this.wrong(key, node, 'a list')
    return undefined
  }

  /** Texts of a list, or the one text that stands in its place. */
  texts(key: string): string[] | undefined {
    const node = this.get(key)
    if (node?.kind === 'string') return [node.value]
    return this.items(key)?.flatMap((item) => {
      const text = scalarText(item)
      if (text === undefined)
        this.faults.add(
          item.position,
          `Unexpected ${item.kind} in \`${key}\` of ${this.name}, expected text`,
        )
      return text ?? []
    })
  }

  /**
   * A list of values with a meaning each: texts, or objects of `value` and `label` (Table Schema v2 § missingValues,
   * categories).
   */
  labelled(
    key: string,
  ):
    | Array<{ value: string; label?: string | undefined; synonyms: string[]; position: Position }>
    | undefined {
    return this.items(key)?.flatMap((item) => {
      const plain = scalarText(item)
      if (plain !== undefined) return { value: plain, synonyms: [], position: item.position }
      const entry = Descriptor.of(item, `an entry of \`${key}\` of ${this.name}`, this.faults)
      const value = entry && scalarText(entry.get('value'))
      if (value === undefined) {
        if (entry)
          this.faults.add(
            item.position,
            `Unexpected entry without a \`value\` in \`${key}\` of ${this.name}, expected one`,
          )
        return []
      }
      return {
        value,
        label: entry?.text('label'),
        synonyms: entry?.texts('synonyms') ?? [],
        position: item.position,
      }
    })
  }

  private wrong(key: string, node: JsonNode, wanted: string): void {
    this.faults.add(
      node.position,
      `Unexpected ${node.kind} as \`${key}\` of ${this.name}, expected ${wanted}`,
    )
  }
}

/** A text, number or truth value as the text that stands for it in a cell. */
export function scalarText(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' || node?.kind === 'number' || node?.kind === 'boolean'
    ? String(node.value)
    : undefined
}
