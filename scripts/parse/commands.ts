/**
 * LaTeX commands in running text: references, citations, labels and plain formatting are understood; of the others the
 * text is kept and a warning given.
 */
import type { Text } from 'mdast'
import type { Citation, Phrasing } from '../document/tree.js'
import {
  inBrackets,
  inText,
  referenceIdentifier,
  type Key,
  type PhrasingOrKey,
} from './citations.js'
import { onOneLine, positionWithin } from './fragment.js'
import { printedQuantity } from './latex/units.js'
import { dropPrintedWord } from './printed-word.js'
import { readInline, unsupported, type Scope, type LineSetting } from './reading.js'
import type { Inline, Token } from './syntax/nodes.js'

export interface TexCommand {
  name: string
  options: string[]
  arguments: Array<{ text: string; from: number }>
}
type Inside = (children: readonly Inline[], setting?: Partial<LineSetting>) => Phrasing[]
export interface ReadCommand {
  parts: PhrasingOrKey[]
  /** How many characters of the text after the command belong to it. */
  taken?: number
}

const symbols: Readonly<Record<string, string>> = {
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  pm: '±',
  times: '×',
  degree: '°',
  textdegree: '°',
  textmu: 'µ',
  micro: 'µ',
  copyright: '©',
  textregistered: '®',
  circledR: '®',
  texttrademark: '™',
  textendash: '–',
  textemdash: '—',
  S: '§',
  P: '¶',
  ss: 'ß',
  ae: 'æ',
  oe: 'œ',
  o: 'ø',
  aa: 'å',
  O: 'Ø',
  AA: 'Å',
  AE: 'Æ',
  OE: 'Œ',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  quad: ' ',
  qquad: ' ',
  enspace: ' ',
  thinspace: '\u2009',
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textquotesingle: '\u2019',
  euro: '€',
  pounds: '£',
}
const layout = new Set(
  'linebreak newline pagebreak newpage clearpage cleardoublepage noindent indent bigskip medskip smallskip vspace vspace* hspace hspace* centering raggedright small footnotesize scriptsize tiny normalsize large Large hfill vfill FloatBarrier maketitle tableofcontents bibliography bibliographystyle printbibliography appendix setlength renewcommand renewcommand* newcommand newcommand* providecommand DeclareMathOperator usepackage par parindent allowbreak nolinebreak nopagebreak break label* hline toprule midrule bottomrule begingroup endgroup protect onecolumn twocolumn thispagestyle pagestyle setcounter addtocounter'.split(
    ' ',
  ),
)
/** Lengths, breaks of pages and sizes, which are the page's own in every format of ours: they pass in silence. */
const space =
  /^(?:linebreak|newline|pagebreak|newpage|clearpage|cleardoublepage|noindent|indent|(?:big|med|small)skip|[vh]space\*?|[vh]fill|centering|raggedright|small|footnotesize|scriptsize|tiny|normalsize|large|Large|FloatBarrier|par|allowbreak|nolinebreak|nopagebreak|break|begingroup|endgroup|onecolumn|twocolumn|(?:this)?pagestyle|singlespacing|onehalfspacing|doublespacing|linenumbers|nolinenumbers|landscape|blandscape|elandscape|startappendix|sloppy|fussy|phantomsection|addlinespace)$/
/** Numbers that begin anew with a series of their own. */
const startsAnew = /^\\setcounter\{(?:figure|table|equation|section)\}\{0\}$/
const literal = /^\\(?:Fig(?:ure)?s?|Tab(?:le)?s?|Eqs?|Equations?|Sections?|Secs?)$/

