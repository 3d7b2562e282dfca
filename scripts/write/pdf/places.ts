/**
 * Where things stand in the review layout, by page and line: what a checklist's form or an answer to a reviewer says.
 */
import type { Inputs } from '../../document/inputs.js'
import type { Article } from '../../document/tree.js'
import { layOut } from './lay-out.js'
import { PdfDocument } from './print/document.js'
import type { Page } from './print/page.js'
import type { TextLine } from './text/line.js'

/** Both as printed, from 1; what has no number in the margin (a picture, a cell) has no line. */
export interface PrintedPlace {
  page: number
  line: number | undefined
}

export interface PrintedPlaces {
  /** How many there are. */
  pages: number
  /** Where the element of this id begins: a section, a float, a panel, an equation, a passage, a reference. */
  of: (id: string) => PrintedPlace | undefined
  /** Where these words first stand, in one go; breaks of lines and divided words do not matter. */
  find: (words: string) => { from: PrintedPlace; to: PrintedPlace } | undefined
}

/** Lays the finished article out for review, whatever layout the build has. */
export async function printedPlacesOf(article: Article, inputs: Inputs): Promise<PrintedPlaces> {
  const document = new PdfDocument({
    version: '1.7',
    lang: article.lang,
    info: {},
    date: undefined,
    xmp: '',
    source: '',
    fonts: inputs.fonts,
  })
  const { pages } = await layOut(
    article,
    { ...inputs, settings: { ...inputs.settings, layout: 'review' } },
    document,
  )
  const anchors = anchorsOf(pages)
  const text = new PrintedText(pages)
  return { pages: pages.length, of: (id) => anchors.get(id), find: (words) => text.find(words) }
}

const allLinesOf = (page: Page): TextLine[] =>
  page.items.flatMap(({ type, item }) => (type === 'line' ? [item] : []))
/** Without what stands on a page and is no part of the text: running heads, the label above a figure at the end. */
const linesOf = (page: Page): TextLine[] => allLinesOf(page).filter(({ artifact }) => !artifact)

function anchorsOf(pages: readonly Page[]): Map<string, PrintedPlace> {
  const found = new Map<string, PrintedPlace>()
  const add = (names: readonly string[] | undefined, place: PrintedPlace): void => {
    for (const name of names ?? []) if (!found.has(name)) found.set(name, place)
  }
  for (const [index, page] of pages.entries()) {
    for (const { type, item } of page.items)
      if (type === 'image') add(item.anchors, { page: index + 1, line: undefined })
    for (const line of allLinesOf(page)) {
      const place = { page: index + 1, line: line.number }
      add(line.anchors, place)
      for (const { run } of line.spans) add(run.anchors, place)
    }
  }
  return found
}

/** The words of all blocks, each whole though notes and floats stand between its lines on the pages. */
class PrintedText {
  readonly #letters: string
  /** Where each line begins in `#letters`, in order. */
  readonly #starts: Array<{ at: number; place: PrintedPlace }> = []

  constructor(pages: readonly Page[]) {
    const blocks = new Map<unknown, Array<{ letters: string; place: PrintedPlace }>>()
    for (const [index, page] of pages.entries()) {
      for (const line of linesOf(page)) {
        const block = blocks.get(line.tag ?? line)
        const entry = {
          letters: lettersOf(
            line.spans.flatMap(({ parts }) => parts.map(({ text }) => text)).join(''),
          ),
          place: { page: index + 1, line: line.number },
        }
        if (block) block.push(entry)
        else blocks.set(line.tag ?? line, [entry])
      }
    }
    const all: string[] = []
    let at = 0
    for (const { letters, place } of [...blocks.values()].flat()) {
      this.#starts.push({ at, place })
      all.push(letters)
      at += letters.length
    }
    this.#letters = all.join('')
  }

  find(words: string): { from: PrintedPlace; to: PrintedPlace } | undefined {
    const wanted = lettersOf(words)
    const at = wanted ? this.#letters.indexOf(wanted) : -1
    return at < 0
      ? undefined
      : { from: this.#placeAt(at), to: this.#placeAt(at + wanted.length - 1) }
  }

  #placeAt(at: number): PrintedPlace {
    let low = 0
    for (let high = this.#starts.length - 1; low < high;) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#starts[middle]!.at <= at) low = middle
      else high = middle - 1
    }
    return this.#starts[low]!.place
  }
}

/** A text without what the breaking of lines and the curling of quotes change. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b\u2060\u2010\u2011-]+/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”„«»]/g, '"')
