/** One difference carried back: which letters of which source go, where new words stand, and when neither can be. */
import type { Splice } from './change.js'
import { cutsOf } from './cuts.js'
import type { Hunk } from './hunks.js'
import { citation, markdownOf, type MarkdownWords } from './markdown.js'
import { refusalOf } from './refusals.js'
import type { SourcePlace } from './source-lines.js'
import { divisionOf, inYaml } from './source-text.js'
import { insideOf, spotFor } from './spots.js'
import { standsWhole, ownsAll } from './standing.js'
import type { LineToken } from './tokens.js'

export type Lifted =
  | { splices: Splice[]; note?: string | undefined; refusal?: undefined }
  | { refusal: string; isConflict?: boolean; splices?: undefined }

/** Lifts `hunk` of `before` (ours) and `after` (what came back). */
export function lift(
  hunk: Hunk,
  before: readonly LineToken[],
  after: readonly LineToken[],
  words: MarkdownWords,
  sources: ReadonlyMap<string, string>,
): Lifted {
  const [from, to] = hunk.before
  const gone = before.slice(from, to)
  const put = after.slice(hunk.after[0], hunk.after[1])
  const cited = citedAnew(gone, put, before, sources)
  if (cited) return cited
  const refusal = refusalOf(gone, put, before, from, sources)
  if (refusal) return refusal
  const cuts = cutsOf(gone, before, from, to, put.length > 0)
  if ('refusal' in cuts) return cuts
  const spot = cuts.places.length > 0 ? insideOf(gone) : spotFor(before, from, put)
  if (put.length > 0 && !spot) return { refusal: 'no words of the sources stand beside it' }
  const near = before[from] ?? before[from - 1]
  const division = put.some(({ kind }) => kind === 'end') ? divisionOf(near?.line, sources) : ''
  if (division === undefined)
    return { refusal: 'a paragraph is only divided in the text itself; divide it in the source' }
  const written = spot ? markdownOf(put, spot.looks, words).replaceAll('\n\n', division) : ''
  const markdown = spot ? inYaml(written, spot, near, sources) : ''
  if (markdown === undefined)
    return { refusal: 'it stands in an unquoted line of YAML, where a colon would end it' }
  return { splices: splicesOf(cuts.places, markdown, spot?.place), note: cuts.note }
}

/** A citation whose works are others now: its items are written anew, those that stay with what stands about them. */
function citedAnew(
  gone: readonly LineToken[],
  put: readonly LineToken[],
  line: readonly LineToken[],
  sources: ReadonlyMap<string, string>,
): Lifted | undefined {
  const clusters = gone.filter(({ cluster }) => cluster?.kind === 'citation')
  const [old] = clusters
  if (!old || clusters.length !== 1 || !standsWhole(old)) return undefined
  const place = old.parts[0]!.atom.place!
  const news = put.filter(({ cluster }) => cluster?.kind === 'citation')
  if (news.length === 0) return undefined
  const others = [...gone, ...put].filter((token) => token.kind !== 'blank' && !token.cluster)
  if (others.length > 0) return undefined
  const source = sources.get(place.path)?.slice(place.start, place.end) ?? ''
  if (!/^\[[^]*\]$/.test(source) || !ownsAll(place, gone, line))
    return { refusal: `\`${source}\` names its works in the sentence; change it there` }
  const keys = [...new Set(news.flatMap(({ cluster }) => cluster!.works))]
  const items = new Map(
    source
      .slice(1, -1)
      .split(';')
      .map((item) => [
        /@\{?([^\s;,\]{}]+)\}?/.exec(item)?.[1]?.replace(/[.:]+$/, '') ?? '',
        item.trim(),
      ]),
  )
  const read = old.cluster!.works
  if (read.some((key) => !items.has(key)) || [...items.keys()].some((key) => !read.includes(key)))
    return { refusal: `the works of \`${source}\` cannot be told by its numbers; change it there` }
  const text = `[${keys.map((key) => items.get(key) ?? citation([key]).slice(1, -1)).join('; ')}]`
  return { splices: text === source ? [] : [{ ...place, text }] }
}

function splicesOf(
  cuts: readonly SourcePlace[],
  text: string,
  spot: SourcePlace | undefined,
): Splice[] {
  if (cuts.length === 0) return spot && text !== '' ? [{ ...spot, text }] : []
  return cuts.map((cut, index) => ({ ...cut, text: index === 0 ? text : '' }))
}
