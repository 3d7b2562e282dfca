/**
 * LaTeX as a tree: words, commands, groups, environments, formulas, comments gone. It reads any text, also one that TeX would
 * refuse; what a command means is not asked here.
 */

/** Where a node begins: a file of the project, and how many characters in. */
export interface TexPlace {
  path: string
  offset: number
}

export type TexNode =
  | { type: 'text'; value: string; at: TexPlace }
  | { type: 'command'; name: string; raw: string; at: TexPlace }
  | { type: 'group'; children: TexNode[]; raw: string; at: TexPlace }
  | { type: 'math'; display: boolean; value: string; at: TexPlace }
  | { type: 'environment'; name: string; children: TexNode[]; raw: string; at: TexPlace }
  | { type: 'verbatim'; name: string; value: string; at: TexPlace }
  | { type: 'break'; at: TexPlace }
  | { type: 'blank'; at: TexPlace }

/** Environments whose text is not TeX. */
const verbatim = /^(?:verbatim\*?|lstlisting|minted|Verbatim|comment|alltt|filecontents\*?)$/
/** Environments that are one formula: their inside is not read. */
export const formulas =
  /^(?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math|dmath|subequations)\*?$/

/** Groups and environments inside each other; more stand as text. */
const deepest = 120

interface Frame {
  kind: 'root' | 'group' | 'environment'
  name: string
  children: TexNode[]
  from: number
}

/** The tree of `text`; every node stands at `fixed` where that is given: it was made of a macro there. */
export function scanTex(text: string, path: string, fixed?: TexPlace): TexNode[] {
  return new TexScanner(text, path, fixed).scan()
}

class TexScanner {
  readonly #text: string
  readonly #path: string
  readonly #fixed: TexPlace | undefined
  readonly #frames: Frame[] = [{ kind: 'root', name: '', children: [], from: 0 }]
  /** Marks that the rest of the text does not have: nobody looks for them again. */
  readonly #absent = new Set<string>()
  #index = 0

  constructor(text: string, path: string, fixed: TexPlace | undefined) {
    this.#text = text
    this.#path = path
    this.#fixed = fixed
  }

  scan(): TexNode[] {
    while (this.#index < this.#text.length) this.#readNext()
    while (this.#frames.length > 1) this.#close()
    return this.#frames[0]!.children
  }

  #readNext(): void {
    switch (this.#text[this.#index]) {
      case '%':
        return this.#skipComment()
      case '\\':
        return this.#readBackslash()
      case '{':
        return this.#openGroup()
      case '}':
        return this.#closeGroup()
      case '$':
        return this.#readDollar()
      default:
        return this.#readWords()
    }
  }

  /** A comment takes the line's end and the blanks of the next one with it. */
  #skipComment(): void {
    const end = this.#text.indexOf('\n', this.#index)
    this.#index = end < 0 ? this.#text.length : end + 1
    this.#take(/[ \t]*/y)
  }

  /** What begins with a backslash: the first of these that it is. */
  #readBackslash(): void {
    if (this.#beginEnvironment() || this.#endEnvironment()) return
    if (this.#readVerb() || this.#readAddress()) return
    this.#readCommand()
  }

  #beginEnvironment(): boolean {
    const from = this.#index
    const written = this.#take(/\\begin\s*\{([^{}\n]{1,60})\}/y)?.[1]
    if (written === undefined) return false
    const name = written.trim()
    if (verbatim.test(name) || formulas.test(name)) this.#readWhole(name, written, from)
    else if (this.#frames.length < deepest)
      this.#frames.push({ kind: 'environment', name, children: [], from })
    return true
  }

  /** An environment whose inside is not read here. */
  #readWhole(name: string, written: string, from: number): void {
    const mark = `\\end{${written}}`
    const end = this.#text.indexOf(mark, this.#index)
    const to = end < 0 ? this.#text.length : end
    const value = this.#text.slice(this.#index, to)
    this.#index = end < 0 ? to : to + mark.length
    const raw = this.#text.slice(from, this.#index)
    const at = this.#at(from)
    if (verbatim.test(name)) this.#add({ type: 'verbatim', name, value, at })
    else this.#add({ type: 'environment', name, children: [], raw, at })
  }

