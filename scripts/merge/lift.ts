/** One difference carried back: which letters of which source go, where new words stand, and when neither can be. */
import type { WordLook } from '../docx-file/lines.js'
import type { Hunk } from './hunks.js'
import { citation, markdownLooks, markdownOf, type MarkdownWords } from './markdown.js'
import type { Splice } from './change.js'
import {
  containers,
  samePlace,
  type SourceAtom,
  type SourcePlace,
  type SourceLine,
  type Wrapper,
} from './source-lines.js'
import type { LineToken } from './tokens.js'

export type Lifted =
  | { splices: Splice[]; note?: string | undefined; refusal?: undefined }
  | { refusal: string; isConflict?: boolean; splices?: undefined }

/** What stands as a whole in a source. */
const wholes = new Set<SourceAtom['kind']>(['citation', 'reference', 'note', 'formula', 'image'])

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

const isWhole = (token: LineToken): boolean =>
  token.parts.length > 0 && token.parts.every(({ atom }) => wholes.has(atom.kind) && atom.place)

const isWritten = (token: LineToken): boolean =>
  token.parts.length > 0 && token.parts.every(({ atom }) => atom.letters !== undefined)

/** Letters of the token that a construct has, and all of it. */
function ownsAll(
  place: SourcePlace,
  tokens: readonly LineToken[],
  line: readonly LineToken[],
): boolean {
  const has = (token: LineToken): boolean =>
    token.parts.some(({ atom }) => samePlace(atom.place, place))
  return line.filter(has).every((token) => tokens.includes(token))
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
  if (!old || clusters.length !== 1 || !isWhole(old)) return undefined
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

function refusalOf(
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
  const foreign = gone.find((token) => token.kind !== 'end' && !isWhole(token) && !isWritten(token))
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

export const lineOf = (source: string, offset: number): number =>
  source.slice(0, offset).split('\n').length

/** Places that go with the tokens of a hunk; markup that loses all of its words goes with them. */
function cutsOf(
  gone: readonly LineToken[],
  line: readonly LineToken[],
  from: number,
  to: number,
  isReplaced: boolean,
): { places: SourcePlace[]; note?: string | undefined } | { refusal: string } {
  const places: SourcePlace[] = []
  for (const [index, token] of gone.entries()) {
    if (token.kind === 'end') {
      const join = joinOf(line[from + index - 1], line[from + index + 1])
      if (!join) return { refusal: 'paragraphs of two files, or of two kinds, were joined' }
      places.push(join)
      continue
    }
    for (const { atom, from: first, to: last } of token.parts) {
      if (atom.letters)
        places.push({
          path: atom.place!.path,
          start: atom.letters[first]!,
          end: atom.letters[last]!,
        })
      else if (ownsAll(atom.place!, gone, line)) places.push(atom.place!)
      else
        return { refusal: 'a part of a citation or reference was changed; change it in the source' }
    }
  }
  const wrappers = emptied(gone, line, from, to).filter(
    ({ type }) => !isReplaced || (type !== 'claim' && type !== 'span' && type !== 'link'),
  )
  const kept =
    isReplaced && wrappers.length > 0 ? wrappers.filter((each) => !fills(each, gone)) : wrappers
  const claims = kept.filter(({ type, identifier }) => type === 'claim' || identifier !== undefined)
  return {
    places: united([...places, ...kept]),
    note:
      claims.length > 0
        ? `with it went ${claims.map(({ type, identifier }) => (type === 'claim' ? 'a claim' : `the name \`${identifier}\``)).join(', ')}`
        : undefined,
  }
}

/** Whether the words that go are all that the markup holds, so that new ones can take their place inside of it. */
const fills = (wrapper: Wrapper, gone: readonly LineToken[]): boolean =>
  gone.every(({ parts }) =>
    parts.every(({ atom }) => atom.around.some((each) => samePlace(each, wrapper))),
  )

/** Markup whose words in this line are all between two tokens. */
function emptied(
  gone: readonly LineToken[],
  line: readonly LineToken[],
  from: number,
  to: number,
): Wrapper[] {
  const found: Wrapper[] = []
  for (const { parts } of gone)
    for (const { atom } of parts)
      for (const wrapper of atom.around)
        if (!found.some((each) => samePlace(each, wrapper))) found.push(wrapper)
  return found.filter((wrapper) =>
    line.every(
      ({ parts }, index) =>
        (index >= from && index < to) ||
        !parts.some(({ atom }) => atom.around.some((each) => samePlace(each, wrapper))),
    ),
  )
}

/** From the end of one paragraph to the beginning of the next. */
function joinOf(
  left: LineToken | undefined,
  right: LineToken | undefined,
): SourcePlace | undefined {
  const [one, other] = [left?.line, right?.line]
  if (!one?.place || !other?.place || one.place.path !== other.place.path) return undefined
  if (one.type !== 'paragraph' || other.type !== 'paragraph') return undefined
  if (!isMarkdown(one.place.path) || one.inside.join() !== other.inside.join()) return undefined
  return one.place.end <= other.place.start
    ? { path: one.place.path, start: one.place.end, end: other.place.start }
    : undefined
}

function united(places: readonly SourcePlace[]): SourcePlace[] {
  const made: SourcePlace[] = []
  for (const place of [...places].sort((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : one.start - other.start,
  )) {
    const last = made.at(-1)
    if (last && last.path === place.path && place.start <= last.end)
      last.end = Math.max(last.end, place.end)
    else if (place.end > place.start)
      made.push({ path: place.path, start: place.start, end: place.end })
  }
  return made
}

interface Spot {
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

/** Where words stand that replace others: in the place of the first. */
function insideOf(gone: readonly LineToken[]): Spot | undefined {
  const atom = gone.flatMap(({ parts }) => parts)[0]?.atom
  return atom?.place
    ? { place: atom.place, looks: given(atom.around) }
    : { place: { path: '', start: 0, end: 0 }, looks: new Set() }
}

/** Where new words stand between two tokens: behind the left one, else before the right one; never in a claim or a link. */
function spotFor(
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
    looks: given(around),
  }
}

/** New words as a scalar of YAML holds them, where they stand in one; nothing when it cannot. */
function inYaml(
  markdown: string,
  { place }: Spot,
  near: LineToken | undefined,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  const line = near?.line?.place
  const path = place.path || line?.path || ''
  const source = sources.get(path)
  if (!line || source === undefined || markdown === '') return markdown
  const isYaml = /\.ya?ml$/.test(path) || isFrontMatter(source, line.start)
  if (!isYaml) return markdown
  const quote = source[line.start]
  if (quote === '"') return markdown.replace(/[\\"]/g, '\\$&').replace(/\n+/g, ' ')
  if (quote === "'") return markdown.replace(/'/g, "''").replace(/\n+/g, ' ')
  const isBlock = /[|>][\d+-]*[ \t]*(?:#[^\n]*)?\n\s*$/.test(
    source.slice(Math.max(0, line.start - 80), line.start),
  )
  if (isBlock || !/: | #|:$/.test(markdown)) return markdown.replace(/\n+/g, ' ')
  return undefined
}

export const isFrontMatter = (source: string, offset: number): boolean => {
  const end = /^---\r?\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source)?.[0].length ?? 0
  return offset < end
}

/** What divides a paragraph in two where it stands: an empty line, or the mark of a new item. */
function divisionOf(
  line: SourceLine | undefined,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  if (!line?.place || line.type !== 'paragraph' || !isMarkdown(line.place.path)) return undefined
  const source = sources.get(line.place.path) ?? ''
  if (isFrontMatter(source, line.place.start)) return undefined
  if (line.item) return `\n${markerOf(line.item, source)}`
  return containers.has(line.inside.at(-1) ?? '') ? '\n\n' : undefined
}

/** What begins an item of a list, with its indent. */
export function markerOf({ start }: SourcePlace, source: string): string {
  const from = source.lastIndexOf('\n', start - 1) + 1
  return /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\] )?/.exec(source.slice(from))?.[0] ?? '- '
}

export const isMarkdown = (path: string): boolean => /\.(?:md|qmd|rmd)$/i.test(path)

function splicesOf(
  cuts: readonly SourcePlace[],
  text: string,
  spot: SourcePlace | undefined,
): Splice[] {
  if (cuts.length === 0) return spot && text !== '' ? [{ ...spot, text }] : []
  return cuts.map((cut, index) => ({ ...cut, text: index === 0 ? text : '' }))
}
