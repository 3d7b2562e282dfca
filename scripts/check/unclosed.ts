/**
 * `unclosed-mark`: a double quotation mark or a parenthesis that opens and never closes, or closes what was never opened.
 * A quotation may go on in the next paragraph, and a parenthesis behind a formula on a line of its own.
 */
import { append } from '../lists.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { proseOf, type Prose } from '../tree/prose.js'
import { placeOf } from './places.js'

/** A mark without its other, and where it stands. */
interface Single {
  mark: string
  index: number
}

const partner: Readonly<Record<string, string>> = { '(': ')', ')': '(', '“': '”', '”': '“' }
const brackets: Readonly<Record<string, string>> = { ')': '([', ']': '[(', '”': '“' }
/** So many paragraphs on, a mark may have its other. */
const reach = 3

export const checkUnclosed: Stage = (inputs) => (article, file) => {
  const isEnglish = article.lang.startsWith('en')
  for (const part of article.children) {
    const prose = [...proseOf(part)]
    const singles = prose.map(({ text }) => singlesIn(text, isEnglish && !unsureQuotes.test(text)))
    for (const [index, line] of prose.entries())
      for (const { mark, index: at } of singles[index] ?? [])
        if (!goesOn(mark, index, prose, singles))
          report(
            file,
            'unclosed-mark',
            placeOf(line, at, mark, inputs),
            `Unexpected \`${mark}\` without its \`${partner[mark]}\` in the paragraph, expected both or neither`,
          )
  }
}

/** Whether the other of a mark stands alone in a paragraph near by, or a quotation goes on in the next. */
function goesOn(
  mark: string,
  index: number,
  prose: readonly Prose[],
  singles: ReadonlyArray<readonly Single[]>,
): boolean {
  const isOpening = mark === '(' || mark === '“'
  if (mark === '“' && /^\s*“/.test(prose[index + 1]?.text ?? '')) return true
  const near = isOpening
    ? singles.slice(index + 1, index + 1 + reach)
    : singles.slice(Math.max(0, index - reach), index)
  return near.some((found) => found.some((other) => other.mark === partner[mark]))
}

/** Inches, and a straight mark before a full stop (`".out"`), whose side is not sure. */
const unsureQuotes = /\d”|(?:^|[\s(])”(?=\S)|[\p{L}\d]“/u

/** Marks of a text that have no other in it. `[0, 1)` and `(0, 1]` are whole. */
function singlesIn(text: string, hasQuotes: boolean): Single[] {
  const open: Single[] = []
  const found: Single[] = []
  for (const { 0: mark, index } of text.matchAll(hasQuotes ? /[()[\]“”]/gu : /[()[\]]/gu)) {
    if (isSign(text, index)) continue
    const others = brackets[mark]
    if (others === undefined) {
      open.push({ mark, index })
      continue
    }
    const at = open.findLastIndex((each) => others.includes(each.mark))
    if (at >= 0) append(found, open.splice(at).slice(1))
    else if (mark !== ']' && closesWords(text.slice(Math.max(0, index - 40), index)))
      found.push({ mark, index })
  }
  return [...found, ...open].filter(({ mark }) => mark !== '[')
}

/** A face `:-(`, `;)`. */
const isSign = (text: string, index: number): boolean =>
  /(?:^|\s)[:;]-?$/.test(text.slice(Math.max(0, index - 3), index)) &&
  /[()]/.test(text[index] ?? '')

/** Whether words stand before a closing mark: "a)", "iv)", "12)" count, and ” behind a digit is inches. */
function closesWords(before: string): boolean {
  const word = /(\p{L}{3,})[.,;!?”’]*$/u.exec(before)?.[1]
  return word !== undefined && !/^[ivxlc]+$/i.test(word)
}
