/** A paragraph that was moved. */
import { append } from '../lists.js'
import { cutBlock, putIn, takenOut, type Ground } from './blocks.js'
import type { Splice } from './change.js'
import { compared } from './hunks.js'
import { lift, type Lifted } from './lift.js'
import type { SourcePlace } from './source-lines.js'
import type { Unit } from './units.js'

/** The paragraph's source with what was changed in it, at its new place; nothing when it cannot be moved whole. */
export function movedTo(
  from: Unit,
  to: Unit,
  { above, below }: { above: readonly Unit[]; below: readonly Unit[] },
  ground: Ground,
): Lifted | undefined {
  const gone = takenOut(from, ground)
  const line = from.sources[0]
  if (!gone.splices || !line?.place) return undefined
  const source = ground.sources.get(line.place.path) ?? ''
  const { hunks } = compared(from.tokens.flat(), to.tokens.flat())
  const inner: Splice[] = []
  for (const hunk of hunks) {
    const lifted = lift(hunk, from.tokens.flat(), to.tokens.flat(), ground.words, ground.sources)
    if (!lifted.splices) return undefined
    append(inner, lifted.splices)
  }
  const text = spliced(source, line.place, inner)
  const put = putIn(
    to,
    above.filter((unit) => unit !== from),
    below.filter((unit) => unit !== from),
    ground,
    text,
  )
  if (!put.splices) return undefined
  return { splices: [cutBlock(line.item ?? line.place, source), ...put.splices] }
}

/** The text of a place with `splices` in it. */
const spliced = (source: string, { start, end }: SourcePlace, splices: readonly Splice[]): string =>
  [...splices]
    .sort((one, other) => other.start - one.start)
    .reduce(
      (made, splice) =>
        made.slice(0, splice.start - start) + splice.text + made.slice(splice.end - start),
      source.slice(start, end),
    )
