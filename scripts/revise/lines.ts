/**
 * Two versions of a line of running text → one with marks: what was kept as the new article has it, what was taken out,
 * what was put in.
 */
import type { PhrasingContent } from 'mdast'
import type { Node } from 'unist'
import type { Phrasing, Revision } from '../document/tree.js'
import { atomsOf, inert, isReference, isWord, phrasingOf, xrefTargets, type Atom } from './atoms.js'
import { common } from './common.js'
import type { Side } from './content.js'
import { remark } from './remark.js'

/** What a comparison knows all along. */
export interface ComparisonContext {
  before: Side
  after: Side
  /** A name for the next change. */
  name: () => string
  /** Text of an old footnote that the new article does not have. */
  lost: (identifier: string) => string | undefined
  /** Compares one thing in its old and its new form, whatever it is. */
  compare: (before: Node, after: Node) => Node[]
}

type Line = ReadonlyArray<Phrasing | PhrasingContent>
/** A stretch of both lines: kept (`same`), or another on each side. */
interface Hunk {
  same: boolean
  before: Atom[]
  after: Atom[]
}

export function compareLines(before: Line, after: Line, context: ComparisonContext): Phrasing[] {
  const named = new Set<Atom['around'][number]>()
  return settled(hunksOf(atomsOf(before, context.before), atomsOf(after, context.after))).flatMap(
    (hunk): Phrasing[] => {
      const kept = phrasingOf(hunk.after, named)
      if (hunk.same) return kept
      const name = context.name()
      const cause = followsFromNumbering(hunk, context) ? { cause: 'numbering' as const } : {}
      const gone = inert(phrasingOf(hunk.before, new Set()), context.lost)
      return [
        ...(gone.length > 0
          ? [
              {
                type: 'revision' as const,
                kind: 'deleted' as const,
                change: name,
                ...cause,
                children: gone,
              },
            ]
          : []),
        ...(needsBlank(hunk) ? [remark(' ')] : []),
        ...(kept.length > 0
          ? [
              {
                type: 'revision' as const,
                kind: 'inserted' as const,
                change: name,
                ...cause,
                children: kept,
              },
            ]
          : []),
      ] satisfies Revision[]
    },
  )
}

/** Words that were never one: the copy itself puts a blank between them. */
const needsBlank = ({ before, after }: Hunk): boolean =>
  before.length > 0 && after.length > 0 && !isBlank(before.at(-1)!) && isWord(after[0]!)
const isBlank = ({ node }: Atom): boolean =>
  node.type === 'break' || (node.type === 'text' && !/\S/.test(node.value))

function hunksOf(before: readonly Atom[], after: readonly Atom[]): Hunk[] {
  const hunks: Hunk[] = []
  const add = (same: boolean, one: readonly Atom[], other: readonly Atom[]): void => {
    if (one.length === 0 && other.length === 0) return
    const last = hunks.at(-1)
    if (last?.same !== same) return void hunks.push({ same, before: [...one], after: [...other] })
    for (const atom of one) last.before.push(atom)
    for (const atom of other) last.after.push(atom)
  }
  let [fromOld, fromNew] = [0, 0]
  for (const [i, j] of common(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )) {
    add(false, before.slice(fromOld, i), after.slice(fromNew, j))
    add(true, [before[i]!], [after[j]!])
    ;[fromOld, fromNew] = [i + 1, j + 1]
  }
  add(false, before.slice(fromOld), after.slice(fromNew))
  return hunks
}

/** Without islands: a word or two kept by chance between words that changed is read better as changed. */
function settled(hunks: readonly Hunk[]): Hunk[] {
  const made: Hunk[] = []
  for (let index = 0; index < hunks.length; index++) {
    const hunk = hunks[index]!
    const [last, next] = [made.at(-1), hunks[index + 1]]
    if (hunk.same && last && next && isIsland(hunk, last, next)) {
      for (const part of [hunk, next]) {
        for (const atom of part.before) last.before.push(atom)
        for (const atom of part.after) last.after.push(atom)
      }
      index++
    } else made.push({ same: hunk.same, before: [...hunk.before], after: [...hunk.after] })
  }
  return made
}

function isIsland(hunk: Hunk, last: Hunk, next: Hunk): boolean {
  const kept = wordsIn(hunk.after)
  if (
    hunk.after.some(isReference) ||
    [last, next].some(({ before, after }) =>
      [...before, ...after].every((atom) => isReference(atom) || !isWord(atom)),
    )
  )
    return false
  return (
    kept === 0 ||
    (kept <= 2 && sizeOf(last) > 0 && sizeOf(next) > 0 && sizeOf(last) + sizeOf(next) > 2 * kept)
  )
}

const wordsIn = (atoms: readonly Atom[]): number => atoms.filter(isWord).length
const sizeOf = ({ before, after }: Hunk): number => Math.max(wordsIn(before), wordsIn(after))

/** Whether only numbers differ, and point to the same things: a reference was added or moved somewhere else. */
function followsFromNumbering({ before, after }: Hunk, context: ComparisonContext): boolean {
  const others = [...before, ...after].filter((atom) => !isReference(atom))
  if (others.some(isWord)) return false
  const [one, other] = [
    before.flatMap((atom) => xrefTargets(atom, context.before)),
    after.flatMap((atom) => xrefTargets(atom, context.after)),
  ]
  return (
    one.length > 0 &&
    one.length === other.length &&
    [...one].sort().join('\0') === [...other].sort().join('\0')
  )
}
