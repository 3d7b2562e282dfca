/** References of one bracket as they are printed, with the journal's words. */
import { toString } from 'mdast-util-to-string'
import type { Settings } from '../document/settings.js'
import type {
  BoxedText,
  CrossReferenceItem,
  Equation,
  Figure,
  Panel,
  Phrasing,
  Section,
  Statement,
  Supplement,
  Xref,
} from '../document/tree.js'
import { byNumeral, printed, type Numeral } from '../tree/numerals.js'
import type { FoundTarget, Target } from '../tree/targets.js'
import { languageOf } from '../languages/index.js'
import { append } from '../lists.js'

/** An item, what it points to and, for a panel, its figure; `comma` when the author put one between it and its suffix. */
export interface Pointed extends FoundTarget {
  item: CrossReferenceItem
  comma: boolean
}

type Word = keyof Settings['words']
/** `labelled` is called as its author labelled it. */
type Kind = Word | 'appendix' | 'labelled'
type Numbered = Exclude<Word, 'section'>

/** Between the members of a list. */
const between = (isLast: boolean, lang: string): string => {
  const { last, punctuation } = languageOf(lang)
  return isLast ? last : punctuation.comma
}
const text = (value: string): Phrasing => ({ type: 'text', value })

/** The phrasing of a cluster: runs of one kind share their word. */
export function printCluster(
  pointed: readonly Pointed[],
  settings: Settings,
  lang: string,
): Phrasing[] {
  const runs = runsOf(pointed)
  return runs.flatMap((run, index) => [
    ...(index === 0 ? [] : [text(betweenRuns(run, index === runs.length - 1, lang))]),
    ...printRun(run, settings, lang),
  ])
}

/** What stands before a later run. One that brings its own "and" ("[@fig:a; and @fig:b]") needs none of ours. */
function betweenRuns([first]: readonly Pointed[], isLast: boolean, lang: string): string {
  const [word = ''] = toString(first?.item.prefix ?? []).split(/\s/)
  return word !== '' && between(true, lang).trim() === word ? ' ' : between(isLast, lang)
}

/** Neighbours of one kind; what stands before a key begins a run, what stands behind it ends one. */
function runsOf(pointed: readonly Pointed[]): Pointed[][] {
  const runs: Pointed[][] = []
  for (const one of pointed) {
    const last = runs.at(-1)
    const [first, before] = [last?.[0], last?.at(-1)]
    if (
      last &&
      first &&
      kindOf(first) === kindOf(one) &&
      one.item.prefix.length === 0 &&
      before?.item.suffix.length === 0
    )
      last.push(one)
    else runs.push([one])
  }
  return runs
}

function kindOf({ target, figure }: Pointed): Kind {
  const whole = figure ?? target
  switch (whole.type) {
    case 'figure':
      return whole.number === undefined ? 'labelled' : whole.kind
    case 'math':
      return whole.number === undefined ? 'labelled' : 'equation'
    case 'section':
      return whole.role === 'appendix' ? 'appendix' : 'section'
    case 'panel':
      return 'figure'
    case 'boxedText':
      return whole.number === undefined ? 'labelled' : 'box'
    case 'statement':
      return 'labelled'
    case 'supplement':
      return whole.number === undefined ? 'labelled' : 'supplement'
  }
}

function printRun(run: readonly Pointed[], settings: Settings, lang: string): Phrasing[] {
  const first = run[0] as Pointed
  const kind = kindOf(first)
  const prefix = first.item.prefix.length > 0 ? [...first.item.prefix, text(' ')] : []
  const last = run.at(-1) as Pointed
  const behind = last.item.suffix
  const suffix = behind.length > 0 ? [text(last.comma ? ', ' : ' '), ...behind] : []
  if (kind === 'section' || kind === 'appendix')
    return [...prefix, ...printSections(run, kind, settings, lang), ...suffix]
  if (kind === 'labelled') return [...prefix, ...printLabels(run, settings, lang), ...suffix]
  const ordered =
    behind.length > 0
      ? run
      : [...run].sort(
          (left, right) =>
            byNumeral(numeralOf(left), numeralOf(right)) || placeOf(left) - placeOf(right),
        )
  return [...prefix, ...printNumbered(ordered, kind, settings.words[kind], lang), ...suffix]
}

