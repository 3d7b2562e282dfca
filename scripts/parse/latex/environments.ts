/**
 * LaTeX environments: equations, tables, figures and lists are read as what they are; of others the content is kept.
 */
import type { Blockquote, Code, ListItem } from 'mdast'
import type { Block, DefinitionItem, Equation, StatementKind } from '../../document/tree.js'
import { equationOf } from '../equations.js'
import { sliceOf } from '../fragment.js'
import { listingFloat } from '../listings.js'
import { openScope, unsupported, type Scope } from '../reading.js'
import { attributed, stanzas, makeStatement, statementKind } from '../statements.js'
import type { Token } from '../syntax/nodes.js'
import { figureFloat, tableFloat } from './floats.js'
import { readTabular } from './tabular.js'
import { argument, readText, type ArgumentSpan } from './text.js'

const deepest = 4
const aligned = /^(?:align|eqnarray|flalign|split)$/

/** The blocks of `\begin{name}…\end{name}`. */
export function readEnvironment(node: Token, scope: Scope): Block[] {
  const { value, position } = node
  const [begin, name] = /^\\begin\{([a-zA-Z]+)\*?\}/.exec(value) as unknown as [string, string]
  const inner: ArgumentSpan = { from: begin.length, to: value.lastIndexOf('\\end{') }
  const body = value.slice(inner.from, inner.to)
  if (/^(?:equation|displaymath|math)$/.test(name)) return [equationOf(body, position)]
  if (aligned.test(name) && labelled(body)) return labelledLines(body, position)
  if (aligned.test(name))
    return [
      equationOf(
        wrapped(
          'aligned',
          name === 'eqnarray' ? body.replace(/&\s*([^&\\]{1,20}?)\s*&/g, '&$1') : body,
        ),
        position,
      ),
    ]
  if (/^(?:gather|multline)$/.test(name)) return [equationOf(wrapped('gathered', body), position)]
  if (/^(?:table|sidewaystable|longtable)$/.test(name)) return tableFloat(node, inner, scope)
  if (/^tabular/.test(name)) return table(node, scope)
  if (name === 'figure') return figureFloat(node, inner, scope)
  if (/^(?:verbatim|lstlisting)$/.test(name)) return listing(node, inner, scope)
  if (scope.depth >= deepest) return kept(node, scope)
  if (name === 'itemize' || name === 'enumerate')
    return [
      {
        type: 'list',
        ordered: name === 'enumerate',
        spread: false,
        children: items(value, inner).map((span) => listItem(node, span, scope)),
        position,
      },
    ]
  if (name === 'description')
    return [
      {
        type: 'definitionList',
        children: items(value, inner).map((span) => definition(node, span, scope)),
        position,
      },
    ]
  if (name === 'subequations') return sharingNumber(blocks(node, afterLabel(inner, value), scope))
  if (name === 'quote' || name === 'quotation')
    return [
      {
        type: 'blockquote',
        children: attributed(blocks(node, inner, scope)) as Blockquote['children'],
        position,
      },
    ]
  if (name === 'verse') return stanzas(blocks(node, inner, scope))
  const kind = statementKind(name)
  if (kind) return [stated(kind, node, inner, scope)]
  if (!/^(?:center|flushleft|flushright|minipage|landscape)$/.test(name))
    unsupported(scope, node, `LaTeX environment \`${name}\``, 'Markdown; its content is kept')
  return blocks(
    node,
    argument(value, inner.from) && name === 'minipage'
      ? { from: argument(value, inner.from)!.to + 1, to: inner.to }
      : inner,
    scope,
  )
}

/** Code; with options, `[caption=…,label=…,language=…]`, as the package listings has them, a float. */
function listing(node: Token, inner: ArgumentSpan, scope: Scope): Block[] {
  const options = argument(node.value, inner.from, '[', ']')
  const from = options ? options.to + 1 : inner.from
  const value = node.value.slice(from, inner.to).replace(/^[ \t]*\n|\n[ \t]*$/g, '')
  const given = options ? optionsIn(node.value, options) : new Map<string, ArgumentSpan>()
  const [lang, id] = ['language', 'label'].map((key) => {
    const span = given.get(key)
    return span && node.value.slice(span.from, span.to).trim()
  })
  const words = given.get('caption')
  const code: Code = {
    type: 'code',
    value,
    lang: lang?.toLowerCase() ?? null,
    position: node.position,
  }
  if (!id && !words) return [code]
  const children = words ? readText(node, afterShort(node.value, words), scope) : []
  const { position } = node
  const caption = children.length ? [{ type: 'paragraph' as const, children, position }] : []
  return [listingFloat(code, { id, caption }, scope)]
}

/** Where the value of each option stands, without the braces round it. */
function optionsIn(text: string, { from, to }: ArgumentSpan): Map<string, ArgumentSpan> {
  const found = new Map<string, ArgumentSpan>()
  const pair = /\s*([A-Za-z]+)\s*=\s*|[^,]*,?/y
  for (let at = from; at < to;) {
    pair.lastIndex = at
    const match = pair.exec(text)
    if (!match || pair.lastIndex === at) break
    at = pair.lastIndex
    if (match[1] === undefined) continue
    const braced = text[at] === '{' ? argument(text, at) : undefined
    const comma = text.indexOf(',', at)
    const span = braced ?? { from: at, to: comma < 0 || comma > to ? to : comma }
    found.set(match[1], span)
    at = braced ? braced.to + 1 : span.to
  }
  return found
}

