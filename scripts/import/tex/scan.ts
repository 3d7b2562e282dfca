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

/** Environments whose text is not TeX, and those that are one formula. */
const verbatim = /^(?:verbatim\*?|lstlisting|minted|Verbatim|comment|alltt|filecontents\*?)$/
const formulas =
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
  const root: Frame = { kind: 'root', name: '', children: [], from: 0 }
  const frames: Frame[] = [root]
  const at = (offset: number): TexPlace => fixed ?? { path, offset }
  let index = 0
  /** Marks that the rest of the text does not have: nobody looks for them again. */
  const absent = new Set<string>()
  const add = (node: TexNode): void => void frames.at(-1)!.children.push(node)
  const word = (value: string, from: number): void => {
    const last = frames.at(-1)!.children.at(-1)
    if (last?.type === 'text') last.value += value
    else add({ type: 'text', value, at: at(from) })
  }
  const closed = (frame: Frame, end: number): TexNode => {
    const raw = text.slice(frame.from, end)
    return frame.kind === 'group'
      ? { type: 'group', children: frame.children, raw, at: at(frame.from) }
      : { type: 'environment', name: frame.name, children: frame.children, raw, at: at(frame.from) }
  }
  const close = (end: number): void => {
    const frame = frames.pop()!
    add(closed(frame, end))
  }
  while (index < text.length) {
    const from = index
    const sign = text[index]!
    if (sign === '%') {
      const end = text.indexOf('\n', index)
      // A comment takes the line's end and the blanks of the next one with it.
      index = end < 0 ? text.length : end + 1
      while (text[index] === ' ' || text[index] === '\t') index += 1
      continue
    }
    if (sign === '\\') {
      const begin = /\\begin\s*\{([^{}\n]{1,60})\}/y
      begin.lastIndex = index
      const opened = begin.exec(text)
      if (opened) {
        const name = opened[1]!.trim()
        index = begin.lastIndex
        if (verbatim.test(name) || formulas.test(name)) {
          const mark = `\\end{${opened[1]}}`
          const end = text.indexOf(mark, index)
          const to = end < 0 ? text.length : end
          if (verbatim.test(name))
            add({ type: 'verbatim', name, value: text.slice(index, to), at: at(from) })
          else
            add({
              type: 'environment',
              name,
              children: [],
              raw: text.slice(from, to + (end < 0 ? 0 : mark.length)),
              at: at(from),
            })
          index = end < 0 ? to : to + mark.length
        } else if (frames.length < deepest)
          frames.push({ kind: 'environment', name, children: [], from })
        continue
      }
      const ended = /\\end\s*\{([^{}\n]{1,60})\}/y
      ended.lastIndex = index
      const end = ended.exec(text)
      if (end) {
        index = ended.lastIndex
        const name = end[1]!.trim()
        const open = frames.findLastIndex(
          (frame) => frame.kind === 'environment' && frame.name === name,
        )
        if (open > 0) while (frames.length > open) close(index)
        continue
      }
      const verb =
        /\\(?:verb\*?|lstinline(?:\[[^\]\n]*\])?|mintinline(?:\{[^{}]*\})?)([^A-Za-z\s*])/y
      verb.lastIndex = index
      const code = verb.exec(text)
      if (code) {
        const mark = code[1] === '{' ? '}' : code[1]!
        const line = text.indexOf('\n', verb.lastIndex)
        const length = text.slice(verb.lastIndex, line < 0 ? undefined : line).indexOf(mark)
        const to = verb.lastIndex + length
        if (length >= 0) {
          add({
            type: 'verbatim',
            name: 'verb',
            value: text.slice(verb.lastIndex, to),
            at: at(from),
          })
          index = to + 1
          continue
        }
      }
      const address = /\\(url|href|nolinkurl|path)\s*\{([^{}\n]{0,2000})\}/y
      address.lastIndex = index
      const link = address.exec(text)
      if (link) {
        index = address.lastIndex
        add({
          type: 'verbatim',
          name: link[1] === 'href' ? 'href' : 'url',
          value: link[2]!,
          at: at(from),
        })
        continue
      }
      const command = /\\(?:[A-Za-z@]+\*?|[^])/y
      command.lastIndex = index
      const raw = command.exec(text)?.[0] ?? '\\'
      index += raw.length
      if (raw === '\\[' || raw === '\\(') {
        const mark = raw === '\\[' ? '\\]' : '\\)'
        const to = absent.has(mark) ? -1 : text.indexOf(mark, index)
        if (to < 0) absent.add(mark)
        if (to >= 0) {
          add({ type: 'math', display: raw === '\\[', value: text.slice(index, to), at: at(from) })
          index = to + 2
        } else word(raw, from)
        continue
      }
      if (raw === '\\\\') {
        const after = /\*?(?:\[[^\]\n]{0,20}\])?/y
        after.lastIndex = index
        after.exec(text)
        index = after.lastIndex
        add({ type: 'break', at: at(from) })
        continue
      }
      // A blank behind a command of letters ends its name and is not printed.
      if (/^\\[A-Za-z@]/.test(raw)) {
        const blank = /[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?/y
        blank.lastIndex = index
        blank.exec(text)
        index = blank.lastIndex
      }
      add({ type: 'command', name: raw.slice(1), raw: text.slice(from, index), at: at(from) })
      continue
    }
    if (sign === '{') {
      index += 1
      if (frames.length < deepest) frames.push({ kind: 'group', name: '', children: [], from })
      continue
    }
    if (sign === '}') {
      index += 1
      if (frames.at(-1)!.kind === 'group') close(index)
      continue
    }
    if (sign === '$') {
      const display = text[index + 1] === '$'
      const end = endOfMath(text, index + (display ? 2 : 1), display)
      if (end === undefined) {
        word('$', from)
        index += 1
      } else {
        const size = display ? 2 : 1
        add({ type: 'math', display, value: text.slice(index + size, end), at: at(from) })
        index = end + size
      }
      continue
    }
    const blank = /[ \t]*\n[ \t]*(?:\n\s*)+/y
    blank.lastIndex = index
    if (blank.exec(text)) {
      index = blank.lastIndex
      add({ type: 'blank', at: at(from) })
      continue
    }
    const plain = /[^\\{}$%\n]+|\n/y
    plain.lastIndex = index
    const value = plain.exec(text)![0]
    index += value.length
    word(value, from)
  }
  while (frames.length > 1) close(text.length)
  return root.children
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
