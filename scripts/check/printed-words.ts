/**
 * All that a reader will see or hear of an article, with the author's place for it: the text, what the metadata say, the
 * bibliography's strings, formulas, and the words in drawings.
 */
import type { Node, Position } from 'unist'
import type { Inputs } from '../document/inputs.js'
import type { Metadata } from '../document/metadata.js'
import type { Reference } from '../document/references.js'
import type { Article } from '../document/tree.js'
import { wordsIn } from '../images/svg/words.js'
import { visit } from '../tree/visit.js'

/** Words that are printed in letters, or only said: an alternative text. */
export interface PrintedWords {
  text: string
  position: Position | undefined
  printed: boolean
  /** Drawn in the image at this path. */ image?: string
}

/** Calls `see` for each, in reading order. */
export function eachWords(
  article: Article,
  inputs: Inputs,
  see: (words: PrintedWords) => void,
): void {
  const drawn = new Map<string, string>()
  visit(article, (node, parents) => {
    if (node.type === 'front') eachOfMetadata((node as Article['children'][0]).metadata, see)
    if (node.type === 'bibliographyEntry') {
      eachOfReference(node.identifier, inputs, see)
      return
    }
    const value = textOf(node)
    if (value && !parents.some(({ type }) => type === 'bibliographyEntry'))
      see({
        text: value,
        position: node.position ?? parents.findLast(({ position }) => position)?.position,
        printed: true,
      })
    if (node.type !== 'image') return
    const { alt, path, position } = node
    see({ text: alt ?? '', position, printed: false })
    const file = inputs.images.get(path)
    if (file?.format !== 'svg') return
    if (!drawn.has(path)) drawn.set(path, wordsIn(file.bytes))
    see({ text: drawn.get(path)!, position, printed: true, image: path })
  })
}

const lettered: ReadonlySet<string> = new Set(['text', 'inlineCode', 'code', 'math', 'inlineMath'])
const textOf = (node: Node): string =>
  lettered.has(node.type) ? (node as Node & { value: string }).value : ''

/** What no style prints of a work. */
const unprinted: ReadonlySet<string> = new Set([
  'id',
  'type',
  'abstract',
  'keyword',
  'annote',
  'language',
  'citation-label',
  'citation-key',
])

/** A work's strings, where its entry says them; before its style is asked, so that a check says what a build does. */
function eachOfReference(
  key: string,
  { references }: Inputs,
  see: (words: PrintedWords) => void,
): void {
  const reference = references.get(key)
  if (!reference) return
  const walk = (value: unknown): void => {
    if (typeof value === 'string')
      see({ text: value, position: fieldOf(value, reference), printed: true })
    else if (value && typeof value === 'object')
      for (const [name, one] of Object.entries(value)) if (!unprinted.has(name)) walk(one)
  }
  walk(reference.item)
}

/** The field that has what is unusual in a text; the entry, where it is written in another way there. */
function fieldOf(text: string, { fields, position }: Reference): Position {
  const unusual = /[^\x20-\x7e]/u.exec(text)?.[0]
  if (unusual === undefined) return position
  for (const field of fields.values()) if (field.value.includes(unusual)) return field.position
  return position
}

/** Parts of the metadata that are printed or travel in a file, by their keys; others are places and identifiers. */
const silent: ReadonlySet<string> = new Set(['positions', 'checklists', 'position'])

function eachOfMetadata(metadata: Metadata, see: (words: PrintedWords) => void): void {
  const { positions } = metadata
  const walk = (value: unknown, path: string, place: Position | undefined): void => {
    const here = positions.get(path) ?? place
    if (typeof value === 'string') see({ text: value, position: here, printed: true })
    else if (Array.isArray(value))
      value.forEach((one, index) => walk(one, `${path}.${index}`, here))
    else if (value && typeof value === 'object' && !(value instanceof Map)) {
      const own = (value as { position?: Position }).position ?? here
      for (const [key, one] of Object.entries(value))
        if (!silent.has(key)) walk(one, path ? `${path}.${key}` : key, own)
    }
  }
  walk(metadata, '', positions.values().next().value)
}
