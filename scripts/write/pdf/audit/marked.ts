/**
 * The text of each marked stretch of a page, as any reader of the file gets it: codes of its content stream through the
 * fonts' ToUnicode maps.
 */
import type { Dictionary, Reference } from '../syntax/parser.js'
import type { File } from './file.js'

/** Text by mark, of one page. */
export type Marks = ReadonlyMap<number, string>

export class Pages {
  readonly #fonts = new Map<number, ReadonlyMap<string, string>>()
  readonly #read = new Map<number, Marks>()

  constructor(readonly file: File) {}

  /** Marks of the page that `reference` leads to. */
  marks(reference: Reference): Marks {
    let marks = this.#read.get(reference.object)
    if (!marks)
      this.#read.set(reference.object, (marks = this.#marks(this.file.dictionary(reference))))
    return marks
  }

  #marks(page: Dictionary): Marks {
    const fonts = this.file.dictionary(this.file.dictionary(page.get('/Resources')).get('/Font'))
    const content = this.file.stream(page.get('/Contents') as Reference)
    const marks = new Map<number, string>()
    let font: ReadonlyMap<string, string> = new Map()
    const open: Array<number | undefined> = []
    for (const [, mcid, other, end, name, array] of content.matchAll(
      /\/\w+ <<\/MCID (\d+)>> BDC|(\bBDC\b|\bBMC\b)|(\bEMC\b)|\/(\w+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g,
    )) {
      if (mcid !== undefined) {
        open.push(Number(mcid))
        if (!marks.has(Number(mcid))) marks.set(Number(mcid), '')
      } else if (other) open.push(undefined)
      else if (end) open.pop()
      else if (name !== undefined) font = this.#font(fonts.get(`/${name}`) as Reference)
      else if (array !== undefined) {
        const mark = open.findLast((one) => one !== undefined)
        if (mark !== undefined) marks.set(mark, marks.get(mark)! + textOf(array, font))
      }
    }
    return marks
  }

  #font(reference: Reference): ReadonlyMap<string, string> {
    let map = this.#fonts.get(reference.object)
    if (!map)
      this.#fonts.set(
        reference.object,
        (map = toUnicode(
          this.file.stream(this.file.dictionary(reference).get('/ToUnicode') as Reference),
        )),
      )
    return map
  }
}

function textOf(array: string, font: ReadonlyMap<string, string>): string {
  let text = ''
  for (const [, codes] of array.matchAll(/<([0-9a-f]*)>/g))
    for (let at = 0; at < codes!.length; at += 4)
      text += font.get(codes!.slice(at, at + 4)) ?? '\ufffd'
  return text
}

/** Characters by code, from a CMap of `bfrange` with lists: what pdfkit writes. */
function toUnicode(cmap: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, first, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    let code = Number.parseInt(first!, 16)
    for (const [, hex] of list!.matchAll(/<([0-9a-f ]*)>/g)) {
      found.set(
        code.toString(16).padStart(4, '0'),
        Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      )
      code++
    }
  }
  return found
}
