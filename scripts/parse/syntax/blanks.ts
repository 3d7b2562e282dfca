/**
 * Blanks before and after the marks of containers, counted in columns as micromark does (a tab is as many as it fills).
 */
import type { Code, Construct, Effects, State, TokenType } from 'micromark-util-types'

/** A blank, a tab, or a column that a tab fills. */
export const isBlankCode = (code: Code): boolean => code === -2 || code === -1 || code === 32

/** Takes up to `most` blanks as one token; none is no token. */
export function blanks(effects: Effects, ok: State, type: TokenType, most: number): State {
  let size = 0
  return (code) => {
    if (!isBlankCode(code) || most <= 0) return ok(code)
    effects.enter(type)
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (isBlankCode(code) && size++ < most) {
      effects.consume(code)
      return inside
    }
    effects.exit(type)
    return ok(code)
  }
}

/** The blanks that what belongs to a container is indented by: `size` says how many. */
export const indentation = (type: TokenType, size: (containerState: unknown) => number) =>
  partial((effects, ok, nok, { containerState, last }) => {
    const width = size(containerState)
    return blanks(effects, (code) => (last(type) === width ? ok : nok)(code), type, width)
  })

/** One to four blanks after a mark; five or more are one blank before indented code. */
export const blanksAfterMark = (type: TokenType) =>
  partial((effects, ok, nok, { last }) =>
    blanks(effects, (code) => (!isBlankCode(code) && last(type) ? ok : nok)(code), type, 4),
  )

interface Around {
  containerState: unknown
  /** How many columns the last token takes, if it is of that type. */
  last: (type: TokenType) => number | undefined
}

const partial = (
  tokenize: (effects: Effects, ok: State, nok: State, around: Around) => State,
): Construct => ({
  partial: true,
  tokenize(effects, ok, nok) {
    const context = this
    return tokenize(effects, ok, nok, {
      containerState: context.containerState,
      last(type) {
        const tail = context.events[context.events.length - 1]
        return tail?.[1].type === type ? tail[2].sliceSerialize(tail[1], true).length : undefined
      },
    })
  },
})
