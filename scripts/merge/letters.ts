/** Printed letters to source letters: escapes, entities, typography and wrapped lines are followed one by one. */

const spellings: ReadonlyArray<readonly [printed: string, written: readonly string[]]> = [
  ['‘', ["'"]],
  ['’', ["'", "''"]],
  ['“', ['"', '\\"', '``']],
  ['”', ['"', '\\"', "''"]],
  ['„', ['"', '\\"']],
  ['«', ['"', '\\"']],
  ['»', ['"', '\\"']],
  ['—', ['---']],
  ['–', ['--']],
  ['…', ['...']],
  ['\u00a0', ['\\ ', ' ', '~', '&nbsp;']],
  ["'", ["''"]],
]
const written = new Map(spellings)
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy
const blank = /[ \t\r\n]/

/**
 * Where each letter of `printed` begins in a source, and where the last one ends; nothing when `source`, which begins at
 * `start`, does not say the same.
 */
export function letterOffsets(
  printed: string,
  source: string,
  start: number,
  isCode = false,
): number[] | undefined {
  const fence = isCode ? (/^`+ ?/.exec(source)?.[0].length ?? 0) : 0
  const end = isCode ? source.length - (/ ?`+$/.exec(source)?.[0].length ?? 0) : source.length
  const letters: number[] = []
  let at = fence
  if (!blank.test(printed[0] ?? '')) at = past(source, at)
  for (let index = 0; index < printed.length; index++) {
    const length = lengthOf(printed[index]!, source, at)
    if (length === 0 || at + length > end) return undefined
    letters.push(start + at)
    at += length
  }
  if (source.slice(at, end).trim() !== '') return undefined
  letters.push(start + at)
  return letters
}

/** How many letters of the source from `at` on say `letter`; 0 when they say another. */
function lengthOf(letter: string, source: string, at: number): number {
  const here = source[at]
  if (blank.test(letter) && here !== undefined && blank.test(here)) return past(source, at) - at
  if (here === letter) return 1
  if (here === '\\' && source[at + 1] === letter) return 2
  const spelling = written.get(letter)?.find((each) => source.startsWith(each, at))
  if (spelling) return spelling.length
  if (here === '&') {
    entity.lastIndex = at
    return entity.exec(source)?.[0].length ?? 0
  }
  return 0
}

/** Past blanks, and what begins a wrapped line of a quotation. */
function past(source: string, from: number): number {
  let at = from
  while (at < source.length && blank.test(source[at]!)) at++
  if (source.slice(from, at).includes('\n'))
    while (/^>[ \t]?/.test(source.slice(at, at + 2))) at += source[at + 1] === ' ' ? 2 : 1
  return at
}
