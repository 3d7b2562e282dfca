/**
 * A text's structure in one line, from pandoc's JSON and from our own tree, so that the two can be compared:
 *
 *     a. one        →  ol a. 1 ( li ( p "one" ) )
 */
import type { Node } from 'unist'
import type { AnyNode } from '../../scripts/document/tree.js'
import { listMark } from '../../scripts/tree/list-marks.js'

// ── pandoc ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A node of pandoc's JSON: `t` names it, `c` holds what it has. */
interface Pandoc {
  t: string
  // pandoc's own shapes are many; each is taken apart where its name is known.
  c?: never
}
type Attributes = [id: string, classes: string[], values: Array<[string, string]>]
type Cell = [Attributes, Pandoc, number, number, Pandoc[]]
type Row = [Attributes, Cell[]]

/** The structure of what `pandoc -t json` says. */
export const ofPandoc = (json: string): string =>
  pandocBlocks((JSON.parse(json) as { blocks: Pandoc[] }).blocks)

const pandocBlocks = (blocks: readonly Pandoc[]): string => blocks.map(pandocBlock).join(' ')

function pandocBlock({ t, c }: Pandoc): string {
  const content = c as unknown
  switch (t) {
    case 'Para':
    case 'Plain':
      return pandocParagraph(content as Pandoc[])
    case 'Header':
      return `h ( ${line(pandocInlines((content as [number, Attributes, Pandoc[]])[2]))} )`
    case 'BlockQuote':
      return `quote ( ${pandocBlocks(content as Pandoc[])} )`
    case 'Div':
      return pandocBlocks((content as [Attributes, Pandoc[]])[1])
    case 'BulletList':
      return `ul ( ${pandocItems(content as Pandoc[][])} )`
    case 'OrderedList': {
      const [[start, style, signs], items] = content as [[number, Pandoc, Pandoc], Pandoc[][]]
      return `ol ${pandocMark(style.t, signs.t)} ${start} ( ${pandocItems(items)} )`
    }
    case 'DefinitionList':
      return `dl ( ${(content as Array<[Pandoc[], Pandoc[][]]>)
        .map(([term, meanings]) =>
          [
            `dt ${line(pandocInlines(term))}`,
            ...meanings.map((blocks) => `dd ( ${pandocBlocks(blocks)} )`),
          ].join(' '),
        )
        .join(' ')} )`
    case 'LineBlock':
      return (content as Pandoc[][])
        .map(pandocInlines)
        .join('/')
        .split('//')
        .map((stanza) => `p ${line(stanza)}`)
        .join(' ')
    case 'Table':
      return pandocTable(content as unknown as Parameters<typeof pandocTable>[0])
    case 'CodeBlock':
      return `code ${JSON.stringify((content as [unknown, string])[1])}`
    case 'HorizontalRule':
      return 'hr'
    case 'RawBlock':
    case 'Null':
      return ''
    default:
      return `${t}?`
  }
}

const pandocItems = (items: readonly Pandoc[][]): string =>
  items.map((blocks) => `li ( ${pandocBlocks(blocks)} )`).join(' ')

function pandocMark(style: string, signs: string): string {
  const kind = { LowerAlpha: 'a', UpperAlpha: 'A', LowerRoman: 'i', UpperRoman: 'I' }[style] ?? '1'
  return { OneParen: `${kind})`, TwoParens: `(${kind})` }[signs] ?? `${kind}.`
}

/** An image alone is a figure, display math stands between paragraphs. */
function pandocParagraph(inlines: readonly Pandoc[]): string {
  const [only, ...more] = inlines
  if (only?.t === 'Image' && more.length === 0) {
    const [, caption, [url, title]] = only.c as unknown as [unknown, Pandoc[], [string, string]]
    if (title.startsWith('fig:')) return `fig ( ${line(pandocInlines(caption))} ${url} )`
  }
  return paragraphOf(pandocInlines(inlines))
}

function pandocInlines(inlines: readonly Pandoc[]): string {
  return inlines.map(pandocInline).join('')
}

