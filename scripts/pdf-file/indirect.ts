/** Objects with a number, as they stand in a file (ISO 32000-1 § 7.3.10) and in object streams (§ 7.5.7). */
import type { Budget } from './budget.js'
import { Lexer } from './lexer.js'
import { isDictionary, PdfBound, PdfFault, type PdfObject } from './objects.js'

/** The object that `12 0 obj` introduces at `offset`; a PdfFault when none does, or another than `number`. */
export function objectAt(text: string, offset: number, budget: Budget, number?: number): PdfObject {
  const lexer = new Lexer(text, offset, budget)
  const found = lexer.object()
  if (
    typeof found !== 'number' ||
    (number !== undefined && found !== number) ||
    typeof lexer.object() !== 'number' ||
    lexer.object() !== undefined ||
    lexer.word !== 'obj'
  )
    throw new PdfFault('with a broken object')
  return bodyAt(lexer)
}

/** The object after `obj`, with the place of its data when it is a stream (§ 7.3.8). */
export function bodyAt(lexer: Lexer): PdfObject {
  const found = lexer.object() ?? null
  if (!isDictionary(found)) return found
  const end = lexer.at
  lexer.skip()
  const opening = /stream(?:\r\n|\n|\r)?/y
  opening.lastIndex = lexer.at
  if (opening.test(lexer.text))
    return { kind: 'stream', dictionary: found, start: opening.lastIndex }
  lexer.at = end
  return found
}

/** Pairs of number and offset at the beginning of an object stream. */
export function headsOf(text: string, count: number, budget: Budget): Array<[number, number]> {
  const lexer = new Lexer(text, 0, budget)
  const found: Array<[number, number]> = []
  for (let left = count; left > 0; left--) {
    const [number, offset] = [lexer.object(), lexer.object()]
    if (typeof number !== 'number' || typeof offset !== 'number')
      throw new PdfFault('with a broken object stream')
    found.push([number, offset])
  }
  return found
}

export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** What `read` gives; nothing when the file is broken there. */
export function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof PdfFault && !(error instanceof PdfBound)) return undefined
    throw error
  }
}
