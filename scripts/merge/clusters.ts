/**
 * Citations and references in printed text, found the same way in what galley printed and in what came back: by their
 * words alone, for links and fields are lost on the way. A number stands for the work that it has in that file's own list.
 */
import { append } from '../lists.js'

/** A stretch of text that stands for something, and what it is known by: equal keys lead to the same. */
export interface PrintedCluster {
  start: number
  end: number
  kind: 'citation' | 'reference'
  key: string
  /** Keys of the works that a citation names. */
  works: readonly string[]
}

/** How a file prints citations and references. */
export interface Printing {
  /** Signs around numbers, or that they are raised; nothing in styles without numbers. */
  numbers: { open: string; close: string } | 'raised' | undefined
  /** Key of the work by its number in this file. */
  works: ReadonlyMap<string, string>
  /** Citations in words as they are printed, with the keys of their works. */
  worded: ReadonlyMap<string, readonly string[]>
  /** References as they are printed ("Fig. 2a"), with what they lead to. */
  references: ReadonlyMap<string, string>
}

export function clustersIn(
  text: string,
  isRaised: (at: number) => boolean,
  printing: Printing,
): PrintedCluster[] {
  const found = [
    ...numbered(text, isRaised, printing),
    ...known(text, printing.worded, 'citation', (works) => ({
      key: [...works].sort().join(' '),
      works,
    })),
    ...known(text, printing.references, 'reference', (target) => ({ key: target, works: [] })),
  ].sort((one, other) => one.start - other.start || other.end - one.end)
  return found.filter(({ start }, index) => found.slice(0, index).every(({ end }) => end <= start))
}

function numbered(
  text: string,
  isRaised: (at: number) => boolean,
  { numbers, works }: Printing,
): PrintedCluster[] {
  if (numbers === undefined) return []
  if (numbers === 'raised') return raised(text, isRaised, works)
  const [open, close] = [numbers.open, numbers.close].map((sign) => sign.replace(/\W/g, '\\$&'))
  const bracket = new RegExp(
    `${open}([^${open}${close}]{0,300}?\\d[^${open}${close}]{0,300})${close}`,
    'g',
  )
  return Array.from(text.matchAll(bracket)).flatMap((match): PrintedCluster[] => {
    const named = canonical(match[1]!, works)
    if (!named) return []
    const start = match.index
    return [{ start, end: start + match[0].length, kind: 'citation', ...named }]
  })
}

/** Raised numbers, but for exponents: those that follow on a digit or a unit. */
function raised(
  text: string,
  isRaised: (at: number) => boolean,
  works: ReadonlyMap<string, string>,
): PrintedCluster[] {
  const found: PrintedCluster[] = []
  for (let start = 0; start < text.length; start++) {
    if (!isRaised(start)) continue
    let end = start
    while (end < text.length && isRaised(end)) end++
    const words = text.slice(start, end)
    const before = text.slice(0, start)
    const isExponent = /(?:\d|(?:^|[\s\d/·(])(?:[kcmµn]?m|k?g|s|h|l|L|χ|R|r|η|x|y|z|n))$/u.test(
      before,
    )
    const named = isExponent || !/^[\d,;\s–-]+$/.test(words) ? undefined : canonical(words, works)
    if (named) found.push({ start, end, kind: 'citation', ...named })
    start = end
  }
  return found
}

const range = String.raw`\d+(?:\s*[–‑-]\s*\d+)?`
/** A place in a work with its number ("p. 4"), or numbers of works. */
const list = new RegExp(
  String.raw`\b(?:pp?|pages?|chap|ch|figs?|figure|tables?|sec|vol|no|eq|lines?)\.?[\s\u00a0]*${range}|${range}(?:\s*[,;]\s*${range})*`,
  'gi',
)

/** The words of a citation with its numbers as the works that they stand for; nothing when a number is nobody's. */
function canonical(
  words: string,
  works: ReadonlyMap<string, string>,
): { key: string; works: string[] } | undefined {
  const named: string[] = []
  let isKnown = true
  const key = words
    .replace(list, (numbers) => {
      if (!/^\d/.test(numbers)) return numbers
      const keys = numbersIn(numbers).map((number) => works.get(String(number)))
      if (keys.some((found) => found === undefined)) isKnown = false
      append(named, keys as string[])
      return [...(keys as string[])].sort().join(' ')
    })
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  return isKnown && named.length > 0 ? { key, works: named } : undefined
}

/** "6, 12–14" as 6, 12, 13, 14; a range that goes down, or far, is its ends. */
export const numbersIn = (numbers: string): number[] =>
  numbers.split(/[,;]/).flatMap((part) => {
    const [first = NaN, last = first] = [...part.matchAll(/\d{1,6}/g)].map(([digits]) =>
      Number(digits),
    )
    if (last < first || last - first > 500) return [first, last]
    return Array.from({ length: last - first + 1 }, (_, step) => first + step)
  })

/** Stretches that are one of `words`, longest first, between ends of words. */
function known<Value>(
  text: string,
  words: ReadonlyMap<string, Value>,
  kind: PrintedCluster['kind'],
  of: (value: Value) => Pick<PrintedCluster, 'key' | 'works'>,
): PrintedCluster[] {
  const found: PrintedCluster[] = []
  const plain = text.replace(/[\u00a0\t\n]/g, ' ')
  for (const each of [...words.keys()].sort((one, other) => other.length - one.length)) {
    for (let at = plain.indexOf(each); at >= 0; at = plain.indexOf(each, at + each.length)) {
      const end = at + each.length
      const isWhole =
        !(/^[\p{L}\p{N}]/u.test(each) && /[\p{L}\p{N}]$/u.test(plain.slice(0, at))) &&
        !(/[\p{L}\p{N}]$/u.test(each) && /^[\p{L}\p{N}]/u.test(plain.slice(end)))
      if (isWhole && !found.some(({ start, end: other }) => start < end && at < other))
        found.push({ start: at, end, kind, ...of(words.get(each)!) })
    }
  }
  return found
}
