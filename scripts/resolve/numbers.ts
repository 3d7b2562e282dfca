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
 * Floats of an appendix or a supplement are a series of their own: A1, S1. One that its author labelled is counted where
 * its label has a number ("Fig. S1"), which then no other gets; any other label ("Scheme 2") stands as it is.
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
import { listNumber } from '../tree/list-marks.js'
import { numeralOf, printed } from '../tree/numerals.js'
import { articleProse } from '../tree/prose.js'
import { readingOrder } from '../tree/reading-order.js'
import { targetsOf, type Targets } from '../tree/targets.js'
import { typedLabel } from '../tree/typed-labels.js'
import { typedReferences } from '../tree/typed-references.js'
import { each, visit } from '../tree/visit.js'
import { seriesLetters, seriesByPlace } from './float-series.js'

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
  const floats = floatsOf(article).filter(({ unnumbered }) => !unnumbered)
  if (floats.length === 0) return
  for (const float of floats) float.ownLabel ??= typedSeriesLabel(float, settings)
  const mentioned = mentionedFloats(article, targets)
  const typed = typedSeries(article)
  const places = seriesByPlace(article)
  for (const kind of ['figure', 'table'] as const) {
    const ofKind = floats.filter((float) => float.kind === kind)
    const taken = labelledByHand(ofKind, settings)
    const counted = ofKind.filter(({ ownLabel }) => ownLabel === undefined)
    for (const series of new Set(counted.map((float) => places.get(float) ?? ''))) {
      const all = counted.filter((float) => (places.get(float) ?? '') === series)
      const known = [...mentioned].filter((float) => all.includes(float))
      const byPlace = typed.has(`${kind} ${series}`) && known.length < all.length
      const ordered = byPlace ? all : [...known, ...all.filter((float) => !mentioned.has(float))]
      let number = 0
      for (const float of ordered) {
        do number += 1
        while (taken.has(printed({ series, number })))
        setNumeral(float, series, number, settings)
      }
    }
  }
}

/** "Figure S1." at the start of a caption labels the float: what is typed with letters is of a series that nothing else tells. */
function typedSeriesLabel(float: Figure, { words }: Settings): string | undefined {
  const [caption] = float.children
  const first = caption?.type === 'caption' ? caption.children[0] : undefined
  const label = first && typedLabel(first, float.kind)
  return label && /^[A-Z]/.test(label.numeral)
    ? `${words[float.kind].label} ${label.numeral}`
    : undefined
}

/** Gives the labels that authors gave, of floats of one kind, and tells the numbers in them. */
function labelledByHand(floats: readonly Figure[], settings: Settings): ReadonlySet<string> {
  const taken = new Set<string>()
  for (const float of floats) {
    if (float.ownLabel === undefined) continue
    const { word, series = '', number } = numeralOf(float.ownLabel) ?? { word: undefined }
    if (number === undefined || (word && !isWordFor(word, float.kind, settings))) {
      float.label = float.ownLabel
      continue
    }
    setNumeral(float, series, number, settings)
    taken.add(printed(float))
  }
  return taken
}

/** "Fig.", "Figure": the label is then set in the paper's own words. */
function isWordFor(word: string, kind: Figure['kind'], { words }: Settings): boolean {
  const plain = word.toLowerCase().replace(/\.$/, '')
  const { one, many, label } = words[kind]
  return [one, many, label, kind, kind === 'figure' ? 'fig' : 'tab'].some(
    (known) => known.toLowerCase().replace(/\.$/, '') === plain,
  )
}

function setNumeral(float: Figure, series: string, number: number, settings: Settings): void {
  if (series) float.series = series
  float.number = number
  float.label = labelled(settings.words[float.kind].label, printed(float), settings)
}

/** Floats that references in body and back point to, in order of first mention. */
function mentionedFloats(article: Article, targets: Targets): ReadonlySet<Figure> {
  const pointers = pointersOf(article, targets)
  const found = new Set<Figure>()
  for (const node of readingOrder(article, pointers, article.children.slice(1)))
    for (const float of pointers(node)) found.add(float)
  return found
}

/** Kinds and series of floats of which some number is typed by hand: "figure ", "figure S". */
function typedSeries(article: Article): ReadonlySet<string> {
  const found = new Set<string>()
  for (const prose of articleProse(article))
    for (const { kind, series } of typedReferences(prose)) found.add(`${kind} ${series}`)
  return found
}

function numberEquations(article: Article): void {
  let number = 0
  let part = 0
  visit(article, (node) => {
    const equation = node as Equation
    if (node.type !== 'math' || equation.identifier === undefined || equation.label) return
    if (equation.part !== 'next') {
      number += 1
      part = 0
    } else part += 1
    equation.number = number
    if (equation.part) equation.letter = listNumber('a', part + 1)
    equation.label = `(${printed(equation)})`
  })
}

/** "Fig. 1". */
const labelled = (word: string, number: number | string, { lang }: Settings): string =>
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
  if (appendices.length > 1) numberSections(appendices, '', seriesLetters)
}

function numberSections(
  nodes: ReadonlyArray<{ type: string }>,
  prefix: string,
  show: (number: number) => string,
): void {
  const sections = nodes.filter(
    (node): node is Section => node.type === 'section' && !(node as Section).unnumbered,
  )
  for (const [index, section] of sections.entries()) {
    section.label = `${prefix}${show(index + 1)}`
    numberSections(section.children, `${section.label}.`, String)
  }
}

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
