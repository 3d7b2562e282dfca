/** A place in words: "page 5, line 112", "page 5, lines 112–114", "page 5, line 112, to page 6, line 2". */
import type { PrintedPlace } from '../write/pdf/places.js'
import { filled, type Words } from '../languages/index.js'

export function placeInWords(
  from: PrintedPlace,
  to: PrintedPlace | undefined,
  words: Words,
): string {
  const onPage = (page: number): string => filled(words.onPage, { page })
  const one = ({ page, line }: PrintedPlace): string =>
    line === undefined ? onPage(page) : `${onPage(page)}, ${filled(words.onLine, { line })}`
  if (
    !to ||
    (to.page === from.page &&
      (to.line === from.line || to.line === undefined || from.line === undefined))
  )
    return one(from)
  if (to.page === from.page)
    return `${onPage(from.page)}, ${filled(words.onLines, { line: `${from.line}–${to.line}` })}`
  return `${one(from)}, ${words.to} ${one(to)}`
}
