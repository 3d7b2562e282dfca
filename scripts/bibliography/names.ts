/**
 * Lists of names as BibTeX has them: "First von Last and von Last, Jr, First and {An Organisation} and others".
 */
import type { CslName } from '../document/references.js'
import { tame, type Commands } from './tex.js'

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
  const marks = /\\.|[{}]|(?:^|\s+)and(?=\s|$)/gis
  const cut = (to: number): void => {
    const name = source
      .slice(from, to)
      .trim()
      .replace(/^,+|(?<=[\s,]),+$/g, '')
      .trim()
    if (name !== '' && name !== ',') names.push(name)
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

/** The people and organisations of a list; each name that says something. */
export const readNames = (source: string, commands: Commands): CslName[] =>
  splitNames(source)
    .names.map((name) => readName(name, commands))
    .filter(({ family, given, literal }) => family || given || literal)

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

/** One name in its parts. */
function readName(source: string, commands: Commands): CslName {
  const plain = plainTex(source, commands)
  // Some programs escape the braces that keep an organisation together.
  const escaped = /^\uE002([^\uE002\uE003]*)\uE003$/.exec(plain)
  if (isWhole(source.trim()) || escaped) return { literal: words(escaped?.[1] ?? plain) }
  return labelled(plain) ?? inCommas(parts(plain))
}

/** Letters and grouping braces alone; a brace that is a letter is put apart. */
const plainTex = (source: string, commands: Commands): string =>
  tame(source, commands)
    .replace(/\\\{/g, '\uE002')
    .replace(/\\\}/g, '\uE003')
    .replace(/\\([&%$#_])/g, '$1')
    .replace(/\\[A-Za-z]+\*?\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Without grouping. */
const words = (text: string): string =>
  text
    .replace(/[{}]/g, '')
    .replace(/\uE002/g, '{')
    .replace(/\uE003/g, '}')
    .replace(/~/g, ' ')
    .trim()

/** BibLaTeX's long form: `family=Doe, given=Jane, prefix=von, suffix=Jr.` (manual § 3.8). */
function labelled(text: string): CslName | undefined {
  if (!longForm.test(text)) return undefined
  const said = new Map(
    parts(text.replace(/["“”]/g, '')).map((part) => {
      const [, label = '', value = ''] = /^([\w-]+)\s*=\s*(.*)$/s.exec(part) ?? []
      return [label, words(value)]
    }),
  )
  return name({
    family: said.get('family'),
    given: said.get('given'),
    'non-dropping-particle': said.get('prefix'),
    suffix: said.get('suffix'),
  })
}

const longForm = /^["“]?(?:family|given|prefix|suffix)(?:-i)?\s*=/

/** What stands between the commas outside braces. */
function parts(text: string): string[] {
  const found = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '{') depth++
    else if (letter === '}') depth--
    if (letter === ',' && depth <= 0) found.push('')
    else found[found.length - 1] += letter
  }
  return found.map((part) => part.trim())
}

function inCommas(all: readonly string[]): CslName {
  const [first = '', second = '', ...more] = all
  const given = more.filter(Boolean).join(', ')
  if (second === '' && given === '') {
    // "Department for Education," has no given name; nothing is to be taken apart.
    if (all.length > 1) return { [first.includes(' ') ? 'literal' : 'family']: words(first) }
    return inOrder(first)
  }
  // "Jane Doe, Jr." has its given name before the comma.
  if (more.length === 0 && suffix.test(second)) return { ...inOrder(first), suffix: second }
  return name({
    ...ledByParticle(first),
    given: words(given || second),
    suffix: given ? words(second) : undefined,
  })
}

const suffix = /^(?:Jr|Sr|Jnr|Snr|II|III|IV|2nd|3rd)\.?$/

/** "von Last": small words at the beginning are a particle, those between capitals are part of the name. */
function ledByParticle(text: string): CslName {
  const all = wordsOf(text)
  const first = all.findIndex((word) => !isSmall(word))
  const at = first < 0 ? all.length - 1 : first
  return { 'non-dropping-particle': joined(all.slice(0, at)), family: joined(all.slice(at)) }
}

/** "First von Last", and what people write without a comma. */
function inOrder(text: string): CslName {
  const all = wordsOf(text)
  const last = all.at(-1) ?? ''
  if (all.length > 2 && /^(?:[JS]r\.?|II|III|IV)$/.test(last))
    return { ...inOrder(joined(all.slice(0, -1)) as string), suffix: last }
  // "Doe J" and "Doe JA", as PubMed lists authors.
  const initials = /^(\p{Lu}[^\s,{}]*\p{Ll}(?: \p{Lu}?[^\s,{}]*\p{Ll})*) (\p{Lu}{1,3})$/u.exec(text)
  if (initials) return name({ family: initials[1], given: initials[2] })
  // Han and Hangul: the family name is first.
  if (all.length === 2 && all.every((word) => eastern.test(word)))
    return { family: all[0] as string, given: all[1] as string }
  const small = all.slice(0, -1).findIndex(isSmall)
  const from = small < 0 ? all.length - 1 : small
  const to = small < 0 ? from : from + all.slice(from, -1).findLastIndex(isSmall) + 1
  return name({
    given: joined(all.slice(0, from)),
    'non-dropping-particle': joined(all.slice(from, to)),
    family: joined(all.slice(to)),
  })
}

const eastern = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー]+$/u

/** Words outside braces, braces kept. */
function wordsOf(text: string): string[] {
  const found: string[] = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '{') depth++
    else if (letter === '}') depth--
    if (/[ ~]/.test(letter) && depth <= 0) found.push('')
    else found[found.length - 1] += letter
  }
  return found.filter((word) => word !== '')
}

/** Whether a word begins with a small letter, as a particle does; what is in braces as a whole does not count. */
function isSmall(word: string): boolean {
  if (isWhole(word)) return false
  return /^\P{L}*\p{Ll}/u.test(word)
}

const joined = (all: readonly string[]): string | undefined => words(all.join(' ')) || undefined

/** A name without its empty parts. */
function name(given: { [Part in keyof CslName]: CslName[Part] | undefined }): CslName {
  const made = given.given && initials(given.given, given.family ?? '')
  return Object.fromEntries(
    Object.entries({ ...given, given: made }).filter(
      ([, part]) => part !== undefined && part !== '',
    ),
  )
}

/** "JB" and "J.B." are two initials, "J. B."; where the family name is in capitals too, they say nothing. */
function initials(given: string, family: string): string {
  const apart = given.replace(/(?<=\p{Lu}\.)(?=\p{Lu})/gu, ' ')
  const capitals =
    /^\p{Lu}{2,3}$/u.test(apart) && !(family.length > 1 && family === family.toUpperCase())
  return capitals ? `${[...apart].join('. ')}.` : apart
}
