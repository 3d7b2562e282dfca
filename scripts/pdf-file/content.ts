/** The content of pages and forms, and of maps of characters (ISO 32000-1 § 7.8.2, 9.10.3): operands, then their operator. */
import type { PdfFile } from './file.js'
import { latin1 } from './indirect.js'
import { Lexer } from './lexer.js'
import { isKind, PdfFault, type PdfObject } from './objects.js'
import type { PdfPage } from './page.js'

export interface Operation {
  operator: string
  operands: readonly PdfObject[]
}

/** Operations in their order. Inline images are not known here: we write none. */
export function* operations(text: string): Generator<Operation> {
  const lexer = new Lexer(text)
  for (let operands: PdfObject[] = []; ;) {
    const object = lexer.object()
    if (object !== undefined) operands.push(object)
    else if (lexer.word === '') return
    else {
      yield { operator: lexer.word, operands }
      operands = []
    }
  }
}

/** All content streams of a page as one; a PdfFault when one of them cannot be unpacked. */
export function pageContent(file: PdfFile, page: PdfPage): string {
  return file
    .list(page.dictionary.get('Contents'))
    .map((each) => {
      const stream = file.resolve(each)
      if (stream === null) return ''
      if (!isKind(stream, 'stream')) throw new PdfFault('with a page whose contents are broken')
      return latin1(file.decoded(stream))
    })
    .join('\n')
}
