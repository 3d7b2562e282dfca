/**
 * The version that reviewers read, over the sources as they are now: its words know their places as far as the author has
 * left them. What he has changed since has none, and a change of it is a conflict.
 */
import { said, type WordLine } from '../docx-file/lines.js'
import type { Printing } from './clusters.js'
import { compared } from './hunks.js'
import { pairsOf } from './pairs.js'
import type { LineToken } from './tokens.js'
import { lineTokens, type Unit } from './units.js'

/** Units of the earlier version with the places that their words have in `current`. */
export function rebased(base: readonly Unit[], current: readonly Unit[]): Unit[] {
  const found = new Map<Unit, Unit>()
  for (const pair of pairsOf(base, current)) {
    const now = pair.before.length > 0 ? pair.after : []
    if (pair.moved) placed([pair.moved], pair.after, found)
    else if (pair.before.length > 0 && !pair.isMoved) placed(pair.before, now, found)
  }
  return base.map((unit) => found.get(unit) ?? unit)
}

function placed(before: readonly Unit[], now: readonly Unit[], found: Map<Unit, Unit>): void {
  const [old, current] = [lineTokens(before), lineTokens(now)]
  const { kept } = compared(old, current)
  const places = new Map(kept.map(([index, other]) => [old[index]!, current[other]!]))
  const isSame = kept.length === old.length && old.length === current.length
  const text = now
    .map((unit) => unit.text)
    .join(' ')
    .trim()
  const move = (token: LineToken): LineToken => {
    const place = places.get(token)
    if (place) return { ...token, parts: place.parts, line: place.line }
    return { ...token, parts: [], line: now[0]?.sources[0], lost: text || 'deleted' }
  }
  for (const [index, unit] of before.entries())
    found.set(unit, {
      ...unit,
      tokens: unit.tokens.map((line) => line.map(move)),
      sources: (now[index] ?? now[0])?.sources ?? [],
      changed: isSame ? undefined : text || 'deleted',
    })
}

/** References as an earlier version printed them, when its floats had other numbers. */
export function earlierReferences(
  printing: Printing,
  base: readonly WordLine[],
  current: readonly WordLine[],
): Printing['references'] {
  const now = new Map(labels(current))
  const renamed = labels(base).flatMap(([bookmark, label]) => {
    const other = now.get(bookmark)
    return other === undefined || other === label ? [] : [[other, label] as const]
  })
  if (renamed.length === 0) return printing.references
  return new Map(
    [...printing.references].flatMap(([text, key]): Array<[string, string]> => {
      const found = renamed.find(
        ([label]) => text.startsWith(label) && !/^\d/.test(text.slice(label.length)),
      )
      return [[found ? found[1] + text.slice(found[0].length) : text, key]]
    }),
  )
}

/** Labels of captions ("Fig. 2") by the bookmark of their number. */
function labels(lines: readonly WordLine[]): Array<[string, string]> {
  return lines.flatMap((line): Array<[string, string]> => {
    const bookmark = line.bookmarks.find((name) => name.startsWith('a_') && name.endsWith('_n'))
    const at = line.pieces.findIndex(({ field }) => field?.instruction.startsWith('SEQ'))
    if (!bookmark || at < 0) return []
    const text = said({ ...line, pieces: line.pieces.slice(0, at + 1) })
    return [[bookmark, text.replace(/[\s\u00a0]+/g, ' ').trim()]]
  })
}
