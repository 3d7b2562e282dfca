/**
 * Attributes that nothing here reads: told, since what they ask for is not done. Those with which other tools lay out
 * their own outputs pass, since they say nothing of what is seen.
 */
import type { Position } from 'unist'
import { didYouMean } from '../closest.js'
import { unsupported, type Scope } from './reading.js'
import type { Attributes } from './syntax/attributes.js'

export const spanAttributes: ReadonlySet<string> = new Set(['lang', 'format', 'as'])

export const imageAttributes: ReadonlySet<string> = new Set([
  'alt',
  'columns',
  'description',
  'fig-alt',
  'identifiable',
  'kind',
  'label',
  'lang',
  'long-desc',
  'placement',
  'width',
])

/** Names of attributes of pandoc, Quarto, pandoc-crossref, pandoc-xnos, MyST and HTML. */
const passed =
  /^(?:align|class|custom-style|dir|height|id|loading|name|nocaption|group|lightbox|page|role|rel|scale|short-caption|shortcaption|subcap|tag|target|title|wrapfig|(?:aria|data|fig|layout|out|tbl|wrap)-.+|figure-.+)$/i

/** Tells the attributes that are neither in `known` nor another tool's own. */
export function tellUnread(
  { values }: Attributes,
  known: ReadonlySet<string>,
  place: Position | undefined,
  scope: Scope,
): void {
  for (const name of values.keys()) {
    if (known.has(name) || passed.test(name)) continue
    unsupported(
      scope,
      place,
      `attribute \`${name}\``,
      `one that galley reads; it is left out${didYouMean(name, known)}`,
    )
  }
}
