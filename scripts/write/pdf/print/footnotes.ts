/**
 * Footnotes, at the foot of the frame that calls them: the page, or its column. One that finds too little room there
 * begins there and goes on at the foot of the next.
 */
import type { Direction } from '../../../languages/direction.js'
import { columnWidth, type DocumentDefinition, type LayoutNode } from './node.js'
import {
  bottomOf,
  shifted,
  type PageFragment,
  type Frame,
  type Page,
  type PageItem,
} from './page.js'
import { append, largest } from '../../../lists.js'

/** What stands at one frame's foot: items from the top of the first note, and their height. */
interface Foot {
  items: PageItem[]
  height: number
}
interface Note {
  items: PageItem[]
  height: number
  /** Ids of the notes that it calls itself. */
  notes: readonly string[]
}

export class Footnoting {
  /** By the frame's index. */
  readonly #feet = new Map<number, Foot>()
  readonly #set = new Set<string>()
  readonly #laid = new Map<string, Note>()
  #carried: Note[] = []
  #frame = 0
  readonly #width: number
  readonly #most: number

  constructor(
    readonly definition: DocumentDefinition,
    readonly lay: (node: LayoutNode, width: number) => PageFragment,
  ) {
    const { height, margins } = definition.page
    this.#width = columnWidth(definition.page)
    this.#most = (height - margins.top - margins.bottom) / 3
  }

  /** Whether notes still wait for a page. */
  get carried(): boolean {
    return this.#carried.length > 0
  }

  /** A new frame begins: sets what was carried over. Gives the height that it takes. */
  begin(frame: number, available: number): number {
    this.#frame = frame
    const waiting = this.#carried
    this.#carried = []
    return this.#append(waiting, Math.min(available, this.#most * 2))
  }

  /** Room that calling `ids` on this page takes, or must at least have. */
  needed(ids: readonly string[]): number {
    const notes = [...this.#fresh(ids).values()]
    return notes.length === 0
      ? 0
      : Math.min(
          this.#most,
          notes.reduce((height, note) => height + note.height, 0),
        ) + this.#opening
  }

  /** Sets the notes `ids` on this page. Gives the height that they take of what is `available`. */
  add(ids: readonly string[], available: number): number {
    const fresh = this.#fresh(ids)
    for (const id of fresh.keys()) this.#set.add(id)
    return this.#append([...fresh.values()], available)
  }

  get #opening(): number {
    return this.#feet.has(this.#frame)
      ? 0
      : this.definition.footnoteRule.gap * 2 + this.definition.footnoteRule.lineWidth
  }

  /** Those of `ids` that are not set yet, each followed by the notes that it calls itself. */
  #fresh(ids: readonly string[], found = new Map<string, Note>()): ReadonlyMap<string, Note> {
    for (const id of ids) {
      const node = this.definition.footnotes.get(id)
      if (!node || this.#set.has(id) || found.has(id)) continue
      let note = this.#laid.get(id)
      if (!note) this.#laid.set(id, (note = this.lay(node, this.#width)))
      found.set(id, note)
      this.#fresh(note.notes, found)
    }
    return found
  }

  #append(notes: readonly Note[], available: number): number {
    if (notes.length === 0) return 0
    let taken = this.#opening
    const foot = this.#feet.get(this.#frame) ?? { items: [], height: 0 }
    for (const [index, note] of notes.entries()) {
      const [head, rest] = divide(note, available - taken)
      append(
        foot.items,
        head.items.map((item) => shifted(item, 0, foot.height)),
      )
      foot.height += head.height
      taken += head.height
      if (rest) {
        append(this.#carried, [rest], notes.slice(index + 1))
        break
      }
    }
    if (foot.items.length === 0) return 0
    this.#feet.set(this.#frame, foot)
    return taken
  }

  /** Height that a frame's notes take, the rule above them included. */
  taken(frame: number): number {
    const foot = this.#feet.get(frame)
    const { gap, lineWidth } = this.definition.footnoteRule
    return foot ? foot.height + gap * 2 + lineWidth : 0
  }

  /** Puts every frame's notes at its foot. */
  place(pages: readonly Page[], frames: readonly Frame[], direction: Direction): void {
    const { footnoteRule } = this.definition
    for (const [index, foot] of this.#feet) {
      const frame = frames[index]!
      const { items } = pages[frame.page]!
      const { x } = frame
      const top = bottomOfFrame(frame, pages) - foot.height
      const y = top - footnoteRule.gap
      const start = direction === 'rtl' ? x + frame.width - footnoteRule.width : x
      items.push({
        type: 'vector',
        item: {
          type: 'line',
          x1: start,
          x2: start + footnoteRule.width,
          y1: y,
          y2: y,
          lineWidth: footnoteRule.lineWidth,
          lineColor: footnoteRule.color,
        },
      })
      append(
        items,
        foot.items.map((item) => shifted(item, x, top)),
      )
    }
  }
}

/** Where a frame ends: the page's foot, or higher where its columns end together. */
export function bottomOfFrame({ page, top, height }: Frame, pages: readonly Page[]): number {
  const { pageSize, pageMargins } = pages[page]!
  const foot = pageSize.height - pageMargins.bottom
  return top + height < foot - 0.01 ? top + height : foot
}

/** The part of a note that `room` holds, and the rest. */
function divide(note: Note, room: number): [Note, Note | undefined] {
  if (note.height <= room + 0.01) return [note, undefined]
  const head = note.items.filter((item) => bottomOf(item) <= room)
  const height = Math.max(0, largest(head.map(bottomOf)))
  const rest = note.items.slice(head.length).map((item) => shifted(item, 0, -height))
  return [
    { ...note, items: head, height },
    { ...note, items: rest, height: note.height - height },
  ]
}
