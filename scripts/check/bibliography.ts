/** The bibliography: keys that it does not have, entries that nobody cites, one work under two keys. */
import type { Bibliography, Citation, Reference } from '../document.js'
import { report } from '../report.js'
import type { RuleName } from '../rules.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'

/** `unresolved-citation`, at each key. */
export const checkCitations: Stage = () => (article, file) => {
  visit(article, (node) => {
    if (node.type !== 'citation') return
    const { fault, children, position } = node as Citation
    for (const each of fault ? [fault] : children.flatMap((item) => (item.fault ? [item.fault] : []))) {
      report(file, each.rule as RuleName, each.position ?? position, each.reason, each)
    }
  })
}

/** `uncited-entry`; a bibliography of which nothing is cited is told once. */
export const checkUncited: Stage = ({ references }) => (article, file) => {
  const cited = new Set<string>()
  visit(article, (node) => {
    if (node.type === 'bibliography') for (const { identifier } of (node as Bibliography).children) cited.add(identifier)
    if (node.type === 'citation') for (const { identifier } of (node as Citation).children) cited.add(identifier)
  })
  for (const { key, position } of references.values()) {
    if (!cited.has(key)) report(file, 'uncited-entry', position, `Unexpected entry \`${key}\` that is never cited, expected \`[@${key}]\` in the text, or no entry`)
  }
}

/** `same-work`: one DOI, or one title and year. */
export const checkSameWork: Stage = ({ references }) => (_article, file) => {
  const seen = new Map<string, Reference>()
  for (const reference of references.values()) {
    const same = signatures(reference).map((signature) => seen.get(signature)).find((other) => other !== undefined)
    if (same) report(file, 'same-work', reference.position, `Unexpected entry \`${reference.key}\` that seems to be \`${same.key}\`, expected one key for one work`)
    for (const signature of signatures(reference)) if (!seen.has(signature)) seen.set(signature, reference)
  }
}

function signatures({ fields }: Reference): string[] {
  const raw = (name: string): string => fields.get(name)?.value ?? ''
  const doi = raw('doi').trim().toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '')
  const title = raw('title').toLowerCase().replace(/\\[a-z]+/g, '').normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '')
  const year = /\d{4}/.exec(raw('year') || raw('date'))?.[0] ?? ''
  const numbers = ['volume', 'number', 'pages', 'chapter'].map(raw).join('|')
  return [...(doi ? [`doi ${doi}`] : []), ...(title.length > 12 ? [`title ${title} ${year} ${numbers}`] : [])]
}
