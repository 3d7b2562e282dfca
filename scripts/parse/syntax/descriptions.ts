/**
 * Meanings of a definition list, and captions of tables: what stands after `:` or `~` and a blank at a line's start
 * (pandoc's manual, § Definition Lists, § Tables). What follows, indented by four blanks or as far as its first word,
 * belongs to it.
 *
 *     > | Apple
 *     > | :   red fruit
 *     > |
 *     > |     contains seeds
 */
import { blankLine } from 'micromark-core-commonmark'
import type { Code, Construct, State, TokenizeContext } from 'micromark-util-types'
import { blanks, blanksAfterMark, indentation } from './blanks.js'
import type { Source } from './source.js'

/** How many lines a meaning is looked back through for what it belongs to. */
const reach = 50

const stateOf = (context: TokenizeContext): { size?: number } =>
  context.containerState as { size?: number }
const prefixBlanks = blanksAfterMark('descriptionBlanks')
const indent = indentation('descriptionIndent', (state) => (state as { size: number }).size)

export function descriptions(source: Source): Construct {
  return {
    name: 'description',
    tokenize(effects, ok, nok) {
      const context = this
      return start

      function start(code: Code): State | undefined {
        const { offset } = context.now()
        if (!/^[:~][ \t]+\S/.test(source.text.slice(offset, offset + 80))) return nok(code)
        if (context.interrupt && !belongs(source.text, offset)) return nok(code)
        effects.enter('description', { _container: true })
        effects.enter('descriptionPrefix')
        effects.consume(code)
        return effects.attempt(prefixBlanks, endOfPrefix, oneBlank)
      }

      function oneBlank(code: Code): State | undefined {
        effects.consume(code)
        return endOfPrefix
      }

      function endOfPrefix(code: Code): State | undefined {
        const prefix = context.sliceSerialize(effects.exit('descriptionPrefix'), true)
        stateOf(context).size = Math.min(4, prefix.length)
        return ok(code)
      }
    },
    continuation: {
      tokenize(effects, ok, nok) {
        const context = this
        return effects.check(blankLine, onBlank, effects.attempt(indent, ok, nok))

        function onBlank(code: Code): State | undefined {
          return blanks(effects, ok, 'descriptionIndent', stateOf(context).size!)(code)
        }
      },
    },
    exit(effects) {
      effects.exit('description')
    },
  }
}

/**
 * Whether the line at `offset`, inside a paragraph, is a meaning: one line stands before it, or another meaning. Below a
 * table it is its caption.
 */
function belongs(text: string, offset: number): boolean {
  let end = text.lastIndexOf('\n', offset - 1)
  let count = 0
  for (; count < reach && end > 0; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end).replace(/^[ \t]*(?:>[ \t]*)*/, '')
    if (/^[:~][ \t]/.test(line) || /^\|/.test(line)) return true
    if (!line.trim()) return count === 1
    end = start - 1
  }
  return end <= 0 && count === 1
}
