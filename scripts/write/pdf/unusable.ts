/**
 * Whether the manuscript's own fonts can set what it says, found before anything is written: a font may be broken, or made
 * to do harm, in tables that only setting text in it reads.
 */
import type { FontFile, Inputs } from '../../document/inputs.js'
import type { Article, Fault } from '../../document/tree.js'
import { visit } from '../../tree/visit.js'
import { PdfDocument } from './print/document.js'
import { boundFont, TooMuchWork } from './text/bounded.js'

/** Steps that a font may take a letter, over all words of an article, and those that any article has; see `bound`. */
const steps = { aLetter: 3_000, atLeast: 3_000_000 }
/** Letters that a word of at most 60 may become. */
const longest = 2_000

/** A fault for each font that cannot be used, where it is named. */
export function unusable(article: Article, inputs: Inputs): Fault[] {
  const files = new Map(
    Object.values(inputs.fonts ?? {})
      .flatMap((faces) => [faces.normal, faces.bold, faces.italics, faces.bolditalics])
      .map((file) => [file.path, file]),
  )
  const words = files.size > 0 ? wordsOf(article) : []
  return [...files.values()].flatMap((file): Fault[] => {
    const wrong = wrongWith(file, words)
    return wrong
      ? [
          {
            rule: 'invalid-font',
            position: file.position,
            reason: `Unexpected font \`${file.path}\` ${wrong}, expected one that can be set; get the whole file from its maker`,
          },
        ]
      : []
  })
}

/** Each word that is printed, once. */
function wordsOf(article: Article): string[] {
  const words = new Set<string>()
  const add = (text: unknown): void => {
    if (typeof text === 'string') for (const [word] of text.matchAll(/\S{1,60}/g)) words.add(word)
  }
  visit(article, (node) => add((node as { value?: unknown }).value))
  const { authors = [], affiliations = [] } = article.children[0].metadata
  for (const author of authors) {
    if (author.kind === 'group') add(author.name)
    else {
      add(author.given)
      add(author.family)
    }
  }
  for (const { institution } of affiliations) add(institution)
  return [...words]
}

function wrongWith(file: FontFile, words: readonly string[]): string | undefined {
  try {
    return setAll(file, words)
  } catch (error) {
    return error instanceof TooMuchWork ? 'that takes too much work to set' : 'that is broken'
  }
}

/** Sets every word, as text and as superiors, and makes the font that a file would hold. */
function setAll(file: FontFile, words: readonly string[]): string | undefined {
  const document = new PdfDocument({
    version: '1.7',
    lang: 'en',
    info: {},
    date: undefined,
    xmp: '',
    source: '',
    fonts: { text: { normal: file, bold: file, italics: file, bolditalics: file } },
  })
  const font = document.faces.face('Serif')
  // A name with such characters could not be written.
  if (!/^[^\0-\x1f\x7f-\uffff/%#()<>[\]{}]{1,127}$/.test(font.name ?? ''))
    return 'without a name that a PDF can hold'
  if (![font.ascender, font.descender, font.scale].every(Number.isFinite) || font.scale <= 0)
    return 'without a size'
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  boundFont(font, steps.atLeast + letters * steps.aLetter, longest)
  for (const word of words) {
    for (const features of [[], ['sups'], ['smcp']]) {
      const { width } = document.faces.shape(font, word, features)
      if (!Number.isFinite(width) || Math.abs(width) > 1e7) return 'with letters without a width'
    }
  }
  font.ref()
  font.embed()
  return undefined
}
