/**
 * Sections, with the types that the recommendations name.
 */
import type { Element, ElementContent } from 'xast'
import type { Block, Section, SectionRole } from '../../document/tree.js'
import { blocksFirst } from './arrange.js'
import type { State } from './state.js'
import { dataFiles } from './supplements.js'
import { element, textElement } from './xml.js'

/** `sec/@sec-type` by role: JATS 1.3's suggested values, and JATS4R's own for declarations. */
const types: Readonly<Record<SectionRole, string | undefined>> = {
  introduction: 'intro',
  methods: 'methods',
  'case-presentation': 'cases',
  results: 'results',
  discussion: 'discussion',
  conclusions: 'conclusions',
  declarations: 'declarations',
  ethics: 'ethics-statement',
  consent: 'ethics-statement',
  'data-availability': 'data-availability',
  'competing-interests': 'coi-statement',
  funding: 'funding-statement',
  contributions: 'author-contributions',
  acknowledgements: 'acknowledgements',
  abbreviations: 'abbreviations',
  'supplementary-material': 'supplementary-material',
  appendix: 'appendix',
  other: undefined,
}

/** A section of the article. Only one may be its ethics statement (JATS4R Ethics): the one in back, where there is one. */
export function section(node: Section, state: State): Element {
  const type = types[node.role]
  const second =
    type === 'ethics-statement' &&
    state.arrangement.back.some(
      (one) => one !== node && one.type === 'section' && types[one.role] === type,
    )
  return element(
    'sec',
    { id: node.id, 'sec-type': second ? undefined : type },
    titled(node, state),
    sectionContent(node, state),
  )
}

/** Label and title of a section; JATS asks for a title even where it is empty. */
export const titled = (node: Section, state: State): ElementContent[] =>
  [
    textElement('label', node.label),
    element('title', {}, state.all(node.children[0].children)),
  ].filter((child) => child !== undefined)

/** What a section holds below its heading; data files stand between its blocks and its subsections. */
export function sectionContent(node: Section, state: State): ElementContent[] {
  const children = blocksFirst(contentOfSection(node))
  const first = children.findIndex((child) => child.type === 'section')
  const blocks = first < 0 ? children : children.slice(0, first)
  return [
    ...state.all(blocks),
    ...dataFiles(node, state),
    ...state.all(children.slice(blocks.length)),
  ]
}

export const contentOfSection = (node: Section): Array<Block | Section> =>
  node.children.slice(1) as Array<Block | Section>
