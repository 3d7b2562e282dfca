/** References of one bracket as they are printed, with the journal's words. */
import { toString } from 'mdast-util-to-string'
import type { CrossReferenceItem, Figure, Phrasing, Section, Settings, Xref } from '../document.js'
import type { Target } from '../tree/targets.js'

/** An item, what it points to and, for a panel, its figure. */
export interface Pointed { item: CrossReferenceItem; target: Target; figure?: Figure | undefined }

type Word = keyof Settings['words']
type Words = Settings['words'][Word]

const space = '\u00A0'
const text = (value: string): Phrasing => ({ type: 'text', value })

/** The phrasing of a cluster: runs of one kind share their word. */
export function printCluster(pointed: readonly Pointed[], settings: Settings, lang: string): Phrasing[] {
  const runs: Pointed[][] = []
  for (const one of pointed) {
    const last = runs.at(-1)
    if (last?.[0] && kindOf(last[0]) === kindOf(one) && one.item.prefix.length === 0 && last.at(-1)?.item.suffix.length === 0) last.push(one)
    else runs.push([one])
  }
  return runs.flatMap((run, index) => [...(index === 0 ? [] : [text(index === runs.length - 1 ? ` ${and(lang)} ` : ', ')]), ...printRun(run, settings, lang)])
}

function kindOf({ target, figure }: Pointed): Word {
  const float = figure ?? target
  if (float.type === 'figure') return float.kind
  return float.type === 'math' ? 'equation' : 'section'
}

function printRun(run: readonly Pointed[], settings: Settings, lang: string): Phrasing[] {
  const first = run[0] as Pointed
  const before: Phrasing[] = first.item.prefix.length > 0 ? [...first.item.prefix, text(' ')] : []
  const suffix = run.at(-1)?.item.suffix ?? []
  const kind = kindOf(first)
  const words = settings.words[kind]
  const printed = kind === 'section' ? printSections(run, words, lang) : printNumbered(run, kind, words, lang)
  return [...before, ...printed, ...(suffix.length > 0 ? [text(' '), ...suffix] : [])]
}

/** A number, and the letters of its panels; none is the whole. */
interface Part { number: number; whole: Target; panels: Array<{ letter: string; id: string }> }

function printNumbered(run: readonly Pointed[], kind: Exclude<Word, 'section'>, words: Words, lang: string): Phrasing[] {
  const parts = partsOf(run)
  const pieces = piecesOf(parts, kind)
  const single = new Set(parts.map(({ number }) => number)).size === 1
  const [head, ...rest] = pieces
  if (!head) return []
  const word = `${single ? words.one : words.many}${space}`
  // "Fig. 1a, b" is one figure: its word belongs to the link; "Figs. 1 and 2" are two.
  const start = single ? [{ ...link(head), children: [text(word + toString(head))] }] : [text(word), link(head)]
  return [...start, ...rest.flatMap((piece, index) => [text(joint(pieces, index + 1, lang)), link(piece)])]
}

/** Items of one figure beside each other go together; the same panel twice is once. */
function partsOf(run: readonly Pointed[]): Part[] {
  const parts: Part[] = []
  for (const { target, figure } of run) {
    const whole = figure ?? target
    const number = (whole as { number?: number }).number ?? 0
    const panel = target.type === 'panel' ? [{ letter: target.letter, id: target.id ?? '' }] : []
    const last = parts.at(-1)
    if (last?.whole === whole && (panel.length === 0) === (last.panels.length === 0)) {
      if (!last.panels.some(({ letter }) => letter === panel[0]?.letter)) last.panels.push(...panel)
    } else parts.push({ number, whole, panels: panel })
  }
  return parts
}

/** One xref for each thing that is printed: "1", "1–3", "2a", "2a–c"; `number` is its figure's. */
type Piece = Xref & { number: number }

const link = ({ type, kind, targets, children }: Piece): Xref => ({ type, kind, targets, children })

function piecesOf(parts: readonly Part[], kind: Exclude<Word, 'section'>): Piece[] {
  const pieces: Piece[] = []
  for (let index = 0; index < parts.length; ) {
    const part = parts[index] as Part
    const whole = runLength(parts.slice(index), (one, before) => one.panels.length === 0 && one.number === before.number + 1)
    if (part.panels.length === 0) {
      const taken = whole >= 3 ? parts.slice(index, index + whole) : [part]
      const numbers = taken.length > 1 ? `${show(part, kind)}–${show(taken.at(-1) as Part, kind)}` : show(part, kind)
      pieces.push(piece(kind, taken.map((one) => one.whole.id ?? ''), numbers, part.number))
      index += taken.length
    } else {
      pieces.push(...panelPieces(part))
      index += 1
    }
  }
  return pieces
}

function panelPieces({ number, panels }: Part): Piece[] {
  const pieces: Piece[] = []
  for (let index = 0; index < panels.length; ) {
    const length = runLength(panels.slice(index), (one, before) => one.letter.charCodeAt(0) === before.letter.charCodeAt(0) + 1)
    const taken = panels.slice(index, index + (length >= 3 ? length : 1))
    const letters = taken.length > 1 ? `${taken[0]?.letter}–${taken.at(-1)?.letter}` : (taken[0]?.letter ?? '')
    pieces.push(piece('panel', taken.map(({ id }) => id), `${index === 0 ? number : ''}${letters}`, number))
    index += taken.length
  }
  return pieces
}

/** How many from the first on follow each other. */
function runLength<Item>(items: readonly Item[], follows: (one: Item, before: Item) => boolean): number {
  let length = 1
  while (length < items.length && follows(items[length] as Item, items[length - 1] as Item)) length += 1
  return length
}

/** An equation is called as it is labelled: "(1)". */
const show = ({ number }: Part, kind: Word): string => (kind === 'equation' ? `(${number})` : String(number))

const piece = (kind: Xref['kind'], targets: string[], words: string, number: number): Piece =>
  ({ type: 'xref', kind, targets, children: [text(words)], number })

/** "a, b" in one figure; "1a and 2c", "1, 2 and 4" between figures. */
function joint(pieces: readonly Piece[], index: number, lang: string): string {
  if (pieces[index]?.number === pieces[index - 1]?.number) return ', '
  const later = pieces.slice(index + 1).some((piece) => piece.number !== pieces[index]?.number)
  return later ? ', ' : ` ${and(lang)} `
}

/** A section by its number or, without one, by its title. */
function printSections(run: readonly Pointed[], words: Words, lang: string): Phrasing[] {
  return run.flatMap(({ target }, index): Phrasing[] => {
    const section = target as Section
    const name = section.label ? section.label : `“${toString(section.children[0])}”`
    const word = index === 0 ? `${run.length > 1 ? words.many : words.one}${space}` : ''
    const reference: Xref = { type: 'xref', kind: 'section', targets: [section.id ?? ''], children: [text(word + name)] }
    return index === 0 ? [reference] : [text(index === run.length - 1 ? ` ${and(lang)} ` : ', '), reference]
  })
}

const conjunctions: Readonly<Record<string, string>> = { en: 'and', de: 'und', fr: 'et', es: 'y', it: 'e', pt: 'e', nl: 'en', sv: 'och', da: 'og', nb: 'og', pl: 'i' }
const and = (lang: string): string => conjunctions[lang.slice(0, 2).toLowerCase()] ?? 'and'
