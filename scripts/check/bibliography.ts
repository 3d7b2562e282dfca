/** The bibliography: keys that it does not have, entries that nobody cites, one work under two keys. */
import type { Node } from 'unist'
import { identityOfEntry, KnownWorks } from '../bibliography/same-work.js'
import { didYouMean } from '../closest.js'
import type { Inputs } from '../document/inputs.js'
import type { Reference } from '../document/references.js'
import type { Article, Bibliography, Citation, Fault } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'
import { isUnreadBibliography } from './unread.js'

/** `unresolved-citation`, at each key; and a citation style that could not be used. */
export const checkCitations: Stage = (inputs) => (article, file) => {
  const { references, settings } = inputs
  const isUnread = isUnreadBibliography(article, inputs, file)
  for (const key of isUnread ? [] : (settings.nocite ?? [])) {
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
      if (!isUnread || fault.rule !== 'unresolved-citation')
        report(file, fault.rule, fault.position ?? node.position, fault.reason, fault)
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
    const used = usedKeys(article, references)
    for (const { key, position, isShared } of references.values()) {
      if (!used.has(key) && !isShared)
        report(
          file,
          'uncited-entry',
          position,
          `Unexpected entry \`${key}\` that is never cited, expected \`[@${key}]\` in the text, or no entry`,
        )
    }
  }

/** What is cited or listed, and what such an entry has fields from. */
function usedKeys(article: Article, references: Inputs['references']): ReadonlySet<string> {
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
  return used
}

const parentsOf = (reference: Reference | undefined): string[] =>
  ['crossref', 'xdata', 'entryset'].flatMap(
    (name) =>
      reference?.fields
        .get(name)
        ?.value.split(',')
        .map((key) => key.trim()) ?? [],
  )

/** `same-work`. Works of a library that many papers share are compared when this one uses them. */
export const checkSameWork: Stage =
  ({ references }) =>
  (article, file) => {
    const used = usedKeys(article, references)
    const known = new KnownWorks<Reference>()
    for (const reference of references.values()) {
      if (reference.isShared && !used.has(reference.key)) continue
      const identity = identityOfEntry(reference)
      const same = known.find(identity)
      if (same)
        report(
          file,
          'same-work',
          reference.position,
          `Unexpected entry \`${reference.key}\` that seems to be \`${same.kept.key}\`, expected one key for one work`,
        )
      known.add(identity, reference)
    }
  }
