/** What goes from the sources with the words that a reviewer took out. */
import { samePlace, type SourcePlace, type Wrapper } from './source-lines.js'
import { isMarkdown } from './source-text.js'
import { ownsAll } from './standing.js'
import type { LineToken } from './tokens.js'

/** Places that go with the tokens of a hunk; markup that loses all of its words goes with them. */
export function cutsOf(
  gone: readonly LineToken[],
  line: readonly LineToken[],
  from: number,
  to: number,
  isReplaced: boolean,
): { places: SourcePlace[]; note?: string | undefined } | { refusal: string } {
  const places: SourcePlace[] = []
  for (const [index, token] of gone.entries()) {
    if (token.kind === 'end') {
      const join = joinOf(line[from + index - 1], line[from + index + 1])
      if (!join) return { refusal: 'paragraphs of two files, or of two kinds, were joined' }
      places.push(join)
      continue
    }
    for (const { atom, from: first, to: last } of token.parts) {
      if (atom.letters)
        places.push({
          path: atom.place!.path,
          start: atom.letters[first]!,
          end: atom.letters[last]!,
        })
      else if (ownsAll(atom.place!, gone, line)) places.push(atom.place!)
      else
        return { refusal: 'a part of a citation or reference was changed; change it in the source' }
    }
  }
  const wrappers = emptied(gone, line, from, to).filter(
    ({ type }) => !isReplaced || (type !== 'claim' && type !== 'span' && type !== 'link'),
  )
  const kept =
    isReplaced && wrappers.length > 0 ? wrappers.filter((each) => !fills(each, gone)) : wrappers
  const claims = kept.filter(({ type, identifier }) => type === 'claim' || identifier !== undefined)
  return {
    places: united([...places, ...kept]),
    note:
      claims.length > 0
        ? `with it went ${claims.map(({ type, identifier }) => (type === 'claim' ? 'a claim' : `the name \`${identifier}\``)).join(', ')}`
        : undefined,
  }
}

/** Whether the words that go are all that the markup holds, so that new ones can take their place inside of it. */
const fills = (wrapper: Wrapper, gone: readonly LineToken[]): boolean =>
  gone.every(({ parts }) =>
    parts.every(({ atom }) => atom.around.some((each) => samePlace(each, wrapper))),
  )

/** Markup whose words in this line are all between two tokens. */
function emptied(
  gone: readonly LineToken[],
  line: readonly LineToken[],
  from: number,
  to: number,
): Wrapper[] {
  const found: Wrapper[] = []
  for (const { parts } of gone)
    for (const { atom } of parts)
      for (const wrapper of atom.around)
        if (!found.some((each) => samePlace(each, wrapper))) found.push(wrapper)
  return found.filter((wrapper) =>
    line.every(
      ({ parts }, index) =>
        (index >= from && index < to) ||
        !parts.some(({ atom }) => atom.around.some((each) => samePlace(each, wrapper))),
    ),
  )
}

/** From the end of one paragraph to the beginning of the next. */
function joinOf(
  left: LineToken | undefined,
  right: LineToken | undefined,
): SourcePlace | undefined {
  const [one, other] = [left?.line, right?.line]
  if (!one?.place || !other?.place || one.place.path !== other.place.path) return undefined
  if (one.type !== 'paragraph' || other.type !== 'paragraph') return undefined
  if (!isMarkdown(one.place.path) || one.inside.join() !== other.inside.join()) return undefined
  return one.place.end <= other.place.start
    ? { path: one.place.path, start: one.place.end, end: other.place.start }
    : undefined
}

function united(places: readonly SourcePlace[]): SourcePlace[] {
  const made: SourcePlace[] = []
  for (const place of [...places].sort((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : one.start - other.start,
  )) {
    const last = made.at(-1)
    if (last && last.path === place.path && place.start <= last.end)
      last.end = Math.max(last.end, place.end)
    else if (place.end > place.start)
      made.push({ path: place.path, start: place.start, end: place.end })
  }
  return made
}
