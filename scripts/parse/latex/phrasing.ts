/**
 * LaTeX commands in running text: references, citations, labels and plain formatting are understood; of the others the
 * text is kept and a warning given.
 */
import type { Text } from 'mdast'
import type { Phrasing } from '../../document/tree.js'
import type { PhrasingOrKey } from '../citations.js'
import { onOneLine, positionWithin } from '../fragment.js'
import { dropPrintedWord } from '../printed-word.js'
import { readInline, unsupported, type LineSetting, type Scope } from '../reading.js'
import type { Inline, Token } from '../syntax/nodes.js'
import { latexCitation, latexReference, referencesToKeys, tie } from './citing.js'
import { parseCommand, type TexCommand } from './command.js'
import { layoutCommand } from './layout-commands.js'
import { printedSigns } from './symbols.js'
import { printedQuantity } from './units.js'

export interface ReadCommand {
  parts: PhrasingOrKey[]
  /** How many characters of the text after the command belong to it. */
  taken?: number
}

/** Where a command stands. */
export interface CommandPlace {
  /** What stands before it: a word that a reference prints anew is taken off it. */
  before: PhrasingOrKey[]
  /** The text right after it. */
  next: Text | undefined
  scope: Scope
  /** Reads what stands inside the command. */
  inside: (children: readonly Inline[], setting?: Partial<LineSetting>) => Phrasing[]
}

interface Call extends CommandPlace {
  node: Token
  command: TexCommand
  /** The last argument's text, where there is one. */
  argument: string | undefined
  /** The last argument, read. */
  text: (setting?: Partial<LineSetting>) => Phrasing[]
}

type Handler = (call: Call) => ReadCommand | undefined

/** Reads the command of `node`. */
export function readCommand(node: Token, place: CommandPlace): ReadCommand {
  return (
    typedNumber(node, place.next) ??
    tiedBlank(node) ??
    bookdownReference(node, place.before) ??
    readNamed(callOf(node, place))
  )
}

/** `\Fig. 3`, `\Tables S1`: a word that was typed with its number stays as it is. */
function typedNumber(node: Token, next: Text | undefined): ReadCommand | undefined {
  if (!typedWord.test(node.value)) return undefined
  const number = /^\.?[\s\u00a0]*S?\d+[A-Za-z]?(?:\.\d+)*/.exec(next?.value ?? '')?.[0]
  if (!next?.position || !number) return undefined
  const { start: end } = positionWithin(next.position, number.length, 0)
  return {
    parts: [
      {
        type: 'text',
        value: node.value.slice(1) + number,
        data: { literal: true },
        position: { ...node.position, end },
      },
    ],
    taken: number.length,
  }
}
const typedWord = /^\\(?:Fig(?:ure)?s?|Tab(?:le)?s?|Eqs?|Equations?|Sections?|Secs?)$/

/** A backslash before a blank. */
const tiedBlank = (node: Token): ReadCommand | undefined =>
  node.value === '\\ ' ? printed('\u00a0', node) : undefined

/** bookdown's `\@ref(fig:x)`. */
function bookdownReference(node: Token, before: PhrasingOrKey[]): ReadCommand | undefined {
  const key = /^\\@ref\(([^()]+)\)$/.exec(node.value)?.[1]
  if (key === undefined) return undefined
  dropPrintedWord(before)
  return { parts: referencesToKeys([key], node) }
}

function callOf(node: Token, place: CommandPlace): Call {
  const command = parseCommand(node.value)
  const argument = command.arguments.at(-1)
  const { scope, inside } = place
  return {
    ...place,
    node,
    command,
    argument: argument?.text,
    text: (setting) => {
      if (!argument) return []
      const { start } = positionWithin(node.position, argument.from, 0)
      const fragment = onOneLine(scope.fragment.path, argument.text, start)
      return inside(readInline(fragment, scope), setting)
    },
  }
}

/** The first reading that knows the command; else its text is kept, with a warning. */
const readNamed = (call: Call): ReadCommand =>
  readReference(call) ??
  readCitation(call) ??
  readQuantity(call) ??
  handlers.get(call.command.name)?.(call) ??
  readSymbol(call) ??
  readLayout(call) ??
  readUnknown(call)

function readReference({ command, node, before }: Call): ReadCommand | undefined {
  if (!/^(?:auto|page|name|eq|c|C|v|f|F)?ref\*?$/.test(command.name)) return undefined
  const parts = latexReference(command, node, before)
  tie(before)
  return { parts }
}

