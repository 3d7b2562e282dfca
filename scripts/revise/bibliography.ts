/**
 * Two reference lists → one: entries are the same by their key (or, renamed, by their text), in the new order; one that is
 * gone stands behind what it stood behind. An entry's number follows from the text, and is told beside it.
 */
import type { Bibliography, BibliographyEntry, Phrasing } from '../document/tree.js'
import { textOf } from './content.js'
import { compareLines, type ComparisonContext } from './lines.js'
import { remark } from './remark.js'
import { markedWhole } from './whole.js'

export function compareBibliographies(
  before: Bibliography,
  after: Bibliography,
  context: ComparisonContext,
): Bibliography {
  const old = new Map(before.children.map((entry) => [context.before.id(entry.id), entry]))
  const kept = new Set(after.children.map(({ id }) => id))
  const children = after.children.flatMap((entry): BibliographyEntry[] => {
    const was = old.get(entry.id)
    return [
      was
        ? compareEntries(was, entry, context)
        : (markedWhole(entry, 'inserted', context)[0] as BibliographyEntry),
    ]
  })
  before.children.forEach((entry, index) => {
    if (kept.has(context.before.id(entry.id))) return
    const neighbours = before.children.slice(0, index).reverse()
    const neighbour = neighbours.find((one) =>
      children.some(({ id }) => id === context.before.id(one.id) || id === goneId(one.id)),
    )
    const at = neighbour
      ? children.findIndex(
          ({ id }) => id === context.before.id(neighbour.id) || id === goneId(neighbour.id),
        ) + 1
      : 0
    children.splice(at, 0, goneEntry(entry, context))
  })
  return { ...after, children }
}

const goneId = (id: string): string => `gone-${id}`

/** It has no number of its own any more; the one that it had is told. */
function goneEntry(entry: BibliographyEntry, context: ComparisonContext): BibliographyEntry {
  const name = context.name()
  const [gone] = markedWhole(entry, 'deleted', context, name) as [BibliographyEntry]
  const was = entry.label ? [remark(`[was ${entry.label}] `, name)] : []
  return {
    ...gone,
    id: goneId(entry.id),
    ...(entry.label ? { label: '–' } : {}),
    children: [...was, ...gone.children],
  }
}

function compareEntries(
  before: BibliographyEntry,
  after: BibliographyEntry,
  context: ComparisonContext,
): BibliographyEntry {
  const moved: Phrasing[] =
    before.label !== after.label && before.label
      ? [{ ...remark(` [was ${before.label}]`, context.name()), cause: 'numbering' }]
      : []
  return {
    ...after,
    children: [...compareLines(before.children, after.children, context), ...moved],
  }
}

/** Ids of old entries by which the new article knows the same works: keys that were renamed. */
export function renamedEntries(
  before: Bibliography | undefined,
  after: Bibliography | undefined,
): Map<string, string> {
  const ids = new Set(after?.children.map(({ id }) => id))
  const gone = new Set(before?.children.map(({ id }) => id))
  const byText = new Map(
    after?.children.filter(({ id }) => !gone.has(id)).map((entry) => [textOf(entry), entry.id]),
  )
  const renamed = new Map<string, string>()
  for (const entry of before?.children ?? []) {
    const id = ids.has(entry.id) ? undefined : byText.get(textOf(entry))
    if (id !== undefined) renamed.set(entry.id, id)
  }
  return renamed
}
