/**
 * Names of people in one string: "Jan van der Berg", "van der Berg, Jan", "Ann Example, MD, PhD", "John Doe Jr.".
 */
import { isOrganisation } from '../../bibliography/misread-names.js'

export interface Name {
  given?: string
  family: string
  suffix?: string
  degrees?: string
}

const suffix = /^(?:jr|sr|junior|senior|[ivx]{2,4}|iii?|iv|2nd|3rd)\.?$/i
const degree =
  /^(?:m\.?d\.?|ph\.?\s?d\.?|d\.?phil\.?|m\.?b\.?b\.?(?:s|ch)\.?|b\.?sc?\.?|m\.?sc?\.?|m\.?p\.?h\.?|m\.?b\.?a\.?|f\.?r\.?c\.?[sp]\.?|f\.?a\.?c\.?[sp]\.?|r\.?n\.?|d\.?v\.?m\.?|pharm\.?d\.?|dr\.?\s?med\.?|d\.?d\.?s\.?|d\.?o\.?|m\.?s\.?|m\.?a\.?|b\.?a\.?|sc\.?d\.?|m\.?b\.?|ch\.?b\.?|drph|mmed|msc|bsc|mres|frcpath|facs)$/i
const particle =
  /^(?:al|af|av|ben|bin|bint|d[aeiou]s?|dall[ao]|de[lnr]|della|dello|dos|du|el|ibn|l[ae]|las|los|of|san|santa|st\.?|ten?|ter|und|van|vd|vom|von|y|zu[mr]?|d'|'t)$/

/** Degrees that no family is called, so that they need no comma before them. */
const isSpacedDegree = (word: string): boolean =>
  degree.test(word) &&
  /^(?:[A-Z]\.?(?:[a-z]?[A-Z]\.?)+[a-z]*\.?|P[Hh]\.?D\.?|MSc|BSc|DrPH|Pharm\.?D\.?)$/.test(word)
const areDegrees = (part: string): boolean =>
  part.split(' ').every((word) => degree.test(word)) || degree.test(part)
const title =
  /^(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|pd|priv\.-doz|univ\.-prof|assoc|asst|dipl\.-\w+|(?:med|rer|nat|phil|habil|h\.c|ing)(?=\.))\.?$/i

