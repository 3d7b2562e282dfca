/**
 * Lines that are no prose: `::table{…}`, `::chart{…}` and `::supplement{…}`, the fences `:::figure{…}` and `:::`, display math, LaTeX
 * environments and comments of several lines.
 *
 * A fence is a line, not a container: what stands between two fences is paired later, so that fences nest without the
 * text being read again for each level.
 */
import type { Construct } from 'micromark-util-types'
import { floatDivs } from './float-divs.js'
import { endOfMatch, matching, type Source } from './source.js'
import { rawBlocks } from './raw-blocks.js'

const leaf = /::(?:table|chart|supplement)(?=[{[ \t\r\n]|$)[^\r\n]*/y
const fence =
  /:{3,}[ \t]*(?:\{[^\r\n]*\}|\{[\p{L}][\w:-]*\}[^\r\n]*|[\p{L}_][\p{L}\p{N}_-]*[ \t]*(?:\{[^\r\n]*\})?)?[ \t]*:*[ \t]*(?=\r?\n|$)/uy

/** Constructs for lines that start with `:`. */
export const colonLines = (source: Source): Construct[] => [
  matching('fence', (offset) => endOfMatch(fence, source.text, offset)),
  matching('leaf', (offset) => endOfMatch(leaf, source.text, offset)),
]

/** A construct for `<` where a float in HTML begins or ends. */
export function floatDivLines(source: Source): Construct {
  let text: string | undefined
  let ends: ReadonlyMap<number, number> = new Map()
  return matching('fence', (offset) => {
    if (text !== source.text) ends = floatDivs((text = source.text))
    return ends.get(offset) ?? 0
  })
}

/** A construct for `$`, `\` and `<` where a raw block starts. */
export function rawLines(source: Source): Construct {
  let text: string | undefined
  let ends: ReadonlyMap<number, number> = new Map()
  return matching(
    'rawBlock',
    (offset) => {
      if (text !== source.text) ends = rawBlocks((text = source.text))
      return ends.get(offset) ?? 0
    },
    { concrete: true },
  )
}