  /** Ends the environment of that name, and all that is open inside it. */
  #endEnvironment(): boolean {
    const name = this.#take(/\\end\s*\{([^{}\n]{1,60})\}/y)?.[1]?.trim()
    if (name === undefined) return false
    const open = this.#frames.findLastIndex(
      (frame) => frame.kind === 'environment' && frame.name === name,
    )
    if (open > 0) while (this.#frames.length > open) this.#close()
    return true
  }

  /** `\verb|…|` on one line. */
  #readVerb(): boolean {
    const from = this.#index
    const opened = this.#take(
      /\\(?:verb\*?|lstinline(?:\[[^\]\n]*\])?|mintinline(?:\{[^{}]*\})?)([^A-Za-z\s*])/y,
    )
    if (!opened) return false
    const mark = opened[1] === '{' ? '}' : opened[1]!
    const line = this.#text.indexOf('\n', this.#index)
    const rest = this.#text.slice(this.#index, line < 0 ? undefined : line)
    const length = rest.indexOf(mark)
    if (length < 0) {
      this.#index = from
      return false
    }
    this.#add({ type: 'verbatim', name: 'verb', value: rest.slice(0, length), at: this.#at(from) })
    this.#index += length + 1
    return true
  }

  #readAddress(): boolean {
    const from = this.#index
    const found = this.#take(/\\(url|href|nolinkurl|path)\s*\{([^{}\n]{0,2000})\}/y)
    if (!found) return false
    const name = found[1] === 'href' ? 'href' : 'url'
    this.#add({ type: 'verbatim', name, value: found[2]!, at: this.#at(from) })
    return true
  }

  #readCommand(): void {
    const from = this.#index
    const raw = this.#take(/\\(?:[A-Za-z@]+\*?|[^])/y)?.[0] ?? this.#takeLast()
    if (raw === '\\[') return this.#readFormula(raw, '\\]', from)
    if (raw === '\\(') return this.#readFormula(raw, '\\)', from)
    if (raw === '\\\\') {
      this.#take(/\*?(?:\[[^\]\n]{0,20}\])?/y)
      return this.#add({ type: 'break', at: this.#at(from) })
    }
    // A blank behind a command of letters ends its name and is not printed.
    if (/^\\[A-Za-z@]/.test(raw)) this.#take(/[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?/y)
    this.#add({
      type: 'command',
      name: raw.slice(1),
      raw: this.#text.slice(from, this.#index),
      at: this.#at(from),
    })
  }

  /** A backslash with nothing behind it. */
  #takeLast(): string {
    this.#index += 1
    return '\\'
  }

  #readFormula(raw: string, mark: string, from: number): void {
    const to = this.#absent.has(mark) ? -1 : this.#text.indexOf(mark, this.#index)
    if (to < 0) {
      this.#absent.add(mark)
      return this.#addWord(raw, from)
    }
    const value = this.#text.slice(this.#index, to)
    this.#add({ type: 'math', display: raw === '\\[', value, at: this.#at(from) })
    this.#index = to + mark.length
  }

  #readDollar(): void {
    const from = this.#index
    const display = this.#text[from + 1] === '$'
    const size = display ? 2 : 1
    const end = endOfMath(this.#text, from + size, display)
    if (end === undefined) {
      this.#index += 1
      return this.#addWord('$', from)
    }
    const value = this.#text.slice(from + size, end)
    this.#add({ type: 'math', display, value, at: this.#at(from) })
    this.#index = end + size
  }

  #openGroup(): void {
    const from = this.#index
    this.#index += 1
    if (this.#frames.length < deepest)
      this.#frames.push({ kind: 'group', name: '', children: [], from })
  }

  #closeGroup(): void {
    this.#index += 1
    if (this.#frames.at(-1)!.kind === 'group') this.#close()
  }

  /** An empty line, or text up to the next sign that means something. */
  #readWords(): void {
    const from = this.#index
    if (this.#take(/[ \t]*\n[ \t]*(?:\n\s*)+/y)) this.#add({ type: 'blank', at: this.#at(from) })
    else this.#addWord(this.#take(/[^\\{}$%\n]+|\n/y)![0], from)
  }

  /** What `pattern`, which is sticky, finds here; the place moves behind it. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#index
    const found = pattern.exec(this.#text)
    if (!found) return undefined
    this.#index = pattern.lastIndex
    return found
  }

  /** Closes the innermost frame, which ends here. */
  #close(): void {
    const { kind, name, children, from } = this.#frames.pop()!
    const raw = this.#text.slice(from, this.#index)
    const at = this.#at(from)
    if (kind === 'group') this.#add({ type: 'group', children, raw, at })
    else this.#add({ type: 'environment', name, children, raw, at })
  }

  #add(node: TexNode): void {
    this.#frames.at(-1)!.children.push(node)
  }

  #addWord(value: string, from: number): void {
    const last = this.#frames.at(-1)!.children.at(-1)
    if (last?.type === 'text') last.value += value
    else this.#add({ type: 'text', value, at: this.#at(from) })
  }

  #at(offset: number): TexPlace {
    return this.#fixed ?? { path: this.#path, offset }
  }
}

/** The `$` that ends a formula, before the next empty line. */
function endOfMath(text: string, from: number, display: boolean): number | undefined {
  for (let index = from; index < text.length; index++) {
    const sign = text[index]
    if (sign === '\\') index += 1
    else if (sign === '$' && (!display || text[index + 1] === '$')) return index
    else if (sign === '\n' && /\n[ \t]*\n/y.test(text.slice(index, index + 200))) return undefined
  }
  return undefined
}

/** Words of nodes, as far as they are words. */
export const plainTex = (nodes: readonly TexNode[]): string =>
  nodes
    .map((node) =>
      node.type === 'text'
        ? node.value
        : node.type === 'group' || node.type === 'environment'
          ? plainTex(node.children)
          : node.type === 'math' || node.type === 'verbatim'
            ? node.value
            : node.type === 'command'
              ? /^[^A-Za-z]$/.test(node.name)
                ? node.name
                : ''
              : ' ',
    )
    .join('')

/** Braces inside of braces gone, for what is looked through by patterns. */
export const rawless = (text: string): string => {
  let depth = 0
  let made = ''
  for (const sign of text.replace(/\\[A-Za-z]+/g, '')) {
    if (sign === '{') depth += 1
    if (depth < 2 || (sign !== '{' && sign !== '}')) made += sign
    if (sign === '}') depth -= 1
  }
  return made
}
