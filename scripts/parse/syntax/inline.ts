/**
 * The small constructs of running text: superscripts, subscripts, math, LaTeX commands, the names of our directives, raw
 * HTML, and what is left.
 */
import { htmlText } from 'micromark-core-commonmark'
import type { Code, Construct, State } from 'micromark-util-types'
import { characterBefore, endOfMatch, matching, type Source } from './source.js'

const superscript = /\^(?:\\ |[^\s^])+\^/y
const subscript = /~(?:\\ |[^\s~])+~(?!~)/y
const base = /[\p{L}\p{N}\p{M})\]*_`'"′’]$/u
const command =
  /\\[A-Za-z]+\*?(?:(?:\[[^[\]{}\r\n]{0,200}\]){0,2}(?=\{))?(?:(?:\[\d\](?:\[[^[\]{}\r\n]{0,200}\])?(?=\{))?\{(?:[^{}\r\n]|\{(?:[^{}\r\n]|\{[^{}\r\n]{0,80}\}){0,120}\}){0,300}\})*/y
const bookdown = /\\@ref\([^()\s]{1,200}\)/y
const name = /:(?:value(?=\{)|claim(?=\[))/y

/**
 * `^2^` and `~2~`: no blank inside, as in pandoc; the content is Markdown. A subscript follows what it belongs to, so
 * that "~5/~10" is text.
 */
export function scripts(source: Source): { superscript: Construct; subscript: Construct } {
  return {
    superscript: script('superscript', (offset) => endOfMatch(superscript, source.text, offset)),
    subscript: script('subscript', (offset) =>
      base.test(characterBefore(source.text, offset))
        ? endOfMatch(subscript, source.text, offset)
        : 0,
    ),
  }
}

function script(type: 'superscript' | 'subscript', match: (offset: number) => number): Construct {
  return {
    name: type,
    tokenize(effects, ok, nok) {
      const context = this
      let end = 0
      return start

      function start(code: Code): State | undefined {
        end = match(context.now().offset)
        if (!end) return nok(code)
        effects.enter(type)
        marker(code)
        return content
      }

      function content(code: Code): State | undefined {
        effects.enter('chunkText', { contentType: 'text' })
        return inside(code)
      }

      function inside(code: Code): State | undefined {
        if (code === null) return nok(code)
        if (context.now().offset < end - 1) {
          effects.consume(code)
          return inside
        }
        effects.exit('chunkText')
        marker(code)
        effects.exit(type)
        return ok
      }

      function marker(code: Code): void {
        effects.enter('scriptMarker')
        effects.consume(code)
        effects.exit('scriptMarker')
      }
    },
  }
}

/**
 * `$…$` and `$$…$$` by pandoc's rule (manual, § Math): the opening `$` has a character right after it, the closing one
 * right before it and no digit after it, so that `$5 and $10` is text.
 */
export const math = (source: Source) =>
  matching('rawMath', (offset) => {
    const { text } = source
    const display = text[offset + 1] === '$'
    const memory = display ? '$$' : '$'
    if (text[offset - 1] === '$' || (source.memory.get(memory) ?? 0) > offset) return 0
    const start = offset + memory.length
    if (!display && /[\s]/.test(text[start] ?? ' ')) return 0
    const end = source.paragraphEnd(offset)
    for (let index = start; index < end; index++) {
      if (text[index] === '\\') index++
      else if (text[index] === '$' && index > start && (!display || text[index + 1] === '$'))
        return display || closes(text, index) ? index + memory.length : 0
    }
    source.memory.set(memory, end)
    return 0
  })

/** The first `$` closes or none does, so that no formula goes on over another's opening. */
const closes = (text: string, index: number): boolean =>
  !/\s/.test(text[index - 1]!) && !/\d/.test(text[index + 1] ?? '')

/**
 * `\(…\)` and `\[…\]` with a formula inside; what else stands between escaped brackets (`\[1\]`) is text.
 */
export const bracketMath = (source: Source) =>
  matching('rawMath', (offset) => {
    const { text, memory } = source
    const close = { '(': '\\)', '[': '\\]' }[text[offset + 1] ?? '']
    if (close === undefined) return 0
    const end = Math.min(source.paragraphEnd(offset), offset + longestFormula)
    const searched = memory.get(`none before ${close}`) ?? 0
    const from = Math.max(offset + 2, searched - 1)
    const at = from < end ? text.slice(from, end).indexOf(close) : -1
    if (at < 0) {
      memory.set(`none before ${close}`, Math.max(searched, end))
      return 0
    }
    const formula = text.slice(offset + 2, from + at)
    return /\\[A-Za-z]|[\^_=]|^\s*[A-Za-z]\s*$/.test(formula) ? from + at + 2 : 0
  })

const longestFormula = 2000

/** A LaTeX command with its arguments: `\autoref{fig:x}`, `\textcolor{red}{new}`; or `\ `, a blank that does not break. */
export const commands = (source: Source) =>
  matching('command', (offset) =>
    source.text[offset + 1] === ' ' && /\S/.test(source.text[offset + 2] ?? ' ')
      ? offset + 2
      : endOfMatch(command, source.text, offset) || endOfMatch(bookdown, source.text, offset),
  )

/** `:value` before `{` and `:claim` before `[`; every other colon is text. */
export const directiveNames = (source: Source) =>
  matching('directiveName', (offset) =>
    source.text[offset - 1] === ':' ? 0 : endOfMatch(name, source.text, offset),
  )

/**
 * Raw HTML in running text, but no comment without end, declaration or instruction: micromark would search on for each.
 */
export const html = (source: Source): Construct => ({
  name: 'bounded htmlText',
  tokenize(effects, ok, nok) {
    return mayBeHtml(source, this.now().offset)
      ? htmlText.tokenize.call(this, effects, ok, nok)
      : nok
  },
})

function mayBeHtml(source: Source, offset: number): boolean {
  const { text, memory } = source
  if (!text.startsWith('<!--', offset)) return !/[?!]/.test(text[offset + 1] ?? '')
  if ((memory.get('<!--') ?? 0) > offset) return false
  const end = source.paragraphEnd(offset)
  const close = text.slice(offset, end).indexOf('-->')
  if (close < 0) memory.set('<!--', end)
  return close >= 0
}

/**
 * What no other construct wanted, one character at a time. micromark would make a piece of text of each and then join
 * the pieces, moving all that follows each time.
 */
export const plainCharacters: Construct = {
  name: 'plain',
  tokenize(effects, ok) {
    return (code) => {
      effects.enter('plain')
      effects.consume(code)
      effects.exit('plain')
      return ok
    }
  },
}
