/** What the author wants printed although it looks like markup. */
import type { Position } from 'unist'
import type { Inputs } from '../../document/inputs.js'

/** A sign behind a backslash is what the author wants printed, and so is what no source text has (data). */
export function isMeant(place: Position | undefined, { sources }: Inputs): boolean {
  const source = sources.get(place?.path ?? '')
  const at = place?.start.offset
  if (source === undefined || at === undefined) return true
  return source[at - 1] === '\\' || source[at] === '\\'
    ? /^\\[^a-zA-Z@]/.test(source.slice(at - (source[at] === '\\' ? 0 : 1)))
    : false
}
