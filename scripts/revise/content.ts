/**
 * What a node says, for comparing: its words, and a signature that is equal when nothing that is printed differs but
 * numbers given by place.
 */
import { createHash } from 'node:crypto'
import type { Node } from 'unist'
import type { Inputs } from '../document/inputs.js'
import type { AnyNode, Article, Image, Phrasing, Xref } from '../document/tree.js'
import { append } from '../lists.js'
import type { NodeOf } from '../tree/visit.js'

/** One of the two articles. */
export interface Side {
  article: Article
  /** Of a picture's bytes, by the image's path. */
  picture: (path: string) => string
  /** An id as the new article has it: an entry of the bibliography whose key was changed is the same work. */
  id: (id: string) => string
}

export function sideOf(
  article: Article,
  inputs: Inputs,
  renamed: ReadonlyMap<string, string> = new Map(),
): Side {
  const pictures = new Map<string, string>()
  const digest = (path: string): string =>
    createHash('sha256')
      .update(inputs.images.get(path)?.bytes ?? new Uint8Array())
      .digest('hex')
  return {
    article,
    picture(path) {
      const found = pictures.get(path) ?? digest(path)
      pictures.set(path, found)
      return found
    },
    id: (id) => renamed.get(id) ?? id,
  }
}

interface LooseNode extends Node {
  children?: LooseNode[]
  value?: string
  number?: number
  label?: string | null
}

/** Nodes whose children stand in a line. */
const lines = new Set([
  'paragraph',
  'heading',
  'title',
  'tableCell',
  'term',
  'bibliographyEntry',
  'attribution',
  'verseLine',
])
export const isLine = (node: Node): node is Node & { children: Phrasing[] } => lines.has(node.type)

/** Two nodes of one type. */
export type Twins<Type extends AnyNode['type']> = readonly [NodeOf<Type>, NodeOf<Type>]

/** Whether both nodes, the old and the new one, are of a type. */
export const areBoth = <Type extends AnyNode['type']>(
  pair: readonly [Node, Node],
  type: Type,
): pair is Twins<Type> => pair[0].type === type && pair[1].type === type

/** Everything a node says, in reading order; lines are apart by blanks. */
export function textOf(node: Node): string {
  const said: string[] = []
  collect(node as LooseNode, said)
  return said.join('').replace(/\s+/g, ' ').trim()
}

function collect(node: LooseNode, said: string[]): void {
  if (node.type === 'break') said.push(' ')
  else if (node.type === 'footnoteReference') said.push(String(node.number ?? ''))
  else if (node.value !== undefined) said.push(node.value)
  for (const child of node.children ?? []) collect(child, said)
  if (isLine(node) || node.type === 'code' || node.type === 'math') said.push(' ')
}

/** What a line says, whatever numbers its references have: equal for a line that only moved. */
export function saysOf(node: Node, side: Side): string {
  const of = (one: LooseNode): string => {
    if (one.type === 'xref')
      return `\u0001${(one as unknown as Xref).targets.map(side.id).join(' ')}\u0002`
    if (one.type === 'footnoteReference') return '\u0001'
    return one.value ?? (one.children ?? []).map(of).join('')
  }
  return of(node as LooseNode)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Fields that say how a node is printed. What follows from its place (numbers, ids, labels) is no part of it. */
const telling = [
  'kind',
  'lang',
  'url',
  'ordered',
  'start',
  'mark',
  'style',
  'checked',
  'letter',
  'colspan',
  'rowspan',
  'headRows',
  'role',
  'depth',
] as const

/** Equal for nodes that print the same. */
export function signature(node: Node, side: Side): string {
  const parts: string[] = []
  sign(node as LooseNode, side, parts)
  return parts.join('')
}

function sign(node: LooseNode, side: Side, parts: string[]): void {
  if (node.type === 'text') return void parts.push((node.value ?? '').replace(/[ \t\r\n]+/g, ' '))
  if (
    node.type === 'span' &&
    !(node as { lang?: string }).lang &&
    !(node as { style?: string }).style
  )
    return (node.children ?? []).forEach((child) => sign(child, side, parts))
  const fields = node as unknown as Record<string, unknown>
  append(
    parts,
    [`\u0001${node.type}`],
    telling.map((name) =>
      fields[name] === undefined || fields[name] === null
        ? ''
        : `\u0002${name}=${String(fields[name])}`,
    ),
    ['\u0003'],
  )
  if (node.type === 'image') parts.push(side.picture((node as unknown as Image).path))
  if (node.type === 'xref' && (node as unknown as Xref).kind === 'bibliography')
    parts.push((node as unknown as Xref).targets.map(side.id).join(' '))
  if (node.type === 'footnoteReference') parts.push(String(node.number ?? ''))
  if (node.value !== undefined) parts.push(node.value)
  for (const child of node.children ?? []) sign(child, side, parts)
  parts.push('\u0004')
}
