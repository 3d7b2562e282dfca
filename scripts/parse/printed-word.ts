/**
 * The word before a reference, which the reference prints anew in the journal's form: "Figure @fig:x", "Table~\ref{t}".
 */
import type { Phrasing } from '../document/tree.js'

const word =
  /(?:^|(?<=[\s(\u00a0]))(?:figures?|figs?\.?|tables?|tabs?\.?|equations?|eqs?\.?|eqn\.?|sections?|secs?\.?|listings?|abbildung(?:en)?|abb\.|tabellen?|gleichung(?:en)?|abschnitt|figura|tabla|tableau|section)[\s~\u00a0]*$/i

/** Takes such a word off the end of `before`. */
export function dropPrintedWord(before: Array<Phrasing | { type: 'key' }>): void {
  const last = before[before.length - 1]
  if (last?.type !== 'text' || last.data) return
  const value = last.value.replace(word, '')
  if (value) before[before.length - 1] = { ...last, value }
  else before.pop()
}
