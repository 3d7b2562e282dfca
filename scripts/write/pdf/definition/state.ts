/**
 * What the definition's builders share.
 */
import type { Inputs } from '../../../document/inputs.js'
import type { Article, Section } from '../../../document/tree.js'
import type { StackNode, TextNode } from '../print/node.js'
import type { LayoutStyle } from '../style.js'
import type { Tag } from '../tags/tag.js'
import type { Typesetter } from '../text/typesetter.js'
import type { Pictures } from '../pictures/pictures.js'
import type { PartStyle } from './sections.js'
import type { Words } from '../../../languages/index.js'

export interface State {
  readonly article: Article
  readonly inputs: Inputs
  readonly style: LayoutStyle
  readonly words: Words
  readonly pictures: Pictures
  readonly typesetter: Typesetter
  /** What makes a section's node: blocks and sections hold each other. */
  readonly section: (section: Section, state: State) => StackNode
  /** How headings and paragraphs look here. */
  readonly part: PartStyle
  /** Structure element that blocks are added to. */
  readonly tag: Tag
  /** Width of the column that blocks are set in. */
  readonly width: number
  /** Filled as footnotes are met. */
  readonly footnotes: Map<string, StackNode | TextNode>
  /** Floats, and legends, that the layout prints at the end. */
  readonly postponed: Record<'tables' | 'legends' | 'figures', StackNode[]>
}

/** The same state, below another structure element (and in another column). */
export const below = (state: State, tag: Tag, width = state.width): State => ({
  ...state,
  tag,
  width,
})
