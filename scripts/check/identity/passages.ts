/**
 * The text of an article in which a patient may be told of, each passage with its part.
 */
import { toString } from 'mdast-util-to-string'
import type { Table } from 'mdast'
import type { Node } from 'unist'
import type { Article, Figure, Image, Section, SectionRole } from '../../document/tree.js'
import { proseOf, type Prose } from '../../tree/prose.js'
import { childrenOf, each, visit } from '../../tree/visit.js'
import type { PaperPart } from './detector.js'

/** `whole`: what its finds are told about together, once: a table, or words that are read out for an image. */
export interface Passage {
  part: PaperPart
  prose: Prose
  whole?: Node | undefined
}

/** In reading order; without references, and without tables of published cases. */
export function* passages(article: Article): Generator<Passage> {
  const [front, body, back] = article.children
  for (const node of front.children) yield* within(node, 'patient')
  for (const node of body.children) yield* within(node, 'other')
  for (const node of back.children) if (node.type !== 'bibliography') yield* within(node, 'other')
}

function* within(node: Node, part: PaperPart): Generator<Passage> {
  if (node.type === 'section') {
    const section = node as Section
    const own = partOf(section, part)
    for (const child of section.children) yield* within(child, own)
  } else if (node.type === 'figure') yield* ofFigure(node as Figure)
  else if (node.type === 'table') yield* ofTable(node as Table, part)
  else if (node.type === 'image') yield* ofImage(node as Image)
  else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'title') {
    for (const prose of proseOf(node)) yield { part, prose }
    for (const image of imagesIn(node)) yield* ofImage(image)
  } else for (const child of childrenOf(node)) yield* within(child, part)
}

const ofOthers: ReadonlySet<SectionRole> = new Set([
  'introduction',
  'methods',
  'discussion',
  'conclusions',
])
/** Headings below which journals want parts of the case, where they are no sections of "Case presentation". */
const ofPatient =
  /^(?:case|patient)\b|^(?:our|the) (?:case|patient)s?\b|^(?:clinical )?(?:history|findings|course|examination|presentation)$|^(?:first |initial )presentation$|^(?:investigations?|differential diagnosis|treatment|timeline|outcome and follow[- ]?up|follow[- ]?up|therapeutic intervention|diagnostic assessment)$/i

function partOf({ role, children: [heading] }: Section, outside: PaperPart): PaperPart {
  if (role === 'case-presentation') return 'patient'
  if (ofOthers.has(role)) return 'other'
  return ofPatient.test(toString(heading).trim()) ? 'patient' : outside
}

/** Captions and notes tell of the patient whom a figure shows; a table of published cases and its caption do not. */
function* ofFigure(figure: Figure): Generator<Passage> {
  const part: PaperPart = figure.kind === 'table' && isOfLiterature(figure) ? 'other' : 'patient'
  for (const child of figure.children) yield* within(child, part)
}

const literature =
  /\b(?:literature|review|(?:previous|published|reported|earlier)\b.{0,30}\b(?:cases?|patients?|reports?))\b/i
const namesWorks =
  /^(?:(?:first )?authors?|references?|ref\.?|stud(?:y|ies)|publications?|sources?|doi|pmid|journal)\b/i

function isOfLiterature(node: Node): boolean {
  let found = false
  visit(node, (part) => {
    if (part.type === 'citation' || (part.type === 'xref' && part.kind === 'bibliography'))
      found = true
    if (part.type === 'caption' && literature.test(toString(part))) found = true
    if (part.type === 'table')
      found ||= (part.children[0]?.children ?? []).some((cell) =>
        namesWorks.test(toString(cell).trim()),
      )
  })
  return found
}

function* ofTable(table: Table, part: PaperPart): Generator<Passage> {
  const own: PaperPart = isOfLiterature(table) ? 'other' : part
  for (const row of table.children)
    for (const { children } of row.children) {
      for (const prose of proseOf({ type: 'paragraph', children } as Node))
        yield { part: own, prose, whole: table }
    }
}

function* ofImage(image: Image): Generator<Passage> {
  for (const text of [image.alt, image.description ?? '']) {
    if (text)
      yield {
        part: 'patient',
        prose: {
          text,
          isHeading: false,
          pieces: [{ start: 0, end: text.length, node: image }],
          sentences: [{ start: 0, end: text.length }],
        },
        whole: image,
      }
  }
}

function imagesIn(node: Node): Image[] {
  const found: Image[] = []
  each(node, 'image', (image) => found.push(image))
  return found
}
