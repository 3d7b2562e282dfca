/** What a line of a Word manuscript is by its looks and its words. */
import { said, type WordLine, type WordPiece } from '../docx-file/lines.js'
import { flat } from './references.js'

export const pictureOf = (line: WordLine): WordPiece[] =>
  line.pieces.filter(({ embedded, looks }) => embedded?.kind === 'image' && !looks.has('hidden'))

export const isKeywords = (line: WordLine): boolean =>
  /^key\s?-?words?\s*[:.–-]/i.test(flat(said(line)))

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim()

/** Looks that all letters have are the heading's or the title's own. */
export function withoutLooks(line: WordLine): WordLine {
  const letters = line.pieces.filter(({ text, embedded }) => text.trim() !== '' && !embedded)
  const common = [...(letters[0]?.looks ?? [])].filter((look) =>
    letters.every(({ looks }) => looks.has(look)),
  )
  return {
    ...line,
    pieces: line.pieces.map((piece) => ({
      ...piece,
      looks: new Set([...piece.looks].filter((look) => !common.includes(look))),
    })),
  }
}