/** Without the marks that lead to notes and affiliations: `Ann Example^1,2^`, `Ann Example†*`, `Ann Example$^{1}$`. */
const withoutMarks = (text: string): string =>
  text
    .replace(/\^\{?[^^\s{}]{1,40}\}?\^/g, '')
    .replace(/\$\^?\{?[^$]{0,40}\$|<sup>[^<]{0,60}<\/sup>|\\textsuperscript\{[^{}]{0,40}\}/g, '')
    .replace(/(?<=[\p{L}.])\s?[\d,*†‡§¶#✉]*[\d*†‡§¶#✉][\d,*†‡§¶#✉]*(?=\s|,|$)/gu, '')
    .replace(/[†‡§¶✉]/g, '')

/** A mark or number that only an institution has before it: `^1^ Department of Medicine, Example University`. */
const leadingMark =
  /^\s*(?:\^[^^\s]{1,12}\^|\$[^$]{1,20}\$|<sup>[^<]{1,20}<\/sup>|\d{1,2}[.)]?)\s+\S/
/** A mark behind a name and another name after it: `Jane Doe^1^, Jim Roe^2^`. */
const markedComma = /(?:\^|\$|<\/sup>|[\d*†‡§¶⁰¹²³⁴-⁹]),\s+(?=\p{Lu}[\p{L}.'’-]*\s+\p{Lu})/u
const fullName = /^\p{Lu}[\p{L}.'’-]*(?:\s[\p{L}.'’-]+)*\s\p{Lu}[\p{L}'’-]*\p{Ll}$/u

/** What a string is that stands for an author and is no one's name; nothing for a name. */
export function noNameIn(text: string): 'several people' | 'an institution' | 'words' | undefined {
  if (leadingMark.test(text) && (text.includes(',') || isOrganisation(text)))
    return 'an institution'
  if (/\p{L}:\s/u.test(text)) return 'words'
  const people = withoutMarks(text)
    .split(/\s*[,;]\s*/)
    .filter((part) => fullName.test(part.trim()) && !areDegrees(part.trim()))
  return markedComma.test(text) || people.length > 2 ? 'several people' : undefined
}

/** Reads a name. A single word is a family name; a name in Chinese, Japanese or Korean letters has the family first. */
export function readName(text: string): Name {
  const parts = withoutMarks(text)
    .trim()
    .replace(/\s+/g, ' ')
    .split(/\s*,\s*/)
    .filter(Boolean)
  let degrees: string[] = []
  while (parts.length > 1 && areDegrees(parts[parts.length - 1]!)) degrees.unshift(parts.pop()!)
  const words = (parts[0] ?? '').split(' ')
  if (parts.length === 1) {
    const own: string[] = []
    while (words.length > 2 && isSpacedDegree(words[words.length - 1]!)) own.unshift(words.pop()!)
    while (words.length > 2 && title.test(words[0]!)) words.shift()
    parts[0] = words.join(' ')
    degrees = [...own, ...degrees]
  }
  const name =
    parts.length > 1 && suffix.test(parts[parts.length - 1]!) && parts.length === 2
      ? { ...inOrder(parts[0]!), suffix: parts[1]! }
      : parts.length > 1
        ? inverted(parts)
        : inOrder(parts[0] ?? '')
  return degrees.length ? { ...name, degrees: degrees.join(', ') } : name
}

/** "Berg, Jan van der", "van der Berg, Jan", "Doe, Jr., John". */
function inverted([family, ...rest]: string[]): Name {
  const index = rest.findIndex((part) => suffix.test(part))
  const [found] = index < 0 ? [] : rest.splice(index, 1)
  const given = rest.join(' ').split(' ')
  const particles: string[] = []
  while (given.length > 1 && particle.test(given[given.length - 1]!))
    particles.unshift(given.pop()!)
  return named(given.join(' '), [...particles, family].join(' '), found)
}

function inOrder(text: string): Name {
  const words = text.split(' ')
  if (
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u.test(
      words[0] ?? '',
    ) &&
    words.length === 2
  )
    return named(words[1]!, words[0]!)
  const found = words.length > 2 && suffix.test(words[words.length - 1]!) ? words.pop() : undefined
  let from = words.length - 1
  const first = words.findIndex(
    (word, index) =>
      index > 0 &&
      index < words.length - 1 &&
      (particle.test(word) || (/^V[ao]n$/.test(word) && particle.test(words[index + 1]!))),
  )
  if (first > 0) from = first
  return named(words.slice(0, from).join(' '), words.slice(from).join(' '), found)
}

function named(given: string, family: string, found?: string): Name {
  return { ...(given ? { given } : {}), family, ...(found ? { suffix: found } : {}) }
}

/** A bare ORCID iD (`0000-0002-1825-0097`) of what was written, or nothing when its last character does not check (ISO 7064 11-2). */
export function readOrcid(text: string): string | undefined {
  const digits = checked(text.trim().replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, ''))
  return digits?.replace(/(.{4})(?=.)/g, '$1-')
}

/** The sixteen digits of an ISNI (ISO 27729), of which ORCID iDs are a block. */
export const readIsni = (text: string): string | undefined =>
  checked(
    text.trim().replace(/^(?:isni:?\s*|(?:https?:\/\/)?(?:www\.)?isni\.org\/(?:isni\/)?)/i, ''),
  )

function checked(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '').toUpperCase()
  if (!/^\d{15}[\dX]$/.test(digits)) return undefined
  let total = 0
  for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2
  const check = (12 - (total % 11)) % 11
  if ((check === 10 ? 'X' : String(check)) !== digits[15]) return undefined
  return digits
}
