/** The bibliography: keys that it does not have, entries that nobody cites, one work under two keys. */
import type { Node } from 'unist'
import { didYouMean } from '../closest.js'
import type { Reference } from '../document/references.js'
import type { Bibliography, Citation, Fault } from '../document/tree.js'
import { report } from '../report.js'
import type { RuleName } from '../rules.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'

/** `unresolved-citation`, at each key; and a citation style that could not be used. */
export const checkCitations: Stage =
  ({ references, settings: { nocite = [] } }) =>
  (article, file) => {
    for (const key of nocite) {
      if (key === '*' || references.has(key)) continue
      report(
        file,
        'unresolved-citation',
        article.children[0].metadata.positions.get('nocite'),
        `Unexpected \`nocite\` of \`${key}\`, expected a key of the bibliography${didYouMean(key, references.keys())}`,
      )
    }
    visit(article, (node) => {
      for (const fault of faultsOf(node))
        report(file, fault.rule as RuleName, fault.position ?? node.position, fault.reason, fault)
    })
  }

function faultsOf(node: Node): Fault[] {
  if (node.type === 'bibliography')
    return (node as Bibliography).fault ? [(node as Bibliography).fault as Fault] : []
  if (node.type !== 'citation') return []
  const { fault, children } = node as Citation
  return fault ? [fault] : children.flatMap((item) => (item.fault ? [item.fault] : []))
}

/** `uncited-entry`. One that a cited entry has fields from (`crossref`, `xdata`, `entryset`) is used. */
export const checkUncited: Stage =
  ({ references }) =>
  (article, file) => {
    const used = new Set<string>()
    visit(article, (node) => {
      if (node.type === 'bibliography')
        for (const { identifier } of node.children) used.add(identifier)
      if (node.type === 'citation') for (const { identifier } of node.children) used.add(identifier)
    })
    const keys = new Map([...references.keys()].map((key) => [key.toLowerCase(), key]))
    for (const key of used)
      for (const parent of parentsOf(references.get(key)))
        used.add(references.has(parent) ? parent : (keys.get(parent.toLowerCase()) ?? parent))
    for (const { key, position } of references.values()) {
      if (!used.has(key))
        report(
          file,
          'uncited-entry',
          position,
          `Unexpected entry \`${key}\` that is never cited, expected \`[@${key}]\` in the text, or no entry`,
        )
    }
  }

const parentsOf = (reference: Reference | undefined): string[] =>
  ['crossref', 'xdata', 'entryset'].flatMap(
    (name) =>
      reference?.fields
        .get(name)
        ?.value.split(',')
        .map((key) => key.trim()) ?? [],
  )

/** `same-work`: one DOI; or one title and year, where nothing else says that they are two works. */
export const checkSameWork: Stage =
  ({ references }) =>
  (_article, file) => {
    const dois = new Map<string, Reference>()
    const titles = new Map<string, Reference>()
    for (const reference of references.values()) {
      const doi = doiOf(reference)
      const title = titleOf(reference)
      const titled = title === undefined ? undefined : titles.get(title)
      const same =
        (doi === undefined ? undefined : dois.get(doi)) ??
        (titled && !differ(titled, reference) ? titled : undefined)
      if (same)
        report(
          file,
          'same-work',
          reference.position,
          `Unexpected entry \`${reference.key}\` that seems to be \`${same.key}\`, expected one key for one work`,
        )
      if (doi !== undefined && !dois.has(doi)) dois.set(doi, reference)
      if (title !== undefined && !titles.has(title)) titles.set(title, reference)
    }
  }

const raw = ({ fields }: Reference, name: string): string => fields.get(name)?.value.trim() ?? ''

function doiOf(reference: Reference): string | undefined {
  return (
    raw(reference, 'doi')
      .toLowerCase()
      .replace(/[{}\\]/g, '')
      .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '') || undefined
  )
}

/** Letters and digits of title and year; a title of a word or two ("Editorial") tells no works apart. */
function titleOf(reference: Reference): string | undefined {
  const title = folded(`${raw(reference, 'title')} ${raw(reference, 'subtitle')}`)
  const year = /\d{4}/.exec(raw(reference, 'year') || raw(reference, 'date'))?.[0] ?? ''
  return title.length > 15 ? `${title} ${year}` : undefined
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\\[a-z]+/g, '')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Whether both say, and say differently, where they stand. */
function differ(one: Reference, other: Reference): boolean {
  const first = (text: string): string => folded(text.split(/[-–—,]/)[0] ?? '')
  return [
    [doiOf(one), doiOf(other)],
    ...['volume', 'number', 'issue', 'pages', 'eid', 'chapter', 'version', 'edition'].map(
      (name) => [first(raw(one, name)), first(raw(other, name))],
    ),
  ].some(([left, right]) => left && right && left !== right)
}
