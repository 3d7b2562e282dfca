/**
 * Theorems, definitions, proofs, questions and answers: Quarto's `::: {#thm-x}` with a heading as its name, bookdown's `::: {.theorem name="…"}`,
 * MyST's `:::{prf:theorem} Name`, LaTeX's `\begin{theorem}[Name]`. And verse: `::: verse`.
 */
import type { Heading } from 'mdast'
import type { Position } from 'unist'
import type {
  Block,
  Phrasing,
  Statement,
  StatementKind,
  Verse,
  VerseLine,
} from '../document/tree.js'
import { identified } from './figures.js'
import { trim } from './paragraphs.js'

/** Kinds by the names that tools have for them, and by the beginnings of Quarto's identifiers. */
const kinds: ReadonlyMap<string, StatementKind> = new Map([
  ['theorem', 'theorem'],
  ['thm', 'theorem'],
  ['lemma', 'lemma'],
  ['lem', 'lemma'],
  ['corollary', 'corollary'],
  ['cor', 'corollary'],
  ['proposition', 'proposition'],
  ['prp', 'proposition'],
  ['conjecture', 'conjecture'],
  ['cnj', 'conjecture'],
  ['hypothesis', 'hypothesis'],
  ['hyp', 'hypothesis'],
  ['axiom', 'axiom'],
  ['definition', 'definition'],
  ['def', 'definition'],
  ['example', 'example'],
  ['exm', 'example'],
  ['exercise', 'exercise'],
  ['exr', 'exercise'],
  ['solution', 'solution'],
  ['remark', 'remark'],
  ['proof', 'proof'],
  ['question', 'question'],
  ['answer', 'answer'],
])

/** The kind that a name asks for: `theorem`, `prf:theorem`. */
export const statementKind = (name: string): StatementKind | undefined =>
  name.length > 3 ? kinds.get(name.toLowerCase().replace(/^prf:/, '')) : undefined

/** The kind that an identifier tells: `thm-x`. */
export const statementOf = (id: string | undefined): StatementKind | undefined => {
  const prefix = /^([a-z]{3})[:-]/.exec(id ?? '')?.[1]
  return prefix === undefined ? undefined : kinds.get(prefix)
}

export function makeStatement(
  kind: StatementKind,
  heading: Heading | undefined,
  children: Block[],
  position: Position | undefined,
  id?: string,
): Statement {
  return {
    type: 'statement',
    kind,
    ...identified(id),
    children: heading ? [heading, ...children] : children,
    position,
  }
}

/** Paragraphs as stanzas: each line of the source, and each line that was broken, is one. Other blocks stay. */
export const stanzas = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => (block.type === 'paragraph' ? stanza(block) : block))

function stanza({ children, position }: Extract<Block, { type: 'paragraph' }>): Verse {
  const lines: Phrasing[][] = [[]]
  for (const child of children as Phrasing[]) {
    if (child.type === 'break') lines.push([])
    else if (child.type !== 'text') lines.at(-1)!.push(child)
    else
      for (const [index, value] of child.value.replace(lineBreak, '').split('\n').entries()) {
        if (index > 0) lines.push([])
        if (value) lines.at(-1)!.push({ ...child, value })
      }
  }
  return {
    type: 'verse',
    children: lines
      .map((line): VerseLine => ({ type: 'verseLine', children: trim(line), position }))
      .filter((line) => line.children.length > 0),
    position,
  }
}

/** LaTeX's `\\` at the end of a line, one of which is left of Markdown. */
const lineBreak = /[ \t]*\\(?=\n|$)/g

/** A quotation whose last paragraph is "— Who" (docutils, § Block quotes): that is who said it. */
export function attributed(blocks: Block[]): Block[] {
  const last = blocks.at(-1)
  const before = blocks.at(-2)
  if (!before || last?.type !== 'paragraph' || startsWithDash(before)) return blocks
  const [first, ...more] = last.children as Phrasing[]
  if (!startsWithDash(last) || first?.type !== 'text') return blocks
  const children = trim<Phrasing>([{ ...first, value: first.value.replace(dash, '') }, ...more])
  if (children.length === 0) return blocks
  return [...blocks.slice(0, -1), { type: 'attribution', children, position: last.position }]
}

const dash = /^(?:---?|[–—―])[ \t\u00a0]*/
const startsWithDash = (block: Block): boolean =>
  block.type === 'paragraph' &&
  block.children[0]?.type === 'text' &&
  dash.test(block.children[0].value)