const citing = /^(?:text|paren|auto|foot)?cite[a-z]*\*?$/i
const known =
  /^(?:(?:text|paren|auto)?cites?|citep|citet|citeauthor|citeyear(?:par)?|citetitle)\*?$/i

function readCitation({ command, node, before, argument, scope }: Call): ReadCommand | undefined {
  if (!citing.test(command.name) || argument === undefined) return undefined
  if (!known.test(command.name))
    unsupported(
      scope,
      node,
      `LaTeX \`\\${command.name}\``,
      '`\\citep`, `\\citet`, `\\citeauthor`, `\\citeyear` or `\\citetitle`; it is set as `\\citep`',
    )
  tie(before)
  return { parts: [latexCitation(command, node)] }
}

/** siunitx's numbers with their units. */
function readQuantity({ command, node, scope, inside }: Call): ReadCommand | undefined {
  const given = command.arguments.map(({ text }) => text)
  const quantity = printedQuantity(command.name, given)
  if (quantity === undefined) return undefined
  const fragment = onOneLine(scope.fragment.path, quantity, node.position.start)
  return { parts: inside(readInline(fragment, scope)) }
}

const wrapping =
  (type: 'emphasis' | 'strong' | 'superscript' | 'subscript' | 'smallCaps'): Handler =>
  ({ text, node }) => ({ parts: [{ type, children: text(), position: node.position }] })

const readCode: Handler = ({ text, node }) => {
  const value = text()
    .map((part) => ('value' in part ? part.value : ''))
    .join('')
  return { parts: [{ type: 'inlineCode', value, position: node.position }] }
}

const readLabel: Handler = ({ argument, scope }) => {
  if (argument === undefined) return undefined
  scope.labels.push(argument.trim())
  return { parts: [] }
}

const readFootnote: Handler = ({ argument, text, scope, node }) =>
  argument === undefined
    ? undefined
    : { parts: [scope.reading.footnotes.inline(text(), node.position)] }

const readAddress: Handler = ({ argument: url, node: { position } }) => {
  if (url === undefined) return undefined
  const children: Phrasing[] = [{ type: 'text', value: url, position }]
  return { parts: [{ type: 'link', url, children, position }] }
}

const readLink: Handler = ({ command, text, node: { position } }) => {
  const [address, words] = command.arguments
  if (!address || !words) return undefined
  const children = text({ inLink: true })
  return { parts: [{ type: 'link', url: address.text, children, position }] }
}

const handlers: ReadonlyMap<string, Handler> = new Map([
  ['emph', wrapping('emphasis')],
  ['textit', wrapping('emphasis')],
  ['textsl', wrapping('emphasis')],
  ['textbf', wrapping('strong')],
  ['textsuperscript', wrapping('superscript')],
  ['textsubscript', wrapping('subscript')],
  ['textsc', wrapping('smallCaps')],
  ['texttt', readCode],
  ['verb', readCode],
  ['code', readCode],
  ['pkg', readCode],
  ['label', readLabel],
  ['footnote', readFootnote],
  ['url', readAddress],
  ['href', readLink],
])

/** A sign; TeX takes the blank after a command that has no argument. */
function readSymbol({ command, node, argument, next }: Call): ReadCommand | undefined {
  const sign = printedSigns[command.name]
  if (sign === undefined) return undefined
  const taken = argument === undefined && next?.value.startsWith(' ') ? 1 : 0
  return { ...printed(sign, node), taken }
}

function readLayout({ command, node, scope }: Call): ReadCommand | undefined {
  const kind = layoutCommand(command.name, node.value)
  if (kind === undefined) return undefined
  if (kind === 'left-out') unsupported(scope, node, written(node), 'Markdown; it is left out')
  return { parts: [] }
}

function readUnknown({ command, node, argument, text, scope }: Call): ReadCommand {
  unsupported(scope, node, written(node), 'Markdown; its text is kept, its markup is not')
  if (argument === undefined) return printed(node.value, node)
  if (!/^(?:SI|qty)$/.test(command.name)) return { parts: text() }
  const [number] = printed(`${command.arguments[0]!.text}\u00a0`, node).parts
  return { parts: [number!, ...text()] }
}

const longest = 40

/** The command as a message names it. */
const written = ({ value }: Token): string =>
  `LaTeX \`${value.length > longest ? `${value.slice(0, longest)}…` : value}\``

const printed = (value: string, { position }: Token): ReadCommand => ({
  parts: [{ type: 'text', value, position }],
})
