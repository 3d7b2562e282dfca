/**
 * The quantities that a sentence states: each number with what it is, what it is said of, and the numbers that go with it.
 *
 *     Complications occurred in 12 of 45 patients (27%) after surgery.
 *                               part  whole       percent       said of: complication, occur, patient, surgery
 */
import { singular, stem } from '../data/sweep/morphology.js'
import { writtenNumber, numeral, type WrittenNumber } from './written-number.js'

/** What a number is in its figure. */
export type FigureKind =
  'part' | 'whole' | 'percent' | 'spread' | 'low' | 'high' | 'p' | 'mean' | 'median' | 'number'

/** A number that is stated of something. */
export interface Stated {
  /** Place in its text. */
  start: number
  end: number
  words: string
  kind: FigureKind
  number: WrittenNumber
  /** Stems of the words of its clause. */
  about: ReadonlySet<string>
  /** Stems of all words of its sentence. */
  sentence: ReadonlySet<string>
  /** All numbers of its figure, itself among them: "12 of 45 (27%)". */
  figure: readonly Figured[]
  /** All numbers of its sentence, itself among them. */
  beside: readonly Figured[]
}

/** A number of a figure. */
export interface Figured {
  kind: FigureKind
  number: WrittenNumber
}

/** Characters of a sentence that anyone could read, and numbers that it may state. */
const longest = 2000
const mostNumbers = 60

const digits = '(?:\\d{1,3}(?:,\\d{3})+|\\d{1,7})(?:[.·]\\d{1,6})?(?![\\d\\p{L}_]|[.·]\\d|-\\p{L})'
const numbers = new RegExp(
  `(?<![\\p{L}\\d.,·_/-])${digits}|(?<=\\d\\s?[/-]\\s?)${digits}|(?<![\\p{L}-])${numeral}(?![\\p{L}-])`,
  'giu',
)
/** What may stand between the numbers of one figure, besides signs. */
const within =
  /^(?:[\s()[\]=%±:–—−-]|\+\/-|\/|[,;]|\b(?:(?:out )?of(?: the| all| these| our)?|to|range[ds]?|from|CI|SDs?|SEM?|IQR|interquartile|confidence|interval|per ?cent|n|p|years?|months?|weeks?|days?|(?:patients?|cases?)(?=\s?[([])|95)\b)*$/iu
const boundary = /[.;:,()[\]—\uE000\uFFFC]|\s(?:and|but|while|whereas|or|versus|vs)\s/giu
const hedged =
  /(?:[<>≤≥~≈]|\b(?:about|approximately|around|roughly|circa|nearly|almost|over|under|above|below|than|least|most|up to|close to|until|within|every|exceed(?:ing|ed|s)?))\s?$/i
const label =
  /\b(?:figs?|figures?|tables?|cases?|patients?|stages?|grades?|types?|phases?|days?|weeks?|months?|years?|groups?|visits?|steps?|versions?|levels?|scores?|no|part|chapters?|sections?|equations?|eqs?)\.?\s?$/i

/** Every quantity that a sentence states, in its order; none of a sentence that lists what belongs to what. */
export function statedIn(text: string): Stated[] {
  if (text.length > longest || /\brespectively\b/i.test(text)) return []
  const matches = [...text.matchAll(numbers)].filter((match) => isPlain(text, match))
  if (matches.length === 0 || matches.length > mostNumbers) return []
  const sentence = stemsOf(text)
  const figures = figuresOf(text, matches)
  const beside: Figured[] = []
  return figures.flatMap((matched, index) => {
    const about = clauseOf(text, matched, figures[index - 1], figures[index + 1])
    const figure = matched.map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      words: match[0],
      kind: kindOf(text, match, matched),
      number: writtenNumber(match[0]),
    }))
    for (const one of figure) beside.push(one)
    return figure.map((one): Stated => ({ ...one, about, sentence, figure, beside }))
  })
}

/** Not a year, a name, a convention or a bound. */
function isPlain(text: string, { index, 0: words }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - 24), index)
  const after = text.slice(index + words.length, index + words.length + 24)
  if (/^(?:19|20)\d\d$/.test(words)) return false
  if (/^(?:90|95|99)$/.test(words) && /^\s?%?\s?(?:CIs?\b|confidence|credible)/i.test(after))
    return false
  if (/^one$/i.test(words)) return false
  const isRange = /(?:\d|\d\s?%|years?|months?)\s(?:to|and)\s?$/i.test(before)
  return !(hedged.test(before) && !isRange) && !label.test(before)
}

/** Runs of numbers with nothing but signs and units between them. */
function figuresOf(text: string, matches: readonly RegExpExecArray[]): RegExpExecArray[][] {
  const figures: RegExpExecArray[][] = []
  for (const match of matches) {
    const last = figures.at(-1)?.at(-1)
    const between = last ? text.slice(last.index + last[0].length, match.index) : undefined
    if (between !== undefined && joins(between)) figures.at(-1)?.push(match)
    else figures.push([match])
  }
  return figures
}

