/**
 * Where a word may be divided at the end of a line: our exceptions, then between the parts of a medical word, then within
 * them by Liang's patterns of its language. Only
 * whole words of letters are asked for; numbers, addresses and names with capitals inside never are.
 */
import { hyphenationExceptions } from './exceptions.js'
import { wordParts, type WordParts } from './word-parts.js'

/** Offsets in a word where a hyphen may be set. */
export type Hyphenator = (word: string) => readonly number[]

interface Patterns {
  hyphenateSync: (text: string) => string
}
/** By language; what a region changes stands before the language alone. */
const languages: Readonly<Record<string, () => Promise<unknown>>> = {
  'en-gb': () => import('hyphen/en-gb/index.js'),
  'en-au': () => import('hyphen/en-gb/index.js'),
  'en-ie': () => import('hyphen/en-gb/index.js'),
  'en-nz': () => import('hyphen/en-gb/index.js'),
  en: () => import('hyphen/en-us/index.js'),
  de: () => import('hyphen/de-1996/index.js'),
  fr: () => import('hyphen/fr/index.js'),
  es: () => import('hyphen/es/index.js'),
  it: () => import('hyphen/it/index.js'),
  pt: () => import('hyphen/pt/index.js'),
  nl: () => import('hyphen/nl/index.js'),
  sv: () => import('hyphen/sv/index.js'),
  da: () => import('hyphen/da/index.js'),
  nb: () => import('hyphen/nb/index.js'),
  no: () => import('hyphen/nb/index.js'),
  nn: () => import('hyphen/nn/index.js'),
  fi: () => import('hyphen/fi/index.js'),
  pl: () => import('hyphen/pl/index.js'),
  cs: () => import('hyphen/cs/index.js'),
  ru: () => import('hyphen/ru/index.js'),
  el: () => import('hyphen/el-monoton/index.js'),
  tr: () => import('hyphen/tr/index.js'),
}

/** Hyphenators for `tags` (BCP 47); a language without patterns has none, and its words stay whole. */
export async function hyphenators(
  tags: Iterable<string>,
): Promise<ReadonlyMap<string, Hyphenator>> {
  const found = new Map<string, Hyphenator>()
  for (const tag of tags) {
    const lower = tag.toLowerCase()
    const language = lower.split('-')[0]!
    const load = languages[lower] ?? languages[language]
    if (!load || found.has(tag)) continue
    const loaded = (await load()) as Patterns & { default?: Patterns }
    found.set(
      tag,
      hyphenator(
        loaded.default ?? loaded,
        hyphenationExceptions[language] ?? [],
        wordParts[language],
      ),
    )
  }
  return found
}

/** Letters that must stay together at the start and the end of a word. */
const first = 3
const last = 3

function hyphenator(
  patterns: Patterns,
  exceptional: readonly string[],
  parts: WordParts | undefined,
): Hyphenator {
  const known = new Map<string, readonly number[]>()
  const listed = new Map(exceptional.map((word) => [word.replaceAll('-', ''), offsets(word, '-')]))
  const stems = [...listed.keys()].sort((a, b) => b.length - a.length)
  return (word) => {
    let places = known.get(word)
    if (!places) {
      places = divided(word.toLowerCase()).filter((at) => at >= first && at <= word.length - last)
      known.set(word, places)
    }
    return places
  }

  function divided(word: string): readonly number[] {
    const stem = stems.find((one) => word.startsWith(one) && word.length - one.length <= 3)
    if (stem) return listed.get(stem)!
    const joint = parts && jointOf(word, parts)
    if (!joint) return offsets(patterns.hyphenateSync(word), '\u00ad')
    if (joint.alone) return [joint.at]
    const [before, behind] = [word.slice(0, joint.at), word.slice(joint.at)]
    return joint.form
      ? [
          joint.at,
          ...divided(behind)
            .filter((at) => at >= first)
            .map((at) => at + joint.at),
        ]
      : [...divided(before).filter((at) => at <= joint.at - last), joint.at]
  }
}

/** Where two parts of a word meet: before the stem of a drug's name, behind a form, before an ending. */
function jointOf(
  word: string,
  { forms, endings, stems }: WordParts,
): { at: number; alone?: boolean; form?: boolean } | undefined {
  const end = (part: string): number =>
    word.endsWith(part)
      ? word.length - part.length
      : word.endsWith(`${part}s`)
        ? word.length - part.length - 1
        : 0
  const stem = stems.find((one) => end(one) >= 3)
  if (stem) return { at: end(stem), alone: true }
  const form = forms.find((one) => word.startsWith(one) && begins(word.slice(one.length)))
  if (form) return { at: form.length, form: true }
  const ending = endings.find((one) => end(one) >= 3)
  return ending ? { at: end(ending) } : undefined
}

/** Whether a part can begin so, as one that was joined to another: not "-llel" of "parallel", nor "-logy", whose vowel is before it. */
const begins = (rest: string): boolean =>
  rest.length >= 4 &&
  !/^(?:log[iyu]|meter|thes[ie]|thetic)/.test(rest) &&
  /^(?:[aeiouy]|[bcdfghjklmnprstvwz](?:[aeiouylr]|h[aeiouylr])|qu|s[cklmnpqt][aeiouyhlr]|rrh|ps|pn|pt)/.test(
    rest,
  ) &&
  !/^(.)\1/.test(rest.replace(/^rrh/, ''))

/** Offsets of `mark` in `word`, counted without the marks. */
function offsets(word: string, mark: string): number[] {
  const found: number[] = []
  let length = 0
  for (const part of word.split(mark)) found.push((length += part.length))
  return found.slice(0, -1)
}
