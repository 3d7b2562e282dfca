/**
 * Contributor roles (CRediT, ANSI/NISO Z39.104-2022): the fourteen terms, as authors write them.
 */
import type { Role } from './document/metadata.js'

/** As the taxonomy spells them. */
export const creditTerms = [
  'Conceptualization',
  'Data curation',
  'Formal analysis',
  'Funding acquisition',
  'Investigation',
  'Methodology',
  'Project administration',
  'Resources',
  'Software',
  'Supervision',
  'Validation',
  'Visualization',
  'Writing – original draft',
  'Writing – review & editing',
] as const

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/&|\band\b/g, '')
    .replace(/isation\b/g, 'ization')
    .replace(/preparation|[^a-z]/g, '')
const byKey = new Map<string, string>([
  ...creditTerms.map((term) => [key(term), term] as const),
  ['writing', 'Writing – original draft'],
  ['originaldraft', 'Writing – original draft'],
  ['editing', 'Writing – review & editing'],
  ['reviewediting', 'Writing – review & editing'],
  ['revieweditin', 'Writing – review & editing'],
  ['analysis', 'Formal analysis'],
])

/** The role that `text` names: a term of the taxonomy, spelt as it spells it, or the author's own words. */
export function readCreditRole(text: string, degree?: string): Role {
  const inline = /^(.*?)\s*\((lead|equal|supporting)\)$/i.exec(text.trim())
  const term = byKey.get(key(inline?.[1] ?? text))
  const found = (inline?.[2] ?? degree)?.toLowerCase()
  return {
    term: term ?? (inline?.[1] ?? text).trim(),
    credit: term !== undefined,
    ...(found === 'lead' || found === 'equal' || found === 'supporting' ? { degree: found } : {}),
  }
}
