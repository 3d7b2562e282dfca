/**
 * Any Word manuscript as a folder that galley builds: text as Markdown, references as a .bib to be checked, pictures as
 * files. What is not understood is told.
 */
import { stringify } from 'yaml'
import { said, type DocxFile, type WordLine, type WordPiece } from '../docx-file/lines.js'
import { settled } from '../docx-file/settled.js'
import type { Printing } from '../merge/clusters.js'
import { markdownOf, type MarkdownWords } from '../merge/markdown.js'
import { lettersOf, tokensOf, type PrintedLetter } from '../merge/tokens.js'
import { citationOf } from './citation.js'
import { frontOf } from './front.js'
import { oneLine, pictureOf, withoutLooks } from './looks-of-lines.js'
import { remarksOf } from './remarks.js'
import { captionLabel, pictureFile, tableRows, type CaptionLabel } from './floats.js'
import { flat, References } from './references.js'
import { append } from '../lists.js'

export interface Imported {
  /** By path in the new folder. */
  files: Map<string, string | Uint8Array>
  /** What the author should know, in sentences. */
  remarks: string[]
}

export function importDocx(file: DocxFile): Imported {
  return new Importer(file).run()
}

const noLooks: ReadonlySet<never> = new Set()

class Importer {
  readonly #lines: WordLine[]
  readonly #references: References
  readonly #printing: Printing
  readonly #labels = new Map<WordLine, CaptionLabel>()
  readonly #used = new Set<WordLine>()
  readonly #files = new Map<string, string | Uint8Array>()
  readonly #remarks: string[] = []
  readonly #words: MarkdownWords
  #pictures = 0
  #guessed = 0

