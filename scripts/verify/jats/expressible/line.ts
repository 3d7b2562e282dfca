/**
 * What JATS can say of a line.
 */
import { toString } from 'mdast-util-to-string'
import type { FootnoteReference, Link, Text } from 'mdast'
import type { Node } from 'unist'
import type { ImageFile } from '../../../document/inputs.js'
import type { Footnote, Image, Phrasing, Xref } from '../../../document/tree.js'
import { legal } from '../../../write/characters.js'
import { linkTitle, mailboxOf, writtenTargets } from '../../../write/jats/inline.js'
import { oneTargetEach } from '../../../write/jats/one-target.js'
import type { XrefTarget } from '../../../write/jats/targets.js'
import { language } from '../../../write/jats/xml.js'

/** What stands around a line and decides what it can say. */
export interface Known {
  images: ReadonlyMap<string, ImageFile>
  /** Names of supplements' files in outputs, by path. */
  files: ReadonlyMap<string, string>
  targets: ReadonlyMap<string, XrefTarget>
  /** Kinds of ids, in the words of the model. */
  kinds: ReadonlyMap<string, Xref['kind'] | 'footnote'>
  footnotes: ReadonlyMap<string, Footnote>
}

/**
 * Where a line stands: titles and cells may have line breaks; a link has no other link in it, verse and keywords none at all.
 */
export type LinePlace = 'text' | 'title' | 'link' | 'verse' | 'keyword'

/** Whether a reference may stand there. */
const refers = (place: LinePlace): boolean => place !== 'link' && place !== 'keyword'

/** A line can hold it; neighbouring texts are one, empty ones none. */
export function line(nodes: readonly Node[], known: Known, place: LinePlace = 'text'): Phrasing[] {
  const merged: Phrasing[] = []
  for (const node of nodes.flatMap((child) => phrase(child as Phrasing, known, place))) {
    const before = merged.at(-1)
    if (node.type === 'text' && before?.type === 'text')
      merged[merged.length - 1] = text(before.value + node.value)
    else if (node.type !== 'text' || node.value !== '') merged.push(node)
  }
  return merged
}

/** A printed label as XML has it. */
export const legalLabel = ({ label }: { label?: string | undefined }): string | undefined =>
  (label && legal(label)) || undefined

const text = (value: string): Text => ({ type: 'text', value: legal(value) })

function phrase(node: Phrasing, known: Known, place: LinePlace): Phrasing[] {
  switch (node.type) {
    case 'text':
      return [text(node.value)]
    case 'superscript':
    case 'subscript':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'smallCaps':
      return [{ type: node.type, children: line(node.children, known) }]
    case 'span': {
      // An element round the words holds what a line of text does, wherever it stands.
      const lang = language(node.lang)
      const id = node.linked && node.id
      const isWrapped = node.style !== undefined || lang !== undefined || id !== undefined
      const inner = line(node.children, known, isWrapped ? 'text' : place)
      const styled: typeof inner = node.style
        ? [{ type: 'span', style: node.style, children: inner }]
        : inner
      return lang || id
        ? [
            {
              type: 'span',
              ...(lang && { lang }),
              ...(id && { id }),
              children: styled,
            },
          ]
        : styled
    }
    case 'inlineCode':
      return [{ type: 'inlineCode', value: legal(node.value) }]
    case 'inlineMath':
      return [{ type: 'inlineMath', value: legal(node.value) }]
    case 'break':
      return place === 'title' ? [{ type: 'break' }] : [text(' ')]
    case 'link':
      return link(node, known, place)
    case 'image':
      return inlineImage(node, known)
    case 'footnoteReference':
      return footnoteReference(node, known, place)
    case 'xref':
      return xref(node, known, place)
    default:
      return []
  }
}

function link(node: Link, known: Known, place: LinePlace): Phrasing[] {
  const mailbox = node.url === `mailto:${toString(node)}`
  if (mailbox && (place === 'verse' || place === 'keyword')) return [text(toString(node))]
  if (mailbox && place !== 'link')
    return [{ type: 'link', url: legal(node.url), children: line([text(toString(node))], known) }]
  const address = mailboxOf(node.url)
  if (address) {
    const mail: Phrasing =
      place === 'text' || place === 'title'
        ? { type: 'link', url: legal(`mailto:${address}`), children: [text(address)] }
        : text(address)
    return [...line(node.children, known, place), text(' ('), mail, text(')')]
  }
  if (!refers(place) || place === 'verse' || !/^(?:https?|ftp):/i.test(node.url))
    return line(node.children, known, place)
  const told = linkTitle(node)
  const title = told ? { title: attributeText(told) } : {}
  return [
    {
      type: 'link',
      url: attributeText(node.url),
      ...title,
      children: line(node.children, known, 'link'),
    },
  ]
}

/** White space in an attribute is a space (XML 1.0 § 3.3.3). */
const attributeText = (value: string): string => legal(value).replace(/\r\n|[\t\n\r]/g, ' ')

function inlineImage(node: Image, known: Known): Phrasing[] {
  const shown = image(node, known)
  if (!shown)
    return [{ type: 'strong', children: [text(`[${node.alt ? `${node.alt}: ` : ''}${node.url}]`)] }]
  return [shown]
}

/** An image by its name in outputs; nothing when it cannot be shown. */
export function image(node: Image, known: Known): (Image & { title?: null }) | undefined {
  const file = known.images.get(node.path)
  if (!file || node.fault) return undefined
  const alt = legal(node.alt)
  const decorative = alt === 'null' || (!alt && node.decorative)
  const description = node.description ? { description: legal(node.description) } : {}
  return {
    type: 'image',
    url: file.output,
    path: file.output,
    alt: decorative ? '' : alt,
    ...(decorative ? { decorative } : {}),
    ...description,
  }
}

function footnoteReference(node: FootnoteReference, known: Known, place: LinePlace): Phrasing[] {
  const note = known.footnotes.get(node.identifier)
  const mark = `${note?.number ?? node.number ?? node.label ?? node.identifier}`
  if (note?.id && refers(place))
    return [{ type: 'footnoteReference', identifier: note.id, number: Number(mark) }]
  return [{ type: 'superscript', children: line([text(mark)], known) }]
}

function xref(node: Xref, known: Known, place: LinePlace): Phrasing[] {
  return oneTargetEach(writtenTargets(node, known.targets)).flatMap((part): Phrasing[] => {
    if (part.type !== 'xref') return line([part], known, place)
    const target = known.targets.get(part.targets[0] ?? '')
    if (!target || !refers(place)) return line(part.children, known, place)
    const kind = known.kinds.get(target.id) ?? 'section'
    if (kind === 'footnote')
      return [{ type: 'footnoteReference', identifier: target.id, number: Number(toString(part)) }]
    return [
      { type: 'xref', kind, targets: [target.id], children: line(part.children, known, 'link') },
    ]
  })
}
