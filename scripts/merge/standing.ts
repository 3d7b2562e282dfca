/** How tokens of a line stand in the sources: letter by letter, as a whole construct, or not at all. */
import { samePlace, type SourceAtom, type SourcePlace } from './source-lines.js'
import type { LineToken } from './tokens.js'

/** What stands as a whole in a source. */
export const wholes = new Set<SourceAtom['kind']>([
  'citation',
  'reference',
  'note',
  'formula',
  'image',
])

export const standsWhole = (token: LineToken): boolean =>
  token.parts.length > 0 && token.parts.every(({ atom }) => wholes.has(atom.kind) && atom.place)

export const isWritten = (token: LineToken): boolean =>
  token.parts.length > 0 && token.parts.every(({ atom }) => atom.letters !== undefined)

/** Whether all tokens of a construct in the line are among `tokens`. */
export function ownsAll(
  place: SourcePlace,
  tokens: readonly LineToken[],
  line: readonly LineToken[],
): boolean {
  const has = (token: LineToken): boolean =>
    token.parts.some(({ atom }) => samePlace(atom.place, place))
  return line.filter(has).every((token) => tokens.includes(token))
}
