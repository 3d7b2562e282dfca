/**
 * Ids: every section, float, panel, equation, note and footnote gets an XML Name of its own, made from what the author
 * called it, so that it stays when other parts of the manuscript change.
 */
import type { Node } from 'unist'
import type { Article, Equation, Figure, Footnote, Panel, Section } from '../document.js'
import type { Stage } from '../stage.js'
import { visit } from './visit.js'

/** What a reference can point to. */
export type Target = Section | Figure | Panel | Equation

/** Gives ids to all that a format may link to. */
export const identifiers: Stage = () => (article) => {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  const name = (wanted: string | undefined, kind: string): string => {
    if (wanted !== undefined) return unique(xmlName(wanted, kind), taken)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return unique(`${kind}-${counts.get(kind)}`, taken)
  }
  visit(article, (node, parents) => {
    const id = idOf(node, parents, name)
    if (id !== undefined) (node as { id?: string }).id = id
  })
  pairFootnotes(article)
}

function idOf(node: Node, parents: readonly Node[], name: (wanted: string | undefined, kind: string) => string): string | undefined {
  switch (node.type) {
    case 'section': return name((node as Section).identifier, 'sec')
    case 'figure': return name((node as Figure).identifier, (node as Figure).kind === 'table' ? 'tbl' : 'fig')
    case 'panel': return name(`${(parents.at(-1) as Figure | undefined)?.id ?? 'fig'}-${(node as Panel).letter}`, 'fig')
    case 'math': return name((node as Equation).identifier, 'eq')
    case 'note': return name(undefined, 'note')
    case 'footnote': return name(`fn-${(node as Footnote).identifier}`, 'fn')
    default: return undefined
  }
}

/** A reference to a footnote knows its id. */
function pairFootnotes(article: Article): void {
  const ids = new Map<string, string | undefined>()
  visit(article, (node) => {
    if (node.type === 'footnote') ids.set((node as Footnote).identifier, (node as Footnote).id)
  })
  visit(article, (node) => {
    if (node.type === 'footnoteReference') {
      const reference = node as Node & { identifier: string; id?: string }
      const id = ids.get(reference.identifier)
      if (id !== undefined) reference.id = id
    }
  })
}

/** An XML Name (XML 1.0 § 2.3) without colons: `fig:skin` → `fig-skin`. */
export function xmlName(identifier: string, kind: string): string {
  const name = identifier.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '')
  if (name === '') return kind
  return /^[\p{L}_]/u.test(name) ? name : `${kind}-${name}`
}

function unique(name: string, taken: Set<string>): string {
  let found = name
  for (let count = 2; taken.has(found); count++) found = `${name}-${count}`
  taken.add(found)
  return found
}

/** Where identifiers lead; the first of two things with one identifier. */
export interface Targets {
  /** The target and, when a panel is named, its figure. */
  find(identifier: string): { target: Target; figure?: Figure | undefined } | { figure: Figure; letter: string } | undefined
  /** Every identifier as written, in the article's order. */
  readonly identifiers: readonly string[]
  /** Targets with the same identifier as an earlier one. */
  readonly doubles: ReadonlyArray<{ first: Target; second: Target }>
}

/** Reads the targets of an article once; finding is by map. */
export function targetsOf(article: Article): Targets {
  const all = new Map<string, Target>()
  const identifiers: string[] = []
  const doubles: Array<{ first: Target; second: Target }> = []
  visit(article, (node) => {
    const identifier = targetIdentifier(node)
    if (identifier === undefined) return
    const key = canonical(identifier)
    const first = all.get(key)
    if (first) doubles.push({ first, second: node as Target })
    else {
      all.set(key, node as Target)
      identifiers.push(identifier)
    }
  })
  const find: Targets['find'] = (identifier) => {
    const whole = all.get(canonical(identifier))
    if (whole) return { target: whole }
    const dot = identifier.lastIndexOf('.')
    const figure = dot > 0 ? all.get(canonical(identifier.slice(0, dot))) : undefined
    if (figure?.type !== 'figure') return undefined
    const letter = identifier.slice(dot + 1)
    const panel = figure.children.find((child): child is Panel => child.type === 'panel' && child.letter.toLowerCase() === letter.toLowerCase())
    return panel ? { target: panel, figure } : { figure, letter }
  }
  return { find, identifiers, doubles }
}

function targetIdentifier(node: Node): string | undefined {
  return node.type === 'section' || node.type === 'figure' || node.type === 'math' ? (node as Target).identifier : undefined
}

/** One spelling for `fig:x`, `fig-x` and `Fig:x`; for `tab:` and `tbl:`. */
export function canonical(identifier: string): string {
  return identifier.replace(/^(fig|tbl|tab|eq|sec|supp)[:-]/i, (_, prefix: string) => `${prefix.toLowerCase().replace('tab', 'tbl')}:`)
}
