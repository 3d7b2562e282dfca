/**
 * Lists of names that BibTeX would read otherwise than they are meant: "Smith J, Roe J", "Smith et al.", "Doe & Roe".
 */
import { isWhole, splitNames } from './names.js'

export interface Misread {
  rule: 'invalid-bibtex' | 'unbraced-organisation'
  /** Of what is read as it is meant, most likely. */
  severity?: 'warning'
  reason: string
  /** What to write in the place of the whole list, where that is plain. */
  suggestions?: string[]
}

/** What is wrong with a list of names; of mistakes of one kind the first, and every organisation. */
export function misread(list: string): Misread[] {
  const names = splitNames(list).names.filter((name) => !isWhole(name))
  const found = [
    ...names.flatMap((name) => misreadName(name, list) ?? []),
    ...initialsLast(names, list),
  ]
  const first = found.find(({ rule }) => rule === 'invalid-bibtex')
  return found.filter((one) => one === first || one.rule !== 'invalid-bibtex')
}

function misreadName(name: string, list: string): Misread | undefined {
  const plain = outsideBraces(name).replace(/~/g, ' ')
  const parts = plain.split(',').map((part) => part.trim())
  if (/;(?!\s*$)/.test(plain.replace(/&#?\w+;/g, '')))
    return mistake('Unexpected `;` in a list of names, expected `and` between two names')
  if (/^"?(?:family|given|prefix|suffix)(?:-i)?\s*=/.test(plain)) return undefined
  if (/(?:^|[\s,])et\.?\s+al\b\.?/i.test(plain))
    return mistake(
      `Unexpected \`et al.\` in the name \`${short(name)}\`, expected \`and others\` at the end of the list`,
      list.replace(/[\s,]*(?:\band\s+)?\bet\.?\s+al\b\.?/i, ' and others'),
    )
  if (/(?:^|\s)\\?&(?:\s|$)/.test(plain))
    return mistake(
      `Unexpected \`&\` in the name \`${short(name)}\`, expected \`and\` between two people, or braces around an organisation`,
    )
  if (parts.length > 3)
    return mistake(
      `Unexpected name \`${short(name)}\` with ${parts.length - 1} commas, expected \`and\` between two names`,
    )
  if (parts.length > 1 && parts.every(isName) && !isNumbered(parts))
    return mistake(
      `Unexpected comma between two names in \`${short(name)}\`, expected \`and\``,
      list.replace(name, parts.join(' and ')),
    )
  if (parts.length === 1 && organisation.test(plain))
    return {
      rule: 'unbraced-organisation',
      reason: `Unexpected organisation \`${short(name)}\` without braces, expected \`{${short(name)}}\`: its last word is read as a family name`,
      suggestions: [list.replace(name, `{${name}}`)],
    }
  return undefined
}

/** "Doe JA", as PubMed prints names: we read it as it is meant, where BibTeX takes the initials for the family name. */
function initialsLast(names: readonly string[], list: string): Misread[] {
  const found = names.flatMap((name) => {
    const [, one = '', letters = ''] = lettersLast.exec(outsideBraces(name)) ?? []
    return letters && !/^(?:I{2,3}|IV)$/.test(letters) ? [{ name, family: one, letters }] : []
  })
  const [first] = found
  if (!first) return []
  const suggested = found.reduce(
    (text, { name, family: one, letters }) =>
      text.replace(name, () => `${one}, ${spaced(letters)}`),
    list,
  )
  const [letters, whole] = [spaced(first.letters), short(first.name)]
  return [
    {
      ...mistake(
        `Unexpected name \`${whole}\` with its initials last, expected \`${first.family}, ${letters}\`, as it is read, or \`${first.letters}, ${first.family}\``,
        suggested,
      ),
      severity: 'warning',
    },
  ]
}

/** "JA" as "J. A." */
const spaced = (letters: string): string => [...letters].map((letter) => `${letter}.`).join(' ')

const mistake = (reason: string, suggestion?: string): Misread => ({
  rule: 'invalid-bibtex',
  reason,
  ...(suggestion === undefined ? {} : { suggestions: [suggestion] }),
})

const short = (name: string): string => (name.length > 60 ? `${name.slice(0, 57)}…` : name)

const initial = String.raw`\p{Lu}\.?(?:[ -]?\p{Lu}\.?){0,2}`
const family = String.raw`(?:\p{Ll}+[ ’'])*\p{Lu}[\p{L}’'-]*\p{Ll}(?: \p{Lu}[\p{L}’'-]*\p{Ll})?`
const whole = new RegExp(`^(?:${family} ${initial}|${initial} ${family})$`, 'u')

const lettersLast = new RegExp(`^(${family}) (\\p{Lu}{1,3})$`, 'u')

/** Initials and a family name: a name by itself, and no part of one. */
const isName = (part: string): boolean => whole.test(part)

/** `Doe III, Jane`: a family name with the number of a namesake, which no initials look like, and a given name. */
const isNumbered = ([first = '', ...others]: readonly string[]): boolean =>
  others.length === 1 && / (?:II|III|IV|VI{1,3})$/.test(first)

/** Words that name a body and nobody. */
const organisation =
  /\b(?:organi[sz]ation|agency|institut(?:e|es|ion|o)?|universit(?:y|é|ät|at|à|ad|eit)|consortium|committee|ministry|department|association|foundation|collaborations?|collaborators|investigators|initiative|commission|federation|society|council|academy|network|authority|corporation|(?:study|working|research|trial|writing|steering|task) group|task force|excellence|centers? for|centres? for|office of|bureau of|college of|board of|inc|ltd|llc|gmbh)\b(?!-)/i

/** Whether a name is plainly no person's. */
export const isOrganisation = (name: string): boolean => organisation.test(name)

function outsideBraces(name: string): string {
  let depth = 0
  return name.replace(/\\.|[{}]|[^\\{}]+/gs, (part) => {
    if (part === '{') depth++
    else if (part === '}') depth--
    else if (depth <= 0) return part
    return ''
  })
}
