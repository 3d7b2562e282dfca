/**
 * Numbers of figures, tables, equations, sections and footnotes.
 *
 * Figures and tables are numbered in order of first mention in the text (ICMJE; FORMAT § Numbering): references written
 * with `@`, wherever they stand in body and back, but not in the abstract, which is read by itself. A mention inside a
 * float's caption or notes counts where that float is first mentioned, one in a footnote at the footnote's mark. Floats
 * that are never mentioned come after those that are, in order of place, so that a forgotten one shifts no other number.
 *
 * Who types "Figure 2" counts by place: where the text does that, and some float of the kind is never referred to with
 * `@`, the floats of that kind are numbered by place. So what was typed never comes to mean another figure.
 *
 * Equations are numbered when they have an identifier, boxes when it is `box:…`, by place; supplements by place, when they have no label of their own; sections when the settings ask; footnotes by first mark.
 */
import { languageOf } from '../languages/index.js'
import type { FootnoteReference } from 'mdast'
import type { Settings } from '../document/settings.js'
import type {
  Article,
  BoxedText,
  Equation,
  Figure,
  Footnote,
  Footnotes,
  Section,
  Statement,
  StatementKind,
  Supplement,
} from '../document/tree.js'
import type { Stage } from '../stage.js'
import { floatsOf, pointersOf } from '../tree/mentions.js'
import { articleProse } from '../tree/prose.js'
import { readingOrder } from '../tree/reading-order.js'
import { targetsOf, type Targets } from '../tree/targets.js'
import { typedReferences } from '../tree/typed-references.js'
import { each, visit } from '../tree/visit.js'

export const numbers: Stage =
  ({ settings }) =>
  (article) => {
    const targets = targetsOf(article)
    numberFloats(article, targets, settings)
    numberEquations(article)
    numberSupplements(article, settings)
    numberBoxes(article, settings)
    numberStatements(article, settings)
    if (settings.numberSections) numberAllSections(article)
    numberFootnotes(article, targets)
  }

function numberFloats(article: Article, targets: Targets, settings: Settings): void {
  const floats = floatsOf(article)
  if (floats.length === 0) return
  const mentioned = mentionedFloats(article, targets)
  const typed = typedKinds(article)
  for (const kind of ['figure', 'table'] as const) {
    const all = floats.filter((float) => float.kind === kind)
    const known = [...mentioned].filter((float) => float.kind === kind)
    const byPlace = typed.has(kind) && known.length < all.length
    const ordered = byPlace ? all : [...known, ...all.filter((float) => !mentioned.has(float))]
    for (const [index, float] of ordered.entries()) {
      float.number = index + 1
      float.label = labelled(settings.words[kind].label, index + 1, settings)
    }
  }
}

/** Floats that references in body and back point to, in order of first mention. */
function mentionedFloats(article: Article, targets: Targets): ReadonlySet<Figure> {
  const pointers = pointersOf(article, targets)
  const found = new Set<Figure>()
  for (const node of readingOrder(article, pointers, article.children.slice(1)))
    for (const float of pointers(node)) found.add(float)
  return found
}

/** Kinds of floats of which some number is typed by hand. */
function typedKinds(article: Article): ReadonlySet<Figure['kind']> {
  const kinds = new Set<Figure['kind']>()
  for (const prose of articleProse(article))
    for (const { kind } of typedReferences(prose)) kinds.add(kind)
  return kinds
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

/** "Fig. 1". */
const labelled = (word: string, number: number, { lang }: Settings): string =>
  `${word}${languageOf(lang).punctuation.number}${number}`

function numberSupplements(article: Article, settings: Settings): void {
  const { words } = settings
  let number = 0
  visit(article, (node) => {
    const supplement = node as Supplement
    if (node.type !== 'supplement' || supplement.label !== undefined) return
    number += 1
    supplement.number = number
    supplement.label = labelled(words.supplement.label, number, settings)
  })
}

function numberBoxes(article: Article, settings: Settings): void {
  let number = 0
  each(article, 'boxedText', (box: BoxedText) => {
    if (!/^box[:-]/.test(box.identifier ?? '')) return
    number += 1
    box.number = number
    box.label = labelled(settings.words.box.label, number, settings)
  })
}

/** Kinds of statements that are called by their word alone. */
const uncounted: ReadonlySet<StatementKind> = new Set(['proof', 'remark', 'solution'])

function numberStatements(article: Article, settings: Settings): void {
  const words = languageOf(settings.lang).statements
  const numbers = new Map<StatementKind, number>()
  each(article, 'statement', (node: Statement) => {
    node.label = words[node.kind]
    if (uncounted.has(node.kind)) return
    node.number = (numbers.get(node.kind) ?? 0) + 1
    numbers.set(node.kind, node.number)
    node.label = labelled(words[node.kind], node.number, settings)
  })
}

/** 1, 1.1 … in the text; A, A.1 … in appendices, when there are several: one alone says what it is in its heading. */
function numberAllSections(article: Article): void {
  const [, body, back] = article.children
  numberSections(body.children, '', String)
  const appendices = back.children.filter(
    (node) => node.type === 'section' && node.role === 'appendix',
  )
  if (appendices.length > 1) numberSections(appendices, '', letters)
}

function numberSections(
  nodes: ReadonlyArray<{ type: string }>,
  prefix: string,
  show: (number: number) => string,
): void {
  const sections = nodes.filter((node): node is Section => node.type === 'section')
  for (const [index, section] of sections.entries()) {
    section.label = `${prefix}${show(index + 1)}`
    numberSections(section.children, `${section.label}.`, String)
  }
}

/** 1 is A, 26 Z, 27 AA. */
const letters = (number: number): string =>
  (number > 26 ? letters(Math.floor((number - 1) / 26)) : '') +
  String.fromCharCode(65 + ((number - 1) % 26))

function numberFootnotes(article: Article, targets: Targets): void {
  const numbers = new Map<string, number>()
  for (const node of readingOrder(article, pointersOf(article, targets))) {
    if (node.type !== 'footnoteReference') continue
    const reference = node as FootnoteReference
    if (!numbers.has(reference.identifier)) numbers.set(reference.identifier, numbers.size + 1)
    reference.number = numbers.get(reference.identifier)
  }
  for (const node of article.children[2].children)
    if (node.type === 'footnotes') sortFootnotes(node, numbers)
}

function sortFootnotes(footnotes: Footnotes, numbers: ReadonlyMap<string, number>): void {
  const number = ({ identifier }: Footnote): number =>
    numbers.get(identifier) ?? Number.MAX_SAFE_INTEGER
  footnotes.children.sort((left, right) => number(left) - number(right))
  for (const [index, footnote] of footnotes.children.entries()) footnote.number = index + 1
}
