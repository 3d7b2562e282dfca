/** Why a difference is not carried back, in words for the author. */
import type { Lifted } from './lift.js'
import { samePlace } from './source-lines.js'
import { lineOf } from './source-text.js'
import { standsWhole, isWritten } from './standing.js'
import type { LineToken } from './tokens.js'

/** Nothing when it can be. */
export function refusalOf(
  gone: readonly LineToken[],
  put: readonly LineToken[],
  line: readonly LineToken[],
  from: number,
  sources: ReadonlyMap<string, string>,
): Lifted | undefined {
  const lost = put.find(({ pieces }) => pieces.some(({ embedded }) => embedded?.kind === 'image'))
  if (lost)
    return { refusal: 'a picture was put in; save it in `figures/` and write `![…](figures/…)`' }
  const clusters = gone.flatMap(({ cluster }) => cluster ?? [])
  const number = put.find(({ text, kind }) => kind === 'word' && /\d/.test(text))
  if (number && !put.some(({ cluster }) => cluster) && clusters.length > 0)
    return {
      refusal:
        clusters[0]!.kind === 'citation'
          ? 'a number in the place of a citation has no entry in that file’s reference list'
          : 'no figure, table or section is printed so; write the reference in the source',
    }
  const picture = gone.find(({ parts }) => parts.some(({ atom }) => atom.kind === 'image'))
  if (picture) return { refusal: 'a picture is not taken out with words; delete it in the source' }
  const foreign = gone.find(
    (token) => token.kind !== 'end' && !standsWhole(token) && !isWritten(token),
  )
  if (foreign) return foreignRefusal(foreign, sources)
  const [left, right] = [line[from - 1], line[from]]
  const isInside =
    gone.length === 0 &&
    left?.parts.at(-1)?.atom.place !== undefined &&
    !isWritten(left) &&
    samePlace(left.parts.at(-1)!.atom.place, right?.parts[0]?.atom.place)
  return isInside ? foreignRefusal(left!, sources) : undefined
}

function foreignRefusal(
  { parts, text, lost }: LineToken,
  sources: ReadonlyMap<string, string>,
): Lifted {
  if (lost !== undefined) return conflict(lost)
  const atom = parts.find(({ atom: each }) => each.letters === undefined)?.atom
  if (!atom) return { refusal: 'galley writes these words itself', isConflict: false }
  const at = atom.place
  const where = at ? ` (\`${at.path}\`, line ${lineOf(sources.get(at.path) ?? '', at.start)})` : ''
  switch (atom.kind) {
    case 'value':
      return {
        refusal: `the number comes from \`${atom.expression ?? 'the data'}\`; change the data or the expression${where}`,
      }
    case 'cell':
      return { refusal: `the cell comes from the data; change it there${where}` }
    case 'entry':
      return { refusal: 'the entry is made from the bibliography; change it in the `.bib` file' }
    case 'citation':
    case 'reference':
      return {
        refusal: `\`${sources.get(at?.path ?? '')?.slice(at?.start, at?.end) ?? text}\` prints this; change it there${where}`,
      }
    default:
      return { refusal: `galley writes these words itself${where}` }
  }
}

/** Words that the author has changed since the reviewers read them. */
export const conflict = (now: string): Lifted => ({
  refusal:
    now === 'deleted'
      ? 'you have deleted this since'
      : `you have changed these words since; the paragraph now says “${now.slice(0, 300)}”`,
  isConflict: true,
})
