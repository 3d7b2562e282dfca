/** Which of the program's own faces a drawing's letters are set in, whatever the author's machine has. */

/** The face that stands for a list of families. */
export function familyOf(list: string): string {
  const first = list.toLowerCase()
  if (/dejavu\s*sans(?!\s*mono)/.test(first)) return 'DejaVu Sans'
  if (/mono|courier|code|consol/.test(first)) return 'Source Code Pro'
  return /(?<!sans-)serif|times|georgia|roman|garamond|palatino|cambria/.test(
    first.replace(/sans[\s-]?serif|source sans|open sans/g, 'sans'),
  )
    ? 'Source Serif 4'
    : 'Source Sans 3'
}

/** The `font` shorthand (CSS Fonts 4 § 2.7). */
export function fontOf(value: string): Array<readonly [string, string]> {
  const found =
    /^((?:[a-z\d-]+\s+)*?)((?:[\d.]+(?:px|pt|pc|mm|cm|in|em|rem|ex|%))|(?:xx?-)?(?:small|large)|medium|smaller|larger)(?:\s*\/\s*[\w.%]+)?\s+(.+)$/i.exec(
      value,
    )
  if (!found) return []
  const words = found[1]!.trim().split(/\s+/)
  return [
    ['font-style', words.find((word) => /^(?:italic|oblique)$/i.test(word)) ?? 'normal'],
    ['font-weight', words.find((word) => /^(?:bold|bolder|lighter|\d+)$/i.test(word)) ?? 'normal'],
    ['font-size', found[2]!],
    ['font-family', found[3]!],
  ]
}