  constructor(readonly file: DocxFile) {
    this.#lines = settled(file.lines, 'accept')
    this.#references = new References(this.#lines)
    const references = this.#findLabels()
    this.#printing = { ...this.#references.printing(this.#lines), references }
    this.#words = {
      references: new Map([...references.values()].map((id) => [id, `@${id}`])),
      note: (id) =>
        this.#lines
          .filter(({ note }) => note === id)
          .map((line) => this.#inline(line).trim())
          .join(' '),
      cited: ({ field }) => field && this.#references.cited(field)?.map(({ key }) => key),
      citation: ({ pieces: [piece], text, cluster }) =>
        citationOf(piece?.field && this.#references.cited(piece.field), text, cluster?.works ?? []),
      smart: true,
    }
  }

  run(): Imported {
    const front = frontOf(this.#lines, this.file.properties.get('title') ?? '', {
      labels: this.#labels,
      used: this.#used,
      remarks: this.#remarks,
      inline: (line) => this.#inline(line),
      level: (line) => this.#level(line),
    })
    const blocks = this.#blocks()
    const text = blocks
      .join('\n\n')
      .replace(/(\n? *(?:-|1\.) [^\n]*)\n\n(?=\s*(?:-|1\.) )/g, '$1\n')
    this.#files.set('manuscript/manuscript.yaml', stringify(front, { lineWidth: 0 }))
    this.#files.set('manuscript/text.md', `${text.trim()}\n`)
    this.#files.set('references.bib', this.#references.bibliography())
    append(this.#remarks, remarksOf(this.file, this.#guessed, this.#references.typed))
    return { files: this.#files, remarks: this.#remarks }
  }

  #findLabels(): Map<string, string> {
    const found = new Map<string, string>()
    const seen = new Set<string>()
    for (const [index, line] of this.#lines.entries()) {
      const own = line.cell || this.#references.lines.has(line) ? undefined : captionLabel(line)
      const id = own && `${own.kind}:${own.number}`
      if (!own || seen.has(id!) || !this.#isBeside(index, own.kind)) continue
      seen.add(id!)
      this.#labels.set(line, own)
      const names =
        own.kind === 'fig' ? ['Fig.', 'Figure', 'Fig', 'figure', 'fig.'] : ['Table', 'table']
      for (const name of names) found.set(`${name} ${own.number.toUpperCase()}`, id!)
    }
    return found
  }

  /** Whether a table or picture stands by the line: a caption of nothing is a paragraph. */
  #isBeside(index: number, kind: CaptionLabel['kind']): boolean {
    const shows = (line: WordLine | undefined): boolean =>
      line !== undefined && (kind === 'tbl' ? line.cell !== undefined : pictureOf(line).length > 0)
    const step = (by: number): WordLine | undefined => {
      for (let at = index + by; at >= 0 && at < this.#lines.length; at += by) {
        const line = this.#lines[at]!
        if (shows(line) || flat(said(line)) !== '') return line
      }
      return undefined
    }
    return shows(this.#lines[index]) || shows(step(-1)) || shows(step(1))
  }

  #inline(line: Pick<WordLine, 'pieces'>, from = 0): string {
    const letters: PrintedLetter[] = lettersOf(line as WordLine).slice(from)
    const tokens = tokensOf(letters, this.#printing, undefined, this.#words.cited)
    return markdownOf(tokens, noLooks, this.#words)
      .replace(/[ \t]+/g, ' ')
      .trim()
  }

  /** Level of a heading; short bold lines are guessed to be one. */
  #level(line: WordLine): number | undefined {
    if (line.heading !== undefined) return Math.min(6, line.heading)
    const text = flat(said(line))
    const letters = line.pieces.filter((piece) => piece.text.trim() !== '' && !piece.embedded)
    const isBold =
      text.length > 0 &&
      text.length < 80 &&
      !/[.:,;]$/.test(text) &&
      !line.list &&
      letters.length > 0 &&
      letters.every(({ looks }) => looks.has('bold'))
    return isBold && !this.#labels.has(line) ? 1 : undefined
  }

  #blocks(): string[] {
    const blocks: string[] = []
    for (let index = 0; index < this.#lines.length; index++) {
      const line = this.#lines[index]!
      if (this.#used.has(line) || this.#references.lines.has(line) || line.note !== undefined)
        continue
      if (line.cell) {
        const { table } = line.cell
        const end = this.#lines.findIndex((each, at) => at > index && each.cell?.table !== table)
        const lines = this.#lines.slice(index, end < 0 ? undefined : end)
        append(blocks, this.#table(lines, index, index + lines.length))
        index += lines.length - 1
        continue
      }
      const pictures = pictureOf(line)
      if (pictures.length > 0) append(blocks, this.#figure(line, pictures, index))
      else if (!this.#labels.has(line)) append(blocks, this.#paragraph(line))
    }
    return blocks
  }

  #paragraph(line: WordLine): string[] {
    const level = this.#level(line)
    const text = this.#inline(level === undefined ? line : withoutLooks(line))
    if (text === '') return []
    if (level !== undefined) {
      if (line.heading === undefined) this.#guessed += 1
      return [`${'#'.repeat(level)} ${text.replaceAll('\n', ' ')}`]
    }
    if (line.list)
      return [`${'   '.repeat(line.list.level)}${line.list.ordered ? '1.' : '-'} ${text}`]
    return [/^(?:intense )?quote$|block text/i.test(line.style) ? `> ${text}` : text]
  }

  /** A caption that stands by the lines from `from` to before `to`, taken. */
  #captionNear(
    kind: CaptionLabel['kind'],
    from: number,
    to: number,
  ): { id: string; text: string } | undefined {
    const near = (by: number, start: number): WordLine | undefined => {
      for (let at = start; at >= 0 && at < this.#lines.length; at += by) {
        const line = this.#lines[at]!
        if (this.#labels.get(line)?.kind === kind && !this.#used.has(line)) return line
        if (flat(said(line)).replaceAll('\uFFFC', '') !== '') return undefined
      }
      return undefined
    }
    const line =
      kind === 'tbl' ? (near(-1, from - 1) ?? near(1, to)) : (near(1, to) ?? near(-1, from - 1))
    const label = line && this.#labels.get(line)
    if (!line || !label) return undefined
    this.#used.add(line)
    return { id: `${kind}:${label.number}`, text: this.#inline(line, label.length) }
  }

  #table(lines: readonly WordLine[], from: number, to: number): string[] {
    const rows = tableRows(lines)
    if ((rows[0]?.length ?? 0) < 2)
      return lines.flatMap((line) => this.#paragraph({ ...line, cell: undefined }))
    const isSpanned = lines.some(({ cell }) => cell!.span > 1 || cell!.continued)
    const caption = this.#captionNear('tbl', from, to)
    const cells = rows.map((row) =>
      row.map((cell) =>
        cell
          .map((line) => this.#inline(line))
          .filter(Boolean)
          .join(' ')
          .replaceAll('\n', ' '),
      ),
    )
    if (isSpanned)
      this.#remarks.push(
        `${caption ? `table ${caption.id}` : 'a table'} has merged cells, which stand in their first cell`,
      )
    if (lines.some((line) => pictureOf(line).length > 0))
      this.#remarks.push('a table has pictures, which were left out')
    const [head = [], ...rest] = cells
    const table = [
      `| ${head.join(' | ')} |`,
      `|${' --- |'.repeat(head.length)}`,
      ...rest.map((row) => `| ${row.join(' | ')} |`),
    ].join('\n')
    return [caption ? `${table}\n\n: ${oneLine(caption.text) || 'Table.'} {#${caption.id}}` : table]
  }

  #figure(line: WordLine, pictures: WordPiece[], index: number): string[] {
    const own = this.#labels.get(line)
    const caption = own
      ? {
          id: `${own.kind}:${own.number}`,
          text: this.#inline(
            { pieces: line.pieces.filter(({ embedded }) => embedded?.kind !== 'image') },
            own.length,
          ),
        }
      : this.#captionNear('fig', index, index + 1)
    const words = own
      ? ''
      : this.#inline({ pieces: line.pieces.filter(({ embedded }) => embedded?.kind !== 'image') })
    const paths = pictures.flatMap((piece) => this.#picture(piece))
    const text = oneLine(caption?.text ?? '')
    const before = words === '' ? [] : [words]
    if (paths.length === 0) return [...before, ...(text ? [text] : [])]
    const name = caption ? `#${caption.id}` : ''
    if (paths.length === 1) {
      const [{ path, alt }] = paths as [{ path: string; alt: string }]
      const attributes = [name, alt && `alt=${JSON.stringify(alt.replace(/["\\{}]/g, ''))}`]
        .filter(Boolean)
        .join(' ')
      return [...before, `![${text}](${path})${attributes ? `{${attributes}}` : ''}`]
    }
    return [
      ...before,
      `:::figure${name ? `{${name}}` : ''}\n${paths.map(({ path }) => `![](${path})`).join('\n')}\n\n${text || 'Figure.'}\n:::`,
    ]
  }

  #picture({ embedded }: WordPiece): Array<{ path: string; alt: string }> {
    if (embedded?.kind !== 'image') return []
    const bytes = this.file.picture(embedded.part)
    const ending = pictureFile.exec(embedded.part)?.[0].toLowerCase()
    if (!bytes || !ending) {
      this.#remarks.push(
        `a picture (${embedded.part.replace(/^.*\//, '') || 'outside of the file'}) is of no kind that galley reads: save it as PNG, SVG or TIFF`,
      )
      return []
    }
    this.#pictures += 1
    const path = `figures/figure-${this.#pictures}${ending}`
    this.#files.set(`manuscript/${path}`, bytes)
    return [{ path, alt: flat(embedded.alt) }]
  }
}
