/** Who made a change, as Word's tracked changes say: by the words that were put in, or by those that were taken out. */
import type { TrackedChange as Tracked, WordLine } from '../docx-file/lines.js'
import type { LineToken } from './tokens.js'

export interface ChangeAuthor {
  author?: string | undefined
  date?: string | undefined
}

/** Gives the author of new tokens, else of the deleted words `gone`; nothing when the change was not tracked. */
export function authorsOf(
  lines: readonly WordLine[],
): (put: readonly LineToken[], gone: string) => ChangeAuthor {
  const deleted = lines.flatMap(({ pieces }) =>
    pieces.flatMap(({ text, changes }) => {
      const change = changes.findLast(({ kind }) => kind === 'deleted' || kind === 'moved-from')
      return change && text.trim() !== '' ? [{ text: flat(text), change }] : []
    }),
  )
  const rows = lines.flatMap(({ cell, mark }) => [
    ...(cell?.rowChange ? [cell.rowChange] : []),
    ...mark,
  ])
  return (put, gone) => {
    for (const { pieces } of put)
      for (const { changes } of pieces) if (changes.length > 0) return named(changes.at(-1)!)
    const words = flat(gone)
    const found =
      words === ''
        ? undefined
        : (deleted.find(({ text }) => text === words) ??
          deleted.find(({ text }) => text.includes(words) || words.includes(text)))
    if (found) return named(found.change)
    return put.some(({ kind }) => kind === 'end') && rows[0] ? named(rows[0]) : {}
  }
}

const named = ({ author, date }: Tracked): ChangeAuthor => ({
  author: author || undefined,
  date: date || undefined,
})

const flat = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()
