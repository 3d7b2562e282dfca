/**
 * Macros of TeX: definitions as authors write them, and formulas with what they stand for in their place, so that every
 * format reads the same formula. Only whole arguments are known: no delimited parameters, no conditions.
 */

/** What a command stands for. */
export interface Macro {
  /** How many arguments it takes, the optional one among them. */
  parameters: number
  /** The first argument where none is given in brackets; absent: it is not optional. */
  optional?: string | undefined
  /** With `#1` for an argument; or what is made of the arguments, nothing where that cannot be said. */
  body: string | ((values: readonly string[]) => string | undefined)
  /** Its arguments stand in braces; without them it is another command. */
  braced?: true | undefined
}

/** A definition as it stands in a text, from offset to offset. */
export interface MacroDefinition {
  /** Without its backslash. */
  name: string
  macro: Macro
  from: number
  to: number
}

const newCommand =
  /\\(?:renewcommand|newcommand|providecommand)\*?\s*(?:\{\s*\\([A-Za-z]+|[^A-Za-z\s])\s*\}|\\([A-Za-z]+|[^A-Za-z\s]))\s*(?:\[(\d)\])?\s*(?:\[([^[\]]{0,200})\])?\s*/y
const def = /\\[gex]?def\s*\\([A-Za-z]+|[^A-Za-z\s])\s*((?:#\d)*)\s*(?=\{)/y
const operator = /\\DeclareMathOperator(\*?)\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?=\{)/y
const delimiter = /\\DeclarePairedDelimiter\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?=\{)/y

const environment = /\\newenvironment\s*\{([A-Za-z*]+)\}\s*(?=\{)/y

/** What `begin{NAME}` and `end{NAME}` stand for, of an environment without arguments that is defined at the beginning. */
export function environmentAt(text: string): Array<[name: string, macro: Macro]> {
  const found = at(environment, text, 0)
  const begin = found && argumentAt(text, found[0].length)
  const end = begin && argumentAt(text, begin.to)
  if (!found || !end) return []
  return [
    [`begin{${found[1]}}`, { parameters: 0, body: begin.value }],
    [`end{${found[1]}}`, { parameters: 0, body: end.value }],
  ]
}

/** Whether a text may hold a definition: nearly none does. */
export const mayDefine = (text: string): boolean => /\\(?:\w*command|\w?def|Declare)\b/.test(text)

/** The definition that begins at `from`; nothing where none does. */
export function definitionAt(text: string, from: number): MacroDefinition | undefined {
  const command = at(newCommand, text, from)
  if (command) {
    const body = argumentAt(text, from + command[0].length)
    const [, braced, bare, count = '0', optional] = command
    return (
      body && {
        name: braced ?? bare!,
        macro: { parameters: Number(count), optional, body: body.value },
        from,
        to: body.to,
      }
    )
  }
  const plain = at(def, text, from)
  if (plain) {
    const body = argumentAt(text, from + plain[0].length)
    const parameters = plain[2]!.length / 2
    return body && { name: plain[1]!, macro: { parameters, body: body.value }, from, to: body.to }
  }
  return operatorAt(text, from) ?? delimiterAt(text, from)
}

function operatorAt(text: string, from: number): MacroDefinition | undefined {
  const found = at(operator, text, from)
  const words = found && argumentAt(text, from + found[0].length)
  if (!found || !words) return undefined
  const body = `\\operatorname${found[1]}{${words.value}}`
  return { name: found[2] ?? found[3]!, macro: { parameters: 0, body }, from, to: words.to }
}

function delimiterAt(text: string, from: number): MacroDefinition | undefined {
  const found = at(delimiter, text, from)
  const open = found && argumentAt(text, from + found[0].length)
  const close = open && argumentAt(text, open.to)
  if (!found || !close) return undefined
  const macro = { parameters: 1, body: `${open.value} #1 ${close.value}` }
  return { name: found[1] ?? found[2]!, macro, from, to: close.to }
}

const at = (expression: RegExp, text: string, from: number): RegExpExecArray | undefined => {
  expression.lastIndex = from
  return expression.exec(text) ?? undefined
}

/** No definition and no argument is longer. */
const longest = 4000

/** A group in braces without them, a command, or a character, after blanks. */
function argumentAt(text: string, from: number): { value: string; to: number } | undefined {
  let start = from
  while (/\s/.test(text[start] ?? '')) start += 1
  const first = text[start]
  if (first === undefined || first === '}') return undefined
  if (first === '\\') {
    const [command] = /^\\(?:[A-Za-z]+|[^A-Za-z])/.exec(text.slice(start, start + 100)) ?? []
    return command ? { value: command, to: start + command.length } : undefined
  }
  if (first !== '{') return { value: first, to: start + 1 }
  const end = closing(text, start, '{', '}')
  return end < 0 ? undefined : { value: text.slice(start + 1, end), to: end + 1 }
}

/** Where what opens at `start` closes; −1 when it does not, or too far away. */
function closing(text: string, start: number, open: string, close: string): number {
  let depth = 0
  for (let index = start; index < Math.min(text.length, start + longest); index++) {
    const sign = text[index]
    if (sign === '\\') index += 1
    else if (sign === open) depth += 1
    else if (sign === close && --depth === 0) return index
  }
  return -1
}

/** Macros that are put in, of one formula; and how long it may get. */
const most = { steps: 1000, length: 20_000 }

/**
 * The formula with each macro's meaning in its place, macros within macros too. One that would never end, or get longer
 * than any formula, is given back as it is.
 */
export function expand(tex: string, macroOf: (name: string) => Macro | undefined): string {
  let text = tex
  let from = 0
  for (let step = 0; step < most.steps; step++) {
    const found = nextCommand(text, from, macroOf)
    if (!found) return text
    const { macro, start, end } = found
    const called = argumentsOf(macro, text, end)
    const meaning = called && meaningOf(macro, called.values)
    if (!called || meaning === undefined) {
      from = end
      continue
    }
    const apart = /\\[A-Za-z]+$/.test(meaning) && /^[A-Za-z]/.test(text.slice(called.to)) ? ' ' : ''
    text = text.slice(0, start) + meaning + apart + text.slice(called.to)
    if (text.length > most.length) return tex
    from = start
  }
  return tex
}

const meaningOf = ({ body }: Macro, values: readonly string[]): string | undefined =>
  typeof body === 'string'
    ? body.replace(/#([1-9])/g, (_, number: string) => values[Number(number) - 1] ?? '')
    : body(values)

function nextCommand(
  text: string,
  from: number,
  macroOf: (name: string) => Macro | undefined,
): { macro: Macro; start: number; end: number } | undefined {
  const commands = /\\((?:begin|end)\{[A-Za-z]+\*?\}|[A-Za-z]+|[^A-Za-z])/g
  commands.lastIndex = from
  for (let match = commands.exec(text); match; match = commands.exec(text)) {
    const macro = macroOf(match[1]!)
    if (macro) return { macro, start: match.index, end: commands.lastIndex }
  }
  return undefined
}

function argumentsOf(
  { parameters, optional, braced }: Macro,
  text: string,
  from: number,
): { values: string[]; to: number } | undefined {
  const values: string[] = []
  let to = from
  if (optional !== undefined && parameters > 0) {
    const start = to + (/^\s*/.exec(text.slice(to, to + 20))?.[0].length ?? 0)
    const end = text[start] === '[' ? closing(text, start, '[', ']') : -1
    values.push(end < 0 ? optional : text.slice(start + 1, end))
    if (end >= 0) to = end + 1
  }
  while (values.length < parameters) {
    if (braced && !/^\s*\{/.test(text.slice(to, to + 20))) return undefined
    const argument = argumentAt(text, to)
    if (!argument) return undefined
    values.push(argument.value)
    to = argument.to
  }
  return { values, to }
}
