/**
 * YAML with the place of every value, for messages and for the Markdown in its strings. Scalars are read as they are
 * written: `0000` stays `0000`.
 */
import type { Point, Position } from 'unist'
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node as YamlNode,
  type Pair,
  type Scalar,
} from 'yaml'
import type { YamlSource } from '../document/inputs.js'
import type { Fault } from '../document/tree.js'
import { reasonOf } from './yaml-faults.js'
import { onLines, onOneLine, type Fragment, type LineStart } from './fragment.js'
import { smallest } from '../lists.js'
import type { RuleName } from '../rules.js'

/** A value of a YAML file. */
export interface YamlValue {
  position: Position
  /** Text of a scalar, as written; absent for lists, mappings and empty values. */
  text?: string
  /** Scalar, with its place. */
  fragment?: Fragment
  items?: YamlValue[]
  /** Entries of a mapping in order. */
  entries?: Array<{ key: string; position: Position; value: YamlValue }>
  /** Plain data, as other stages take it. */
  plain: unknown
}

export interface YamlFile extends YamlSource {
  root: YamlValue
  faults: Fault[]
}

const deepest = 50

/**
 * Reads `text`, which starts at `line` (1-based) and `offset` of the file `path`. What is wrong with it is in `faults`,
 * each under `rule`; what can be read is read all the same.
 */
export function readYaml(
  text: string,
  path: string,
  rule: RuleName,
  line = 1,
  offset = 0,
): YamlFile {
  const whole = new Reader(text, path, rule, line, offset).read()
  return whole.isBroken ? readByKeys(whole, text, rule, line, offset) : whole
}

