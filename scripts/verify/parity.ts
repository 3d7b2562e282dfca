/**
 * The formats say the same: what the article says is looked up in every other file that was written. A difference is a
 * fault of the program.
 */
import type { OutputFile } from '../document/inputs.js'
import { saidExcerpt, firstLost } from './compare.js'
import { extractors } from './extract.js'
import type { Said } from './says.js'

/** Throws when one of the files, found by their extension under `name`, lacks words of the article. */
export function parity(said: readonly Said[], outputs: readonly OutputFile[], name: string): void {
  for (const [extension, extract] of Object.entries(extractors)) {
    const file = outputs.find(({ path }) => path === `${name}.${extension}`)
    const lost = file && firstLost(said, extract(file.contents))
    if (lost)
      throw new Error(
        `${file.path} does not say what the article says: the ${lost.item.kind} “${saidExcerpt(lost.item)}” is not in it`,
      )
  }
}
