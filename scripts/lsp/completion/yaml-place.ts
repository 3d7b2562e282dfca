/**
 * Where in a YAML text the cursor stands: the keys above it, found by the indent of lines and the braces of its own, so
 * that texts that are half written have places too.
 */

export interface YamlPlace {
  /** Keys from the top to what the cursor is in; items of a list have no key of their own. */
  path: readonly string[]
  /** A value is written, and not a key; in a list it may be either. */
  at: 'key' | 'value' | 'item'
  /** What is written of it so far. */
  typed: string
}

/** Undefined in a comment. Lines from 0. */
export function yamlPlace(
  lines: readonly string[],
  line: number,
  character: number,
  top = 0,
): YamlPlace | undefined {
  const before = (lines[line] ?? '').slice(0, character)
  const [lead] = /^\s*(?:-\s+)*/.exec(before)!
  const own = withinLine(before.slice(lead.length))
  if (!own) return undefined
  const isItem = own.path.length === 0 && own.at === 'key' && lead.includes('-')
  return {
    ...own,
    at: isItem ? 'item' : own.at,
    path: [...keysAbove(lines, line, lead.length, top), ...own.path],
  }
}

/** Keys of the lines above that stand further left, each further than the last. */
function keysAbove(lines: readonly string[], line: number, column: number, top: number): string[] {
  const keys: string[] = []
  let limit = column
  for (let at = line - 1; at >= top && limit > 0; at--) {
    const found = /^(\s*(?:-\s+)*)(?:"([^"]+)"|'([^']+)'|([^\s"'#][^:]*?))\s*:(?:\s|$)/.exec(
      lines[at]!,
    )
    if (!found || found[1]!.length >= limit) continue
    keys.unshift(found[2] ?? found[3] ?? found[4]!)
    limit = found[1]!.length
  }
  return keys
}

/** What the rest of a line says, braces and all. */
function withinLine(text: string): YamlPlace | undefined {
  const path: string[] = []
  const open: Array<{ bracket: string; depth: number }> = []
  let key: string | undefined
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    const isStart = text.slice(from, at).trim() === ''
    if (isStart && (sign === '"' || sign === "'")) {
      const end = text.indexOf(sign, at + 1)
      if (end < 0) break
      at = end
    } else if (isStart && (sign === '{' || sign === '[')) {
      open.push({ bracket: sign, depth: path.length })
      if (key !== undefined) path.push(key)
      key = undefined
      from = at + 1
    } else if (open.length > 0 && (sign === '}' || sign === ']')) {
      path.length = open.pop()!.depth
      key = undefined
      from = at + 1
    } else if (open.length > 0 && sign === ',') {
      key = undefined
      from = at + 1
    } else if (sign === ':' && key === undefined && /^(?:\s|$)/.test(text.slice(at + 1))) {
      key = text
        .slice(from, at)
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
      from = at + 1
    } else if (sign === '#' && (at === 0 || /\s/.test(text[at - 1]!))) return undefined
  }
  const typed = text.slice(from).trimStart()
  if (key !== undefined) return { path: [...path, key], at: 'value', typed }
  return { path, at: open.at(-1)?.bracket === '[' ? 'item' : 'key', typed }
}
