/**
 * MyST's directives that are floats, equations and code: ```` ```{figure} file.png ```` or `:::{figure} file.png`, with options in lines
 * `:label: fig-a`. Boxes are read in `boxes.ts`; what is not known is told, and what stands in it kept.
 */
import type { Code, Table, TableRow } from 'mdast'
import type { Position } from 'unist'
import type { Block, Figure } from '../../document/tree.js'
import { equationOf } from '../equations.js'
import { withoutOptions } from '../boxes.js'
import { panelFigure } from '../figure-blocks.js'
import { identified } from '../figures.js'
import { onLines, onOneLine, spanning, positionWithin, type Fragment } from '../fragment.js'
import { openScope, readInline, unsupported, type Scope } from '../reading.js'
import type { Attributes } from '../syntax/attributes.js'
import { flowChildren, type Flow, type Inline, type Token } from '../syntax/nodes.js'
import { captioned, readTable } from '../tables.js'

type Given = { name: string; argument: string; from: number }

/** The name and argument of a directive. */
function openingOf(line: string): Given | undefined {
  const match = /^([:`~]{3,}[ \t]*\{([\p{L}][\p{L}\p{N}:_-]*)\}[ \t]*)(.*?)[ \t]*$/u.exec(line)
  return match
    ? { name: match[2]!.toLowerCase(), argument: match[3]!, from: match[1]!.length }
    : undefined
}

/** Directives that print nothing of their own. */
const silent =
  /^(?:bibliography|tableofcontents|toctree|contents|index|only|eval-rst|list-of-figures|anywidget)$/
const known = /^(?:figure|subfigure|image|table|list-table)$/

/** The directive that the fence at `index` opens; nothing for any other fence. */
export function directiveBlock(
  nodes: readonly Flow[],
  index: number,
  close: number | undefined,
  scope: Scope,
): { made: Block[]; used: number } | undefined {
  const open = nodes[index] as Token
  const given = openingOf(open.value)
  if (!given || close === undefined) return undefined
  const { values, rest } = withoutOptions(nodes.slice(index + 1, close))
  const position = spanning(open.position, nodes[close]!.position)
  const used = close - index + 1
  if (silent.test(given.name)) return { made: [], used }
  if (!known.test(given.name)) {
    unsupported(scope, open, `directive \`{${given.name}}\``, 'Markdown; what stands in it is kept')
    return { made: scope.reading.readBlocks(rest, scope), used }
  }
  const id = values.get('label') ?? values.get('name')
  const argument: Inline[] = given.argument
    ? readInline(
        onOneLine(
          scope.fragment.path,
          given.argument,
          positionWithin(open.position, given.from, 0).start,
        ),
        scope,
      )
    : []
  if (/table/.test(given.name)) return { made: tables(rest, argument, id, position, scope), used }
  return { made: pictures(given, open, values, id, rest, position, scope), used }
}

function pictures(
  { name, argument, from }: Given,
  open: Token,
  values: ReadonlyMap<string, string>,
  id: string | undefined,
  rest: readonly Flow[],
  position: Position,
  scope: Scope,
): Block[] {
  const place = positionWithin(open.position, from, argument.length)
  const image = {
    type: 'image',
    url: argument,
    alt: '',
    caption: [],
    position: place,
    destination: { position: place },
  }
  const attributes = attributesText(values, place)
  const shown = argument
    ? [{ type: 'paragraph', children: [image, ...attributes], position: place } as unknown as Flow]
    : []
  const own = [...values].filter(([key]) => key !== 'label' && key !== 'name')
  const whole: Attributes = { classes: [], values: new Map(own), ...(id ? { id } : {}) }
  const made = panelFigure([...shown, ...rest], whole, { ...open, position }, scope)
  return name === 'image' && !id && made.children.every(({ type }) => type === 'image')
    ? [{ type: 'paragraph', children: made.children, position } as Block]
    : [made]
}

/** The options that are the picture's, as the attributes behind an image. */
function attributesText(values: ReadonlyMap<string, string>, place: Position): Inline[] {
  const alt = values.get('alt')
  if (alt === undefined) return []
  const end = { ...place, start: place.end }
  return [
    { type: 'attributes', value: `{alt="${alt.replace(/"/g, '”')}"}`, position: end } as Inline,
  ]
}

