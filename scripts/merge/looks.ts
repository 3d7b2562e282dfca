/** Words that stayed and look otherwise now: marks are put around them, or taken away where all of their words lost them. */
import type { WordLook } from '../docx-file/lines.js'
import { markdownLooks } from './markdown.js'
import type { Splice } from './change.js'
import { samePlace, type Wrapper } from './source-lines.js'
import type { LineToken } from './tokens.js'

export interface Relooked {
  from: number
  to: number
  /** Looks now. */
  after: WordLook[]
  splices: Splice[] | undefined
}

const signs: ReadonlyArray<readonly [WordLook, string, string]> = [
  ['bold', '**', 'strong'],
  ['italic', '*', 'emphasis'],
  ['struck', '~~', 'delete'],
  ['superscript', '^', 'superscript'],
  ['subscript', '~', 'subscript'],
]

/** Stretches of kept tokens (`kept` pairs places before and after) whose looks changed. */
export function relooked(
  before: readonly LineToken[],
  after: readonly LineToken[],
  kept: ReadonlyArray<readonly [number, number]>,
): Relooked[] {
  const found: Relooked[] = []
  for (const [index, other] of kept) {
    const [one, two] = [before[index]!, after[other]!]
    if (one.kind === 'end' || one.kind === 'cluster' || one.kind === 'object') continue
    const [was, now] = [markdownLooks(one), markdownLooks(two)]
    const last = found.at(-1)
    const isBlank = one.kind === 'blank'
    const goesOn =
      last !== undefined &&
      last.to === index &&
      (isBlank ||
        (last.after.join() === now.join() &&
          markdownLooks(before[last.from]!).join() === was.join()))
    const isChanged = was.join() !== now.join()
    if (goesOn && (isChanged || isBlank)) last.to = index + 1
    else if (isChanged && !isBlank)
      found.push({ from: index, to: index + 1, after: now, splices: undefined })
  }
  return found.map((each) => {
    let to = each.to
    while (to > each.from && before[to - 1]!.kind === 'blank') to--
    return { ...each, to, splices: marked(before, each.from, to, each.after) }
  })
}

function marked(
  line: readonly LineToken[],
  from: number,
  to: number,
  now: readonly WordLook[],
): Splice[] | undefined {
  const tokens = line.slice(from, to)
  const parts = tokens.flatMap((token) => token.parts)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first?.atom.letters || !last?.atom.letters) return undefined
  if (parts.some(({ atom }) => !atom.letters || atom.place?.path !== first.atom.place?.path))
    return undefined
  const path = first.atom.place!.path
  const [start, end] = [first.atom.letters[first.from]!, last.atom.letters[last.to]!]
  const was = markdownLooks(tokens[0]!)
  const splices: Splice[] = []
  for (const [look, sign, type] of signs) {
    if (was.includes(look) === now.includes(look)) continue
    if (now.includes(look)) {
      if (parts.some(({ atom }) => atom.around.length !== first.atom.around.length))
        return undefined
      splices.push({ path, start, end: start, text: sign }, { path, start: end, end, text: sign })
      continue
    }
    const wrapper = first.atom.around.find((each) => each.type === type)
    if (!wrapper || !isAllOf(wrapper, line, from, to)) return undefined
    splices.push(
      { path, start: wrapper.start, end: wrapper.start + opening(wrapper, start), text: '' },
      { path, start: wrapper.end - opening(wrapper, start), end: wrapper.end, text: '' },
    )
  }
  return splices
}

/** Length of the signs before the words; as long as those behind. */
const opening = (wrapper: Wrapper, start: number): number => {
  const length = start - wrapper.start
  return wrapper.type === 'strong' || wrapper.type === 'delete'
    ? Math.min(2, length)
    : Math.min(1, length)
}

const isAllOf = (wrapper: Wrapper, line: readonly LineToken[], from: number, to: number): boolean =>
  line.every(
    ({ parts }, index) =>
      (index >= from && index < to) ||
      !parts.some(({ atom }) => atom.around.some((each) => samePlace(each, wrapper))),
  )
