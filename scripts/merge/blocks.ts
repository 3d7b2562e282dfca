/** Paragraphs and rows that were put in, taken out or moved. */
import { said } from '../docx-file/lines.js'
import type { Splice } from './change.js'
import { type Lifted } from './lift.js'
import { conflict } from './refusals.js'
import { isFrontMatter, isMarkdown, lineOf, markerOf } from './source-text.js'
import { markdownOf, type MarkdownWords } from './markdown.js'
import { containers, type SourcePlace, type SourceLine } from './source-lines.js'
import type { Unit } from './units.js'

export interface Ground {
  words: MarkdownWords
  sources: ReadonlyMap<string, string>
  /** Signs of a heading by its level in Word. */
  headings: ReadonlyMap<number, string>
}

/** A new paragraph, heading or item behind the nearest of `above` that a source says, else before `below`. */
export function putIn(
  unit: Unit,
  above: readonly Unit[],
  below: readonly Unit[],
  ground: Ground,
  markdown: string = blockOf(unit, ground),
): Lifted {
  if (unit.kind === 'row') return rowPutIn(unit, above, ground)
  const anchor = lineNear(above.toReversed(), 'last')
  const next = lineNear(below, 'first')
  if (anchor?.type === 'bibliographyEntry')
    return {
      refusal: 'it stands in the reference list; add the work to the `.bib` file and cite it',
    }
  if (anchor?.place && !isText(anchor.place, ground.sources)) {
    const isFirst =
      next?.place && isText(next.place, ground.sources) && unit.lines[0]!.heading === undefined
    if (!isFirst || anchor.inside.includes('abstract'))
      return {
        refusal: `it stands with what \`${anchor.place.path}\` says (line ${lineOf(ground.sources.get(anchor.place.path) ?? '', anchor.place.start)}); write it there`,
      }
  }
  const list = unit.lines[0]!.list
  if (anchor?.item && list && anchor.place) {
    const marker = markerOf(anchor.item, ground.sources.get(anchor.item.path) ?? '')
    return at(anchor.item.path, anchor.item.end, `\n${marker}${markdown}`)
  }
  const own = list ? `- ${markdown}` : markdown
  const place = anchor?.block ?? anchor?.place
  if (place && isText(place, ground.sources)) return at(place.path, place.end, `\n\n${own}`)
  const before = next?.block ?? next?.place
  if (before && isText(before, ground.sources)) return at(before.path, before.start, `${own}\n\n`)
  return { refusal: 'no text of the sources stands beside it' }
}

const at = (path: string, offset: number, text: string): Lifted => ({
  splices: [{ path, start: offset, end: offset, text }],
})

const isText = ({ path, start }: SourcePlace, sources: ReadonlyMap<string, string>): boolean =>
  isMarkdown(path) && !isFrontMatter(sources.get(path) ?? '', start)

function lineNear(units: readonly Unit[], which: 'first' | 'last'): SourceLine | undefined {
  for (const { sources } of units) {
    const line = sources.at(which === 'first' ? 0 : -1)
    if (line?.place && !line.inside.includes('late')) return line
    if (line?.type === 'bibliographyEntry') return line
  }
  return undefined
}

/** A paragraph in Markdown, a sentence a line. */
function blockOf(unit: Unit, { words, headings }: Ground): string {
  const [line] = unit.lines
  const text = markdownOf(unit.tokens.flat(), new Set(), words)
    .trim()
    .replace(/([.!?][)"*]{0,2})\s+(?=["(*]{0,2}\p{Lu})/gu, '$1\n')
  if (line?.heading !== undefined)
    return `${headings.get(line.heading) ?? '#'.repeat(Math.min(6, line.heading))} ${text.replaceAll('\n', ' ')}`
  return /^quote$/i.test(line?.style ?? '') ? text.replace(/^/gm, '> ') : text
}

/** A paragraph taken out. */
export function takenOut(unit: Unit, ground: Ground): Lifted {
  if (unit.changed !== undefined) return conflict(unit.changed)
  if (unit.kind === 'row') return rowTakenOut(unit, ground)
  const [line, ...more] = unit.sources
  if (!line?.place) return { refusal: 'galley writes these words itself' }
  const { path } = line.place
  const where = `\`${path}\`, line ${lineOf(ground.sources.get(path) ?? '', line.place.start)}`
  if (line.type === 'bibliographyEntry')
    return {
      refusal: `the entry is \`${line.key}\` of the bibliography; it goes when nothing cites it`,
    }
  const isPlain =
    (line.type === 'paragraph' || line.type === 'heading' || line.type === 'math') &&
    more.length === 0 &&
    isText(line.place, ground.sources) &&
    (containers.has(line.inside.at(-1) ?? '') || line.item !== undefined)
  if (!isPlain)
    return { refusal: `it is no paragraph of its own; delete it in the source (${where})` }
  return { splices: [cutBlock(line.item ?? line.place, ground.sources.get(path) ?? '')] }
}

/** The block with the empty lines behind it, or before it at the end of a file. */
export function cutBlock({ path, start, end }: SourcePlace, source: string): Splice {
  const from = source.lastIndexOf('\n', start - 1) + 1
  const isOwnLine = source.slice(from, start).trim() === ''
  const behind = /^[ \t]*(?:\r?\n[ \t]*)*(?:\r?\n|$)/.exec(source.slice(end))?.[0].length ?? 0
  if (end + behind < source.length)
    return { path, start: isOwnLine ? from : start, end: end + behind, text: '' }
  const before = /(?:\r?\n[ \t]*)*$/.exec(source.slice(0, start))?.[0].length ?? 0
  return { path, start: start - before, end, text: '' }
}

/** The line of a pipe table in the source. */
function pipeRow(
  unit: Unit | undefined,
  sources: ReadonlyMap<string, string>,
): SourcePlace | undefined {
  const line = unit?.sources.find(({ type, place }) => type === 'tableCell' && place)
  const source = line?.place && sources.get(line.place.path)
  if (!line?.place || source === undefined || !isMarkdown(line.place.path)) return undefined
  const start = source.lastIndexOf('\n', line.place.start - 1) + 1
  const end = source.indexOf('\n', line.place.end)
  const place = { path: line.place.path, start, end: end < 0 ? source.length : end }
  return source.slice(place.start, place.end).includes('|') ? place : undefined
}

const fromData = 'the table is made from data; add the row to them'

function rowPutIn(unit: Unit, above: readonly Unit[], { words, sources }: Ground): Lifted {
  const row = pipeRow(above.at(-1), sources)
  if (!row)
    return {
      refusal: above.at(-1)?.kind === 'row' ? fromData : 'a table was put in; write it in Markdown',
    }
  const source = sources.get(row.path) ?? ''
  const rule = /^\r?\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?(?=\r?\n|$)/.exec(
    source.slice(row.end),
  )
  const cells = unit.tokens.map((tokens) => markdownOf(tokens, new Set(), words).trim())
  const text = `\n| ${cells.join(' | ')} |`
  return at(row.path, row.end + (rule?.[0].length ?? 0), text)
}

function rowTakenOut(unit: Unit, { sources }: Ground): Lifted {
  const row = pipeRow(unit, sources)
  if (!row) return { refusal: 'the table is made from data; take the row out of them' }
  const source = sources.get(row.path) ?? ''
  const end = source[row.end] === '\n' ? row.end + 1 : row.end
  return { splices: [{ ...row, end, text: '' }] }
}

export const quoteOf = (unit: Unit): string => unit.lines.map(said).join(' | ')
