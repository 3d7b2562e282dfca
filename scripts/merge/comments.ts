/** Comments of reviewers, each with the words that it stands on and their place in the sources. */
import { said, type WordComment, type DocxFile } from '../docx-file/lines.js'
import { settled } from '../docx-file/settled.js'
import { compared } from './hunks.js'
import type { LinePair } from './pairs.js'
import type { LineToken } from './tokens.js'
import { lineTokens } from './units.js'

export interface PlacedComment extends WordComment {
  /** The words that it stands on, or the beginning of its paragraph. */
  quote: string
  /** Behind its last word, in the sources. */
  place?: { path: string; offset: number } | undefined
  answers: WordComment[]
}

/** Comments in the order of the text; those that answer others are with them. */
export function placedComments(reviewed: DocxFile, pairs: readonly LinePair[]): PlacedComment[] {
  const places = new Map(pairs.flatMap((pair) => placesIn(pair)))
  const lines = settled(reviewed.lines, 'accept')
  const roots = reviewed.comments.filter(({ parent }) => parent === undefined)
  const placed = roots.map((comment): PlacedComment => {
    const pieces = lines.flatMap((line) =>
      line.pieces.filter(({ comments }) => comments.includes(comment.id)),
    )
    const line = lines.find((each) =>
      each.pieces.some(({ comments }) => comments.includes(comment.id)),
    )
    const words = pieces
      .map(({ text }) => text.replaceAll('\uFFFC', ''))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    return {
      ...comment,
      quote: words || (line ? said(line).replaceAll('\uFFFC', '').slice(0, 80).trim() : ''),
      place: places.get(comment.id),
      answers: reviewed.comments.filter(({ parent }) => parent === comment.id),
    }
  })
  const order = lines.flatMap(({ pieces }) => pieces.flatMap(({ comments }) => comments))
  const rank = ({ id }: WordComment): number =>
    order.includes(id) ? order.indexOf(id) : order.length
  return placed.sort((one, other) => rank(one) - rank(other))
}

function placesIn({
  before,
  after,
  moved,
}: LinePair): Array<[string, { path: string; offset: number }]> {
  const [ours, theirs] = [lineTokens(moved ? [moved] : before), lineTokens(after)]
  const { kept } = compared(ours, theirs)
  const ids = new Set(theirs.flatMap(({ pieces }) => pieces.flatMap(({ comments }) => comments)))
  return [...ids].flatMap((id) => {
    const last = theirs.findLastIndex(({ pieces }) =>
      pieces.some(({ comments }) => comments.includes(id)),
    )
    const inOrder = [...kept].sort(
      ([, one], [, other]) => Math.abs(one - last) - Math.abs(other - last),
    )
    const place = inOrder.flatMap(([index]) => placeOf(ours[index]!) ?? [])[0]
    return place ? [[id, place] as [string, { path: string; offset: number }]] : []
  })
}

function placeOf({ parts }: LineToken): { path: string; offset: number } | undefined {
  const part = parts.at(-1)
  if (!part?.atom.place) return undefined
  const offset = part.atom.letters?.[part.to] ?? part.atom.place.end
  return { path: part.atom.place.path, offset }
}
