/**
 * Lists of names as BibTeX has them: "First von Last and von Last, Jr, First and {An Organisation} and others".
 */
import type { CslName } from '../document/references.js'

export interface NameList {
  /** The names, as the source wrote them. */
  names: string[]
  /** The list ended with "and others". */
  etAl: boolean
}

/** A list in its names: `and` separates outside braces only. */
export function splitNames(source: string): NameList {
  const names: string[] = []
  let depth = 0
  let from = 0
  const marks = /\\.|[{}]|\s+and(?=\s|$)/gis
  const cut = (to: number): void => {
    const name = source
      .slice(from, to)
      .trim()
      .replace(/^,+|[\s,]+$/g, '')
    if (name !== '') names.push(name)
  }
  for (let found = marks.exec(source); found; found = marks.exec(source)) {
    if (found[0] === '{') depth++
    else if (found[0] === '}') depth--
    else if (depth <= 0 && !found[0].startsWith('\\')) {
      cut(found.index)
      from = marks.lastIndex
    }
  }
  cut(source.length)
  const etAl = names.length > 0 && /^(?:others|et\.?\s*al\.?)$/i.test(names.at(-1) ?? '')
  return { names: etAl ? names.slice(0, -1) : names, etAl }
}

/** What is wrong with a name, in the words of a message; nothing when it can be read. */
export function misread(name: string): string | undefined {
  const plain = outsideBraces(name)
  if (/;(?!\s*$)/.test(plain.replace(/&#?\w+;/g, '')))
    return `Unexpected \`;\` in a list of names, expected \`and\` between two names`
  const commas = plain.split(',').length - 1
  if (commas > 2)
    return `Unexpected name \`${short(name)}\` with ${commas} commas, expected \`and\` between two names`
  return undefined
}

const short = (name: string): string => (name.length > 60 ? `${name.slice(0, 57)}…` : name)

function outsideBraces(name: string): string {
  let depth = 0
  return name.replace(/\\.|[{}]|[^\\{}]+/gs, (part) => {
    if (part === '{') depth++
    else if (part === '}') depth--
    else if (depth <= 0) return part
    return ''
  })
}

/** Wholly in braces: an organisation, or a name that is not to be taken apart. */
export function isWhole(name: string): boolean {
  if (!name.startsWith('{')) return false
  let depth = 0
  for (const { 0: part, index } of name.matchAll(/\\.|[{}]/gs)) {
    if (part === '{') depth++
    else if (part === '}' && --depth === 0) return index === name.length - 1
  }
  return false
}

/** A name put so that the importer reads all of it. */
export function clear(name: string): string {
  if (isWhole(name)) return name
  // `family=Doe, given=Jane` is BibLaTeX's long form; any other equals sign is a letter.
  const plain = /^"?(?:family|given|prefix|suffix)(?:-i)?\s*=/.test(name)
    ? name
    : name.replace(/=/g, '{=}')
  const spaced = plain.replace(/(?<!\\)~/g, ' ')
  const [first = '', second = '', ...more] = spaced.split(/\s*,\s*/)
  // "Jane Doe, Jr." has its given name before the comma.
  if (more.length === 0 && suffix.test(second)) {
    const words = first.split(' ')
    const family = words.pop() ?? ''
    return words.length > 0 ? `${family}, ${second}, ${words.join(' ')}` : first
  }
  // "Doe J" without its comma, as PubMed lists authors.
  const initials =
    second === '' && /^(\p{Lu}[^\s,]*\p{Ll}(?: \p{Lu}?[^\s,]*\p{Ll})*) (\p{Lu}{1,3})$/u.exec(first)
  if (initials && !suffix.test(initials[2] ?? '')) return `${initials[1]}, ${initials[2]}`
  const eastern =
    second === '' &&
    /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+ [\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u.test(
      first,
    )
  return eastern ? first.replace(' ', ', ') : spaced
}

const suffix = /^(?:Jr|Sr|Jnr|Snr|II|III|IV|2nd|3rd)\.?$/

/** A name as the importer read it, with what it lost: organisations whole, initials apart. */
export function mended(read: CslName, source: string): CslName {
  if (isWhole(source))
    return {
      literal: [read.given, read['non-dropping-particle'], read.family, read.literal]
        .filter(Boolean)
        .join(' '),
    }
  const { given, family } = read
  if (given === undefined) return read
  return { ...read, given: initials(given, family ?? '') }
}

/** "JB" and "J.B." are two initials, "J. B."; where the family name is in capitals too, they say nothing. */
function initials(given: string, family: string): string {
  const apart = given.replace(/(?<=\p{Lu}\.)(?=\p{Lu})/gu, ' ')
  const capitals =
    /^\p{Lu}{2,3}$/u.test(apart) && !(family.length > 1 && family === family.toUpperCase())
  return capitals ? `${[...apart].join('. ')}.` : apart
}
