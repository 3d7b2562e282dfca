/**
 * Where blocks stand that are not Markdown inside: display math, LaTeX environments, comments, scripts and styles, and
 * metadata below the head of a text (pandoc's manual, § Extension: yaml_metadata_block). One
 * pass over the lines finds them all, before micromark reads the text line by line.
 */

const starts =
  /^[ \t>]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)?(?:(\$\$)|\\begin\{([a-zA-Z]+\*?)\}|(<!--)|<(script|style|table)\b|(`{3,}|~{3,})|(---)[ \t]*\r?$)/
const environments = new Set(
  'table table* figure figure* equation equation* align align* gather gather* multline multline* eqnarray eqnarray* displaymath math tabular tabularx longtable center flushleft flushright itemize enumerate description quote quotation verbatim lstlisting abstract minipage landscape sidewaystable threeparttable subequations verse theorem lemma corollary proposition conjecture hypothesis axiom definition example exercise solution remark proof'.split(
    ' ',
  ),
)

/** From the offset of a block's first mark to the offset after its last. */
export function rawBlocks(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  if (!/\$\$|\\begin\{|<!--|<(?:script|style|table)\b|^---[ \t]*\r?\n[\w-]+:/im.test(text))
    return ends
  const absent = new Set<string>()
  for (let line = 0; line < text.length; line = nextLine(text, line)) {
    const match = starts.exec(text.slice(line, lineEnd(text, line)))
    if (!match) continue
    const [, dollars, environment, comment, element, code, dashes] = match
    if (code) {
      line = fenceEnd(text, line, code)
      continue
    }
    if (dashes) {
      const end = yamlEnd(text, line)
      if (end) ends.set(line, end)
      if (end) line = end
      continue
    }
    const start =
      line +
      match[0].length -
      (dollars?.length ??
        comment?.length ??
        (environment ? environment.length + 8 : element!.length + 1))
    const end = dollars
      ? mathEnd(text, start)
      : environment
        ? environmentEnd(text, start, environment, absent)
        : textEnd(text, start, comment ? '-->' : `</${element}>`, absent)
    if (!end || text.slice(end, lineEnd(text, end)).trim()) continue
    if (comment && isInParagraph(text, start, end)) continue
    ends.set(start, end)
    line = end
  }
  return ends
}

/** A comment between two lines of a paragraph does not part them. */
const isInParagraph = (text: string, start: number, end: number): boolean =>
  /[\p{L}\p{N}.,;:)][ \t]*\r?\n[ \t>]*$/u.test(text.slice(Math.max(0, start - 200), start)) &&
  /^[ \t]*\r?\n[ \t>]*[\p{L}\p{N}(*[]/u.test(text.slice(end, end + 200)) &&
  !/\n[ \t]*\r?\n/.test(text.slice(start, end)) &&
  !/(?:^|\n)[ \t]*#{1,6} [^\n]*\r?\n[ \t]*$/.test(text.slice(Math.max(0, start - 400), start))

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}
const nextLine = (text: string, offset: number): number => lineEnd(text, offset) + 1

/** The end of `$$…$$` with the attributes after it; a blank line ends the search. */
function mathEnd(text: string, start: number): number {
  const close = /(?<!\\)\$\$(?:[ \t]*\{[^{}\r\n]*\})?[.,;]?|\r?\n[ \t>]*\r?\n/g
  close.lastIndex = start + 2
  const match = close.exec(text)
  return match?.[0].startsWith('$') ? close.lastIndex : 0
}

function environmentEnd(text: string, start: number, name: string, absent: Set<string>): number {
  if (!environments.has(name) || absent.has(name)) return 0
  const mark = new RegExp(`\\\\(begin|end)\\{${name.replace('*', '\\*')}\\}`, 'g')
  mark.lastIndex = start
  let depth = 0
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    depth += match[1] === 'begin' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  absent.add(name)
  return 0
}

function textEnd(text: string, start: number, close: string, absent: Set<string>): number {
  const end = absent.has(close) ? -1 : text.indexOf(close, start)
  if (end < 0) absent.add(close)
  return end < 0 ? 0 : end + close.length
}

/** The end of metadata between two lines of dashes, of which every line in the first column is a key, an item or a comment. */
function yamlEnd(text: string, line: number): number {
  yaml.lastIndex = line
  return yaml.test(text) &&
    (line === 0 || /\n[ \t]*\r?\n$/.test(text.slice(Math.max(0, line - 80), line)))
    ? yaml.lastIndex
    : 0
}
const yaml =
  /---[ \t]*\r?\n(?=[\w-]+:(?:\s|$))(?:(?:[\w-]+:(?=\s)|#|- |[ \t]+(?=\S))[^\n]*\n|[ \t]*\r?\n){1,2000}?(?:---|\.\.\.)(?=[ \t]*(?:\r?\n|$))/y

/** The metadata in a text from `from` on, below its head: where each piece begins and ends, with its dashes. */
export function metadataBelow(text: string, from: number): Array<{ from: number; to: number }> {
  if (!/^---[ \t]*\r?\n[\w-]+:/m.test(text.slice(from))) return []
  return [...rawBlocks(text.slice(from))]
    .filter(([at]) => text.startsWith('---', from + at))
    .map(([at, to]) => ({ from: from + at, to: from + to }))
}

/** The last line of a fenced code block, or the text's end. */
function fenceEnd(text: string, line: number, fence: string): number {
  const close = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*\\r?$`, 'm')
  const from = nextLine(text, line)
  const match = close.exec(text.slice(from))
  return match ? from + match.index : text.length
}
