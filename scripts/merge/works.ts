/** Works that a co-author cited by a reference manager: those that the bibliography has, and those that it gets. */
import { identityOfItem, KnownWorks } from '../bibliography/same-work.js'
import { bibtexOf, keyFor } from '../bibliography/to-bibtex.js'
import { citedIn } from '../docx-file/citation-field.js'
import type { WordPiece } from '../docx-file/lines.js'
import type { Reference } from '../document/references.js'

export class Works {
  readonly #known = new KnownWorks<string>()
  readonly #keys: Set<string>
  readonly #new = new Map<string, string>()

  constructor(references: ReadonlyMap<string, Reference>) {
    this.#keys = new Set(references.keys())
    for (const { key, item } of references.values()) this.#known.add(identityOfItem(item), key)
  }

  /** Keys of the works that the piece's field cites; nothing when it is no citation. */
  readonly cited = ({ field }: WordPiece): readonly string[] | undefined => {
    const works = field && citedIn(field)
    return works?.map(({ item }) => this.#keyOf(item))
  }

  #keyOf(item: Readonly<Record<string, unknown>>): string {
    const identity = identityOfItem(item)
    const found = this.#known.find(identity)
    if (found) return found.kept
    const key = keyFor(item, this.#keys)
    this.#keys.add(key)
    this.#known.add(identity, key)
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
