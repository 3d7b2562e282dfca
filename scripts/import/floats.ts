/** Captions, tables and pictures of a Word file. */
import { said, type WordLine } from '../docx-file/lines.js'
import { flat } from './references.js'
import { largest } from '../lists.js'

export interface CaptionLabel {
  kind: 'fig' | 'tbl'
  number: string
  /** Letters of the label in front of the caption. */
  length: number
}

const label =
  /^(supplementary\s+)?(fig(?:ure|\.)?|abb(?:ildung|\.)|table|tabelle|tableau|figura|tabla)[\s\u00a0]*(S?\d{1,3})[\s\u00a0]*[.:|–-]?[\s\u00a0]*/i

/** The label of a caption; a short line that begins with one, or one of the style of captions. */
export function captionLabel(line: WordLine): CaptionLabel | undefined {
  const text = said(line).replaceAll('\uFFFC', '')
  const leading = /^\s*/.exec(text)![0].length
  const found = label.exec(text.slice(leading))
  if (!found || found[1] || line.heading !== undefined) return undefined
  const isCaption = /caption|legend/i.test(line.style)
  const next = text.slice(leading + found[0].length)
  // "Table 1 shows …" is a sentence.
  if (!isCaption && (/^[a-z]/.test(next) || flat(text).length > 1500)) return undefined
  return {
    kind: /^[tT]/.test(found[2]!) ? 'tbl' : 'fig',
    number: found[3]!.toLowerCase(),
    length: leading + found[0].length,
  }
}

/** Rows of cells, each with the lines in it; cells that spans cover are empty. */
export function tableRows(lines: readonly WordLine[]): WordLine[][][] {
  const rows: WordLine[][][] = []
  const width = largest(lines.map(({ cell }) => cell!.column + cell!.span))
  for (const line of lines) {
    const { row, column } = line.cell!
    rows[row] ??= Array.from({ length: Math.min(width, 200) }, () => [])
    rows[row][Math.min(column, 199)]?.push(line)
  }
  return rows.filter((row) => row !== undefined)
}

/** Endings of picture files that galley reads. */
export const pictureFile = /\.(png|jpe?g|gif|tiff?|svg|webp)$/i
