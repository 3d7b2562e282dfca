/**
 * pandoc-crossref's floats in HTML, whose two lines are fences as `::: {#fig:x}` and `:::` are:
 *
 *     <div id="fig:x">
 *     ![One](a.png)
 *     ![Two](b.png)
 *
 *     The caption of both.
 *     </div>
 */

const line =
  /^([ \t>]*)(?:(<div\s[^<>\n]*\bid\s*=\s*["']?(?:fig|tbl|tab)[:-][^<>\n]*>)|(<\/div>)|<div\b)[ \t]*\r?$/gim

/** From the offset of each such line to its end. */
export function floatDivs(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  if (!/<div\s/i.test(text)) return found
  const open: Array<{ start: number; end: number; isFloat: boolean }> = []
  for (const { 0: whole, 1: before = '', 2: float, 3: close, index } of text.matchAll(line)) {
    const start = index + before.length
    const here = { start, end: start + whole.slice(before.length).trimEnd().length }
    if (!close) open.push({ ...here, isFloat: float !== undefined })
    else {
      const opened = open.pop()
      if (!opened?.isFloat) continue
      found.set(opened.start, opened.end)
      found.set(here.start, here.end)
    }
  }
  return found
}

/** The attributes of such a line as `{…}` has them. */
export const divAttributes = (value: string): string | undefined => {
  const id = /^<div\s[^>]*\bid\s*=\s*["']?([^"'\s>]+)/i.exec(value)?.[1]
  return id && `{#${id}}`
}
