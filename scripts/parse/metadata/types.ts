/**
 * What an article is, and how another is related to it, in the words that JATS (1.3, `@article-type`,
 * `@related-article-type`) and the archive (PMC Tagging Guidelines) list.
 */
import { didYouMean } from '../../closest.js'
import { articleTypes, relatedTypes } from '../../article-types.js'
import { report } from '../../report.js'
import type { YamlValue } from '../yaml.js'
import type { Mapping } from './mapping.js'

/** Names that journals have for the same. */
const called: Readonly<Record<string, string>> = {
  article: 'research-article',
  'original-article': 'research-article',
  'original-research': 'research-article',
  research: 'research-article',
  review: 'review-article',
  'meta-analysis': 'systematic-review',
  'case-series': 'case-report',
  commentary: 'article-commentary',
  'brief-communication': 'brief-report',
  'short-communication': 'brief-report',
  'short-report': 'brief-report',
  'letter-to-the-editor': 'letter',
}

/** The article's type: `Case Report` and `case_report` are `case-report`. One that no list has is told, and kept. */
export function articleType(root: Mapping): string {
  const value = root.get('type', 'article-type', 'document-type')
  const written = root.text('type', 'article-type', 'document-type')
  if (written === undefined) return 'research-article'
  const name = inOneWord(written)
  const known = called[name] ?? name
  if (!articleTypes.has(known)) tell(root, value, `article type \`${written}\``, articleTypes, name)
  return known
}

/** How another article is related to this one; a companion when nobody says. */
export function relatedType(related: Mapping): string {
  const written = related.text('type')
  if (written === undefined) return 'companion'
  const name = inOneWord(written)
  if (!relatedTypes.has(name))
    tell(related, related.get('type'), `relation \`${written}\``, relatedTypes, name)
  return name
}

const inOneWord = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')

function tell(
  root: Mapping,
  value: YamlValue | undefined,
  what: string,
  known: ReadonlySet<string>,
  name: string,
): void {
  report(
    root.file,
    'invalid-metadata',
    value?.position,
    `Unexpected ${what}, expected one that JATS and the archive list, see \`docs/format.md\`${didYouMean(name, known)}`,
    { severity: 'warning' },
  )
}
