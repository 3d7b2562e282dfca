/** What references can point to, and how it is found by the names that authors write. */
import type { Node } from 'unist'
import type {
  Article,
  BoxedText,
  Equation,
  Figure,
  Panel,
  Section,
  Statement,
  Supplement,
} from '../document/tree.js'
import { visit } from './visit.js'

/** What a reference can point to. */
export type Target = Section | Figure | Panel | Equation | Supplement | BoxedText | Statement

/** A target and, when it is a panel, its figure. */
export interface FoundTarget {
  target: Target
  figure?: Figure | undefined
}
/** A figure that has no such panel. */
export interface NoPanel {
  figure: Figure
  letter: string
}

/** Where identifiers lead; the first of two things with one identifier. */
export interface Targets {
  /** What `identifier` names: the whole; else, split at its last `.`, a panel of a figure. */
  find(identifier: string): FoundTarget | NoPanel | undefined
  /** Every identifier as written, in the article's order. */
  readonly identifiers: readonly string[]
  /** Targets with the same identifier as an earlier one. */
  readonly doubles: ReadonlyArray<{ first: Target; second: Target }>
}

/** Reads the targets of an article once; finding is by map. */
export function targetsOf(article: Article): Targets {
  const all = new Map<string, FoundTarget>()
  const identifiers: string[] = []
  const doubles: Array<{ first: Target; second: Target }> = []
  visit(article, (node, parents) => {
    const parent = parents.at(-1)
    const figure = node.type === 'panel' && parent?.type === 'figure' ? parent : undefined
    const identifier = ownIdentifier(node, figure)
    if (identifier === undefined) return
    const key = canonical(identifier)
    const first = all.get(key)
    if (first) doubles.push({ first: first.target, second: node as Target })
    else {
      all.set(key, { target: node as Target, figure })
      identifiers.push(identifier)
    }
  })
  const panels = new Map<Figure, ReadonlyMap<string, Panel>>()
  const find: Targets['find'] = (identifier) => {
    const whole = all.get(canonical(identifier))
    const dot = identifier.lastIndexOf('.')
    if (whole || dot <= 0) return whole
    const figure = all.get(canonical(identifier.slice(0, dot)))?.target
    if (figure?.type !== 'figure') return undefined
    const letters = panels.get(figure) ?? panelsByLetter(figure)
    panels.set(figure, letters)
    const letter = identifier.slice(dot + 1)
    const target = letters.get(letter.toLowerCase())
    return target ? { target, figure } : { figure, letter }
  }
  return { find, identifiers, doubles }
}

/** The author's own name for it; a panel's is its own only when it is not its figure's and its letter. */
function ownIdentifier(node: Node, figure: Figure | undefined): string | undefined {
  switch (node.type) {
    case 'section':
    case 'figure':
    case 'math':
    case 'supplement':
    case 'boxedText':
    case 'statement':
      return (node as Target).identifier
    case 'panel': {
      const { identifier, letter } = node as Panel
      return identifier === `${figure?.identifier}.${letter}` ? undefined : identifier
    }
    default:
      return undefined
  }
}

function panelsByLetter(figure: Figure): ReadonlyMap<string, Panel> {
  return new Map(
    figure.children.flatMap((child) =>
      child.type === 'panel' ? [[child.letter.toLowerCase(), child] as const] : [],
    ),
  )
}

/** One spelling for `fig:x`, `fig-x` and `Fig:x`; for `tab:` and `tbl:`. */
export function canonical(identifier: string): string {
  return identifier.replace(
    /^(fig|tbl|tab|eq|sec|lst|supp|box|thm|lem|cor|prp|cnj|hyp|def|exm|exr)[:-]/i,
    (_, prefix: string) => `${prefix.toLowerCase().replace('tab', 'tbl')}:`,
  )
}