/** A file of which a part is no YAML: each key of its outermost mapping by itself, so that a mistake in one does not hide the rest. */
function readByKeys(
  whole: YamlFile,
  text: string,
  rule: RuleName,
  line: number,
  offset: number,
): YamlFile {
  const starts = [...text.matchAll(/^[\p{L}_"'][^:\r\n]{0,80}:(?=[ \t\r\n]|$)/gmu)].map(
    ({ index }) => index,
  )
  if (starts.length < 2) return whole
  const read = starts.map((start, index) => {
    const piece = text.slice(start, starts[index + 1])
    const before = text.slice(0, start).split('\n').length - 1
    return new Reader(piece, whole.path, rule, line + before, offset + start).entry()
  })
  const entries = read.flatMap(({ root }) => root.entries ?? [])
  return {
    ...whole,
    root: {
      position: whole.root.position,
      entries,
      plain: Object.fromEntries(entries.map(({ key, value }) => [key, value.plain])),
    },
    positions: new Map(read.flatMap(({ positions }) => [...positions])),
    faults: read.some(({ faults }) => faults.length > 0)
      ? read.flatMap(({ faults }) => faults)
      : whole.faults,
  }
}

class Reader {
  readonly #text: string
  readonly #path: string
  readonly #rule: RuleName
  readonly #line: number
  readonly #offset: number
  readonly #counter = new LineCounter()
  readonly #faults: Fault[] = []
  readonly #positions = new Map<string, Position>()
  #contents: YamlNode | null = null
  #found: Map<string, YamlNode> | undefined
  #visited = 0
  #isBroken = false
  /** Offsets of aliases that lead nowhere; one may be met again through another alias. */
  readonly #lost = new Set<number | undefined>()

  constructor(text: string, path: string, rule: RuleName, line: number, offset: number) {
    this.#text = text
    this.#path = path
    this.#rule = rule
    this.#line = line
    this.#offset = offset
  }

  read(): YamlFile & { isBroken: boolean } {
    const isTooDeep = this.#tooDeep()
    const root = isTooDeep ? this.#empty() : this.#document()
    return {
      isBroken: this.#isBroken,
      path: this.#path,
      root,
      value: root.plain,
      positions: this.#positions,
      faults: this.#faults,
    }
  }

  /** One key of a mapping with its value; where that is no YAML but one line, the line as it stands. */
  entry(): YamlFile {
    const read = this.read()
    const [, key = '', words = ''] =
      /^([^:\r\n]+):[ \t]+(\S[^\r\n]*?)[ \t]*\r?\n?$/.exec(this.#text) ?? []
    if (!read.isBroken || words === '') return read
    const from = this.#text.indexOf(words, key.length)
    const position = this.#position(from, from + words.length)
    const value: YamlValue = {
      position,
      text: words,
      fragment: onOneLine(this.#path, words, position.start),
      plain: words,
    }
    return {
      ...read,
      root: {
        position,
        entries: [{ key, position: this.#position(0, key.length), value }],
        plain: { [key]: words },
      },
      positions: new Map([[key, position]]),
    }
  }

  #document(): YamlValue {
    for (let at = 0; at >= 0; at = this.#text.indexOf('\n', at) + 1 || -1)
      this.#counter.addNewLine(at)
    const document = parseDocument(joinedLines(this.#text), {
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    this.#isBroken = document.errors.length > 0
    for (const { pos, code, message } of document.errors.slice(0, 10))
      this.#fault(pos[0], pos[1], reasonOf(code, message, this.#text[pos[0]] ?? ''))
    this.#contents = document.contents as YamlNode | null
    return this.#contents ? this.#value(this.#contents, '', 0, new Set()) : this.#empty()
  }

  /** Brackets and marks nested so deep that no author wrote them. */
  #tooDeep(): boolean {
    let depth = 0
    for (const match of this.#text.matchAll(/[[{]|[\]}]|(?:^|\n)[ ]*(?:[-?][ \t]+){50}/g)) {
      depth += /[[{]/.test(match[0]) ? 1 : /[\]}]/.test(match[0]) ? -1 : 1000
      if (depth <= 200) continue
      this.#fault(
        match.index,
        match.index + 1,
        'Unexpected nesting of hundreds of lists or mappings, expected metadata',
      )
      return true
    }
    return false
  }

  #empty(): YamlValue {
    return { position: this.#position(0, 0), plain: null }
  }

  #value(node: YamlNode | null, path: string, depth: number, aliases: Set<unknown>): YamlValue {
    const position = this.#position(node?.range?.[0] ?? 0, this.#lastOf(node))
    if (path) this.#positions.set(path, position)
    if (depth > deepest || ++this.#visited > 100_000) return { position, plain: null }
    if (isAlias(node)) return this.#alias(node, path, depth, aliases, position)
    if (isMap(node))
      return this.#mapping(
        node.items as Array<Pair<YamlNode, YamlNode | null>>,
        path,
        depth,
        aliases,
        position,
      )
    if (isSeq(node)) {
      const items = (node.items as YamlNode[]).map((item, index) =>
        this.#value(item, join(path, String(index)), depth + 1, aliases),
      )
      return { position, items, plain: items.map((item) => item.plain) }
    }
    return isScalar(node) ? this.#scalar(node, position) : { position, plain: null }
  }

  /** The end of a value, without the blanks that follow it. */
  #lastOf(node: YamlNode | null): number {
    let end = node?.range?.[1] ?? 0
    while (end > (node?.range?.[0] ?? 0) && /\s/.test(this.#text[end - 1]!)) end--
    return end
  }

  #alias(
    node: { source: string; resolve?: unknown },
    path: string,
    depth: number,
    aliases: Set<unknown>,
    position: Position,
  ): YamlValue {
    const target = this.#anchors().get(node.source)
    if (!target || aliases.has(target)) {
      if (!this.#lost.has(position.start.offset))
        this.#faults.push({
          rule: this.#rule,
          reason: `Unexpected alias \`*${node.source}\`, expected an anchor before it`,
          position,
        })
      this.#lost.add(position.start.offset)
      return { position, plain: null }
    }
    return this.#value(target, path, depth + 1, new Set([...aliases, target]))
  }

  #anchors(): ReadonlyMap<string, YamlNode> {
    if (this.#found) return this.#found
    this.#found = new Map()
    const queue: Array<YamlNode | null> = [this.#contents]
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      const anchor = (node as { anchor?: string } | null)?.anchor
      if (anchor) this.#found.set(anchor, node!)
      if (isSeq(node)) for (const item of node.items) queue.push(item as YamlNode)
      if (isMap(node)) for (const pair of node.items) queue.push(pair.value as YamlNode | null)
    }
    return this.#found
  }

  #mapping(
    pairs: ReadonlyArray<Pair<YamlNode, YamlNode | null>>,
    path: string,
    depth: number,
    aliases: Set<unknown>,
    position: Position,
  ): YamlValue {
    const entries: NonNullable<YamlValue['entries']> = []
    const seen = new Set<string>()
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value ?? '') : ''
      const place = this.#position(pair.key?.range?.[0] ?? 0, pair.key?.range?.[1] ?? 0)
      if (seen.has(key))
        this.#faults.push({
          rule: this.#rule,
          reason: `Unexpected second \`${key}\`, expected each key once`,
          position: place,
        })
      if (seen.has(key)) continue
      seen.add(key)
      entries.push({
        key,
        position: place,
        value: this.#value(pair.value, join(path, key), depth + 1, aliases),
      })
    }
    return {
      position,
      entries,
      plain: Object.fromEntries(entries.map(({ key, value }) => [key, value.plain])),
    }
  }

  #scalar(node: Scalar, position: Position): YamlValue {
    if (node.value === null) return { position, plain: null }
    const written =
      node.type === 'PLAIN' && typeof node.value !== 'string'
        ? (node.source ?? String(node.value))
        : String(node.value)
    return {
      position,
      text: written,
      fragment: this.#fragment(node, written, position),
      plain: node.value,
    }
  }

  /** The Markdown in a scalar: from the source's own lines where these say the same, so that places are exact. */
  #fragment(node: Scalar, written: string, position: Position): Fragment {
    const [from, to] = node.range!
    const raw = this.#text.slice(from, to)
    if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return this.#block(raw, from)
    const quoted = node.type !== 'PLAIN'
    const inner = quoted ? raw.slice(1, -1) : raw
    const start = this.#point(from + (quoted ? 1 : 0))
    const escaped =
      (node.type === 'QUOTE_DOUBLE' && inner.includes('\\')) ||
      (node.type === 'QUOTE_SINGLE' && inner.includes("''"))
    if (escaped || !inner.includes('\n'))
      return onOneLine(
        this.#path,
        escaped ? written : inner,
        quoted && escaped ? position.start : start,
      )
    return this.#lines(inner, from + (quoted ? 1 : 0), true)
  }

  #block(raw: string, from: number): Fragment {
    const header = raw.indexOf('\n') + 1
    return this.#lines(raw.slice(header).replace(/\s+$/, ''), from + header, false)
  }

  /** Lines without their indentation: of a block the common one, of a flowing scalar each line's own. */
  #lines(text: string, from: number, each: boolean): Fragment {
    const lines = text.split('\n')
    const common = Math.min(
      smallest(lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)![0].length)),
    )
    const starts: LineStart[] = []
    const kept: string[] = []
    for (const line of lines) {
      const indent = each ? /^[ \t]*/.exec(line)![0].length : Math.min(common, line.length)
      const {
        line: number,
        column,
        offset,
      } = this.#point(from + (each && kept.length === 0 ? 0 : indent))
      starts.push({ line: number, column, offset: offset! })
      kept.push(each && kept.length === 0 ? line : line.slice(indent))
      from += line.length + 1
    }
    return onLines(this.#path, kept.join('\n'), starts)
  }

  #fault(from: number, to: number, reason: string): void {
    this.#faults.push({ rule: this.#rule, reason, position: this.#position(from, to) })
  }

  #position(from: number, to: number): Position {
    return { start: this.#point(from), end: this.#point(Math.max(from, to)), path: this.#path }
  }

  #point(offset: number): Point {
    const { line, col } = this.#counter.lineStarts.length
      ? this.#counter.linePos(offset)
      : { line: 1, col: offset + 1 }
    return {
      line: Math.max(line, 1) + this.#line - 1,
      column: Math.max(col, 1),
      offset: offset + this.#offset,
    }
  }
}

const join = (path: string, key: string): string => (path ? `${path}.${key}` : key)

/**
 * What YAML forbids and its readers take: lines of a value in quotes that go on in the first column, made one line, and a `|`
 * on the line below its key, put behind it. No character moves.
 */
function joinedLines(text: string): string {
  const joined = text.replace(
    /^([\w-]+:[ \t]*)(\r?\n)([|>][+-]?[ \t]*\r?\n[ \t]+\S)/gm,
    (_, key: string, end: string, block: string) => key + ' '.repeat(end.length) + block,
  )
  if (!/^(?:[\w-]+:|[ \t]*-)[ \t]+["'][^\n]*\n[^\s#]/m.test(joined)) return joined
  const quoted =
    /^((?:[\w-]+:|[ \t]*-)[ \t]+)("(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')(?=[ \t]*(?:#[^\n]*)?\r?(?:\n|$))/gm
  return joined.replace(quoted, (whole, key: string, value: string) =>
    /\n[^\s]/.test(value) && !/\n[ \t]*\r?\n/.test(value)
      ? key + value.replace(/\r?\n/g, (end) => ' '.repeat(end.length))
      : whole,
  )
}
