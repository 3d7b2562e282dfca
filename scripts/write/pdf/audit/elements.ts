/**
 * The structure tree of a finished file, as a reader aloud goes through it: each block with its whole text.
 */
import { isBytes, textOf, type Dictionary, type Reference, type Value } from '../syntax/parser.js'
import { File } from './file.js'
import { Pages } from './marked.js'

/** A structure element that holds text of its own. */
export interface Element {
  type: string
  text: string
}

/** Elements that stand for words within a block; all others begin a block. */
const inline = new Set([
  '/Span',
  '/Link',
  '/Reference',
  '/Code',
  '/Formula',
  '/BibEntry',
  '/Figure',
])

/** Blocks in reading order; the text of what stands inside a line belongs to its block. */
export function elements(source: Uint8Array): Element[] {
  const file = new File(source)
  const pages = new Pages(file)
  const found: Element[] = []
  const root = file.dictionary(file.dictionary(file.trailer.get('/Root')).get('/StructTreeRoot'))

  const read = (reference: Value, block: Element | undefined): void => {
    const element = file.dictionary(reference)
    const type = element.get('/S') as string
    let into = block
    if (!into || !inline.has(type)) found.push((into = { type: type.slice(1), text: '' }))
    const actual = element.get('/ActualText')
    if (isBytes(actual)) {
      into.text += textOf(actual) + (endsOpen(element) ? ' ' : '')
      return
    }
    for (const kid of file.list(element.get('/K'))) {
      const inner = file.resolve(kid)
      if (typeof inner === 'number')
        into.text += pages.marks(element.get('/Pg') as Reference).get(inner) ?? ''
      else if (inner instanceof Map && inner.get('/Type') === '/MCR')
        into.text +=
          pages.marks(inner.get('/Pg') as Reference).get(inner.get('/MCID') as number) ?? ''
      else if (inner instanceof Map && inner.get('/Type') === '/StructElem') read(kid, into)
    }
  }

  /** Whether the last of a divided word's marks ends with a space of the text. */
  const endsOpen = (element: Dictionary): boolean => {
    const last = file.list(element.get('/K')).at(-1)
    const inner = file.resolve(last)
    const text =
      typeof inner === 'number'
        ? pages.marks(element.get('/Pg') as Reference).get(inner)
        : inner instanceof Map
          ? pages.marks(inner.get('/Pg') as Reference).get(inner.get('/MCID') as number)
          : ''
    return text?.endsWith(' ') ?? false
  }

  for (const kid of file.list(root.get('/K'))) read(kid, undefined)
  return found.filter(({ text }) => text.trim() !== '')
}
