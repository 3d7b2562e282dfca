/**
 * Phrasing: what stands in a line.
 */
import { toString } from 'mdast-util-to-string'
import type { ElementContent } from 'xast'
import type { Link, Parent } from 'mdast'
import type { PrintablePhrasing, Span, Xref } from '../../document/tree.js'
import type { Handlers } from '../handle.js'
import { formula } from './formulas.js'
import { graphic } from './graphics.js'
import { oneTargetEach } from './one-target.js'
import type { State } from './state.js'
import type { XrefTarget } from './targets.js'
import { element, language } from './xml.js'

type Inline = Pick<Handlers<ElementContent[], State>, PrintablePhrasing['type']>

/** Elements that only mark their content. */
const marked =
  (name: string) =>
  (node: Parent, state: State): ElementContent[] => [element(name, {}, state.all(node.children))]

export const inline: Inline = {
  text: (node) => [{ type: 'text', value: node.value }],
  emphasis: marked('italic'),
  strong: marked('bold'),
  delete: marked('strike'),
  superscript: (node, state) => [element('sup', {}, state.all(node.children))],
  subscript: (node, state) => [element('sub', {}, state.all(node.children))],
  smallCaps: (node, state) => [element('sc', {}, state.all(node.children))],
  span,
  inlineCode: (node) => [element('monospace', {}, node.value)],
  break: () => [element('break')],
  link,
  image: (node, state) => graphic(node, 'inline-graphic', state),
  inlineMath: (node, state) => [element('inline-formula', {}, formula(node.value, false, state))],
  footnoteReference: (node, state) => {
    const note = state.footnotes.get(node.identifier)
    const mark = element(
      'sup',
      {},
      String(note?.number ?? node.number ?? node.label ?? node.identifier),
    )
    return [note?.id ? element('xref', { 'ref-type': 'fn', rid: note.id }, mark) : mark]
  },
  revision: (node, state) => [
    element('named-content', { 'content-type': node.kind }, state.all(node.children)),
  ],
  xref,
}

/** A passage in another language, or one that a link leads to: JATS says both of `named-content`. Other names are the author's own. */
function span(node: Span, state: State): ElementContent[] {
  const lang = language(node.lang)
  const inner = state.all(node.children)
  const content = node.style === undefined ? inner : [styles[node.style](inner)]
  const id = node.linked && node.id
  if (!lang && !id) return content
  const type = lang ? 'language' : 'passage'
  return [element('named-content', { id, 'content-type': type, 'xml:lang': lang }, content)]
}

/** JATS has no element for marked words. */
const styles = {
  underline: (content: ElementContent[]) => element('underline', {}, content),
  mark: (content: ElementContent[]) => element('styled-content', { 'style-type': 'mark' }, content),
} as const

/** A link leads to the web or to a mailbox, whose address JATS says by itself; one that does neither is its text. */
function link(node: Link, state: State): ElementContent[] {
  const content = state.all(node.children)
  if (node.url === `mailto:${toString(node)}`) return [element('email', {}, toString(node))]
  const mailbox = mailboxOf(node.url)
  if (mailbox) return [...content, text(' ('), element('email', {}, mailbox), text(')')]
  if (!/^(?:https?|ftp):/i.test(node.url)) return content
  return [
    element(
      'ext-link',
      { 'ext-link-type': 'uri', 'xlink:href': node.url, 'xlink:title': linkTitle(node) },
      content,
    ),
  ]
}

const text = (value: string): ElementContent => ({ type: 'text', value })

/** The address of a link to a mailbox; nothing for any other link. */
export function mailboxOf(url: string): string | undefined {
  const written = /^mailto:([^?\s]+@[^?\s]+)/i.exec(url)?.[1]
  try {
    return written && decodeURIComponent(written)
  } catch {
    return written
  }
}

/** What a link says of where it leads. A bare address says its site's name at least (JATS4R Accessibility). */
export function linkTitle(node: Link): string | undefined {
  if (node.title) return node.title
  return /^(?:https?|ftp):\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(toString(node).trim())?.[1]
}

/** Links to what is written; words that lead nowhere are text. */
function xref(node: Xref, state: State): ElementContent[] {
  return oneTargetEach(writtenTargets(node, state.targets)).flatMap((part) => {
    const target = part.type === 'xref' ? state.targets.get(part.targets[0] ?? '') : undefined
    if (part.type !== 'xref' || !target)
      return state.all(part.type === 'xref' ? part.children : [part])
    return [element('xref', { 'ref-type': target.type, rid: target.id }, state.all(part.children))]
  })
}

/** The same reference without targets that are written nowhere, or are of another kind than the first. */
export function writtenTargets(node: Xref, targets: ReadonlyMap<string, XrefTarget>): Xref {
  const found = node.targets.flatMap((id) => targets.get(id) ?? [])
  const same = found.filter(({ type }) => type === found[0]?.type)
  return { ...node, targets: node.targets.filter((id) => same.includes(targets.get(id)!)) }
}