/** Reads the command of `node`; `before` is what stands before it (a word that a reference prints anew is taken off it). */
export function readCommand(
  node: Token,
  before: PhrasingOrKey[],
  next: Text | undefined,
  scope: Scope,
  inside: Inside,
): ReadCommand {
  const marked =
    literal.test(node.value) && next
      ? /^\.?[\s\u00a0]*S?\d+[A-Za-z]?(?:\.\d+)*/.exec(next.value)?.[0]
      : undefined
  if (marked)
    return {
      parts: [
        {
          type: 'text',
          value: node.value.slice(1) + marked,
          data: { literal: true },
          position: {
            ...node.position,
            end: positionWithin(next!.position!, marked.length, 0).start,
          },
        },
      ],
      taken: marked.length,
    }
  if (node.value === '\\ ')
    return { parts: [{ type: 'text', value: '\u00a0', position: node.position }] }
  const bookdown = /^\\@ref\(([^()]+)\)$/.exec(node.value)?.[1]
  if (bookdown !== undefined) {
    dropPrintedWord(before)
    return { parts: referencesToKeys([bookdown], node) }
  }
  const command = parseCommand(node.value)
  const argument = command.arguments[command.arguments.length - 1]
  const text = (setting?: Partial<LineSetting>): Phrasing[] =>
    argument
      ? inside(
          readInline(
            onOneLine(
              scope.fragment.path,
              argument.text,
              positionWithin(node.position, argument.from, 0).start,
            ),
            scope,
          ),
          setting,
        )
      : []
  const { name } = command
  if (/^(?:auto|page|name|eq|c|C|v|f|F)?ref\*?$/.test(name)) {
    const parts = reference(command, node, before)
    return (tie(before), { parts })
  }
  if (/^(?:text|paren|auto|foot)?cite[a-z]*\*?$/i.test(name) && argument) {
    if (
      !/^(?:(?:text|paren|auto)?cites?|citep|citet|citeauthor|citeyear(?:par)?|citetitle)\*?$/i.test(
        name,
      )
    )
      unsupported(
        scope,
        node,
        `LaTeX \`\\${name}\``,
        '`\\citep`, `\\citet`, `\\citeauthor`, `\\citeyear` or `\\citetitle`; it is set as `\\citep`',
      )
    return (tie(before), { parts: [citation(command, node)] })
  }
  const measured = printedQuantity(
    name,
    command.arguments.map((each) => each.text),
  )
  if (measured !== undefined)
    return {
      parts: inside(
        readInline(onOneLine(scope.fragment.path, measured, node.position.start), scope),
      ),
    }
  const formatted = format(name, text, node)
  if (formatted) return { parts: [formatted] }
  if (name === 'label' && argument) return (scope.labels.push(argument.text.trim()), { parts: [] })
  if (name === 'footnote' && argument)
    return { parts: [scope.reading.footnotes.inline(text(), node.position)] }
  if (name === 'url' && argument)
    return {
      parts: [
        link(
          argument.text,
          [{ type: 'text', value: argument.text, position: node.position }],
          node,
        ),
      ],
    }
  if (name === 'href' && command.arguments.length > 1)
    return { parts: [link(command.arguments[0]!.text, text({ inLink: true }), node)] }
  if (symbols[name] !== undefined)
    return {
      parts: [{ type: 'text', value: symbols[name]!, position: node.position }],
      ...(argument ? {} : { taken: blanks(next) }),
    }
  if (space.test(name) || startsAnew.test(node.value)) return { parts: [] }
  unsupported(
    scope,
    node,
    `LaTeX \`${node.value.length > 40 ? `${node.value.slice(0, 40)}…` : node.value}\``,
    layout.has(name) ? 'Markdown; it is left out' : 'Markdown; its text is kept, its markup is not',
  )
  if (layout.has(name)) return { parts: [] }
  if (/^(?:SI|qty)$/.test(name) && argument)
    return {
      parts: [
        { type: 'text', value: `${command.arguments[0]!.text}\u00a0`, position: node.position },
        ...text(),
      ],
    }
  return {
    parts: argument ? text() : [{ type: 'text', value: node.value, position: node.position }],
  }
}

