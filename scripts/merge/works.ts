/** Works that a co-author cited by a reference manager: those that the bibliography has, and those that it gets. */
import { bibtexOf, isSameWork, keyFor } from '../bibliography/to-bibtex.js'
import { citedIn } from '../docx-file/citation-field.js'
import type { WordPiece } from '../docx-file/lines.js'
import type { Reference } from '../document/references.js'

export class Works {
  readonly #known: Array<{ key: string; item: Readonly<Record<string, unknown>> }>
  readonly #new = new Map<string, string>()

  constructor(references: ReadonlyMap<string, Reference>) {
    this.#known = [...references.values()].map(({ key, item }) => ({ key, item }))
  }

  /** Keys of the works that the piece's field cites; nothing when it is no citation. */
  readonly cited = ({ field }: WordPiece): readonly string[] | undefined => {
    const works = field && citedIn(field)
    return works?.map(({ item }) => this.#keyOf(item))
  }

  #keyOf(item: Readonly<Record<string, unknown>>): string {
    const found = this.#known.find((one) => isSameWork(one.item, item))
    if (found) return found.key
    const key = keyFor(item, new Set(this.#known.map((one) => one.key)))
    this.#known.push({ key, item })
    this.#new.set(key, bibtexOf(key, item))
    return key
  }

  /** Entries for the works among `keys` that the bibliography has not. */
  entries(text: string): string {
    return [...this.#new]
      .filter(([key]) => text.includes(`@${key}`))
      .map(([, entry]) => `\n${entry}`)
      .join('')
  }
}