function pandocInline({ t, c }: Pandoc): string {
  const content = c as unknown
  const inner = (): string => pandocInlines(content as Pandoc[])
  switch (t) {
    case 'Str':
      return content as string
    case 'Space':
    case 'SoftBreak':
      return ' '
    case 'LineBreak':
      return '/'
    case 'Emph':
      return `*${inner()}*`
    case 'Strong':
      return `**${inner()}**`
    case 'Strikeout':
      return `~~${inner()}~~`
    case 'Underline':
      return `_${inner()}_`
    case 'SmallCaps':
      return `=${inner()}=`
    case 'Superscript':
      return `⟨sup ${inner()}⟩`
    case 'Subscript':
      return `⟨sub ${inner()}⟩`
    case 'Quoted': {
      const [{ t: kind }, words] = content as [Pandoc, Pandoc[]]
      const [open, close] = kind === 'DoubleQuote' ? ['“', '”'] : ['‘', '’']
      return `${open}${pandocInlines(words)}${close}`
    }
    case 'Code':
      return `\`${(content as [unknown, string])[1]}\``
    case 'Math': {
      const [{ t: kind }, tex] = content as [Pandoc, string]
      return kind === 'DisplayMath' ? `⟪${tex.trim()}⟫` : `$${tex}$`
    }
    case 'Link': {
      const [, words, [url]] = content as [unknown, Pandoc[], [string]]
      return `[${pandocInlines(words)}](${url})`
    }
    case 'Image': {
      const [, words, [url]] = content as [unknown, Pandoc[], [string]]
      return `![${pandocInlines(words)}](${url})`
    }
    case 'Span': {
      const [[, classes], words] = content as [Attributes, Pandoc[]]
      const text = pandocInlines(words)
      return classes.includes('underline')
        ? `_${text}_`
        : classes.includes('mark')
          ? `<${text}>`
          : text
    }
    case 'Note':
      return `[note ${pandocBlocks(content as Pandoc[])}]`
    case 'Cite': {
      const [, words] = content as [unknown, Pandoc[]]
      return pandocInlines(words)
    }
    case 'RawInline':
      return ''
    default:
      return `${t}?`
  }
}

function pandocTable([, [, caption], , [, head], bodies, [, foot]]: [
  unknown,
  [unknown, Pandoc[]],
  unknown,
  [unknown, Row[]],
  Array<[unknown, number, Row[], Row[]]>,
  [unknown, Row[]],
]): string {
  const rows = [head, ...bodies.map(([, , own, rest]) => [...own, ...rest]), foot].flat()
  const written = rows
    .map(([, cells]) => cells.map(([, , , , blocks]) => cellOf(blocks)).join(' | '))
    .join(' || ')
  const title = caption.map((block) => pandocInlines((block.c as unknown as Pandoc[]) ?? []))
  return `table ${title.length ? `${line(title.join(' '))} ` : ''}( ${written} )`
}

const cellOf = (blocks: readonly Pandoc[]): string =>
  blocks
    .map((block) => {
      const { t } = block
      const content = block.c as unknown
      if (t === 'Para' || t === 'Plain') return pandocInlines(content as Pandoc[])
      if (t === 'BulletList')
        return (content as Pandoc[][]).map((item) => `• ${cellOf(item)}`).join('/')
      return pandocBlock(block)
    })
    .join('/')

