/**
 * What the writer's functions share: read-only, but for the ids that they make.
 */
import type { Node } from 'unist'
import type { ElementContent } from 'xast'
import type { Inputs } from '../../document/inputs.js'
import type { Metadata } from '../../document/metadata.js'
import type { Footnote } from '../../document/tree.js'
import type { MathReader } from '../../math/mathml.js'
import type { Arrangement } from './arrange.js'
import type { XrefTarget } from './targets.js'

export interface State {
  inputs: Inputs
  metadata: Metadata
  /** BCP 47 tag of the article. */
  lang: string
  arrangement: Arrangement
  /** Where an xref may point, by the id of the model; what is written nowhere is not in it. */
  targets: ReadonlyMap<string, XrefTarget>
  /** By identifier. */
  footnotes: ReadonlyMap<string, Footnote>
  /** There when the article has math. */
  math: MathReader | undefined
  /** The id of the front's thing of that kind and index (from 0); the same for the same question. */
  id: (kind: 'aff' | 'author-note' | 'coi' | 'cor' | 'funding', index: number) => string
  /** An id that nothing else has: the prefix, a hyphen, and the next free number. */
  fresh: (prefix: string) => string
  /** Nodes of the model, written one after the other. */
  all: (nodes: readonly Node[]) => ElementContent[]
}
