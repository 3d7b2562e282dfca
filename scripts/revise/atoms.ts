/**
 * Running text as a row of atoms: words, blanks, signs, and what is not divided (a reference, a formula, an image); each
 * with the marks that stand around it. And back.
 */
import type { PhrasingContent } from 'mdast'
import type { Phrasing, Revision } from '../document/tree.js'
import { signature, textOf, type Side } from './content.js'

type Wrapper = Extract<
  Phrasing,
  {
    type:
      'emphasis' | 'strong' | 'delete' | 'superscript' | 'subscript' | 'smallCaps' | 'span' | 'link'
  }
>

export interface Atom {
  /** Equal for atoms that print the same. */
  key: string
  /** A leaf: a piece of text, or a node that is not divided. */
  node: Phrasing
  /** From the outermost on. */
  around: readonly Wrapper[]
}

const wrapping = new Set([
  'emphasis',
  'strong',
  'delete',
  'superscript',
  'subscript',
  'smallCaps',
  'span',
  'link',
])
const isWrapper = (node: Phrasing): node is Wrapper => wrapping.has(node.type)

/** Numbers, dates and words with hyphens are one atom: "31-year-old", "38.5", "2026-11-22". */
const piece = /[ \t\r\n]+|[\p{L}\p{N}\p{M}]+(?:[.,'’\-–/‑][\p{L}\p{N}\p{M}]+)*|[^]/gu

export function atomsOf(nodes: ReadonlyArray<Phrasing | PhrasingContent>, side: Side): Atom[] {
  const atoms: Atom[] = []
  const walk = (node: Phrasing, around: readonly Wrapper[], looks: string): void => {
    if (isWrapper(node)) {
      const look =
        node.type === 'span'
          ? (node.lang ?? '')
          : node.type === 'link'
            ? `link ${node.url}`
            : node.type
      for (const child of node.children)
        walk(child as Phrasing, [...around, node], look ? `${looks}${look}\u0001` : looks)
    } else if (node.type === 'text') {
      for (const [value] of node.value.matchAll(piece))
        atoms.push({
          key: looks + (/^[ \t\r\n]/.test(value) ? ' ' : value),
          node: { ...node, value },
          around,
        })
    } else atoms.push({ key: looks + signature(node, side), node, around })
  }
  for (const node of nodes) walk(node as Phrasing, [], '')
  return atoms
}

/** Whether an atom is a word, and no blank or sign. */
export const isWord = ({ node }: Atom): boolean =>
  node.type !== 'text' || /[\p{L}\p{N}]/u.test(node.value)

/** Whether an atom is a number that the program gave: of a reference, a footnote. */
export const isReference = ({ node }: Atom): boolean =>
  node.type === 'xref' || node.type === 'footnoteReference'

/** What a reference points to. */
export const xrefTargets = ({ node }: Atom, side: Side): string[] =>
  node.type === 'xref'
    ? node.targets.map(side.id)
    : node.type === 'footnoteReference'
      ? [node.identifier]
      : []

/**
 * Nodes of `atoms` again. A wrapper that was divided has its id where it first stands: `named` holds those that had theirs.
 */
export function phrasingOf(atoms: readonly Atom[], named: Set<Wrapper>, depth = 0): Phrasing[] {
  const nodes: Phrasing[] = []
  for (let index = 0; index < atoms.length;) {
    const { node, around } = atoms[index]!
    const wrapper = around[depth]
    if (!wrapper) {
      const last = nodes.at(-1)
      if (node.type === 'text' && last?.type === 'text' && node.data === last.data)
        nodes[nodes.length - 1] = { ...last, value: last.value + node.value }
      else nodes.push(node)
      index++
      continue
    }
    let end = index
    while (end < atoms.length && atoms[end]!.around[depth] === wrapper) end++
    const copy = {
      ...wrapper,
      children: phrasingOf(atoms.slice(index, end), named, depth + 1),
    } as Wrapper
    if (copy.type === 'span' && named.has(wrapper)) (delete copy.id, delete copy.identifier)
    named.add(wrapper)
    nodes.push(copy)
    index = end
  }
  return nodes
}

/** Running text that was taken out: it leads nowhere and has no name. `lost` says what a footnote's mark called, when it is gone. */
export function inert(
  nodes: ReadonlyArray<Phrasing | PhrasingContent>,
  lost: (identifier: string) => string | undefined,
): Phrasing[] {
  return (nodes as readonly Phrasing[]).flatMap((node): Phrasing[] => {
    switch (node.type) {
      case 'xref':
        return inert(node.children, lost)
      case 'link':
        return inert(node.children, lost)
      case 'span':
        return node.lang
          ? [{ type: 'span', lang: node.lang, children: inert(node.children, lost) }]
          : inert(node.children, lost)
      case 'footnoteReference':
        return [
          { type: 'superscript', children: [{ type: 'text', value: String(node.number ?? '') }] },
          ...noteOf(lost(node.identifier)),
        ]
      case 'image':
        return [{ type: 'text', value: node.alt ? `[image: ${node.alt}]` : '[image]' }]
      default:
        return 'children' in node
          ? [{ ...node, children: inert(node.children as Phrasing[], lost) } as Phrasing]
          : [node]
    }
  })
}

const noteOf = (text: string | undefined): Revision[] =>
  text === undefined
    ? []
    : [
        {
          type: 'revision',
          kind: 'remark',
          children: [{ type: 'text', value: ` [its note, deleted: ${text}]` }],
        },
      ]

/** Whether nodes say anything. */
export const isEmpty = (nodes: ReadonlyArray<Phrasing | PhrasingContent>): boolean =>
  nodes.every((node) => node.type === 'text' && textOf(node) === '')
