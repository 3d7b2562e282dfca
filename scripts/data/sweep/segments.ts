/**
 * Parts of a sentence between separators, each with what it counts.
 *
 *     Three patients had colon cancer and two had rectal cancer.
 *     └ 3, unit, category ──────────┘     └ 2, category ───────┘
 */
import type { DataField } from '../../document/inputs.js'
import type { SentenceElement } from './elements.js'
import type { Category } from './lexicon.js'
import { singular } from './morphology.js'
import { bounded, everyday, restrictive, things, verbs } from './words.js'
import { append, largest } from '../../lists.js'

type Of<Kind extends SentenceElement['kind']> = Extract<SentenceElement, { kind: Kind }>
export type QuantityElement = Of<'number'> | Of<'share'> | Of<'both'>

export interface SentenceSegment {
  elements: SentenceElement[]
  /** Stands behind a semicolon or colon: what went before says nothing about which rows it means. */
  opens: boolean
  /** What is counted, when it is one number; and the rates in brackets behind it. */
  quantity?: QuantityElement | undefined
  rates: Array<Of<'fraction'> | Of<'percent'>>
  /** "of the five cases": the number, and whether it was said with "the". */
  total?: { element: Of<'number'>; definite: boolean } | undefined
  /** "none of the others". */
  complement: boolean
  category?: Category | undefined
  /** Names for itself what it counts: a unit, "men", "rectal cancers". */
  explicit: boolean
  /** Nothing can be read from it: words it does not know, or more than one reading. */
  dead: boolean
  /** It names several categories ("treatment was given to five men"), so that what follows may mean only some rows. */
  restricts: boolean
  /** It says something of what it counts; else its predicate stands in a later segment ("three men and one woman withdrew"). */
  predicates: boolean
}

/** The segments of a sentence; undefined when it speaks of something that is not our rows. */
export function segments(all: readonly SentenceElement[]): SentenceSegment[] | undefined {
  if (
    all.some(
      ({ kind }, index) =>
        kind === 'gate' ||
        (all[index - 1]?.kind === 'both' && all[index]?.kind === 'definite') ||
        isException(all, index) ||
        bounded.has(`${all[index - 1]?.text} ${all[index]?.text}`.toLowerCase()),
    )
  )
    return undefined
  const parts: Array<{ elements: SentenceElement[]; opens: boolean }> = [
    { elements: [], opens: true },
  ]
  for (const [index, element] of all.entries()) {
    if (element.kind !== 'separator' || isRate(all, index)) parts.at(-1)?.elements.push(element)
    else parts.push({ elements: [], opens: element.text === ';' || element.text === ':' })
  }
  return parts.filter(({ elements }) => elements.some(({ kind }) => kind !== 'light')).map(segment)
}

/** "All but two patients", "all patients except one": what follows is said of the others. */
const isException = (all: readonly SentenceElement[], index: number): boolean =>
  /^(?:but|except|save|exception)$/i.test(all[index]?.text ?? '') &&
  all
    .slice(Math.max(0, index - 4), index)
    .some(({ text }) => /^(?:all|every|each|none|no|nobody|the)$/i.test(text)) &&
  all.slice(index + 1, index + 3).some(({ kind }) => kind === 'number')

/** Brackets that only hold a rate belong to what stands before them: "three women (60%)", "(3/5)", "(n = 3)". */
function isRate(all: readonly SentenceElement[], index: number): boolean {
  const open =
    all[index]?.text === '(' ? index : all.slice(0, index).findLastIndex(({ text }) => text === '(')
  const close = all.findIndex(({ text }, at) => at > open && text === ')')
  if (open < 0 || close < index) return false
  const inside = all.slice(open + 1, close)
  return (
    inside.length > 0 &&
    inside.every(
      ({ kind, text }) =>
        kind === 'percent' ||
        kind === 'fraction' ||
        text === ',' ||
        text === 'n' ||
        text === '=' ||
        (kind === 'number' && inside.some(({ text }) => text === '=' || text.endsWith('%'))),
    )
  )
}

