/** A place in words: "page 5, line 112", "page 5, lines 112–114", "page 5, line 112, to page 6, line 2". */
import type { Place } from '../write/pdf/places.js'
import type { Words } from '../write/words.js'

export function placeInWords(from: Place, to: Place | undefined, words: Words): string {
  const one = ({ page, line }: Place): string =>
    `${words.page} ${page}${line === undefined ? '' : `, ${words.line} ${line}`}`
  if (
    !to ||
    (to.page === from.page &&
      (to.line === from.line || to.line === undefined || from.line === undefined))
  )
    return one(from)
  if (to.page === from.page)
    return `${words.page} ${from.page}, ${words.lines} ${from.line}–${to.line}`
  return `${one(from)}, ${words.to} ${one(to)}`
}
