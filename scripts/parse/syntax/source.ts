/**
 * What the constructs of this folder know of the text they are in.
 *
 * micromark hands a construct one code at a time; ours look at the text itself, at the offset where they stand. That
 * makes each of them one function from an offset to the end of what it matches, and lets them remember what they have
 * already looked for in vain, so that hostile text costs no more than plain text.
 */
import type { Code, Construct, State, TokenType, TokenizeContext } from 'micromark-util-types'

/** The text that is being parsed; constructs are made once and read it anew in each parse. */
export interface Source {
  text: string
  /** End of the paragraph that `offset` is in: the next blank line, or the end of the text. */
  paragraphEnd(offset: number): number
  /** Forgets the text before and takes another. */
  load(text: string): void
  /** What constructs remember of this text, by their own name. */
  memory: Map<string, number>
}

const blankLine = /\r?\n[ \t>]*(?:\r?\n|$)/g

/** A source without text. */
export function createSource(): Source {
  let from = 0
  let to = -1
  const source: Source = {
    text: '',
    memory: new Map(),
    load(text) {
      source.text = text
      source.memory = new Map()
      from = 0
      to = -1
    },
    paragraphEnd(offset) {
      if (offset >= from && offset < to) return to
      blankLine.lastIndex = from = offset
      return (to = blankLine.exec(source.text)?.index ?? source.text.length)
    },
  }
  return source
}

/**
 * A construct that makes one token of all that `match` says: from where it stands to the offset that `match` gives (0:
 * no match). Text that ends before that offset, such as a table's cell, is no match either. In a token of several lines,
 * pieces and line ends are tokens inside, because micromark puts each line back into its container.
 */
export function matching(
  type: TokenType,
  match: (offset: number, context: TokenizeContext) => number,
  fields: Partial<Construct> = {},
): Construct {
  return {
    name: type,
    ...fields,
    tokenize(effects, ok, nok) {
      const context = this
      let end = 0
      let inPiece = false
      return start

      function start(code: Code): State | undefined {
        end = match(context.now().offset, context)
        if (!end) return nok(code)
        effects.enter(type)
        return inside(code)
      }

      function inside(code: Code): State | undefined {
        if (context.now().offset >= end) {
          piece(false)
          effects.exit(type)
          return ok(code)
        }
        if (code === null) return nok(code)
        if (code < -2) return lineEnd(code)
        piece(true)
        effects.consume(code)
        return inside
      }

      function lineEnd(code: Code): State {
        piece(false)
        effects.enter('lineEnding')
        effects.consume(code)
        effects.exit('lineEnding')
        return inside
      }

      function piece(open: boolean): void {
        if (open && !inPiece) effects.enter('piece')
        if (!open && inPiece) effects.exit('piece')
        inPiece = open
      }
    },
  }
}

/** The offset after what a sticky `expression` matches at `offset`; 0 when it does not. */
export function endOfMatch(expression: RegExp, text: string, offset: number): number {
  expression.lastIndex = offset
  return expression.test(text) ? expression.lastIndex : 0
}

/** The character (code point) that ends just before `offset`; '' at the start. */
export function characterBefore(text: string, offset: number): string {
  const unit = text.charCodeAt(offset - 1)
  return unit >= 0xdc00 && unit <= 0xdfff
    ? text.slice(Math.max(0, offset - 2), offset)
    : text.slice(Math.max(0, offset - 1), offset)
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    piece: 'piece'
    plain: 'plain'
    address: 'address'
    key: 'key'
    bracket: 'bracket'
    attributes: 'attributes'
    directiveName: 'directiveName'
    command: 'command'
    description: 'description'
    descriptionPrefix: 'descriptionPrefix'
    descriptionBlanks: 'descriptionBlanks'
    descriptionIndent: 'descriptionIndent'
    footnoteCall: 'footnoteCall'
    rawMath: 'rawMath'
    superscript: 'superscript'
    subscript: 'subscript'
    scriptMarker: 'scriptMarker'
    fence: 'fence'
    leaf: 'leaf'
    rawBlock: 'rawBlock'
    textTable: 'textTable'
    lineBlock: 'lineBlock'
  }
}
