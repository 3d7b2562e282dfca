/** What the handlers of the HTML writer share: the page's references, the ways back to them, images and formulas. */
import type { ElementContent } from 'hast'
import type { Node } from 'unist'
import type { Inputs } from '../../document/inputs.js'
import type { Article, BibliographyEntry } from '../../document/tree.js'
import { mathReader, type MathReader } from '../../math/mathml.js'
import { rasters, type Rasters } from '../../images/raster.js'
import { drawings, type SvgDrawing } from '../../images/svg/drawing.js'
import { handle } from '../handle.js'
import { directionOf, type Direction } from '../../languages/direction.js'
import { wordsOf, type Words } from '../../languages/index.js'
import { directed } from './direction.js'
import { EmbeddedFiles } from './embedded-files.js'
import { handlers } from './handlers.js'

export interface State {
  inputs: Inputs
  lang: string
  /** Of the article. */
  direction: Direction
  words: Words
  /** PNG of what no browser shows. */
  raster: Rasters
  drawings: ReadonlyMap<string, SvgDrawing>
  /** Pictures and originals inside the page. */
  files: EmbeddedFiles
  /** Entries of the bibliography by id. */
  entries: ReadonlyMap<string, BibliographyEntry>
  /** Id of what is cited or noted → ids of the links to it, in order; filled while the text is written. */
  backlinks: Map<string, string[]>
  /** Set when the article has formulas. */
  math?: MathReader | undefined
  /** HTML heading level of a section of depth 1. */
  level: number
  one(node: { type: string }): ElementContent[]
  all(nodes: ReadonlyArray<{ type: string }>): ElementContent[]
}

/** A state for one article; the TeX reader is loaded only when there is TeX. */
export async function makeState(article: Article, inputs: Inputs): Promise<State> {
  const entries = new Map<string, BibliographyEntry>()
  for (const part of article.children[2].children) {
    if (part.type === 'bibliography')
      for (const entry of part.children) entries.set(entry.id, entry)
  }
  const state: State = {
    inputs,
    entries,
    lang: article.lang,
    direction: directionOf(article.lang),
    words: wordsOf(article.lang),
    raster: await rasters([...inputs.images.values()], ['tiff', 'pdf', 'jpeg']),
    drawings: await drawings([...inputs.images.values()]),
    files: new EmbeddedFiles(),
    backlinks: new Map(),
    level: 2,
    math: hasMath(article) ? await mathReader() : undefined,
    one: (node) =>
      sourced(
        directed(handle(handlers, node, state), node, state.direction),
        node,
        inputs.settings.positions === true,
      ),
    all: (nodes) => nodes.flatMap((node) => state.one(node)),
  }
  return state
}

const blocks = new Set([
  'paragraph',
  'section',
  'figure',
  'table',
  'list',
  'listItem',
  'code',
  'math',
  'blockquote',
  'bibliographyEntry',
  'footnote',
  'definitionList',
  'supplement',
  'boxedText',
  'statement',
  'verse',
])

/** Elements of a block that say which line of which file they come from. */
function sourced(
  elements: ElementContent[],
  { type, position }: Node,
  wanted: boolean,
): ElementContent[] {
  if (!wanted || !position || !blocks.has(type)) return elements
  return elements.map((element) =>
    element.type === 'element'
      ? {
          ...element,
          properties: {
            ...element.properties,
            dataSource: `${position.path ?? ''}:${position.start.line}`,
          },
        }
      : element,
  )
}

function hasMath(node: Node): boolean {
  if (node.type === 'math' || node.type === 'inlineMath') return true
  return ((node as { children?: Node[] }).children ?? []).some(hasMath)
}