const numeralOf = ({ target, figure }: Pointed): Numeral => (figure ?? target) as Numeral

/** Of a panel in its figure: a is 1, z 26, aa 27; the whole comes first. */
const placeOf = ({ target }: Pointed): number =>
  target.type === 'panel'
    ? [...target.letter].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0)
    : 0

function printNumbered(
  run: readonly Pointed[],
  kind: Numbered,
  words: Settings['words'][Word],
  lang: string,
): Phrasing[] {
  const pieces = piecesOf(partsOf(run), kind)
  const numbers = new Set(run.map((one) => printed(numeralOf(one))))
  const [head, ...rest] = pieces
  if (!head) return []
  const word = `${numbers.size === 1 ? words.one : words.many}${languageOf(lang).punctuation.number}`
  // "Fig. 1a, b" is one figure: its word belongs to the link; "Figs. 1 and 2" are two.
  const start =
    numbers.size === 1
      ? [{ ...link(head), children: [text(word + toString(head))] }]
      : [text(word), link(head)]
  return [
    ...start,
    ...rest.flatMap((piece, index) => [text(joint(pieces, index + 1, lang)), link(piece)]),
  ]
}

/** A number, and its panels; none is the whole. */
interface Part {
  numeral: Numeral
  whole: Target
  panels: Panel[]
}

/** Items of one figure beside each other go together; the same one twice is once. */
function partsOf(run: readonly Pointed[]): Part[] {
  const parts: Part[] = []
  for (const one of run) {
    const panel = one.target.type === 'panel' ? one.target : undefined
    const last = parts.at(-1)
    const same =
      last?.whole === (one.figure ?? one.target) &&
      (panel === undefined) === (last.panels.length === 0)
    if (!same)
      parts.push({
        numeral: numeralOf(one),
        whole: one.figure ?? one.target,
        panels: panel ? [panel] : [],
      })
    else if (panel && last.panels.at(-1) !== panel) last.panels.push(panel)
  }
  return parts
}

/** One xref for each thing that is printed: "1", "S1–S3", "2a", "2a–c"; `number` is its figure's. */
type Piece = Xref & { number: string }

const piece = (
  kind: Xref['kind'],
  targets: ReadonlyArray<Target>,
  words: string,
  number: string,
): Piece => ({
  type: 'xref',
  kind,
  targets: targets.map(({ id = '' }) => id),
  children: [text(words)],
  number,
})
const link = ({ type, kind, targets, children }: Piece): Xref => ({ type, kind, targets, children })

function piecesOf(parts: readonly Part[], kind: Numbered): Piece[] {
  const pieces: Piece[] = []
  for (let index = 0; index < parts.length;) {
    const first = parts[index] as Part
    const length =
      first.panels.length > 0
        ? 1
        : runLength(
            parts,
            index,
            (one, before) =>
              one.panels.length === 0 &&
              one.numeral.series === before.numeral.series &&
              one.numeral.number === (before.numeral.number ?? 0) + 1,
          )
    const taken = parts.slice(index, index + length)
    if (first.panels.length > 0) append(pieces, panelPieces(first))
    else
      pieces.push(
        piece(
          kind === 'supplement' ? 'supplementary-material' : kind,
          taken.map(({ whole }) => whole),
          range(taken.map(({ numeral }) => show(numeral, kind))),
          printed(first.numeral),
        ),
      )
    index += length
  }
  return pieces
}

function panelPieces({ numeral, panels }: Part): Piece[] {
  const number = printed(numeral)
  const pieces: Piece[] = []
  for (let index = 0; index < panels.length;) {
    const length = runLength(
      panels,
      index,
      (one, before) =>
        one.letter.length === 1 && one.letter.charCodeAt(0) === before.letter.charCodeAt(0) + 1,
    )
    const taken = panels.slice(index, index + length)
    pieces.push(
      piece(
        'panel',
        taken,
        `${index === 0 ? number : ''}${range(taken.map(({ letter }) => letter))}`,
        number,
      ),
    )
    index += length
  }
  return pieces
}

