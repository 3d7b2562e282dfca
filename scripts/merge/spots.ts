/** Where new words stand in the sources. */
import type { WordLook } from '../docx-file/lines.js'
import { markdownLooks } from './markdown.js'
import { samePlace, type SourcePlace, type Wrapper } from './source-lines.js'
import { wholes } from './standing.js'
import type { LineToken } from './tokens.js'

export interface Spot {
  place: SourcePlace
  /** Looks that the words have by where they stand. */
  looks: ReadonlySet<WordLook>
}

const looksOfWrapper: Readonly<Record<string, WordLook>> = {
  strong: 'bold',
  emphasis: 'italic',
  delete: 'struck',
  superscript: 'superscript',
  subscript: 'subscript',
}
const given = (around: readonly Wrapper[]): Set<WordLook> =>
  new Set(around.flatMap(({ type }) => looksOfWrapper[type] ?? []))

/** Looks that the page gives and no mark: the head of a table is bold, and so are new words in it. */
const ofPlace = ({ looks }: LineToken, around: readonly Wrapper[]): WordLook[] => {
  const marked = given(around)
  return [...looks].filter((look) => !marked.has(look))
}

/** Where words stand that replace others: in the place of the first. */
export function insideOf(gone: readonly LineToken[]): Spot | undefined {
  const first = gone.find(({ parts }) => parts.length > 0)
  const atom = first?.parts[0]?.atom
  return first && atom?.place
    ? { place: atom.place, looks: new Set([...given(atom.around), ...ofPlace(first, atom.around)]) }
    : { place: { path: '', start: 0, end: 0 }, looks: new Set() }
}

/** Where new words stand between two tokens: behind the left one, else before the right one; never in a claim or a link. */
export function spotFor(
  line: readonly LineToken[],
  at: number,
  put: readonly LineToken[],
): Spot | undefined {
  const [left, right] = [line[at - 1], line[at]]
  const looks = new Set(
    put[0] ? markdownLooks(put.find(({ kind }) => kind === 'word') ?? put[0]) : [],
  )
  return sideOf(left, right, looks, 'end') ?? sideOf(right, left, looks, 'start')
}

function sideOf(
  token: LineToken | undefined,
  other: LineToken | undefined,
  looks: ReadonlySet<WordLook>,
  side: 'start' | 'end',
): Spot | undefined {
  const part = side === 'end' ? token?.parts.at(-1) : token?.parts[0]
  if (!token || !part?.atom.place || token.kind === 'end') return undefined
  const { atom } = part
  if (!atom.letters && !wholes.has(atom.kind)) return undefined
  const beyond = other?.parts[0]?.atom.around ?? []
  // From the innermost out: what ends here and gives looks that the words have not, or may hold no more words.
  const around = [...atom.around]
  let offset = atom.letters
    ? atom.letters[side === 'end' ? part.to : part.from]!
    : atom.place![side]
  while (around.length > 0) {
    const wrapper = around.at(-1)!
    const ends = !beyond.some((each) => samePlace(each, wrapper))
    const look = looksOfWrapper[wrapper.type]
    const leaves =
      wrapper.type === 'claim' ||
      wrapper.type === 'link' ||
      (look !== undefined && !looks.has(look)) ||
      (side === 'start' && wrapper.type === 'span')
    if (!ends || !leaves) break
    offset = wrapper[side]
    around.pop()
  }
  return {
    place: { path: atom.place!.path, start: offset, end: offset },
    looks: new Set([...given(around), ...ofPlace(token, atom.around)]),
  }
}
