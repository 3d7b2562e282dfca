/**
 * JSON with the place of every value, so that a message about a Data Package points at the line at fault.
 */
import type { Point } from 'unist'
import type { Position } from 'unist'

/** A JSON value and where it stands; an object keeps its members in source order. */
export type JsonNode =
  | { kind: 'object'; members: ReadonlyMap<string, JsonNode>; position: Position }
  | { kind: 'array'; items: readonly JsonNode[]; position: Position }
  | { kind: 'string'; value: string; position: Position }
  | { kind: 'number'; value: number; position: Position }
  | { kind: 'boolean'; value: boolean; position: Position }
  | { kind: 'null'; position: Position }

/** Why a text is not JSON (RFC 8259), and where. */
export class JsonError extends Error {
  constructor(
    message: string,
    readonly position: Position,
  ) {
    super(message)
  }
}

const deepest = 64
const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** Reads `text`, the contents of the file `path`; throws a `JsonError` at the first place that is not JSON. */
export function readJson(text: string, path: string): JsonNode {
  const reader = new JsonReader(text, path)
  const node = reader.value(0)
  reader.end()
  return node
}

class JsonReader {
  private offset = 0
  private readonly lineStarts: number[] = [0]

  constructor(
    private readonly text: string,
    private readonly path: string,
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
      this.lineStarts.push(at + 1)
    if (text.startsWith('\uFEFF')) this.offset = 1
  }

  value(depth: number): JsonNode {
    this.blank()
    const start = this.offset
    const first = this.text[start]
    if (depth > deepest) throw this.fault('deeper nesting than 64 levels')
    if (first === '{') return this.object(depth)
    if (first === '[') return this.array(depth)
    if (first === '"') return { kind: 'string', value: this.string(), position: this.since(start) }
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (!this.text.startsWith(word, start)) continue
      this.offset += word.length
      return value === null
        ? { kind: 'null', position: this.since(start) }
        : { kind: 'boolean', value, position: this.since(start) }
    }
    numberForm.lastIndex = start
    const number = numberForm.exec(this.text)?.[0]
    if (number === undefined) throw this.unexpected('a value')
    this.offset += number.length
    return { kind: 'number', value: Number(number), position: this.since(start) }
  }

  end(): void {
    this.blank()
    if (this.offset < this.text.length) throw this.unexpected('the end of the file')
  }

  private object(depth: number): JsonNode {
    const start = this.offset++
    const members = new Map<string, JsonNode>()
    for (this.blank(); this.text[this.offset] !== '}'; this.blank()) {
      if (members.size) this.take(',', '`,` or `}`')
      this.blank()
      if (this.text[this.offset] !== '"') throw this.unexpected('a name in double quotes')
      const at = this.offset
      const name = this.string()
      if (members.has(name))
        throw new JsonError(
          `Unexpected second \`${name}\` in one object, expected each name once`,
          this.since(at),
        )
      this.blank()
      this.take(':', '`:`')
      members.set(name, this.value(depth + 1))
    }
    this.offset++
    return { kind: 'object', members, position: this.since(start) }
  }

  private array(depth: number): JsonNode {
    const start = this.offset++
    const items: JsonNode[] = []
    for (this.blank(); this.text[this.offset] !== ']'; this.blank()) {
      if (items.length) this.take(',', '`,` or `]`')
      items.push(this.value(depth + 1))
    }
    this.offset++
    return { kind: 'array', items, position: this.since(start) }
  }

  private string(): string {
    let value = ''
    for (this.offset++; this.text[this.offset] !== '"'; this.offset++) {
      const character = this.text[this.offset]
      if (character === undefined || character < ' ') throw this.unexpected('`"` to end the text')
      value += character === '\\' ? this.escape() : character
    }
    this.offset++
    return value
  }

  private escape(): string {
    const letter = this.text[++this.offset] ?? ''
    if (letter !== 'u')
      return escapes[letter] ?? this.throw(this.unexpected('an escape of JSON after `\\`'))
    const code = /^[\da-f]{4}/i.exec(this.text.slice(this.offset + 1, this.offset + 5))?.[0]
    if (!code) throw this.unexpected('four hexadecimal digits after `\\u`')
    this.offset += 4
    return String.fromCharCode(Number.parseInt(code, 16))
  }

  private throw(fault: JsonError): never {
    throw fault
  }

  private blank(): void {
    while (' \t\r\n'.includes(this.text[this.offset] ?? '.')) this.offset++
  }

  private take(character: string, wanted: string): void {
    if (this.text[this.offset] !== character) throw this.unexpected(wanted)
    this.offset++
  }

  private unexpected(wanted: string): JsonError {
    const found = this.text[this.offset]
    return this.fault(
      `${found === undefined ? 'end of the file' : found < ' ' ? 'line end or control character' : `\`${found}\``}, expected ${wanted}`,
    )
  }

  private fault(what: string): JsonError {
    const start = this.offset
    return new JsonError(`Unexpected ${what}`, {
      start: this.point(start),
      end: this.point(Math.min(start + 1, this.text.length)),
      path: this.path,
    })
  }

  private since(start: number): Position {
    return { start: this.point(start), end: this.point(this.offset), path: this.path }
  }

  private point(offset: number): Point {
    let low = 0
    let high = this.lineStarts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (this.lineStarts[low] ?? 0) + 1, offset }
  }
}
