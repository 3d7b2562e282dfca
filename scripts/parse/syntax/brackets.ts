/**
 * Square brackets. Links and images are micromark's; a bracket that belongs to none becomes a token of its own, so that
 * citations, spans, claims and notes can be paired later with whatever stands inside them.
 *
 *     > | [see @a, *pp.* 3; [-@b]] and [a link](https://example.org)
 *         ^                     ^^
 *
 * micromark looks back for the start of each `]` and leaves `]` without a start to the next construct that looks back,
 * which costs the square of the text's length. Here the open brackets are counted, and nest no deeper than `deepest`.
 */
import { labelEnd, labelStartImage, labelStartLink } from 'micromark-core-commonmark'
import type {
  Code,
  Construct,
  Event,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types'
import { endOfMatch, matching, type Source } from './source.js'

const deepest = 32
const footnote = /\[\^[^\s[\]^]{1,200}\]/y

/** The constructs for `[`, `!`, `]` and `^[`; micromark's own of the same work are to be disabled (`disabledBrackets`). */
export function brackets(source: Source): Record<'open' | 'image' | 'close' | 'note', Construct[]> {
  const open = new WeakMap<TokenizeContext, number>()
  const notes = new WeakMap<TokenizeContext, number[]>()
  const change = (context: TokenizeContext, by: number): void =>
    void open.set(context, (open.get(context) ?? 0) + by)
  const opening = (construct: Construct): Construct => ({
    name: `counted ${construct.name}`,
    resolveAll: keepBrackets,
    tokenize(effects, ok, nok) {
      if ((open.get(this) ?? 0) >= deepest) return nok
      return construct.tokenize.call(
        this,
        effects,
        (code: Code) => (change(this, 1), ok(code)),
        nok,
      )
    },
  })
  const closing: Construct = {
    name: 'counted labelEnd',
    resolveTo: labelEnd.resolveTo!,
    resolveAll: keepBrackets,
    tokenize: function (effects, ok, nok): State {
      const inNote = notes.get(this)
      // What closes a note closes no link or image around it.
      if (inNote?.length && inNote.at(-1) === (open.get(this) ?? 0)) return (inNote.pop(), nok)
      if (!open.get(this)) return nok
      const closed = (next: State) => (code: Code) => (change(this, -1), next(code))
      return labelEnd.tokenize.call(this, effects, closed(ok), closed(nok))
    } as Tokenizer,
  }
  return {
    open: [
      matching('footnoteCall', (offset) => endOfMatch(footnote, source.text, offset)),
      matching('plain', (offset) => (endOfMatch(begins, source.text, offset) ? offset + 1 : 0)),
      opening(labelStartLink),
    ],
    image: [opening(labelStartImage)],
    close: [
      matching('plain', (offset) => (endsInterval(source.text, offset) ? offset + 1 : 0)),
      closing,
      matching('bracket', (offset) => offset + 1),
    ],
    note: [
      matching('bracket', (offset, context) => {
        if (source.text[offset + 1] !== '[') return 0
        const inNote = notes.get(context) ?? []
        // Asked for once: nothing else begins with this sign.
        inNote.push(open.get(context) ?? 0)
        notes.set(context, inNote)
        return offset + 2
      }),
    ],
  }
}

/** `[0,1)` and `(0,1]` are intervals: their brackets are no markup. */
const begins = /\[[-+\u2212]?[\d.\u221e]+[ \t]*[,;][ \t]*[-+\u2212]?[\d.\u221e]+\)/y
const ends = /\([-+\u2212]?[\d.\u221e]+[ \t]*[,;][ \t]*[-+\u2212]?[\d.\u221e]+$/
const endsInterval = (text: string, offset: number): boolean =>
  ends.test(text.slice(Math.max(0, offset - 40), offset))

export const disabledBrackets = ['labelStartLink', 'labelStartImage', 'labelEnd']

/** Starts that never found their end are brackets of the text. micromark holds on to the array: it changes in place. */
function keepBrackets(events: Event[]): Event[] {
  let kept = 0
  for (let index = 0; index < events.length; index++) {
    const event = events[index]!
    const { type } = event[1]
    events[kept++] = event
    if (type !== 'labelLink' && type !== 'labelImage') continue
    event[1].type = 'bracket'
    index += type === 'labelImage' ? 4 : 2
  }
  events.length = kept
  return events
}
