/**
 * Keys that an author can type: family name and year, `doe2020`; a second one of these has a letter, `doe2020b`.
 */
import type { CslItem, Reference } from '../document/references.js'
import { foldedLetters } from './folded.js'

/** A key for each reference, in their order; no two are the same. */
export function tidyKeys(references: readonly Reference[]): string[] {
  const taken = new Map<string, number>()
  const all = new Set<string>()
  return references.map((reference) => {
    const stem = `${nameOf(reference.item)}${yearOf(reference.item)}`
    let count = taken.get(stem) ?? 0
    let key = count === 0 ? stem : `${stem}${keyLetters(count)}`
    while (all.has(key)) key = `${stem}${keyLetters(++count)}`
    taken.set(stem, count + 1)
    all.add(key)
    return key
  })
}

/** 1 is "b", 25 "z", 26 "aa". */
export function keyLetters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26))
  return count < 26 ? last : `${keyLetters(Math.floor(count / 26) - 1)}${last}`
}

const skipped = /^(?:the|an?|on|in|of|and|der|die|das|le|la|les|el|los|de|des)$/i

/** The first author's family name, an organisation's initials or word, else the title's first word of weight. */
function nameOf(item: CslItem): string {
  const [name] = item.author ?? item.editor ?? []
  const literal = name?.literal ?? ''
  const words = (literal || plainTitle(item)).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const weighty = words.filter((word) => !skipped.test(word))
  const initials = weighty.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0])
  const chosen =
    name?.family ??
    (literal && initials.length > 2 ? initials.join('') : (weighty[0] ?? words[0])) ??
    name?.given
  return foldedLetters(chosen ?? '').slice(0, 30) || 'work'
}

const plainTitle = ({ title = '' }: CslItem): string => title.replace(/<[^<>]*>/g, '')

function yearOf({ issued }: CslItem): string {
  const year = issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/.exec(issued?.literal ?? '')?.[0]
  return year === undefined ? 'nd' : `${year}`.replace('-', 'bc')
}