/** How many, from `index` on, follow each other, when they are three or more; else one. */
function runLength<Item>(
  items: readonly Item[],
  index: number,
  follows: (one: Item, before: Item) => boolean,
): number {
  let end = index + 1
  while (end < items.length && follows(items[end] as Item, items[end - 1] as Item)) end += 1
  return end - index >= 3 ? end - index : 1
}

const range = (names: readonly string[]): string =>
  names.length > 1 ? `${names[0]}–${names.at(-1)}` : (names[0] ?? '')

/** An equation is called as it is labelled: "(1)". */
const show = (numeral: Numeral, kind: Word): string =>
  kind === 'equation' ? `(${printed(numeral)})` : printed(numeral)

/** "a, b" in one figure; "1a and 2c", "1, 2 and 4" between figures. */
function joint(pieces: readonly Piece[], index: number, lang: string): string {
  const [before, one, last] = [
    pieces[index - 1]?.number,
    pieces[index]?.number,
    pieces.at(-1)?.number,
  ]
  return between(one !== before && one === last, lang)
}

/** A box without a number is called by its title. */
const titleOf = ({ children }: BoxedText): string => {
  const title = children.find(({ type }) => type === 'heading')
  return title ? toString(title) : ''
}

type Labelled = Supplement | Statement | BoxedText | Figure | Equation

function labelledKind(whole: Labelled, isPanel: boolean): Xref['kind'] {
  switch (whole.type) {
    case 'supplement':
      return 'supplementary-material'
    case 'statement':
      return 'statement'
    case 'boxedText':
      return 'box'
    case 'math':
      return 'equation'
    case 'figure':
      return isPanel ? 'panel' : whole.kind
  }
}

/** What has a label of its own: "Video 1 and Checklist", "Theorem 1 and Lemma 2", "Scheme 2a". */
function printLabels(run: readonly Pointed[], { words }: Settings, lang: string): Phrasing[] {
  return run.flatMap(({ target, figure }, index): Phrasing[] => {
    const whole = (figure ?? target) as Labelled
    const panel = target.type === 'panel' ? target.letter : ''
    const word =
      whole.type === 'math' ? `${words.equation.one}${languageOf(lang).punctuation.number}` : ''
    const label = whole.label || (whole.type === 'boxedText' ? titleOf(whole) : '')
    const reference: Xref = {
      type: 'xref',
      kind: labelledKind(whole, panel !== ''),
      targets: [target.id ?? ''],
      children: [text(`${word}${label}${panel}`)],
    }
    return index === 0 ? [reference] : [text(between(index === run.length - 1, lang)), reference]
  })
}

function printSections(
  run: readonly Pointed[],
  kind: 'section' | 'appendix',
  { words }: Settings,
  lang: string,
): Phrasing[] {
  const { appendix } = languageOf(lang)
  return run.flatMap(({ target }, index): Phrasing[] => {
    const section = target as Section
    const word =
      kind === 'appendix'
        ? appendix
        : index > 0
          ? ''
          : run.length > 1
            ? words.section.many
            : words.section.one
    const reference: Xref = {
      type: 'xref',
      kind: 'section',
      targets: [section.id ?? ''],
      children: [text(nameOf(section, word, lang))],
    }
    return index === 0 ? [reference] : [text(between(index === run.length - 1, lang)), reference]
  })
}

/** "Section 2.1", "Section “Methods”"; an appendix that numbers itself, "Appendix B: Search", is called so. */
function nameOf(section: Section, word: string, lang: string): string {
  const space = languageOf(lang).punctuation.number
  const before = word ? `${word}${space}` : ''
  if (section.label !== undefined) return `${before}${section.label}`
  const title = toString(section.children[0]).trim()
  const [, own, number, rest = ''] =
    (section.role === 'appendix' && appendixTitle.exec(title)) || []
  if (own !== undefined && number !== undefined) return `${own}${space}${number}`
  const words = own === undefined ? title : rest
  const { quotes } = languageOf(lang)
  return words ? `${before}${quotes[0]}${words}${quotes[1]}` : (own ?? word)
}

const appendixTitle =
  /^(appendix|annexe?|anhang|apéndice|apêndice|appendice|bijlage|bilaga?|vedlegg|załącznik)(?:\s+(\d+|[A-Z]|[IVX]+))?(?:\s*[:.–—-]\s*(.*))?$/isu
