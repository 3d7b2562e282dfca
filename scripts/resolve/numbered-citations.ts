/** A citation in a style that cites by number. */
import { toString } from 'mdast-util-to-string'
import type { Citation, CitationItem, CslName, Phrasing, Reference, Xref } from '../document.js'
import { collapse } from '../bibliography/number.js'
import type { Style } from '../bibliography/style.js'

export interface Numbering {
  style: Style
  /** Number of each key. */
  numbers: ReadonlyMap<string, number>
  /** Id of each key's entry. */
  ids: ReadonlyMap<string, string>
  references: ReadonlyMap<string, Reference>
}

const text = (value: string): Phrasing => ({ type: 'text', value })

/** "[6, 12–14]", "[see 6, p. 3]", "Nagano et al. [6]". */
export function printNumbered(citation: Citation, numbering: Numbering): Phrasing[] {
  const cluster = clusterOf(citation.children, numbering)
  const [first] = citation.children
  if (!citation.inText || !first || first.suppressAuthor) return cluster
  const space = numbering.style.superscript ? '' : '\u00A0'
  return [text(`${authorsOf(numbering.references.get(first.identifier))}${space}`), ...cluster]
}

/** Items with words of their own stand alone, in the author's order; plain ones between them are sorted and collapsed. */
function clusterOf(items: readonly CitationItem[], numbering: Numbering): Phrasing[] {
  const { style } = numbering
  const groups: CitationItem[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && isPlain(item) && last.every(isPlain)) last.push(item)
    else groups.push([item])
  }
  const parts = groups.map((group) => (group.every(isPlain) ? plainRuns(group, numbering) : worded(group[0] as CitationItem, numbering)))
  const inner = parts.flatMap((part, index) => [...(index > 0 ? [text(style.delimiter)] : []), ...part])
  const words = [...(style.prefix ? [text(style.prefix)] : []), ...inner, ...(style.suffix ? [text(style.suffix)] : [])]
  return style.superscript ? [{ type: 'superscript', children: words }] : words
}

const isPlain = ({ prefix, suffix }: CitationItem): boolean => toString(prefix).trim() === '' && toString(suffix).trim() === ''

function plainRuns(items: readonly CitationItem[], { style, numbers, ids }: Numbering): Phrasing[] {
  const keys = new Map(items.map(({ identifier }) => [numbers.get(identifier) ?? 0, identifier]))
  const runs = collapse([...keys.keys()], style)
  return runs.flatMap(({ numbers: run, words }, index) => [
    ...(index > 0 ? [text(style.delimiter)] : []),
    link(run.map((number) => ids.get(keys.get(number) ?? '') ?? ''), words),
  ])
}

function worded(item: CitationItem, { numbers, ids }: Numbering): Phrasing[] {
  const before = toString(item.prefix).trim() === '' ? [] : [...item.prefix, text(' ')]
  const after = toString(item.suffix).trim() === '' ? [] : [text(', '), ...item.suffix]
  return [...before, link([ids.get(item.identifier) ?? ''], String(numbers.get(item.identifier))), ...after]
}

const link = (targets: string[], words: string): Xref => ({ type: 'xref', kind: 'bibliography', targets, children: [{ type: 'text', value: words }] })

/** "Bohan and Peter", "Nagano et al."; without an author its editors, else its title. */
export function authorsOf(reference: Reference | undefined): string {
  const item = reference?.item
  const people = (item?.author ?? item?.editor ?? []).map(nameOf).filter(Boolean)
  if (people.length === 0) return typeof item?.title === 'string' ? `“${item.title.replace(/<[^>]*>/g, '')}”` : (reference?.key ?? '')
  if (people.length > 2 || reference?.etAl) return `${people[0]} et al.`
  return people.join(' and ')
}

const nameOf = (name: CslName): string => name.literal ?? [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')

/**
 * Superscript numbers follow a stop or comma without a blank: "as shown [@a]." → "as shown.¹" where the style sets them so
 * (AMA 3.6.2, Nature); the blank before them goes.
 */
export function mergePunctuation(nodes: Phrasing[]): void {
  for (let index = 1; index < nodes.length; index++) {
    const before = nodes[index - 1]
    if (nodes[index]?.type === 'superscript' && before?.type === 'text') before.value = before.value.replace(/[ \u00A0]+$/, '')
    const after = nodes[index + 1]
    const mark = after?.type === 'text' ? /^[.,]/.exec(after.value)?.[0] : undefined
    const cites = nodes[index]?.type === 'superscript' && JSON.stringify(nodes[index]).includes('"bibliography"')
    if (!cites || !mark || before?.type !== 'text' || after?.type !== 'text') continue
    before.value += mark
    after.value = after.value.slice(1)
  }
}
