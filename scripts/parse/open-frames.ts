/**
 * What is open while running text is read: brackets, claims and HTML elements, one in the other. What was opened and never
 * closed was text after all.
 */
import type { Position } from 'unist'
import type { Phrasing } from '../document/tree.js'
import { inText, type PhrasingOrKey } from './citations.js'
import { claim } from './directives.js'
import { isContainer, type HtmlTag } from './html.js'
import type { Token } from './syntax/nodes.js'

export interface OpenFrame {
  /** What opened it: a bracket, an element; nothing for the text itself. */
  bracket?: Token
  claim?: Token
  tag?: { tag: HtmlTag; raw: string; position: Position }
  parts: PhrasingOrKey[]
}

export class OpenFrames {
  readonly #open: OpenFrame[] = [{ parts: [] }]

  get top(): OpenFrame {
    return this.#open[this.#open.length - 1]!
  }

  get depth(): number {
    return this.#open.length
  }

  open(frame: OpenFrame): void {
    this.#open.push(frame)
  }

  has(is: (frame: OpenFrame) => unknown): boolean {
    return this.#open.some(is)
  }

  /** The innermost frame of a kind, closed, with all that is open inside of it as text; nothing when none is. */
  close(is: (frame: OpenFrame) => unknown): OpenFrame | undefined {
    const at = this.#open.findLastIndex((frame) => is(frame))
    if (at < 0) return undefined
    this.#abandon(at + 1)
    return this.#open.pop()
  }

  /** The text as a whole, at its end. */
  end(): PhrasingOrKey[] {
    this.#abandon(1)
    return this.top.parts
  }

  #abandon(from: number): void {
    for (const frame of this.#open.splice(from)) abandonInto(this.top.parts, frame)
  }
}

function abandonInto(parts: PhrasingOrKey[], frame: OpenFrame): void {
  if (frame.claim) {
    parts.push(claim(settledParts(frame.parts), undefined, frame.claim.position))
    return
  }
  if (frame.bracket) appendText(parts, frame.bracket.value.replace('!', ''), frame.bracket.position)
  if (frame.tag && !isContainer(frame.tag.tag.name))
    appendText(parts, frame.tag.raw, frame.tag.position)
  for (const part of frame.parts) join(parts, part)
}

/** Adds a part, a text to the text before it. */
export function join(parts: PhrasingOrKey[], part: PhrasingOrKey): void {
  if (part.type === 'text' && !part.data) appendText(parts, part.value, part.position!)
  else parts.push(part)
}

/** Adds text, to the text before it if there is one. */
export function appendText(parts: PhrasingOrKey[], value: string, position: Position): void {
  const last = parts[parts.length - 1]
  if (last?.type === 'text' && !last.data)
    parts[parts.length - 1] = {
      type: 'text',
      value: last.value + value,
      position: { ...last.position!, end: position.end },
    }
  else if (value) parts.push({ type: 'text', value, position })
}

/** Cuts the text that `parts` end with at `length`; a text of which nothing is left is gone. */
export function cut(parts: PhrasingOrKey[], length: number): void {
  const last = parts[parts.length - 1]
  if (last?.type !== 'text') return
  if (length > 0) parts[parts.length - 1] = { ...last, value: last.value.slice(0, length) }
  else parts.pop()
}

/** Parts of which the keys are citations in the text. */
export const settledParts = (parts: readonly PhrasingOrKey[]): Phrasing[] =>
  parts.map((part) => (part.type === 'key' ? inText(part) : part))