function tables(
  rest: readonly Flow[],
  argument: Inline[],
  id: string | undefined,
  position: Position,
  scope: Scope,
): Block[] {
  const node = rest.find((each) => each.type === 'table' || each.type === 'list')
  const table = node?.type === 'list' ? listTable(node, scope) : undefined
  const others = scope.reading.readBlocks(
    rest.filter((each) => each !== node),
    scope,
  )
  const [first] = argument
  const caption = first && {
    nodes: argument,
    position: spanning(first.position, argument[argument.length - 1]!.position),
  }
  const name = (block: Block): Block =>
    block.type === 'figure'
      ? ({ ...block, kind: 'table', ...identified(id), position } as Figure)
      : block
  if (table && node)
    return [...(caption ? [name(captioned(table, caption, node, scope))] : [table]), ...others]
  if (node?.type === 'table') return [...readTable(node, scope, caption).map(name), ...others]
  return others
}

/** A list of lists, a row each, the first its head. */
function listTable(node: Extract<Flow, { type: 'list' }>, scope: Scope): Table | undefined {
  const rows = node.children.map((item): TableRow | undefined => {
    const [inner] = flowChildren(item)
    if (inner?.type !== 'list') return undefined
    return {
      type: 'tableRow',
      children: inner.children.map((cell) => {
        const [first] = scope.reading.readBlocks(flowChildren(cell), scope)
        const place = cell.position as Position
        return {
          type: 'tableCell',
          children: first?.type === 'paragraph' ? first.children : [],
          position: place,
        }
      }),
      position: item.position as Position,
    } as TableRow
  })
  const [first] = rows
  if (!first || rows.some((row) => !row)) return undefined
  return {
    type: 'table',
    align: first.children.map(() => null),
    children: rows as TableRow[],
    position: node.position,
  }
}

/** A directive between backticks; nothing where the block is code, or a chunk. */
export function directiveCode(
  node: Code & { position: Position },
  scope: Scope,
): Block[] | undefined {
  const given = openingOf(`\`\`\`${node.lang ?? ''} ${node.meta ?? ''}`.trimEnd())
  if (!given || chunkEngines.test(given.name)) return undefined
  const { path } = scope.fragment
  const { line, offset = 0 } = node.position.start
  if (given.name === 'math') {
    const { label, body } = withoutLabel(node.value)
    return [
      equationOf(`${label ? `\\label{${label}}` : ''}${given.argument}${body}`, node.position),
    ]
  }
  if (/^code(?:-block)?$|^(?:literalinclude|mermaid|sourcecode)$/.test(given.name)) {
    const value = node.value.replace(/^(?:[ \t]*:[\w-]+:[^\n]*\n)+\n?/, '')
    return [{ type: 'code', value, lang: given.argument || null, position: node.position }]
  }
  if (given.name === 'code-cell' || scope.depth > 4) return undefined
  const text = `::::::::{${given.name}} ${given.argument}\n${optionsOf(node.value)}\n::::::::`
  const starts = text.split('\n').map((_, index) => ({ line: line + index, column: 1, offset }))
  const fragment: Fragment = onLines(path, text, starts)
  const inner = openScope(scope.reading, fragment, scope)
  return scope.reading.readBlocks(inner.nodes, inner.scope)
}

/** Engines whose blocks are chunks, which knitr and Quarto run. */
const chunkEngines =
  /^(?:r|python3?|julia|ojs|bash|sh|sql|stan|rcpp|tikz|dot|css|js|asis|cat|node|perl|ruby|sas|stata|block|block2|embed|glue|webr|webr-r|pyodide|targets)$/

/** Options in YAML between dashes, as MyST also has them, made lines `:key: value`. */
const optionsOf = (value: string): string =>
  value.replace(/^---\n([^]*?)\n---(?=\n|$)/, (_, lines: string) =>
    lines.replace(/^([\w-]+):[ \t]*(.*)$/gm, ':$1: $2'),
  )

function withoutLabel(value: string): { label: string | undefined; body: string } {
  const options = /^(?:[ \t]*:[\w-]+:[^\n]*(?:\n|$))+/.exec(value)?.[0] ?? ''
  const label = /:(?:label|name):[ \t]*(\S+)/.exec(options)?.[1]
  return { label, body: value.slice(options.length) }
}
