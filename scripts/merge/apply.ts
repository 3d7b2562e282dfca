/** Splices made in texts. */
import type { MergeChange, Splice } from './change.js'
import { append } from '../lists.js'

/** Changes whose splices meet those of another are no longer carried: the first one counts. */
export function settleOverlaps(changes: readonly MergeChange[]): void {
  const taken: Splice[] = []
  for (const change of changes) {
    if (change.outcome !== 'carried') continue
    const meets = change.splices.some((splice) => taken.some((other) => meet(splice, other)))
    if (meets) {
      change.outcome = 'conflict'
      change.note = 'another change of the same words was carried; make this one in the source'
    } else append(taken, change.splices)
  }
}

const meet = (one: Splice, other: Splice): boolean =>
  one.path === other.path &&
  (one.start === one.end || other.start === other.end
    ? one.start > other.start && one.start < other.end
      ? true
      : other.start > one.start && other.start < one.end
    : one.start < other.end && other.start < one.end)

/** New texts by path, of the sources that carried changes touch. */
export function applied(
  sources: ReadonlyMap<string, string>,
  changes: readonly MergeChange[],
): Map<string, string> {
  const splices = changes
    .filter(({ outcome }) => outcome === 'carried')
    .flatMap((change) => change.splices)
  const made = new Map<string, string>()
  for (const path of [...new Set(splices.map((splice) => splice.path))].sort())
    made.set(
      path,
      spliced(
        sources.get(path) ?? '',
        splices.filter((splice) => splice.path === path),
      ),
    )
  return made
}

/** `source` with every splice; those at one place stand in their order. Line ends are the source's. */
function spliced(source: string, splices: readonly Splice[]): string {
  const end = /\r\n/.test(source) ? '\r\n' : '\n'
  const inOrder = splices
    .map((splice, index) => ({ splice, index }))
    .sort((one, other) => one.splice.start - other.splice.start || one.index - other.index)
  let made = ''
  let at = 0
  for (const { splice } of inOrder) {
    made += source.slice(at, Math.max(at, splice.start)) + splice.text.replaceAll('\n', end)
    at = Math.max(at, splice.end)
  }
  return made + source.slice(at)
}
