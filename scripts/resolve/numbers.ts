/**
 * Numbers of figures, tables, equations, sections and footnotes.
 *
 * Figures and tables are numbered in order of first mention in the text (ICMJE; FORMAT § Numbering): references written
 * with `@`, wherever they stand in body and back, but not in the abstract, which is read by itself. A mention inside a
 * float's caption or notes counts where that float is first mentioned. Floats that are never mentioned come after those
 * that are, in order of place, so that a forgotten one shifts no other number. Equations are numbered when they have an
 * identifier, by place; sections when the settings ask; footnotes by first reference.
 */
import type { Node } from 'unist'
import type { Article, CrossReferenceItem, Equation, Figure, Footnote, Footnotes, Section, Settings } from '../document.js'
import type { Stage } from '../stage.js'
import { targetsOf, type Targets } from '../tree/targets.js'
import { visit } from '../tree/visit.js'

export const numbers: Stage = ({ settings }) => (article) => {
  const figures = floatsOf(article)
  const targets = targetsOf(article)
  const mentioned = mentions(article, targets)
  for (const kind of ['figure', 'table'] as const) {
    const known = mentioned.filter((figure) => figure.kind === kind)
    const met = new Set(known)
    const rest = figures.filter((figure) => figure.kind === kind && !met.has(figure))
    for (const [index, figure] of [...known, ...rest].entries()) {
      figure.number = index + 1
      figure.label = `${settings.words[kind].label}\u00A0${index + 1}`
    }
  }
  numberEquations(article)
  if (settings.numberSections) numberSections(article.children[1].children, '')
  labelAppendices(article, settings)
  numberFootnotes(article, targets)
}

/** Every float, in order of place. */
export function floatsOf(article: Article): Figure[] {
  const found: Figure[] = []
  visit(article, (node) => {
    if (node.type === 'figure') found.push(node as Figure)
  })
  return found
}

/** Floats in order of their first mention; what a float says is read when it is mentioned. */
export function mentions(article: Article, targets: Targets): Figure[] {
  const found = new Set<Figure>()
  const read = (root: Node): void => {
    const queue: Node[] = [root]
    for (let node = queue.pop(); node; node = queue.pop()) {
      if (node.type === 'figure' && node !== root) continue
      const figure = node.type === 'crossReferenceItem' ? figureOf(node as CrossReferenceItem, targets) : undefined
      if (figure && !found.has(figure)) {
        found.add(figure)
        queue.push(figure.type === 'figure' ? { type: 'inner', children: figure.children } as Node : figure)
      }
      const children = (node as { children?: readonly Node[] }).children ?? []
      for (let index = children.length - 1; index >= 0; index--) queue.push(children[index] as Node)
    }
  }
  read(article.children[1])
  read(article.children[2])
  return [...found]
}

function figureOf(item: CrossReferenceItem, targets: Targets): Figure | undefined {
  const found = targets.find(item.identifier)
  if (!found) return undefined
  if (found.figure) return found.figure
  return 'target' in found && found.target.type === 'figure' ? found.target : undefined
}

function numberEquations(article: Article): void {
  let number = 0
  visit(article, (node) => {
    const equation = node as Equation
    if (node.type !== 'math' || equation.identifier === undefined) return
    number += 1
    equation.number = number
    equation.label = `(${number})`
  })
}

function numberSections(nodes: ReadonlyArray<{ type: string }>, prefix: string): void {
  let number = 0
  for (const node of nodes) {
    if (node.type !== 'section') continue
    const section = node as Section
    number += 1
    section.label = `${prefix}${number}`
    numberSections(section.children, `${section.label}.`)
  }
}

/** Appendices are lettered when there are several and sections are numbered; one says what it is in its own heading. */
function labelAppendices(article: Article, settings: Settings): void {
  const appendices = article.children[2].children.filter((node): node is Section => node.type === 'section' && node.role === 'appendix')
  if (!settings.numberSections || appendices.length < 2) return
  for (const [index, section] of appendices.entries()) section.label = String.fromCharCode(65 + (index % 26))
}

/** Footnotes by first reference; those of a float at its first mention. */
function numberFootnotes(article: Article, targets: Targets): void {
  const numbers = new Map<string, number>()
  const seen = new Set<Figure>()
  const read = (root: Node): void => {
    const queue: Node[] = [root]
    for (let node = queue.pop(); node; node = queue.pop()) {
      if (node.type === 'footnoteReference') {
        const { identifier } = node as Node & { identifier: string }
        if (!numbers.has(identifier)) numbers.set(identifier, numbers.size + 1)
      }
      if (node.type === 'figure' && seen.has(node as Figure)) continue
      if (node.type === 'figure') seen.add(node as Figure)
      const figure = node.type === 'crossReferenceItem' ? figureOf(node as CrossReferenceItem, targets) : undefined
      if (figure && !seen.has(figure)) queue.push(figure)
      const children = (node as { children?: readonly Node[] }).children ?? []
      for (let index = children.length - 1; index >= 0; index--) queue.push(children[index] as Node)
    }
  }
  for (const part of article.children) read({ type: 'part', children: part.children.filter(({ type }) => type !== 'footnotes') } as Node)
  visit(article, (node) => {
    if (node.type === 'footnoteReference') {
      const reference = node as Node & { identifier: string; number?: number }
      reference.number = numbers.get(reference.identifier) ?? 0
    }
    if (node.type === 'footnotes') sortFootnotes(node as Footnotes, numbers)
  })
}

function sortFootnotes(footnotes: Footnotes, numbers: ReadonlyMap<string, number>): void {
  const number = (footnote: Footnote): number => numbers.get(footnote.identifier) ?? Number.MAX_SAFE_INTEGER
  footnotes.children.sort((left, right) => number(left) - number(right))
  for (const [index, footnote] of footnotes.children.entries()) footnote.number = index + 1
}
