/** Title, authors, abstract and keywords of a Word manuscript, by its styles and by what its lines say. */
import { said, type WordLine } from '../docx-file/lines.js'
import type { CaptionLabel } from './floats.js'
import { isKeywords, pictureOf, withoutLooks } from './looks-of-lines.js'
import { flat } from './references.js'

/** What reads the lines; `used` grows by those that the front takes. */
export interface FrontReader {
  labels: ReadonlyMap<WordLine, CaptionLabel>
  used: Set<WordLine>
  remarks: string[]
  inline: (line: WordLine) => string
  level: (line: WordLine) => number | undefined
}

/** The metadata as YAML holds them; the lines that they are made of are taken. */
export function frontOf(
  lines: readonly WordLine[],
  property: string,
  reader: FrontReader,
): Record<string, unknown> {
  const body = lines.filter(({ cell, note }) => !cell && note === undefined)
  const filled = body.filter((line) => flat(said(line)) !== '')
  const title =
    filled.find(({ style }) => /^title$/i.test(style)) ??
    filled.find((line) => flat(said(line)).length > 15 && !reader.labels.has(line))
  const named = flat(property)
  if (title) reader.used.add(title)
  const authors = filled.filter(({ style }) => /^authors?$/i.test(style))
  for (const line of filled)
    if (/^(?:authors?|affiliations?|date)$/i.test(line.style)) reader.used.add(line)
  const names = authors.flatMap((line) =>
    flat(said({ ...line, pieces: line.pieces.filter(({ looks }) => !looks.has('superscript')) }))
      .split(/,|;| and | & /)
      .map((name) => name.replace(/[\d*†‡§¶]+$/u, '').trim())
      .filter((name) => /\p{L}{2}/u.test(name)),
  )
  if (names.length === 0)
    reader.remarks.push(
      'the authors are not told by a style: write them into `manuscript/manuscript.yaml`',
    )
  return {
    title: (title && reader.inline(withoutLooks(title))) || named || 'Untitled',
    authors: (names.length > 0 ? names : ['Author to be named']).map((name) => ({ name })),
    ...abstractOf(filled, reader),
    ...keywordsOf(filled, reader),
    bibliography: '../references.bib',
  }
}

function abstractOf(filled: readonly WordLine[], reader: FrontReader): { abstract?: string } {
  const at = filled.findIndex(
    (line) =>
      /^(?:abstract|summary|zusammenfassung|résumé)$/i.test(flat(said(line))) &&
      !reader.used.has(line),
  )
  if (at < 0) return {}
  const end = filled.findIndex((line, index) => index > at && reader.level(line) !== undefined)
  const lines = filled.slice(at + 1, end < 0 ? at + 1 : end).filter((line) => !isKeywords(line))
  if (
    lines.length === 0 ||
    lines.some((line) => pictureOf(line).length > 0 || reader.labels.has(line))
  )
    return {}
  for (const line of [filled[at]!, ...lines]) reader.used.add(line)
  return { abstract: `${lines.map((line) => reader.inline(line)).join('\n\n')}\n` }
}

function keywordsOf(filled: readonly WordLine[], { used }: FrontReader): { keywords?: string[] } {
  const line = filled.find(isKeywords)
  if (!line) return {}
  used.add(line)
  const words = flat(said(line))
    .replace(/^key\s?-?words?\s*[:.–-]?\s*/i, '')
    .replace(/\.$/, '')
  return {
    keywords: words
      .split(/[;,]/)
      .map((word) => word.trim())
      .filter(Boolean),
  }
}
