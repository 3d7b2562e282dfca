/**
 * `back`: declarations where the recommendations want them, appendices, footnotes, references.
 */
import type { Element } from 'xast'
import type { Block, Footnotes, Section } from '../../document/tree.js'
import { backElement, blocksFirst } from './arrange.js'
import { asParagraphs, footnote } from './blocks.js'
import { refList } from './references.js'
import { contentOfSection, section, sectionContent, titled } from './sections.js'
import type { State } from './state.js'
import { element } from './xml.js'

/** JATS 1.3 `<back>`, in printed order; nothing when there is nothing to put there. */
export function back(state: State): Element | undefined {
  const nodes = state.arrangement.back
  const sections = nodes.filter((node): node is Section => node.type === 'section')
  const ethics = sections.filter((node) => node.role === 'ethics' || node.role === 'consent')
  const appendices = sections.filter((node) => node.role === 'appendix')
  const children = nodes.flatMap((node): Element[] => {
    if (node.type === 'footnotes') return footnotes(node, state)
    if (node.type === 'bibliography') return [refList(node, state)]
    if (node.role === 'appendix')
      return node === appendices[0]
        ? [
            element(
              'app-group',
              {},
              appendices.map((one) => backSection(one, state)),
            ),
          ]
        : []
    if (node.role === 'ethics' || node.role === 'consent')
      return node === ethics[0] ? [ethicsStatement(ethics, state)] : []
    return [backSection(node, state)]
  })
  return children.length > 0 ? element('back', {}, children) : undefined
}

/** A section of the back, in the element that its role has. */
function backSection(node: Section, state: State): Element {
  const name = backElement(node)
  if (name === 'sec') return section(node, state)
  return element(
    name,
    { id: node.id },
    titled(node, state),
    name === 'ack' ? acknowledgements(node, state) : sectionContent(node, state),
  )
}

/** `ack` holds paragraphs, then sections. */
function acknowledgements(node: Section, state: State): Element[] {
  const children = blocksFirst(contentOfSection(node))
  const blocks = children.filter((child): child is Block => child.type !== 'section')
  const sections = children.filter((child): child is Section => child.type === 'section')
  return [...asParagraphs(blocks, state), ...sections.map((child) => section(child, state))]
}

/**
 * One section for ethics and consent (JATS4R Ethics: one only). The first gives the title; each of the others is a section
 * in it.
 */
function ethicsStatement(nodes: readonly Section[], state: State): Element {
  const [first, ...others] = nodes.map((node) => {
    const content = sectionContent(node, state)
    for (const child of content)
      if (child.type === 'element' && child.name === 'p')
        child.attributes['content-type'] = contentType(node)
    return { node, content }
  })
  return element(
    'sec',
    { id: first?.node.id, 'sec-type': 'ethics-statement' },
    first && [titled(first.node, state), first.content],
    others.map(({ node, content }) =>
      element('sec', { id: node.id, 'sec-type': contentType(node) }, titled(node, state), content),
    ),
  )
}

const contentType = (node: Section): string =>
  node.role === 'consent' ? 'ethics-consent' : 'ethics-approval'

function footnotes(node: Footnotes, state: State): Element[] {
  return node.children.length > 0
    ? [
        element(
          'fn-group',
          {},
          node.children.map((child) => footnote(child, state)),
        ),
      ]
    : []
}
