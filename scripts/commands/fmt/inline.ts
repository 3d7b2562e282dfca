/**
 * Running text as `galley fmt` writes it: as the author did, but for line ends, hard breaks and the marks of emphasis.
 */
import type { Node, Parent } from 'unist'
import { sentenceEnds } from './sentences.js'

type Inline = Node & { children?: Inline[] }
/** A stretch of output; only in free ones may lines begin and end. */
interface Piece {
  text: string
  kind: 'free' | 'image' | 'fixed' | 'open' | 'close'
}

/** A paragraph, one sentence a line. */
export function formattedParagraph(node: Parent, source: string): string {
  const children = node.children
  const pieces = bracketed(children.flatMap((child) => piecesOf(child, source, false)))
  const text = pieces.map((piece) => piece.text).join('')
  let at = 0
  return pieces
    .map((piece, index) => {
      const from = at
      at += piece.text.length
      if (piece.kind !== 'free') return piece.text
      const beside = [
        pieces[index - 1]?.kind === 'image',
        pieces[index + 1]?.kind === 'image',
      ] as const
      return piece.text.replace(/[ \t\n]+/g, (blank, offset: number) =>
        lineEnd(blank, text, from + offset, {
          image:
            (offset === 0 && beside[0]) ||
            (offset + blank.length === piece.text.length && beside[1]),
        }),
      )
    })
    .join('')
}

/** What becomes of a blank: a line end after each sentence, and where the author set one beside an image. */
function lineEnd(blank: string, text: string, at: number, { image }: { image: boolean }): string {
  const broken = blank.includes('\n')
  if (broken && image) return '\n'
  const end = sentenceEnds(
    text.slice(Math.max(0, at - 32), at),
    text.slice(at + blank.length, at + blank.length + 32),
  )
  return end === 'surely' || (end === 'perhaps' && broken) ? '\n' : broken ? ' ' : blank
}

/** Running text in one line: a heading, a table's cell. */
export function formattedLine(children: readonly Node[], source: string): string {
  return children
    .flatMap((child) => piecesOf(child, source, false))
    .map(({ text }) => text)
    .join('')
    .replaceAll('\n', ' ')
}

function piecesOf(node: Inline, source: string, inEmphasis: boolean): Piece[] {
  if (node.type === 'text') return [{ text: unwrapped(slice(node, source)), kind: 'free' }]
  if (node.type === 'break') return [{ text: '\\\n', kind: 'fixed' }]
  if (!node.children || node.children.length === 0)
    return [{ text: unwrapped(slice(node, source)), kind: kindOf(node) }]
  const emphasis = node.type === 'emphasis' || node.type === 'strong'
  const inner = node.children
    .flatMap((child) => piecesOf(child, source, emphasis || inEmphasis))
    .map(({ text }) => text)
    .join('')
  const [open, close] = marks(node, source)
  const alone =
    emphasis &&
    !inEmphasis &&
    !node.children.some(({ type }) => type === 'emphasis' || type === 'strong')
  const star = (mark: string): string => (alone ? mark.replaceAll('_', '*') : mark)
  return [{ text: star(open) + inner.replace(/(?<!\\)\n/g, ' ') + star(close), kind: 'fixed' }]
}

function kindOf(node: Inline & { value?: string }): Piece['kind'] {
  if (node.type === 'bracket') return node.value === ']' ? 'close' : 'open'
  return /^image|^attributes/.test(node.type) ? 'image' : 'fixed'
}

/** Text between brackets (a citation, a note in the text) is not free. */
function bracketed(pieces: readonly Piece[]): Piece[] {
  let depth = 0
  return pieces.map((piece) => {
    if (piece.kind === 'open') depth++
    if (piece.kind === 'close') depth = Math.max(0, depth - 1)
    return piece.kind === 'free' && depth > 0
      ? { text: piece.text.replaceAll('\n', ' '), kind: 'fixed' }
      : piece
  })
}

/** What stands before the first child and after the last. */
function marks(node: Inline, source: string): [string, string] {
  const [first, last] = [node.children![0]!, node.children!.at(-1)!]
  return [
    source.slice(offset(node, 'start'), offset(first, 'start')),
    unwrapped(source.slice(offset(last, 'end'), offset(node, 'end'))),
  ]
}

/** The node as the author wrote it. */
export function slice(node: Node, source: string): string {
  return source.slice(offset(node, 'start'), offset(node, 'end'))
}

function offset(node: Node, side: 'start' | 'end'): number {
  return node.position![side].offset!
}

/** Lines without the quote marks and indents of the containers that they stand in. */
export function unwrapped(text: string): string {
  return text.replace(/(?<![ \t])[ \t]*\n[ \t]*(?:>[ \t]*)*/g, '\n')
}
