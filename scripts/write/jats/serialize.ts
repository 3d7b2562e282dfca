/**
 * A tree of XML → text: one element a line where white space means nothing, none added where it does.
 */
import type { Element, ElementContent, Root } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { legal } from '../characters.js'

/**
 * The document as text, with a final line feed; elements named in `breaking` begin a line for each of their children. `>`
 * is escaped wherever `]]>` could arise, and what XML 1.0 § 2.2 has no place for (control characters, halves of surrogate
 * pairs) is left out.
 */
export function serialize(root: Root, breaking: ReadonlySet<string> = structural): string {
  const lines = root.children.map((child) => {
    if (child.type === 'element') indent(child, 0, breaking)
    return toXml(child, { closeEmptyElements: true, tightClose: true })
  })
  return legal(`<?xml version="1.0" encoding="UTF-8"?>\n${lines.join('\n')}\n`).replace(
    escapes,
    (found) => named[found] ?? '',
  )
}

const escapes = /&#x3C;|&#x26;|&#x22;|\]\]>/g
const named: Readonly<Record<string, string>> = {
  '&#x3C;': '&lt;',
  '&#x26;': '&amp;',
  '&#x22;': '&quot;',
  ']]>': ']]&gt;',
}

/**
 * Elements whose content model holds elements only (JATS Publishing 1.3, 1.4): white space in them means nothing. Those
 * that are better read in a line (names of a person group, parts of a formula) are left out.
 */
export const structural: ReadonlySet<string> = new Set([
  'abstract',
  'ack',
  'alternatives',
  'app',
  'app-group',
  'article',
  'article-categories',
  'article-meta',
  'author-notes',
  'award-group',
  'back',
  'body',
  'boxed-text',
  'caption',
  'contrib',
  'contrib-group',
  'counts',
  'date',
  'def',
  'def-item',
  'def-list',
  'disp-quote',
  'element-citation',
  'fig',
  'fig-group',
  'fn',
  'fn-group',
  'front',
  'funding-group',
  'glossary',
  'graphic',
  'history',
  'journal-meta',
  'journal-title-group',
  'kwd-group',
  'license',
  'list',
  'list-item',
  'permissions',
  'processing-meta',
  'pub-date',
  'publisher',
  'ref',
  'ref-list',
  'sec',
  'statement',
  'subj-group',
  'supplementary-material',
  'table',
  'table-wrap',
  'table-wrap-foot',
  'tbody',
  'thead',
  'title-group',
  'tr',
  'trans-abstract',
  'trans-title-group',
  'verse-group',
])

function indent(element: Element, depth: number, breaking: ReadonlySet<string>): void {
  if (!breaking.has(element.name)) return
  const laid: ElementContent[] = []
  for (const child of element.children) {
    if (child.type === 'element') indent(child, depth + 1, breaking)
    laid.push({ type: 'text', value: `\n${'  '.repeat(depth + 1)}` }, child)
  }
  if (laid.length > 0) laid.push({ type: 'text', value: `\n${'  '.repeat(depth)}` })
  element.children = laid
}