function segment({
  elements,
  opens,
}: {
  elements: SentenceElement[]
  opens: boolean
}): SentenceSegment {
  const result: SentenceSegment = {
    elements,
    opens,
    rates: [],
    complement: false,
    explicit: false,
    dead: false,
    restricts: false,
    predicates: false,
  }
  result.rates = elements.filter(
    (element) => element.kind === 'fraction' || element.kind === 'percent',
  )
  result.complement = elements.some(({ kind }) => kind === 'others')
  result.dead = elements.some(({ kind }) => kind === 'unknown')
  result.total = totalOf(elements)
  const quantities = elements.filter(
    (element): element is QuantityElement =>
      (element.kind === 'number' || element.kind === 'share' || element.kind === 'both') &&
      element !== result.total?.element,
  )
  // "The source of two samples": what looks like a total is the only number.
  if (quantities.length === 0 && result.total?.definite === false && elements[0]?.kind !== 'of') {
    quantities.push(result.total.element)
    result.total = undefined
  }
  result.quantity = quantities.length === 1 ? quantities[0] : undefined
  if (quantities.length > 1) result.dead = true
  const named = meaning(elements)
  result.category = named === 'many' ? undefined : named
  result.restricts = named === 'many'
  result.predicates = elements.some(
    ({ kind, text }) => kind === 'light' && verbs.has(text.toLowerCase()),
  )
  if (named === 'many') result.dead = true
  result.explicit = result.quantity !== undefined && names(elements, result.quantity)
  if (
    result.quantity &&
    (countsSomethingElse(elements, result.quantity) || someOnly(elements, result.quantity))
  )
    result.dead = true
  // "Both rectal cancers …" says that there are two, whatever follows.
  if (result.quantity?.kind === 'both') bothOf(result, elements)
  return result
}

function bothOf(result: SentenceSegment, elements: readonly SentenceElement[]): void {
  const next = elements[elements.indexOf(result.quantity as SentenceElement) + 1]
  const category = next?.kind === 'category' ? meaning([next]) : undefined
  result.dead = !category || category === 'many'
  result.category = category === 'many' ? undefined : category
  result.explicit = false
}

/** Whether a quantity has its own noun: "three patients", "two rectal cancers", "five men", "three of the five tumours". */
function names(elements: readonly SentenceElement[], quantity: QuantityElement): boolean {
  for (const element of elements.slice(elements.indexOf(quantity) + 1)) {
    if (element.kind === 'unit' || (element.kind === 'category' && element.noun)) return true
    if (element.kind === 'light' || element.kind === 'unknown') return false
  }
  return false
}

/** The five of "of the five cases", "all five patients", "three of five". */
function totalOf(elements: readonly SentenceElement[]): SentenceSegment['total'] {
  for (const [index, element] of elements.entries()) {
    if (element.kind !== 'number') continue
    const before = elements
      .slice(0, index)
      .filter(({ kind, text }) => kind !== 'light' || text === 'our')
      .at(-1)
    const definite =
      before?.kind === 'definite' ||
      before?.kind === 'light' ||
      (before?.kind === 'share' && before.word === 'all')
    const earlier = elements[elements.indexOf(before as SentenceElement) - 1]
    if (before?.kind === 'share' && before.word === 'all') return { element, definite: true }
    if (before?.kind === 'of') return { element, definite: false }
    if (
      definite &&
      (earlier?.kind === 'of' || (earlier?.kind === 'share' && earlier.word === 'all'))
    )
      return { element, definite: true }
  }
  return undefined
}

/** The one category that a segment names; several make it unreadable. */
function meaning(elements: readonly SentenceElement[]): Category | 'many' | undefined {
  const titles = elements.filter((element) => element.kind === 'title')
  const beside = (field: DataField): number =>
    titles.filter(({ fields }) => fields.has(field)).length
  const found: Category[] = []
  for (const element of elements) {
    if (element.kind !== 'category') continue
    let meanings = [...element.meanings]
    if (everyday.has(element.text.toLowerCase()))
      meanings = meanings.filter(({ field }) => beside(field) > 0)
    const best = largest(meanings.map(({ field }) => beside(field)))
    if (meanings.length > 1) meanings = meanings.filter(({ field }) => beside(field) === best)
    if (meanings.length > 1) return 'many'
    append(found, meanings)
  }
  if (found.length > 1) return 'many'
  return found[0]
}

/** "Two women were treated": the category belongs to the number, and the verb may hold of some of its rows only. */
function someOnly(elements: readonly SentenceElement[], quantity: QuantityElement): boolean {
  const category = elements.findLastIndex(({ kind }) => kind === 'category')
  if (category < elements.indexOf(quantity)) return false
  return elements
    .slice(category)
    .some(
      ({ kind, text }) =>
        (kind === 'light' && restrictive.has(text.toLowerCase())) ||
        (kind === 'title' && text.endsWith('ed')),
    )
}

/** "Case 3", "two arms", "the three women": a label, other things, or rows that were spoken of before. */
function countsSomethingElse(
  elements: readonly SentenceElement[],
  quantity: QuantityElement,
): boolean {
  const index = elements.indexOf(quantity)
  const before = elements[index - 1]
  const next = elements[index + 1]
  if (quantity.kind === 'number' && before?.kind === 'definite') return true
  if (
    quantity.kind === 'number' &&
    quantity.digits &&
    (before?.kind === 'unit' || before?.kind === 'title') &&
    !before.text.endsWith('ed')
  )
    return true
  if (next && things.has(singular(next.text))) return true
  return next?.kind === 'title' && elements[index + 2]?.kind !== 'category'
}
