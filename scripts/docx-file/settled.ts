/** Lines with every tracked change accepted, or every one refused. */
import type { TrackedChange, WordLine } from './lines.js'
import { append } from '../lists.js'

const goes: Readonly<Record<'accept' | 'refuse', ReadonlySet<TrackedChange['kind']>>> = {
  accept: new Set(['deleted', 'moved-from']),
  refuse: new Set(['inserted', 'moved-to']),
}

/** New lines; a line whose end goes is joined to the next one of its cell or note. */
export function settled(lines: readonly WordLine[], how: 'accept' | 'refuse'): WordLine[] {
  const gone = ({ kind }: TrackedChange): boolean => goes[how].has(kind)
  const made: WordLine[] = []
  let open: WordLine | undefined
  for (const line of lines) {
    if (line.cell?.rowChange && gone(line.cell.rowChange)) continue
    const pieces = line.pieces.filter(({ changes }) => !changes.some(gone))
    if (open && together(open, line)) {
      const own = open.pieces.length > 0 ? open : line
      append(open.pieces, pieces)
      append(open.bookmarks, line.bookmarks)
      ;[open.style, open.heading, open.list] = [own.style, own.heading, own.list]
    } else {
      open = { ...line, pieces: [...pieces], bookmarks: [...line.bookmarks] }
      made.push(open)
    }
    if (!line.mark.some(gone)) open = undefined
    else if (open.pieces.length === 0 && open === made.at(-1)) {
      made.pop()
      open = undefined
    }
  }
  return made
}

const together = (one: WordLine, other: WordLine): boolean =>
  one.note === other.note &&
  one.cell?.table === other.cell?.table &&
  one.cell?.row === other.cell?.row &&
  one.cell?.column === other.cell?.column
