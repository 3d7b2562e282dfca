/**
 * Where `*` and `_` are emphasis in a text that speaks of alleles.
 *
 *     > | HLA-B*27:05 and CYP2D6*4; un*frigging*believable
 *              ^                ^     ^        ^
 *              text             text  emphasis
 *
 * A `*` after a letter or digit and before a digit is text. One between two letters that is alone in its word opens
 * nothing (`x*y and z*w`). Everything else is CommonMark's. One paragraph has no more than `most` runs of them, since
 * each that closes looks back for one that opens.
 */
import { attention } from 'micromark-core-commonmark'
import type { Code, Construct, TokenizeContext } from 'micromark-util-types'
import { characterBefore, type Source } from './source.js'

const most = 4000
const wordCharacter = /[\p{L}\p{N}]$/u

/** The construct for `*` and `_`; micromark's own `attention` is to be disabled. */
export function stars(source: Source): Construct {
  const runs = new WeakMap<TokenizeContext, number>()
  return {
    name: 'star',
    resolveAll: attention.resolveAll!,
    tokenize(effects, ok, nok) {
      const count = (runs.get(this) ?? 0) + 1
      runs.set(this, count)
      const kind = count > most ? 'text' : kindOf(source.text, this.now().offset)
      if (kind === 'text') return nok
      if (kind === 'emphasis') return attention.tokenize.call(this, effects, ok, nok)
      return (code: Code) => {
        effects.enter('attentionSequence', { _open: false, _close: true })
        effects.consume(code)
        effects.exit('attentionSequence')
        return ok
      }
    },
  }
}

function kindOf(text: string, offset: number): 'text' | 'close' | 'emphasis' {
  if (text[offset] !== '*' || text[offset + 1] === '*' || text[offset - 1] === '*')
    return 'emphasis'
  const after = String.fromCodePoint(text.codePointAt(offset + 1) ?? 32)
  if (!wordCharacter.test(characterBefore(text, offset)) || !wordCharacter.test(after))
    return 'emphasis'
  if (/\p{N}/u.test(after)) return 'text'
  return aloneInWord(text, offset) ? 'close' : 'emphasis'
}

function aloneInWord(text: string, offset: number): boolean {
  let left = offset - 1
  while (left >= 0 && !/[\s*|]/.test(text[left]!)) left--
  if (text[left] === '*') return false
  let right = offset + 1
  while (right < text.length && !/[\s*|]/.test(text[right]!)) right++
  return text[right] !== '*'
}
