/**
 * JATS that we wrote → the article that it was written from, but for what JATS has no place for (see `expressible.ts`).
 * It reads what we write, not every JATS there is.
 */
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import type { Article, BackNode, Block, Footnotes, Section, Xref } from '../../../document/tree.js'
import { blocks, roleOf, section, sections } from './blocks.js'
import { front } from './front.js'
import { inline } from './inline.js'
import {
  attribute,
  compact,
  childElements,
  find,
  isElement,
  textAt,
  type JatsReading,
} from './reading.js'
import { bibliography } from './references.js'

/** The article in `xml`. Throws when it is no XML; JATS that we did not write is read as far as it is like ours. */
export function readJats(xml: string): Article {
  const root = fromXml(xml.replace(/<!DOCTYPE[^>]*>/, '')).children.find(isElement)
  const reading: JatsReading = {
    kinds: kindsOf(root),
    inline: (nodes) => inline(nodes, reading),
    blocks: (nodes) => blocks(nodes, reading),
    sections: (nodes, depth) => sections(nodes, depth, reading),
  }
  return {
    type: 'article',
    lang: attribute(root, 'xml:lang') ?? 'en',
    children: [
      front(root, reading),
      { type: 'body', children: reading.sections(find(root, 'body')?.children ?? [], 1) },
      { type: 'back', children: [...back(root, reading), ...declarations(root, reading)] },
    ],
  }
}

/** What each id is, told from the element that has it. */
function kindsOf(root: Element | undefined): JatsReading['kinds'] {
  const kinds = new Map<string, Xref['kind'] | 'footnote'>()
  const visit = (node: Element, parent: Element | undefined): void => {
    const id = attribute(node, 'id')
    if (id) kinds.set(id, kindOf(node, parent))
    for (const child of childElements(node)) visit(child, node)
  }
  if (root) visit(root, undefined)
  return kinds
}

function kindOf(node: Element, parent: Element | undefined): Xref['kind'] | 'footnote' {
  switch (node.name) {
    case 'ref':
      return 'bibliography'
    case 'fig':
      return parent?.name === 'fig-group' ? 'panel' : 'figure'
    case 'fig-group':
      return 'figure'
    case 'table-wrap':
      return 'table'
    case 'disp-formula':
      return 'equation'
    case 'supplementary-material':
      return 'supplementary-material'
    case 'boxed-text':
      return 'box'
    case 'statement':
      return 'statement'
    case 'named-content':
      return 'passage'
    case 'fn':
      return parent?.name === 'fn-group'
        ? 'footnote'
        : parent?.name === 'author-notes'
          ? 'section'
          : 'note'
    default:
      return 'section'
  }
}

function back(root: Element | undefined, reading: JatsReading): BackNode[] {
  return childElements(find(root, 'back')).flatMap((node): BackNode[] => {
    switch (node.name) {
      case 'ack':
        return [section(node, 'acknowledgements', 1, reading)]
      case 'glossary':
        return [section(node, 'abbreviations', 1, reading)]
      case 'app-group':
        return childElements(node, 'app').map((app) => section(app, 'appendix', 1, reading))
      case 'fn-group':
        return [footnotes(node, reading)]
      case 'ref-list':
        return [bibliography(node, reading)]
      case 'sec':
        return apart(node, reading)
      default:
        return []
    }
  })
}

/** The ethics statement's last sections are the statements that were put into it. */
function apart(node: Element, reading: JatsReading): Section[] {
  const isStatement = (child: Element): boolean =>
    /^ethics-(?:approval|consent)$/.test(attribute(child, 'sec-type') ?? '')
  const others = childElements(node, 'sec').filter(isStatement)
  const first = {
    ...node,
    children: node.children.filter((child) => !(isElement(child) && others.includes(child))),
  }
  return [
    section(first, roleOf(node), 1, reading),
    ...others.map((other) => section(other, roleOf(other), 1, reading)),
  ]
}

/** Numbered by their labels. */
function footnotes(node: Element, reading: JatsReading): Footnotes {
  return {
    type: 'footnotes',
    children: childElements(node, 'fn').map((fn) =>
      compact({
        type: 'footnote' as const,
        identifier: attribute(fn, 'id') ?? '',
        id: attribute(fn, 'id'),
        number: Number(textAt(fn, 'label')) || undefined,
        children: reading.blocks(
          fn.children.filter((child) => !(isElement(child) && child.name === 'label')),
        ),
      }),
    ),
  }
}

/** Competing interests and funding are sections without a heading, for JATS has none in their places. */
function declarations(root: Element | undefined, reading: JatsReading): Section[] {
  const interests = childElements(find(root, 'front/article-meta/author-notes'), 'fn').filter(
    (fn) => attribute(fn, 'fn-type') === 'coi-statement',
  )
  const statements = childElements(
    find(root, 'front/article-meta/funding-group'),
    'funding-statement',
  )
  return [
    ...interests.map((fn) =>
      declaration('competing-interests', attribute(fn, 'id'), reading.blocks(fn.children)),
    ),
    ...groups(statements).map((group) =>
      declaration(
        'funding',
        attribute(group[0], 'id'),
        group.map((one) => ({ type: 'paragraph', children: reading.inline(one.children) })),
      ),
    ),
  ]
}

const declaration = (role: Section['role'], id: string | undefined, children: Block[]): Section =>
  compact({
    type: 'section' as const,
    depth: 1,
    id,
    role,
    children: [{ type: 'heading', depth: 1, children: [] }, ...children] as Section['children'],
  })

/** Statements up to the next that has an id are one section's. */
function groups(statements: readonly Element[]): Element[][] {
  return statements.reduce<Element[][]>((found, one) => {
    if (attribute(one, 'id') || found.length === 0) found.push([one])
    else found.at(-1)?.push(one)
    return found
  }, [])
}
