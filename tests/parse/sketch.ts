/**
 * Reads a manuscript from strings and draws its tree in a line or two, so that a test can say what it expects.
 *
 *     as [@doe2020, p. 3] → p("as ", cite(doe2020 / "p. 3"))
 */
import type { Node } from 'unist'
import { VFile } from 'vfile'
import type { Inputs } from '../../scripts/document/inputs.js'
import type { Article, Back, Body, Front } from '../../scripts/document/tree.js'
import { parse } from '../../scripts/parse/index.js'
import { memoryProject } from '../../scripts/project/project.js'

export interface Parsed {
  article: Article
  front: Front
  body: Body
  back: Back
  inputs: Inputs
  file: VFile
  /** `12:3 rule: sentence`, in the order in which they were found; with the file's name where it is not `paper.md`. */
  messages: string[]
}

const head = 'title: A title\nauthor: Jane Doe\n'

/** Parses a single file: `text` below front matter that has a title, an author, and the lines of `metadata`. */
export function paper(
  text: string,
  metadata = '',
  files: Record<string, string | Uint8Array> = {},
): Promise<Parsed> {
  return manuscript(
    { 'paper.md': `---\n${head}${metadata && `${metadata}\n`}---\n${text}`, ...files },
    'paper.md',
  )
}

/** Parses the manuscript that `files` are; `entry` is the single file's name, '' for a folder. */
export async function manuscript(
  files: Record<string, string | Uint8Array>,
  entry = '',
): Promise<Parsed> {
  const file = new VFile({ path: entry || 'manuscript' })
  const { article, inputs } = await parse(
    memoryProject(new Map(Object.entries(files)), entry),
    {},
    file,
  )
  const [front, body, back] = article.children
  const messages = file.messages.map(
    (message) =>
      `${message.file === 'paper.md' ? '' : `${message.file} `}${message.line}:${message.column} ${message.ruleId}: ${message.reason}`,
  )
  return { article, front, body, back, inputs, file, messages }
}

/** The body of a single file, drawn. */
export const drawn = async (
  text: string,
  metadata = '',
  files: Record<string, string | Uint8Array> = {},
): Promise<string> => draw((await paper(text, metadata, files)).body.children)

type Any = Node & Record<string, unknown> & { children?: Any[]; value?: string }
const short: Record<string, string> = {
  paragraph: 'p',
  emphasis: 'em',
  strong: 'b',
  delete: 'del',
  superscript: 'sup',
  subscript: 'sub',
  inlineCode: 'code',
  inlineMath: 'tex',
  heading: 'h',
  listItem: 'li',
  blockquote: 'quote',
  footnoteReference: 'fn',
  tableRow: 'row',
  tableCell: 'cell',
  definitionList: 'dl',
  definitionItem: 'item',
  description: 'means',
  boxedText: 'box',
}
const named = [
  'identifier',
  'lang',
  'of',
  'fact',
  'format',
  'as',
  'url',
  'alt',
  'letter',
  'from',
] as const

/** A tree in one line. Text is quoted, a section is its heading and what is below, positions are left out. */
export function draw(nodes: readonly unknown[]): string {
  return (nodes as Any[]).map(drawOne).join(', ')
}

function drawOne(node: Any): string {
  if (node.type === 'text')
    return (node.data as { literal?: boolean } | undefined)?.literal
      ? `literal(${JSON.stringify(node.value)})`
      : JSON.stringify(node.value)
  if (node.type === 'citation')
    return `${node.inText ? 'textcite' : 'cite'}(${node.children!.map(drawItem).join('; ')})${drawFault(node)}`
  if (node.type === 'crossReference')
    return `${node.bracketed ? 'refs' : 'ref'}(${node.children!.map(drawItem).join('; ')})${drawFault(node)}`
  const fields = named.flatMap((name) =>
    node[name] === undefined || node[name] === null || (name === 'lang' && node.type === 'code')
      ? []
      : [`${name}=${String(node[name])}`],
  )
  const extra =
    node.type === 'section' && node.role !== 'other'
      ? [`role=${String(node.role)}`]
      : node.type === 'figure'
        ? [String(node.kind)]
        : node.decorative
          ? ['decorative']
          : ['boxedText', 'statement'].includes(node.type) && node.kind
            ? [String(node.kind)]
            : []
  const inside = [
    ...extra,
    ...fields,
    ...(node.value === undefined ? [] : [JSON.stringify(node.value)]),
    ...(node.children ?? []).map(drawOne),
  ]
  return `${short[node.type] ?? node.type}(${inside.join(', ')})${drawFault(node)}`
}

function drawItem(item: Any): string {
  const prefix = (item.prefix as Any[]).length ? `${draw(item.prefix as Any[])} / ` : ''
  const suffix = (item.suffix as Any[]).length ? ` / ${draw(item.suffix as Any[])}` : ''
  return `${prefix}${item.suppressAuthor ? '-' : ''}${String(item.identifier)}${suffix}`
}

const drawFault = (node: Any): string =>
  node.fault ? `!${(node.fault as { rule: string }).rule}` : ''

/** Where a node stands: `3:5-3:9`. */
export function place(node: Node | undefined): string {
  const { start, end } = node!.position!
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

/** Every node of a type, in order. */
export function all<T extends Node>(type: string, tree: Node): T[] {
  const found = tree.type === type ? [tree as T] : []
  const parts = [
    ...((tree as Any).children ?? []),
    ...(((tree as Any).prefix as Any[]) ?? []),
    ...(((tree as Any).suffix as Any[]) ?? []),
  ]
  return [...found, ...parts.flatMap((child) => all<T>(type, child))]
}
