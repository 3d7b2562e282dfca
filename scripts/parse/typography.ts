/**
 * Smart typography: quotes curled by language, `--` –, `---` —, `...` …. Text is handed over in the order in which it is
 * read, piece by piece, so that a quote knows what stands before it, also across emphasis and links.
 */
import { languageOf, type Language } from '../languages/index.js'

/** Typography for one run of text (a paragraph, a heading, a cell). */
export class Typography {
  /** Opening and closing, double and single. */
  readonly #quotes: Language['quotes']
  readonly #smart: boolean
  /** Last character before what comes next; '' at the start. */
  #before = ''
  #openDouble = false
  #openSingle = false

  constructor(lang: string, smart: boolean) {
    this.#quotes = languageOf(lang).quotes
    this.#smart = smart
  }

  /**
   * `text` as printed. `more` says whether anything follows it without a blank, and `after` what: the words up to the end of
   * the paragraph, or the first of them.
   */
  print(text: string, more: boolean, after: () => string = () => ''): string {
    const printed =
      this.#smart && /["'.-]/.test(text)
        ? this.#curl(
            text.replace(/\.{3}/g, '…').replace(/---/g, '—').replace(/--/g, '–'),
            more,
            after,
          )
        : text
    if (text) this.#before = text[text.length - 1]!
    return printed
  }

  /** Something that is no text (code, math, a citation) stands here: a quote after it closes. */
  pass(): void {
    this.#before = 'x'
  }

  #curl(text: string, more: boolean, follows: () => string): string {
    if (!/["']/.test(text)) return text
    let printed = ''
    let from = 0
    for (let index = 0; index < text.length; index++) {
      const character = text[index]
      if (character !== '"' && character !== "'") continue
      const before = index > 0 ? text[index - 1]! : this.#before
      const after = index + 1 < text.length ? text[index + 1]! : more ? 'x' : ''
      printed +=
        text.slice(from, index) +
        (character === '"'
          ? this.#double(before, after)
          : this.#single(before, after, text, index, follows))
      from = index + 1
    }
    return printed + text.slice(from)
  }

  #double(before: string, after: string): string {
    if (!this.#openDouble && /\d/.test(before) && !/[\p{L}\p{N}]/u.test(after)) return '″'
    const opens =
      opensAfter(before) && !closesBefore(after) && !(this.#openDouble && /[,;:]/.test(before))
    this.#openDouble = opens
    return this.#quotes[opens ? 0 : 1]
  }

  #single(
    before: string,
    after: string,
    text: string,
    index: number,
    follows: () => string,
  ): string {
    if (/[\p{L}\p{N}]/u.test(before) && /\p{L}/u.test(after)) return '’'
    if (!this.#openSingle && /\d/.test(before) && !/[\p{L}\p{N}]/u.test(after)) return '′'
    if (opensAfter(before) && !closesBefore(after)) {
      if (/\d/.test(after) && /^\d\ds?\b(?!')/.test(text.slice(index + 1, index + 6))) return '’'
      this.#openSingle = hasClosing(text, index + 1) || hasClosing(`x${follows()}`, 1)
      return this.#openSingle ? this.#quotes[2] : '’'
    }
    if (!this.#openSingle) return '’'
    this.#openSingle = false
    return this.#quotes[3]
  }
}

const opensAfter = (before: string): boolean =>
  before === '' || /[\s([{\u00a0\u2013\u2014"'“‘«„/=¿¡,;:-]/.test(before)
const closesBefore = (after: string): boolean => after === '' || /[\s\u00a0)\]},;:!?.]/.test(after)

/** Whether a `'` follows that can end a quotation: after a character that is no blank and not before a letter. */
function hasClosing(text: string, from: number): boolean {
  for (
    let index = text.indexOf("'", from);
    index >= 0 && index < from + 400;
    index = text.indexOf("'", index + 1)
  ) {
    if (
      index > from &&
      !/\s/.test(text[index - 1]!) &&
      !/[\p{L}\p{N}]/u.test(text[index + 1] ?? ' ')
    )
      return true
  }
  return false
}
