/** What references can point to, and how it is found by the names that authors write. */
import type { Node } from 'unist'
import type { Article, Equation, Figure, Panel, Section } from '../document.js'
import { visit } from './visit.js'

/** What a reference can point to. */
export type Target = Section | Figure | Panel | Equation

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