/** Whether two numbers are of one figure by what stands between them; behind a comma, one says what it is. */
const joins = (between: string): boolean =>
  between.length <= 40 &&
  within.test(between) &&
  (!/[,;]/.test(between) || /\b(?:CI|IQR|range|SDs?|SEM?|interval|p)\b/i.test(between))

function kindOf(
  text: string,
  match: RegExpExecArray,
  figure: readonly RegExpExecArray[],
): FigureKind {
  const { index, 0: words } = match
  const before = text.slice(Math.max(0, index - 40), index)
  const after = text.slice(index + words.length, index + words.length + 40)
  const isFirst = figure[0] === match
  if (/\bp(?:[- ]values?)?\s?[=<>]\s?$/i.test(before)) return 'p'
  if (/(?:±|\+\/-|\bSDs?\s?[=:]?|\bstandard deviation)\s?\(?$/i.test(before)) return 'spread'
  if (!isFirst && /\d%?\s?(?:–|—|−|-|to|,|;)\s?$/.test(before)) return 'high'
  if (/(?:\d\s?\/\s?|\bof(?: the| all| these| our)?\s)$/i.test(before) && !isFirst) return 'whole'
  if (/^\s?(?:\/\s?\d|(?:out )?of(?: the| all| these| our)?\s\d)/i.test(after)) return 'part'
  if (/^\s?%?\s?(?:–|—|−|-|to)\s?\d/.test(after)) return 'low'
  if (/^\s?(?:%|per ?cent)/i.test(after)) return 'percent'
  if (/\bmedian\b[^.;0-9]*$/i.test(before)) return 'median'
  if (/\b(?:mean|average)\b[^.;0-9]*$/i.test(before) || /^\s?±/.test(after)) return 'mean'
  return 'number'
}

/** The words that a figure is said with: up to the next separator, or figure, on both sides. */
function clauseOf(
  text: string,
  figure: readonly RegExpExecArray[],
  before: readonly RegExpExecArray[] | undefined,
  after: readonly RegExpExecArray[] | undefined,
): Set<string> {
  const [first, last] = [figure[0], figure.at(-1)]
  if (!first || !last) return new Set()
  const earlier = before?.at(-1)
  const floor = earlier ? earlier.index + earlier[0].length : 0
  const ahead = text.slice(floor, first.index)
  const cut = [...ahead.matchAll(boundary)]
    .filter(({ index, 0: words }) => !isOpening(words, ahead.slice(index + words.length)))
    .at(-1)
  const end = last.index + last[0].length
  const behind = beyondBracket(text.slice(first.index, end), text.slice(end, after?.[0]?.index))
  const stop = behind.slice(1).search(boundary)
  return stemsOf(
    `${cut ? ahead.slice(cut.index + cut[0].length) : ahead} ${stop < 0 ? behind : behind.slice(0, stop + 1)}`,
  )
}

/** What follows a figure, without the rest of a bracket that it leaves open: "57 (10.5" + "% of all) had". */
function beyondBracket(figure: string, behind: string): string {
  const close = behind.search(/[)\]]/)
  const isOpen = /[([][^)\]]*$/.test(figure) || /^\s?%?\s?[)\]]/.test(behind)
  return isOpen && close >= 0 ? ` ${behind.slice(close + 1)}` : behind
}

/** The bracket that the figure itself opens: "men (n = 12)". */
const isOpening = (words: string, rest: string): boolean =>
  /^[([]$/.test(words) && /^[^\p{L}]*(?:n|SD|range|mean|median)?[\s=:]*$/iu.test(rest)

/** Words that say nothing of what a number is. */
const light = new Set(
  `the and for with was were are been has have had this that these those there its their our than then also who whom
  which from into all total totally overall study article paper found seen observed noted value values number numbers
  year years old different`.split(/\s+/),
)
/** Names that are numbers: "Patient 3". */
const named =
  /\b(?:patients?|cases?|groups?|arms?|cohorts?|stages?|grades?|types?|phases?|days?|weeks?|months?|visits?|levels?|studies|study)\s(\d{1,4}|I{1,3}|IV|V)\b/gi
const isNumeral = new RegExp(`^${numeral}$`, 'i')
/** Nouns for those who are counted are one word. */
const individual = /^(?:patient|case|subject|participant|individual|person)$/

/** Stems of the words that say something, "mean" and single capitals ("group A") among them. */
export function stemsOf(text: string): Set<string> {
  const found = new Set([...text.matchAll(named)].map(([, name]) => `#${name}`))
  for (const [word] of text.matchAll(/[\p{L}][\p{L}\p{M}\d’'-]*/gu)) {
    if (/^(?:[B-HJ-MOQ-Z]|\p{L}{1,4}\d{1,2}[A-Za-z]?)$/u.test(word)) found.add(word)
    const lower = word.toLowerCase()
    if (lower === 'no' || lower === 'not' || lower === 'without') found.add('not')
    else if (lower.length >= 3 && !light.has(lower) && !isNumeral.test(lower)) {
      const noun = singular(lower)
      found.add(individual.test(noun) ? 'patient' : stem(noun))
    }
  }
  return found
}