/** A caption without the short one in brackets before it. */
function afterShort(text: string, span: ArgumentSpan): ArgumentSpan {
  const short = text[span.from] === '[' ? argument(text, span.from, '[', ']') : undefined
  return short ? { from: short.to + 1, to: span.to } : span
}

/** Whether several lines have labels: then each is an equation of its own. */
const labelled = (body: string): boolean => (body.match(/\\label\{/g) ?? []).length > 1

const labelledLines = (body: string, position: Token['position']): Equation[] =>
  linesOf(body).map((line) => equationOf(wrapped('aligned', line), position))

/** Lines of an aligned formula: parted at `\\` that stands in no braces and no environment. */
function linesOf(body: string): string[] {
  const lines: string[] = []
  let from = 0
  let depth = 0
  for (const found of body.matchAll(/\\begin\b|\\end\b|\\\\(?:\[[^\]]{0,20}\])?|\\.|[{}]/g)) {
    const [sign] = found
    if (sign === '{' || sign === '\\begin') depth += 1
    else if (sign === '}' || sign === '\\end') depth -= 1
    else if (sign.startsWith('\\\\') && depth === 0) {
      lines.push(body.slice(from, found.index))
      from = found.index + sign.length
    }
  }
  return [...lines, body.slice(from)].filter((line) => line.trim() !== '')
}

/** Equations that are parts of one, as far as they have numbers. */
function sharingNumber(found: Block[]): Block[] {
  const numbered = found.filter(
    (each): each is Equation =>
      each.type === 'math' && each.identifier !== undefined && each.label === undefined,
  )
  numbered.forEach((each, index) => (each.part = index === 0 ? 'first' : 'next'))
  return found
}

/** Without the label of the whole, which no line has. */
const afterLabel = ({ from, to }: ArgumentSpan, text: string): ArgumentSpan => ({
  from: from + (/^\s*\\label\{[^{}]*\}/.exec(text.slice(from, to))?.[0].length ?? 0),
  to,
})

/** Labels stay outside of what is wrapped, where they are looked for. */
function wrapped(environment: string, body: string): string {
  const labels: string[] = []
  const tex = body.replace(/\\label\{[^{}]*\}/g, (label) => (labels.push(label), ''))
  return `${labels.join('')}\\begin{${environment}}${tex}\\end{${environment}}`
}

/** `\begin{theorem}[Name]\label{thm:x}`. */
function stated(kind: StatementKind, node: Token, inner: ArgumentSpan, scope: Scope): Block {
  const name = argument(node.value, inner.from, '[', ']')
  const from = name ? name.to + 1 : inner.from
  const label = /^\s*\\label\{([^{}]*)\}/.exec(node.value.slice(from, inner.to))
  const start = label ? from + label[0].length : from
  const title = name && readText(node, name, scope)
  return makeStatement(
    kind,
    title && { type: 'heading', depth: 6, children: title, position: node.position },
    blocks(node, { from: start, to: inner.to }, scope),
    node.position,
    label?.[1],
  )
}

function table(node: Token, scope: Scope): Block[] {
  const read = readTabular(node, 0, scope)
  return read ? [read] : kept(node, scope)
}

function kept(node: Token, scope: Scope): Block[] {
  unsupported(scope, node, 'LaTeX that cannot be read', 'Markdown; it is printed as it stands')
  return [{ type: 'code', value: node.value, position: node.position }]
}

function blocks(node: Token, { from, to }: ArgumentSpan, scope: Scope): Block[] {
  const inner = openScope(scope.reading, sliceOf(node, from, to), scope)
  return scope.reading.readBlocks(inner.nodes, inner.scope)
}

/** Spans of the `\item`s of a list, without those of lists inside it. */
function items(text: string, { from, to }: ArgumentSpan): ArgumentSpan[] {
  const spans: ArgumentSpan[] = []
  let depth = 0
  for (const match of text.slice(from, to).matchAll(/\\(begin|end)\{|\\item(?![a-zA-Z])/g)) {
    if (match[1]) depth += match[1] === 'begin' ? 1 : -1
    else if (depth === 0) {
      const last = spans[spans.length - 1]
      if (last) last.to = from + match.index
      spans.push({ from: from + match.index + match[0].length, to })
    }
  }
  return spans
}

function listItem(node: Token, span: ArgumentSpan, scope: Scope): ListItem {
  return {
    type: 'listItem',
    spread: false,
    children: blocks(node, span, scope) as ListItem['children'],
    position: node.position,
  }
}

function definition(node: Token, span: ArgumentSpan, scope: Scope): DefinitionItem {
  const term = argument(node.value, span.from, '[', ']')
  const { position } = node
  return {
    type: 'definitionItem',
    children: [
      { type: 'term', children: term ? readText(node, term, scope) : [], position },
      {
        type: 'description',
        children: blocks(node, term ? { from: term.to + 1, to: span.to } : span, scope),
        position,
      },
    ],
    position,
  }
}
