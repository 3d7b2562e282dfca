/** A citation of a Word manuscript as Markdown. */
import { citation } from '../merge/markdown.js'
import type { References } from './references.js'

/** A citation with what a reference manager says of the place in the work. */
export function citationOf(
  cited: ReturnType<References['cited']>,
  text: string,
  works: readonly string[],
): string {
  if (cited && cited.length > 0)
    return `[${cited
      .map(({ key, work }) => {
        const place = work.locator && `${work.label === 'page' ? 'p.' : work.label} ${work.locator}`
        const before = work.prefix && `${work.prefix} `
        return `${before}${work.suppressAuthor ? '-' : ''}@${key}${[place, work.suffix]
          .filter(Boolean)
          .map((each) => `, ${each}`)
          .join('')}`
      })
      .join('; ')}]`
  return works.length === 1 && /^\p{L}/u.test(text) ? `@${works[0]}` : citation(works)
}
