/**
 * LaTeX's references and citations, as ours.
 */
import type { Citation } from '../../document/tree.js'
import {
  inBrackets,
  inText,
  referenceIdentifier,
  type Key,
  type PhrasingOrKey,
} from '../citations.js'
import { dropPrintedWord } from '../printed-word.js'
import type { Token } from '../syntax/nodes.js'
import type { TexCommand } from './command.js'

/** TeX's `~` before a citation or a reference is a blank that does not break. */
export function tie(before: PhrasingOrKey[]): void {
  const last = before.at(-1)
  if (last?.type === 'text' && last.value.endsWith('~'))
    before[before.length - 1] = { ...last, value: last.value.replace(/\s*~$/, '\u00a0') }
}

/** `\ref{a}`, `\cref{a,b}`; a word before it that the reference prints anew is taken off `before`. */
export function latexReference(
  command: TexCommand,
  node: Token,
  before: PhrasingOrKey[],
): PhrasingOrKey[] {
  const keys = keysIn(command)
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

/** `\citep[see][p. 4]{a,b}` and its kin. */
export function latexCitation(command: TexCommand, node: Token): PhrasingOrKey {
  const parts: PhrasingOrKey[] = keysIn(command).flatMap((identifier, index): PhrasingOrKey[] => [
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

const keysIn = (command: TexCommand): string[] =>
  (command.arguments[0]?.text ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean)
