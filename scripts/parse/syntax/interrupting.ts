/**
 * Quotes and headings, which inside a paragraph begin only where they are plainly meant (`interruptions.ts`).
 */
import { blockQuote, headingAtx } from 'micromark-core-commonmark'
import type { Construct } from 'micromark-util-types'
import { blanks } from './blanks.js'
import { isGreaterSign, isNumberSign } from './interruptions.js'
import type { Source } from './source.js'

/** The construct for `>`; micromark's own is to be disabled. */
export function quotes(source: Source): Construct {
  const construct: Construct = {
    ...blockQuote,
    name: 'quote',
    tokenize(effects, ok, nok) {
      return this.interrupt && isGreaterSign(source.text, this.now().offset)
        ? nok
        : blockQuote.tokenize.call(this, effects, ok, nok)
    },
    continuation: {
      tokenize: (effects, ok, nok) =>
        blanks(effects, effects.attempt(construct, ok, nok), 'linePrefix', 3),
    },
  }
  return construct
}

/** The construct for `#`; micromark's own is to be disabled. */
export const headings = (source: Source): Construct => ({
  ...headingAtx,
  name: 'heading',
  tokenize(effects, ok, nok) {
    return this.interrupt && isNumberSign(source.text, this.now().offset)
      ? nok
      : headingAtx.tokenize.call(this, effects, ok, nok)
  },
})
