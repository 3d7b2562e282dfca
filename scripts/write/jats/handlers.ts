/**
 * Every printable node and what JATS makes of it.
 */
import type { ElementContent } from 'xast'
import type { Handlers } from '../handle.js'
import { abstract } from './abstracts.js'
import { blocks, footnote } from './blocks.js'
import { boxedText, statement } from './boxes.js'
import { captionElement, float, note, panel } from './floats.js'
import { inline } from './inline.js'
import { reference, refList } from './references.js'
import { section } from './sections.js'
import type { State } from './state.js'
import { supplement } from './supplements.js'
import { lone, row, table } from './tables.js'
import { element } from './xml.js'

export const handlers: Handlers<ElementContent[], State> = {
  ...inline,
  ...blocks,
  title: (node, state) => state.all(node.children),
  abstract: (node, state) => [abstract(node, state)],
  section: (node, state) => [section(node, state)],
  figure: (node, state) => [float(node, state)],
  caption: (node, state) =>
    [captionElement(node, [], state)].filter((child) => child !== undefined),
  panel: (node, state) => [panel(node, state)],
  boxedText: (node, state) => [boxedText(node, state)],
  statement: (node, state) => [statement(node, state)],
  supplement: (node, state) => [supplement(node, state)],
  notes: (node, state) => node.children.map((child) => note(child, state)),
  note: (node, state) => [note(node, state)],
  /** A table without a caption is wrapped all the same: JATS has none that stands bare in a section. */
  table: (node, state) => [element('table-wrap', { id: state.fresh('table') }, table(node, state))],
  tableRow: (node, state) => [row(node, state)],
  tableCell: (node, state) => [lone(node, state)],
  footnotes: (node, state) => state.all(node.children),
  footnote: (node, state) => [footnote(node, state)],
  bibliography: (node, state) => [refList(node, state)],
  bibliographyEntry: (node, state) => [reference(node, state)],
}
