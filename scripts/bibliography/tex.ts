/**
 * TeX of a field → TeX that the importer reads without loss: what it misreads, drops or stops at is put into other words.
 *
 *     {\'\i}  \"{}  $H_2O$  \frac12  \mbox{…}  \noopsort{…}  50$  →  í  ¨  H\textsubscript{2}O  1/2  {…}  (nothing)  50\$
 */
export interface Commands {
  /** Commands that stand for characters, and which: `alpha`, `ss`. */
  symbols: ReadonlyMap<string, string>
  /** Commands that say how the group after them is printed: `emph`, `textsc`. */
  styles: ReadonlySet<string>
  /** Commands that say how the rest of their group is printed: `it`, `bfseries`. */
  switches: ReadonlySet<string>
}

/** Around words that keep their case; the importer passes them on. */
export const protectedMarks = { open: '\uE000', close: '\uE001' } as const

/** Groups inside groups, beyond which braces are dropped: the importer reads them by recursion. */
const deepest = 20

/** `protect`: mark the groups that keep the case of their words (`{TNF}` in a title). */
export function tame(source: string, commands: Commands, protect = false): string {
  if (!/[\\{}$`'"<]/.test(source)) return source
  const tokens =
    accents(lettersOf(unwrapped(source), commands)).match(
      /\\(?:[A-Za-z]+\*?|[^A-Za-z]|$)[ \t\r\n]*|[{}$]|<\/?(?:i|b|em|strong|sup|sub|span|sc)\b[^<>]*>|[^\\{}$<]+|</gsu,
    ) ?? []
  const state: State = { commands, protect, tokens, out: [], closers: [], at: 0, argument: false }
  while (state.at < tokens.length) step(state)
  while (state.closers.length > 0) state.out.push(state.closers.pop() ?? '')
  return state.out.join('')
}

/** HTML's way to keep the case of words is TeX's braces. */
const unwrapped = (source: string): string =>
  source.replace(/<span class=["']?nocase["']?>([^<>{}]*)<\/span>/g, '{$1}')

interface State {
  commands: Commands
  protect: boolean
  tokens: readonly string[]
  out: string[]
  /** What each open brace is closed with. */
  closers: string[]
  at: number
  /** The group that comes next belongs to a command. */
  argument: boolean
}

function step(state: State): void {
  const token = state.tokens[state.at++] as string
  if (token === '{') open(state)
  else if (token === '}') {
    const closer = state.closers.pop()
    if (closer !== undefined) state.out.push(closer)
  } else if (token === '$') formula(state)
  else if (token.startsWith('\\')) return command(state, token)
  else
    state.out.push(
      token.length > 2 && token.startsWith('<') ? token : curled(token, state.out.at(-1) ?? ''),
    )
  state.argument = false
}

/** A group. In a title it keeps its case, unless it begins with a command (BibTeX's "special character"). */
function open(state: State): void {
  const { tokens, at, closers, out } = state
  const first = tokens[at] ?? ''
  if (
    state.protect &&
    closers.length === 0 &&
    !state.argument &&
    !first.startsWith('\\') &&
    /[\p{L}{]/u.test(first)
  ) {
    out.push(`{${protectedMarks.open}`)
    closers.push(`${protectedMarks.close}}`)
  } else if (closers.length < deepest) {
    out.push('{')
    closers.push('}')
  } else closers.push('')
}

const blanks: ReadonlySet<string> = new Set([
  '\\',
  ' ',
  '\n',
  '\r',
  '\t',
  'newline',
  'linebreak',
  'par',
  'quad',
  'qquad',
  'space',
])
const nothing: ReadonlySet<string> = new Set(['-', '/', '!', '@', '(', ')', '[', ']', '|', '*'])
/** Their argument is not printed either. */
const silent: ReadonlySet<string> = new Set([
  'noopsort',
  'vphantom',
  'hphantom',
  'phantom',
  'label',
  'cite',
  'citep',
  'citet',
  'nocite',
  'hspace',
  'vspace',
  'hskip',
  'begin',
  'end',
  'color',
  'fontsize',
  'selectlanguage',
])

/** Accents of formulas. */
const mathAccents: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  bar: '\u0304',
  overline: '\u0304',
  breve: '\u0306',
  dot: '\u0307',
  ddot: '\u0308',
  check: '\u030C',
  vec: '\u20D7',
  underline: '\u0331',
}

/** Functions that are printed by their names. */
const operators: ReadonlySet<string> = new Set([
  'log',
  'ln',
  'exp',
  'sin',
  'cos',
  'tan',
  'max',
  'min',
  'lim',
  'sup',
  'inf',
  'det',
  'dim',
  'arg',
  'Pr',
  'mod',
  'bmod',
  'ker',
  'gcd',
  'deg',
])

function command(state: State, token: string): void {
  const name = token.slice(1).replace(/\s+$/, '')
  const { symbols, styles, switches } = state.commands
  state.argument = /^[A-Za-z]/.test(name)
  if (name === '' || blanks.has(name)) state.out.push(' ')
  else if (/^[,:;>]$/.test(name)) state.out.push('\u00A0')
  else if (nothing.has(name)) return
  else if (name === 'hyphen') state.out.push('-')
  else if (/^[&%$#_{}]$/.test(name) || switches.has(name)) state.out.push(token)
  else if (name === 'href') skipGroup(state)
  else if (styles.has(name)) {
    if (state.tokens[state.at] === '{') state.out.push(token.trimEnd())
  } else if (symbols.has(name)) state.out.push(`{${token.trimEnd()}}`)
  else if (operators.has(name))
    state.out.push(`${name}${/^[({]/.test(state.tokens[state.at] ?? '(') ? '' : ' '}`)
  else if (silent.has(name)) skipGroup(state)
  else if (name in mathAccents)
    state.out.push(`${group(state) ?? ''}${mathAccents[name]}`.normalize('NFC'))
  else if (/^(?:frac|tfrac|dfrac|nicefrac|sfrac)$/.test(name)) state.out.push(fraction(state))
}

/** Commands in TeX without an argument that stand for something which nobody here knows: nothing is printed for them. */
export function unknownCommands(source: string, { symbols, styles, switches }: Commands): string[] {
  const known = (name: string): boolean =>
    [symbols, styles, switches, blanks, nothing, silent, operators].some((set) => set.has(name)) ||
    name in mathAccents ||
    name in combining ||
    quiet.test(name)
  return [...source.matchAll(/\\([A-Za-z]{2,})(?![A-Za-z*])(?!\s*(?:\{[^}]|\[))/g)].flatMap(
    ([, name = '']) => (known(name) ? [] : [name]),
  )
}

/** What says how the page looks, or is read elsewhere. */
const quiet =
  /^(?:[td]?frac|nicefrac|sfrac|href|url|left|right|[bB]ig[lrg]*|limits|nolimits|displaystyle|textstyle|protect|relax|noindent|xspace|allowbreak|nobreak|newblock|doi|aap|[a-z]*(?:size|style|series|family|shape)|tiny|small|large|Large|normalsize|ensuremath|sqrt|mathrm|mathit|mathbf|mathsf|mathcal|mathbb|text|mbox|hbox|BibTeX|LaTeX|TeX|hyphen|thinspace|enspace|hfill|break)$/

/** `\frac{1}{2}` as "1/2"; of `\frac12` the one text that follows is both. */
function fraction(state: State): string {
  const over = group(state)
  const under = group(state)
  if (under !== undefined) return `${over}/${under}`
  return over?.length === 2 ? `${over[0]}/${over[1]}` : (over ?? '')
}

/** The plain text of the next group, taken away; nothing when there is none or it holds more. */
function group(state: State): string | undefined {
  const [first, second, third] = state.tokens.slice(state.at, state.at + 3)
  if (first === '{' && second !== undefined && third === '}') {
    state.at += 3
    return second
  }
  if (first === undefined || /^[\\{}$]/.test(first)) return undefined
  state.at += 1
  return first
}

function skipGroup(state: State): void {
  if (state.tokens[state.at] !== '{') return
  let depth = 0
  do {
    const token = state.tokens[state.at++]
    if (token === '{') depth += 1
    else if (token === '}') depth -= 1
  } while (depth > 0 && state.at < state.tokens.length)
}

/** `$…$`, with its scripts as text; a `$` that nothing closes, or with a blank after it, is a dollar. */
function formula(state: State): void {
  const end = state.tokens.indexOf('$', state.at)
  if (end < 0 || /^\s/.test(state.tokens[state.at] ?? '')) state.out.push('\\$')
  else {
    state.out.push(tame(scripts(state.tokens.slice(state.at, end).join('')).trim(), state.commands))
    state.at = end + 1
  }
}

/** They have space on both sides. */
const relations =
  /\s*\\(leq?|leqslant|geq?|geqslant|neq?|approx|simeq|cong|equiv|propto|ll|gg|lesssim|gtrsim|to|rightarrow|leftarrow|longrightarrow|leftrightarrow|Rightarrow|in|notin|subset|subseteq)(?![A-Za-z])\s*/g

/** `x_10^{2}` as text commands: of a script without braces only the first character is low or high. */
function scripts(formula: string): string {
  return formula
    .replace(relations, ' \\$1{} ')
    .replace(/(\s)\\([A-Za-z]+)\s+/g, '$1\\$2{} ')
    .replace(/\s*([=<>])\s*/g, ' $1 ')
    .replace(/\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))/g, '\\textdegree{}')
    .replace(
      /([\^_])\s*(\{|\\[A-Za-z]+|[^\s\\}])/gu,
      (_, mark: string, next: string) =>
        `${mark === '^' ? '\\textsuperscript{' : '\\textsubscript{'}${next === '{' ? '' : `${next}}`}`,
    )
    .replace(/-/g, '\u2212')
    .replace(/'/g, '\u2032')
}

const accent =
  /(\{?)\\(['`^"~=.]|[uvHcdbkrthGf](?![A-Za-z])|textcommabelow(?![A-Za-z]))[ \t]*(?:\{[ \t]*(?:\\([ij])(?![A-Za-z])[ \t]*|([^\\{}$\s])?)([^\\{}$]*)\}|\\([ij])(?![A-Za-z])[ \t]?|([^\\{}$\s]))(\}?)/gu
const combining: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  b: '\u0331',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  t: '\u0361',
  h: '\u0309',
  G: '\u030F',
  f: '\u0311',
  textcommabelow: '\u0326',
}
/** An accent over nothing is printed by itself. */
const alone: Readonly<Record<string, string>> = {
  '`': '\\textasciigrave{}',
  "'": '´',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '=': '¯',
  '"': '¨',
  '.': '˙',
  u: '˘',
  v: 'ˇ',
  c: '¸',
  r: '˚',
  k: '˛',
  H: '˝',
}

/** `{\L}ukasz`, `\O{}stby`, `\ss `: a command that is a Latin letter is that letter, before anything asks for its case. */
const lettersOf = (source: string, { symbols }: Commands): string =>
  source
    .replace(/\\([ij])\{\}/g, '\\$1 ')
    .replace(
      /(\{?)\\([A-Za-z]{1,2})(?![A-Za-z])(?:\{\}|[ \t]*)(\}?)/g,
      (all, open: string, name: string, close: string) => {
        const letter = symbols.get(name) ?? ''
        if (!/^(?!ij?$)[A-Za-z]+$/.test(name) || !/^\p{Script=Latin}{1,2}$/u.test(letter))
          return all
        return open && close ? letter : `${open}${letter}${close}`
      },
    )

/** Letters with their accents, also two on one letter (`\'{\^e}`), innermost first. */
function accents(source: string): string {
  let text = source
  for (let round = 0; round < 3 && text.includes('\\'); round++) {
    const next = text.replace(accent, accented)
    if (next === text) break
    text = next
  }
  return text
}

function accented(
  _: string,
  open: string,
  mark: string,
  inner?: string,
  first = '',
  rest = '',
  outer?: string,
  letter = '',
  close = '',
): string {
  const base = inner ?? outer ?? (first || letter)
  const made =
    base === '' ? (alone[mark] ?? '') : `${base}${combining[mark] ?? ''}`.normalize('NFC')
  return open && close ? `${made}${rest}` : `${open}${made}${rest}${close}`
}

/** TeX's quotes are the printed ones: `'` is an apostrophe, or a prime after 3 and 5 ("5'-UTR"). */
function curled(text: string, before: string): string {
  return text.replace(/''|``|['`"]/g, (mark, at: number) => {
    if (mark.length === 2) return mark
    if (mark === '`') return '\u2018'
    const previous = at > 0 ? text[at - 1] : before.at(-1)
    if (
      mark === "'" &&
      /^[^\s'][^']*'(?!\p{L})/u.test(text.slice(at + 1, at + 200)) &&
      (previous === undefined || /[\s([{\u2013\u2014\uE000]/.test(previous))
    )
      return '\u2018'
    if (mark === "'")
      return /[35]/.test(previous ?? '') && /^(?:[-\u2013]| ?UTR)/.test(text.slice(at + 1, at + 5))
        ? '\u2032'
        : '\u2019'
    return previous === undefined || /[\s([{\u2013\u2014\uE000]/.test(previous)
      ? '\u201C'
      : '\u201D'
  })
}
