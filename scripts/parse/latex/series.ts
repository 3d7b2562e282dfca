/** `\\renewcommand{\\thefigure}{S\\arabic{figure}}`: the floats after it are numbered S1, S2 …, as LaTeX would number them. */
import type { Article } from '../../document/tree.js'
import { each } from '../../tree/visit.js'
import type { Macros } from '../macros.js'

/** Gives each float the letters that its number then has before it. */
export function readSeries(article: Article, macros: Macros): void {
  each(article, 'figure', (figure) => {
    const body = macros.before(`the${figure.kind}`, figure.position)?.body
    const letters =
      typeof body === 'string' && /^\{?([A-Z]{1,3})[.-]?\}?\s*\\@?arabic/.exec(body)?.[1]
    if (letters) figure.series = letters
  })
}