// ── Ours ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The structure of blocks; `notes` are the texts of footnotes by identifier. */
export function ofArticle(
  nodes: readonly Node[],
  notes: ReadonlyMap<string, readonly Node[]>,
): string {
  const blocks = (all: readonly Node[]): string =>
    all
      .map((node) => block(node as AnyNode))
      .filter(Boolean)
      .join(' ')
  const inlines = (all: readonly Node[]): string =>
    all.map((node) => inline(node as AnyNode)).join('')

  function block(node: AnyNode): string {
    switch (node.type) {
      case 'section': {
        const [heading, ...rest] = node.children
        return [`h ( ${line(inlines(heading.children))} )`, blocks(rest)].filter(Boolean).join(' ')
      }
      case 'paragraph':
        return paragraphOf(inlines(node.children))
      case 'blockquote':
        return `quote ( ${blocks(node.children)} )`
      case 'list': {
        const items = node.children.map((item) => `li ( ${blocks(item.children)} )`).join(' ')
        if (!node.ordered) return `ul ( ${items} )`
        const { before, kind, after } = listMark(node)
        return `ol ${before}${kind}${after} ${node.start ?? 1} ( ${items} )`
      }
      case 'definitionList':
        return `dl ( ${node.children
          .map(({ children: [term, ...meanings] }) =>
            [
              `dt ${line(inlines(term.children))}`,
              ...meanings.map((each) => `dd ( ${blocks(each.children)} )`),
            ].join(' '),
          )
          .join(' ')} )`
      case 'table':
        return `table ( ${rows(node.children)} )`
      case 'figure':
        return figure(node)
      case 'code':
        return `code ${JSON.stringify(node.value)}`
      case 'math':
        return paragraphOf(`⟪${node.value.trim()}⟫`)
      case 'verse':
        return `p ${line(node.children.map((each) => inlines(each.children)).join('/'))}`
      case 'thematicBreak':
        return 'hr'
      default:
        return `${node.type}?`
    }
  }

  const rows = (all: ReadonlyArray<{ children: ReadonlyArray<{ children: readonly Node[] }> }>) =>
    all.map((row) => row.children.map((cell) => inlines(cell.children)).join(' | ')).join(' || ')

  function figure(node: Extract<AnyNode, { type: 'figure' }>): string {
    const caption = node.children.find((child) => child.type === 'caption')
    const words = caption
      ? line(caption.children.map((each) => inlines(each.children)).join(' '))
      : ''
    const shown = node.children.find((child) => child.type !== 'caption')
    if (shown?.type === 'table')
      return `table ${words ? `${words} ` : ''}( ${rows(shown.children)} )`
    return `fig ( ${words || '""'} ${shown?.type === 'image' ? shown.url : (shown?.type ?? '')} )`
  }

  function inline(node: AnyNode): string {
    const inner = (): string => ('children' in node ? inlines(node.children) : '')
    switch (node.type) {
      case 'text':
        return node.value
      case 'break':
        return '/'
      case 'emphasis':
        return `*${inner()}*`
      case 'strong':
        return `**${inner()}**`
      case 'delete':
        return `~~${inner()}~~`
      case 'superscript':
        return `⟨sup ${inner()}⟩`
      case 'subscript':
        return `⟨sub ${inner()}⟩`
      case 'smallCaps':
        return `=${inner()}=`
      case 'inlineCode':
        return `\`${node.value}\``
      case 'inlineMath':
        return `$${node.value}$`
      case 'link':
        return `[${inner()}](${node.url})`
      case 'image':
        return `![${node.alt}](${node.url})`
      case 'span':
        return node.style === 'mark'
          ? `<${inner()}>`
          : node.style === 'underline'
            ? `_${inner()}_`
            : inner()
      case 'crossReference':
        return node.children.map(({ identifier }) => `@${identifier}`).join(';')
      case 'citation':
        return node.children.map(({ identifier }) => `@${identifier}`).join(';')
      case 'footnoteReference':
        return `[note ${blocks(notes.get(node.identifier) ?? [])}]`
      default:
        return `${node.type}?`
    }
  }
  return blocks(nodes)
}

// ── Both ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A paragraph; display math in it stands between two. */
const paragraphOf = (text: string): string =>
  text
    .split(/(⟪[^⟫]*⟫)/)
    .filter((part) => part.trim() !== '')
    .map((part) => (part.startsWith('⟪') ? `math ${line(part.slice(1, -1))}` : `p ${line(part)}`))
    .join(' ')

const line = (text: string): string =>
  JSON.stringify(
    text
      .replace(/[\s\u00a0]+/g, ' ')
      .replace(/ ?\/ ?/g, '/')
      .trim(),
  )
