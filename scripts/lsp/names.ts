/**
 * Names in the sources of a manuscript, citation keys and identifiers: where each is given and where it is used. They are
 * found as letters, so that they are found in texts with errors too.
 */
import type { Range } from 'vscode-languageserver'

/** A name in a text, without its `@` or `#`. */
export interface NamedRange {
  name: string
  range: Range
  /** Given here (an identifier's attribute, an entry of the bibliography), or used. */
  isGiven: boolean
}

const letters = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_]|[:.#$%&+?<>~/-](?=[\\p{L}\\p{N}_]))*'
const uses = new RegExp(`(?<![\\p{L}\\p{N}_.])@\\{?(${letters})|\\]\\(#(${letters})\\)`, 'gu')
const identifiers = new RegExp(`\\{[^{}\\n]*?#(${letters})`, 'gu')
const entries = /@[a-z]+\s*\{\s*([^\s,{}]+)\s*,/giu

/** Every name in a text, in order. */
export function namesIn(path: string, text: string): NamedRange[] {
  if (/\.bib$/i.test(path)) return found(text, text, entries, true)
  const read = /\.(?:md|qmd|rmd)$/i.test(path) ? withoutCode(text) : text
  return [...found(text, read, uses, false), ...found(text, read, identifiers, true)]
}

/** Code keeps its length and loses its letters: what looks like a name there is none. */
function withoutCode(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ')
  return text
    .replace(/^(`{3,}|~{3,})[^\n]*\n[^]*?^\1[^\n]*$/gm, blank)
    .replace(/(?<!`)(`+)(?!`)[^`\n]+\1(?!`)/g, blank)
    .replace(/<!--[^]*?-->/g, blank)
}

function found(text: string, read: string, pattern: RegExp, isGiven: boolean): NamedRange[] {
  const lines = lineStarts(text)
  return [...read.matchAll(pattern)].map((match) => {
    const name = match[1] ?? match[2]!
    const start = match.index + match[0].indexOf(name, match[0].search(/[@#]/))
    return { name, isGiven, range: rangeAt(lines, start, start + name.length) }
  })
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}

function rangeAt(lines: readonly number[], from: number, to: number): Range {
  const pointAt = (offset: number) => {
    const line = lastUpTo(lines, offset)
    return { line, character: offset - lines[line]! }
  }
  return { start: pointAt(from), end: pointAt(to) }
}

/** The index of the last line that starts at `offset` or before it. */
function lastUpTo(lines: readonly number[], offset: number): number {
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (lines[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
