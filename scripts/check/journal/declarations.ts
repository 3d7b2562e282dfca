/** What journals ask of the declarations. */
import { toString } from 'mdast-util-to-string'
import type { Person } from '../../document/metadata.js'
import type { Article, Section, SectionRole } from '../../document/tree.js'
import { languageOf } from '../../languages/index.js'
import type { Check } from '../../journals/schema.js'
import { all, proseText } from './count.js'
import { metadataPlace } from './front.js'
import type { JournalFinding, Judgement, JudgeContext } from './judge.js'

/** The sections of the back with one of `roles`, however deep. */
const sectionsOf = (article: Article, roles: readonly SectionRole[]): Section[] =>
  all<Section>(article, 'section').filter(({ role }) => roles.includes(role))

export function declarations(
  { roles }: Check<'declarations'>,
  { article }: JudgeContext,
): Judgement {
  const found = sectionsOf(article, roles)
  const findings: JournalFinding[] = roles
    .filter((role) => !found.some((section) => section.role === role))
    .map((role) => ({
      place: metadataPlace('declarations', article),
      found: `manuscript without "${languageOf('en').declarations[role]}"`,
    }))
  for (const section of found)
    if (proseText(section).trim() === '')
      findings.push({
        place: section,
        found: `"${toString(section.children[0])}" with nothing below it`,
      })
  const order = found.map(({ role }) => (roles as readonly SectionRole[]).indexOf(role))
  const late = order.findIndex((rank, index) => index > 0 && rank < order[index - 1]!)
  if (late > 0)
    findings.push({
      place: found[late],
      found: `"${toString(found[late]!.children[0])}" after "${toString(found[late - 1]!.children[0])}"`,
    })
  return { findings, measured: `${new Set(found.map(({ role }) => role)).size} of ${roles.length}` }
}

export function consentWords(
  { phrases }: Check<'consent-words'>,
  { article }: JudgeContext,
): Judgement {
  const sections = sectionsOf(article, ['consent', 'ethics'])
  const text = sections.map(proseText).join(' ').toLowerCase().replace(/\s+/g, ' ')
  const lacks = phrases.filter((phrase) => !text.includes(phrase))
  return {
    findings:
      lacks.length > 0
        ? [
            {
              place: sections[0] ?? metadataPlace('declarations', article),
              found: `statement on consent without ${lacks.map((phrase) => `"${phrase}"`).join(', ')}`,
            },
          ]
        : [],
  }
}

/** Each author by family name or initials, and no initials of anybody else. */
export function contributionsCoverAuthors(
  _: Check<'contributions-cover-authors'>,
  { article }: JudgeContext,
): Judgement {
  const sections = sectionsOf(article, ['contributions'])
  const { authors } = article.children[0].metadata
  const people = authors.filter((author): author is Person => author.kind === 'person')
  if (sections.length === 0 || people.length === 0) return { findings: [] }
  const text = sections
    .map(proseText)
    .join(' ')
    .replace(/all (?:the )?authors/giu, ' ')
  const words = new Set((text.match(/[\p{L}\p{N}.’'-]+/gu) ?? []).map(bare))
  const findings: JournalFinding[] = people
    .filter(
      (person) =>
        !words.has(initials(person)) && !bareWords(person.family).every((word) => words.has(word)),
    )
    .map((person) => ({
      place: sections[0],
      found: `contributions that do not name ${[person.given, person.family].filter(Boolean).join(' ')} (\`${initials(person)}\`)`,
    }))
  const known = new Set(people.map(initials))
  for (const word of words)
    if (/^[A-Z]{2,4}$/.test(word) && !known.has(word))
      findings.push({ place: sections[0], found: `contributor \`${word}\` who is no author` })
  return { findings }
}

const bare = (word: string): string => word.replace(/[.-]/g, '').replace(/[’']s?$/u, '')
const bareWords = (name: string): string[] => (name.match(/[\p{L}\p{N}.’'-]+/gu) ?? []).map(bare)
const initials = ({ given = '', family }: Person): string =>
  `${given} ${family}`
    .split(/[\s.-]+/)
    .flatMap((part) => [...part].slice(0, 1))
    .join('')
    .toUpperCase()
