/**
 * Source texts: opened through the project, decoded as UTF-8, kept for messages. What cannot be had is reported.
 */
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import type { Project } from '../project/project.js'
import { report } from '../report.js'

export interface SourceText {
  path: string
  text: string
}

export class Sources {
  /** Every text read, by path. */
  readonly texts = new Map<string, string>()
  readonly #project: Project
  readonly #file: VFile
  readonly #refused = new Set<string>()

  constructor(project: Project, file: VFile) {
    this.#project = project
    this.#file = file
  }

  /** The text at `path`, as the file `from` names it; what is wrong is reported at `place`, where it is named. */
  read(path: string, from?: string, place?: Position, what = 'file'): SourceText | undefined {
    const opened = this.#project.open(path, from)
    if (opened.fault === undefined) return this.decode(opened.path, opened.bytes)
    if (opened.fault === 'unsafe')
      report(
        this.#file,
        'unsafe-path',
        place,
        `Unexpected path out of the manuscript's folder, \`${path}\`, expected a copy of the file inside it`,
      )
    else
      report(
        this.#file,
        'missing-file',
        place,
        `Unexpected ${what} \`${path}\`, expected a file; there is none at \`${opened.path}\``,
        { suggestions: this.#alike(opened.path, path) },
      )
    return undefined
  }

  /** The text at `path`, relative to the manuscript's folder; nothing, and no report, when there is none. */
  optional(path: string): SourceText | undefined {
    const opened = this.#project.open(path)
    return opened.fault === undefined ? this.decode(opened.path, opened.bytes) : undefined
  }

  /** Bytes as text; `invalid-encoding` at the first byte that is none. */
  decode(path: string, bytes: Uint8Array): SourceText | undefined {
    const known = this.texts.get(path)
    if (known !== undefined) return { path, text: known }
    if (this.#refused.has(path)) return undefined
    const text = decodeText(bytes)
    if (text !== undefined) return (this.texts.set(path, text), { path, text })
    this.#refused.add(path)
    const { point, guess } = firstFault(bytes)
    report(
      this.#file,
      'invalid-encoding',
      { start: point, end: point, path },
      `Unexpected bytes that are no UTF-8 text, expected a file saved as UTF-8${guess}`,
    )
    return undefined
  }

  /** Keeps the text of a file that another reader has opened, if it is text. */
  keep(path: string, bytes: Uint8Array): void {
    const text = this.texts.has(path) ? undefined : decodeText(bytes)
    if (text !== undefined) this.texts.set(path, text)
  }

  #alike(path: string, written: string): string[] {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
    const extension = /\.\w+$/.exec(path)?.[0] ?? ''
    const found = folder
      ? this.#project
          .list(folder)
          .filter(
            (file) =>
              extension && file.endsWith(extension) && !file.slice(folder.length + 1).includes('/'),
          )
      : []
    return found
      .slice(0, 3)
      .map((file) => written.slice(0, written.lastIndexOf('/') + 1) + file.slice(folder.length + 1))
  }
}

/** Line ends of old Macs (CR alone) become LF, which moves nothing. */
function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text.replace(/\r(?!\n)/g, '\n')
  } catch {
    return undefined
  }
}

/** The first place that is no UTF-8 text, and what the file may be instead. */
function firstFault(bytes: Uint8Array): {
  point: { line: number; column: number; offset: number }
  guess: string
} {
  const text = new TextDecoder('utf-8').decode(bytes)
  const good = new TextEncoder().encode(text)
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let index = 0; at < bytes.length && bytes[at] === good[index] && bytes[at] !== 0; at++)
    index++
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at))
  const line = before.split('\n')
  const wide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff) ||
    bytes[1] === 0 ||
    bytes[0] === 0
  return {
    point: { line: line.length, column: line[line.length - 1]!.length + 1, offset: before.length },
    guess: wide
      ? '; this one looks like UTF-16'
      : bytes[at] === 0
        ? '; a zero byte is no text'
        : '',
  }
}
