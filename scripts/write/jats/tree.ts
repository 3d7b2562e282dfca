/**
 * The whole document as a tree of XML.
 */
import type { Node } from 'unist'
import type { Element, Root } from 'xast'
import type { Inputs } from '../../document/inputs.js'
import type { AnyNode, Article, Footnote } from '../../document/tree.js'
import { mathReader } from '../../math/mathml.js'
import { handle } from '../handle.js'
import { arrange } from './arrange.js'
import { legalTexts } from '../characters.js'
import { back } from './back.js'
import { fitElement } from './fit.js'
import { front } from './front.js'
import { handlers } from './handlers.js'
import type { State } from './state.js'
import { findTargets } from './targets.js'
import { element, language } from './xml.js'

/** Identifiers of the DTDs: JATS Journal Publishing with MathML 3. */
export const doctypes = {
  '1.3': {
    public: '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN',
    system: 'JATS-journalpublishing1-3-mathml3.dtd',
  },
  '1.4': {
    public: '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.4 20241031//EN',
    system: 'JATS-journalpublishing1-4-mathml3.dtd',
  },
} as const

/** `article` with its document type; a draft says so in an instruction, which leaves it valid. */
export async function tree(article: Article, inputs: Inputs): Promise<Root> {
  const { jats, draft } = inputs.settings
  const root: Root = {
    type: 'root',
    children: [{ type: 'doctype', name: 'article', ...doctypes[jats] }],
  }
  if (draft) root.children.push({ type: 'instruction', name: 'galley', value: 'draft' })
  root.children.push(linked(fitElement(written(article, await stateOf(article, inputs)))))
  return root
}

/** The same without links to what is written nowhere, such as a statement that turned out to be empty: their words stay. */
function linked(root: Element): Element {
  const ids = new Set<string>()
  visit(root, ({ attributes }) => void (attributes['id'] && ids.add(attributes['id'])))
  visit(root, (parent) => {
    parent.children = parent.children.flatMap((child) =>
      child.type === 'element' &&
      child.name === 'xref' &&
      !(child.attributes['rid'] ?? '').split(' ').every((id) => ids.has(id))
        ? child.children
        : [child],
    )
  })
  return root
}

function visit(element: Element, see: (element: Element) => void): void {
  see(element)
  for (const child of element.children) if (child.type === 'element') visit(child, see)
}

function written(article: Article, state: State): Element {
  const body = element('body', {}, state.all(state.arrangement.body))
  const behind = back(state)
  const attributes = {
    'xmlns:ali': 'http://www.niso.org/schemas/ali/1.0/',
    'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'article-type': state.metadata.articleType,
    'dtd-version': state.inputs.settings.jats,
    'xml:lang': language(state.lang) ?? 'en',
  }
  return element(
    'article',
    attributes,
    element('processing-meta', {
      'base-tagset': 'publishing',
      'mathml-version': '3.0',
      'table-model': 'xhtml',
      'tagset-family': 'jats',
    }),
    front(article, behind ? [body, behind] : [body], state),
    body,
    behind,
  )
}

async function stateOf(article: Article, inputs: Inputs): Promise<State> {
  const arrangement = arrange(article, inputs.settings.blind)
  const { ids, footnotes, hasMath } = survey(article)
  const taken = new Map<string, number>()
  const state: State = {
    inputs,
    arrangement,
    footnotes,
    metadata: legalTexts(article.children[0].metadata),
    lang: article.lang,
    targets: findTargets(arrangement),
    math: hasMath ? await mathReader() : undefined,
    id: (kind, index) => unused(`${kind}-${index + 1}`, ids),
    fresh: (prefix) => {
      const number = (taken.get(prefix) ?? 0) + 1
      taken.set(prefix, number)
      return unused(`${prefix}-${number}`, ids)
    },
    all: (nodes) => nodes.flatMap((node) => handle(handlers, node, state)),
  }
  return state
}

/** A name that the model's own ids do not have. */
const unused = (name: string, ids: ReadonlySet<string>): string =>
  ids.has(name) ? unused(`${name}-`, ids) : name

/** What must be known before writing: ids in use, footnotes by identifier, whether there is math. */
function survey(article: Article): {
  ids: Set<string>
  footnotes: Map<string, Footnote>
  hasMath: boolean
} {
  const found = { ids: new Set<string>(), footnotes: new Map<string, Footnote>(), hasMath: false }
  const visit = (node: Node): void => {
    // Holds because parse and resolve make no other nodes; mdast's own unions are wider.
    const known = node as AnyNode
    if ('id' in known && known.id) found.ids.add(known.id)
    if (known.type === 'footnote') found.footnotes.set(known.identifier, known)
    if (known.type === 'math' || known.type === 'inlineMath') found.hasMath = true
    if (known.type === 'bibliographyEntry' && /\$/.test(known.item.title ?? ''))
      found.hasMath = true
    if ('children' in known) known.children.forEach(visit)
  }
  visit(article)
  return found
}