/** A command's name, options and arguments, with where each argument starts. */
export function parseCommand(value: string): TexCommand {
  const name = /^\\([A-Za-z]+\*?)/.exec(value)![1]!
  const command: TexCommand = { name, options: [], arguments: [] }
  let depth = 0
  let from = name.length + 1
  for (let index = from; index < value.length; index++) {
    const character = value[index]
    if (character === '{' && depth++ === 0) from = index + 1
    else if (character === '}' && --depth === 0)
      command.arguments.push({ text: value.slice(from, index), from })
    else if (character === '[' && depth === 0) from = index + 1
    else if (character === ']' && depth === 0) command.options.push(value.slice(from, index))
  }
  return command
}

const blanks = (next: Text | undefined): number => /^ ?/.exec(next?.value ?? '')![0].length

/** TeX's `~` before a citation or a reference is a blank that does not break. */
function tie(before: PhrasingOrKey[]): void {
  const last = before.at(-1)
  if (last?.type === 'text' && last.value.endsWith('~'))
    before[before.length - 1] = { ...last, value: last.value.replace(/\s*~$/, '\u00a0') }
}

function reference(command: TexCommand, node: Token, before: PhrasingOrKey[]): PhrasingOrKey[] {
  const keys = (command.arguments[0]?.text ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean)
  if (!keys.length) return []
  if (/ref$/.test(command.name)) dropPrintedWord(before)
  return referencesToKeys(keys, node)
}

/** A reference to what `keys` name. */
export function referencesToKeys(keys: readonly string[], node: Token): PhrasingOrKey[] {
  return [
    {
      type: 'crossReference',
      bracketed: keys.length > 1,
      position: node.position,
      children: keys.map((key) => ({
        type: 'crossReferenceItem',
        identifier: referenceIdentifier(key) ?? key,
        prefix: [],
        suffix: [],
        position: node.position,
      })),
    },
  ]
}

function citation(command: TexCommand, node: Token): PhrasingOrKey {
  const keys = command.arguments[0]!.text.split(',')
    .map((key) => key.trim())
    .filter(Boolean)
  const parts: PhrasingOrKey[] = keys.flatMap((identifier, index): PhrasingOrKey[] => [
    ...(index ? [{ type: 'text', value: ';', position: node.position } as const] : []),
    { type: 'key', identifier, suppressAuthor: /year/.test(command.name), position: node.position },
  ])
  const [first, second] = command.options.map((option) => option.replaceAll('~', '\u00a0'))
  const [prefix, suffix] = second === undefined ? ['', first ?? ''] : [first ?? '', second]
  if (prefix) parts.unshift({ type: 'text', value: `${prefix} `, position: node.position })
  if (suffix) parts.push({ type: 'text', value: ` ${suffix}`, position: node.position })
  const made = /^(?:textcite|citet(?!itle)|citeauthor)/i.test(command.name)
    ? inText(parts[0] as Key, parts.slice(1))
    : inBrackets(parts, node.position)
  const [, only] = /^cite(author|year|title)\*?$/i.exec(command.name) ?? []
  return {
    ...made,
    ...(made.type === 'citation' && only ? { only: only.toLowerCase() as Citation['only'] } : {}),
    position: node.position,
  }
}

function format(
  name: string,
  text: (setting?: Partial<LineSetting>) => Phrasing[],
  { position }: Token,
): Phrasing | undefined {
  switch (name) {
    case 'textit':
    case 'emph':
    case 'textsl':
      return { type: 'emphasis', children: text(), position }
    case 'textbf':
      return { type: 'strong', children: text(), position }
    case 'textsuperscript':
      return { type: 'superscript', children: text(), position }
    case 'textsubscript':
      return { type: 'subscript', children: text(), position }
    case 'textsc':
      return { type: 'smallCaps', children: text(), position }
    case 'texttt':
    case 'verb':
    case 'code':
    case 'pkg':
      return {
        type: 'inlineCode',
        value: text()
          .map((node) => ('value' in node ? node.value : ''))
          .join(''),
        position,
      }
    default:
      return undefined
  }
}

const link = (url: string, children: Phrasing[], { position }: Token): Phrasing => ({
  type: 'link',
  url,
  children,
  position,
})
