/** What an author should know of an import. */
import type { DocxFile } from '../docx-file/lines.js'
import { flat } from './references.js'

/** In sentences; `guessed` headings were bold lines, `typed` references have no fields. */
export function remarksOf(file: DocxFile, guessed: number, typed: number): string[] {
  const remarks: string[] = []
  const { unknown, comments, lines } = file
  const changes = lines.reduce(
    (sum, { pieces }) => sum + pieces.filter((piece) => piece.changes.length > 0).length,
    0,
  )
  if (changes > 0) remarks.push(`${changes} pieces of tracked changes were accepted`)
  if (guessed > 0) remarks.push(`${guessed} headings were guessed from short bold lines`)
  if (typed > 0)
    remarks.push(
      `${typed} references were typed: each entry of \`references.bib\` has its words as a title, and is to be checked`,
    )
  for (const [name, count] of unknown)
    remarks.push(`\`${name}\` was not understood, ${count} times`)
  const unread = lines.flatMap(({ pieces }) =>
    pieces.flatMap(({ embedded }) => (embedded?.kind === 'formula' ? embedded.unread : [])),
  )
  if (unread.length > 0)
    remarks.push(`parts of formulas were not understood: ${[...new Set(unread)].join(', ')}`)
  for (const { author, date, text } of comments)
    remarks.push(
      `comment of ${[author || 'someone', date.slice(0, 10)].filter(Boolean).join(', ')}: ${flat(text)}`,
    )
  return remarks
}
