/** LaTeX as Markdown, block by block. What is not understood is told at its place, and its words are kept. */
import { append, largest } from '../../lists.js'
import { TexCursor } from './arguments.js'
import { texCitation, texReference } from './citing.js'
import words from './commands.json' with { type: 'json' }
import { rawTex } from './expand.js'
import type { TexContext } from './context.js'
import { TexFigures } from './figures.js'
import { floatParts, withoutPlacement } from './floats.js'
import { texFormula, usedMacros } from './formulas.js'
import { TexFront } from './front.js'
import { formulas, plainTex, type TexNode } from './scan.js'
import { texTable } from './tables.js'
import { escapedTex, marked, notAsMark, onOneLineOf } from './words.js'

type Command = TexNode & { type: 'command' }
type Environment = TexNode & { type: 'environment' }
type Numbers = Readonly<Record<string, number>>
type Texts = Readonly<Record<string, string>>

const dropped: Numbers = words.dropped
const signs: Texts = words.signs
const looks: Texts = words.looks
const switches: Texts = words.switches
const through: Numbers = words.through
const accents: Texts = words.accents
const citations: Texts = words.citations
const references: Texts = words.references
const sections: Numbers = words.sections
const transparent = new Set(words.transparent)
const statements: readonly string[] = words.statements
const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

/** Commands that galley reads in a text as they are. */
const kept = /^(?:SI|si|num|qty|unit|SIrange|numrange|ang)$/
const citedParts = /^cite(?:author|year|title|yearpar)\*?$/

export class TexWriter {
  readonly front = new TexFront(
    (nodes) => this.plain(nodes),
    (nodes) => this.flow(nodes),
  )
  readonly keys = new Set<string>()
  readonly entries: Array<{ key: string; text: string }> = []
  readonly bibliographies: string[] = []
  readonly usedMacros = new Set<string>()
  readonly #context: TexContext
  readonly #figures: TexFigures
  readonly #statements = new Map(statements.map((name) => [name, name]))
  #hasChapters = false
  #isAppendix = false
  #depth = 0

  constructor(context: TexContext, figures: TexFigures) {
    this.#context = context
    this.#figures = figures
  }

  /** Blocks of Markdown. */
  flow(nodes: readonly TexNode[]): string[] {
    const blocks: string[] = []
    let text = ''
    const flush = (): void => {
      const paragraph = text
        .replace(/(?:\\\n|\s)+$/, '')
        .replace(/^(?:\\\n|\s)+/, '')
        .replace(/[ \t]{2,}/g, ' ')
        .replace(/ +\n/g, '\n')
        .replace(/\\\n(?:\\\n|[ \t])+/g, '\\\n')
      if (paragraph !== '') blocks.push(notAsMark(paragraph))
      text = ''
    }
    const cursor = new TexCursor(nodes)
    if ((this.#depth += 1) > 200) return (this.#depth--, [escapedTex(plainTex(nodes))])
    for (let node = cursor.next(); node; node = cursor.next()) {
      if (node.type === 'text') text += escapedTex(node.value.replace(/\s*\n\s*/g, ' '))
      else if (node.type === 'blank') flush()
      else if (node.type === 'break') text += '\\\n'
      else if (node.type === 'math' && !node.display) text += this.#inlineMath(node.value)
      else if (node.type === 'verbatim' && /^(?:verb|url|href)$/.test(node.name))
        text += this.#literal(node.name, node.value, cursor)
      else if (node.type === 'group') {
        if (holdsBlocks(node.children)) {
          flush()
          append(blocks, this.flow(node.children))
        } else text += this.#switched(node.children)
      } else if (node.type === 'command') {
        const block = this.#block(node, cursor)
        if (block) {
          flush()
          append(blocks, block)
        } else text += this.#command(node, cursor)
      } else {
        const made =
          node.type === 'environment' ? this.#environment(node) : this.#literalBlock(node)
        if (made.length > 0) flush()
        append(blocks, made)
      }
    }
    flush()
    this.#depth -= 1
    return blocks
  }

  line(nodes: readonly TexNode[]): string {
    return onOneLineOf(this.flow(nodes)).replace(/\\\s(?=\S)/g, (blank) =>
      blank === '\\ ' ? blank : ' ',
    )
  }

  /** Words without marks, for names and addresses. */
  plain(nodes: readonly TexNode[]): string {
    return this.line(nodes)
      .replace(/\\\n/g, ' ')
      .replace(/(?<!\\)[*^~]+|\[(?=[^\]]*\]\{\.)|\]\{\.\w+\}/g, '')
      .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
  }

  #inlineMath(value: string): string {
    const tex = this.#math(value)
    // A blank inside would keep the dollars from being a formula's.
    return tex === '' ? '' : `$${tex}$`
  }

  #math(value: string): string {
    usedMacros(value, this.#context.macros, this.usedMacros)
    return value
      .replace(/(?<!\\)%[^\n]*/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  }

  #literal(name: string, value: string, cursor: TexCursor): string {
    if (name === 'verb') return marked(value, '`')
    const address = value.replace(/\\([%#&_{}~])/g, '$1').trim()
    const text = name === 'href' ? cursor.group() : undefined
    if (text)
      return /^(?:https?|mailto):/i.test(address)
        ? `[${this.line(text)}](${address.replace(/[()\s]/g, encodeURIComponent)})`
        : this.line(text)
    return /^https?:/i.test(address)
      ? `<${address.replace(/[\s<>]/g, encodeURIComponent)}>`
      : escapedTex(address)
  }

  #literalBlock(node: TexNode): string[] {
    if (node.type === 'math') return [this.#formula(`\\[${node.value}\\]`)]
    if (node.type !== 'verbatim' || /^(?:comment|filecontents\*?)$/.test(node.name)) return []
    const code = node.value.replace(/^(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*\n|\s+$/g, '')
    const fence = '`'.repeat(
      Math.max(3, 1 + largest(Array.from(code.matchAll(/`+/g), ([run]) => run.length))),
    )
    return [`${fence}\n${code}\n${fence}`]
  }

  #formula(raw: string): string {
    usedMacros(raw, this.#context.macros, this.usedMacros)
    return texFormula(raw, this.#context.labels)
  }

  /** `{\it …}`: a switch holds to the end of its group. */
  #switched(nodes: readonly TexNode[]): string {
    const at = nodes.findIndex(
      (node) => node.type === 'command' && own(switches, node.name) !== undefined,
    )
    if (at < 0) return onOneLineKept(this.flow(nodes), nodes)
    const mark = own(switches, (nodes[at] as Command).name)!
    return this.#switched(nodes.slice(0, at)) + marked(this.#switched(nodes.slice(at + 1)), mark)
  }

  /** A command that makes blocks; nothing where it is words. */
  #block(node: Command, cursor: TexCursor): string[] | undefined {
    const { name } = node
    const level = own(sections, name.replace(/\*$/, ''))
    if (level !== undefined) return this.#heading(level, name, cursor)
    if (name === 'appendix') return ((this.#isAppendix = true), [])
    if (name === 'par') return []
    if (name === 'newtheorem' || name === 'newtheorem*') return (this.#newStatement(cursor), [])
    if (name === 'caption' || name === 'captionof') {
      if (name === 'captionof') cursor.argument()
      cursor.option()
      return this.flow(cursor.argument())
    }
    if (name === 'includegraphics' || name === 'includegraphics*') {
      cursor.option()
      const path = this.#figures.picture(plainTex(cursor.argument()), node.at)
      return [`![](${path})`]
    }
    if (name === 'graphicspath')
      return (this.#figures.folders(plainTexGroups(cursor.argument())), [])
    if (name === 'bibliography' || name === 'addbibresource') {
      cursor.option()
      append(
        this.bibliographies,
        plainTex(cursor.argument())
          .split(',')
          .map((one) => one.trim()),
      )
      return []
    }
    if (this.front.takes(name, cursor)) return []
    return undefined
  }

  #heading(level: number, name: string, cursor: TexCursor): string[] {
    if (name.startsWith('chapter')) this.#hasChapters = true
    cursor.option()
    const title = this.line(cursor.argument()).replace(/\\$/, '')
    const id = this.#labelBehind(cursor)
    const depth = Math.max(
      1,
      Math.min(6, this.#hasChapters && !/^(?:chapter|part)/.test(name) ? level + 1 : level),
    )
    const appendix = this.#isAppendix && depth === 1 ? '.appendix' : ''
    const attributes = [id && `#${id}`, appendix].filter(Boolean).join(' ')
    return title === ''
      ? []
      : [`${'#'.repeat(depth)} ${title}${attributes ? ` {${attributes}}` : ''}`]
  }

  /** The name of what a label right behind names. */
  #labelBehind(cursor: TexCursor): string | undefined {
    const at = cursor.index
    let node = cursor.peek()
    while (node && (node.type === 'blank' || (node.type === 'text' && node.value.trim() === ''))) {
      cursor.next()
      node = cursor.peek()
    }
    if (node?.type !== 'command' || node.name !== 'label') {
      cursor.index = at
      return undefined
    }
    cursor.next()
    return this.#context.labels.get(plainTex(cursor.argument()).trim())
  }

  #newStatement(cursor: TexCursor): void {
    const name = plainTex(cursor.argument())
    cursor.option()
    const said = plainTex(cursor.argument()).toLowerCase()
    cursor.option()
    const kind = statements.find((one) => said.startsWith(one))
    if (kind) this.#statements.set(name, kind)
  }

  /** A command as words. */
  #command(node: Command, cursor: TexCursor): string {
    const { name } = node
    const sign = own(signs, name)
    if (sign !== undefined) {
      // `\LaTeX{}` ends its name with a group of nothing.
      const next = cursor.peek()
      if (/^[A-Za-z]/.test(name) && next?.type === 'group' && next.children.length === 0)
        cursor.next()
      return escapedTex(sign)
    }
    const accent = own(accents, name)
    if (accent !== undefined) return this.#accented(accent, cursor)
    const look = own(looks, name)
    if (look !== undefined) return marked(this.line(cursor.argument()), look)
    if (own(switches, name) !== undefined) return ''
    const form = own(citations, name)
    if (form !== undefined) {
      const { markdown, keys } = texCitation(form, cursor, (nodes) => this.line(nodes))
      for (const key of keys) this.keys.add(key)
      return markdown
    }
    if (citedParts.test(name)) return `\\${name}{${plainTex(cursor.argument())}}`
    if (own(references, name) !== undefined) return this.#reference(node, cursor)
    if (name === 'nocite') return (this.front.nocite(plainTex(cursor.argument())), '')
    if (name === 'pageref')
      return (
        cursor.argument(),
        this.#told(node, '`\\pageref`, for pages are no part of a text'),
        ''
      )
    if (name === 'footnote' || name === 'footnotetext' || name === 'endnote') {
      cursor.option()
      return `^[${this.line(cursor.argument())}]`
    }
    if (name === 'footnotemark') return (cursor.option(), '')
    if (name === 'label') return (cursor.argument(), '')
    if (name === 'enquote' || name === 'enquote*') return `"${this.line(cursor.argument())}"`
    if (name === 'ce' || name === 'chem')
      return this.#inlineMath(`\\ce{${cursor.argument().map(rawTex).join('')}}`)
    if (kept.test(name)) return this.#asWritten(node, cursor)
    if (name === 'todo' || name === 'marginpar' || name === 'marginnote') {
      cursor.option()
      this.#context.tell(node.at, `a remark in the text: ${this.plain(cursor.argument())}`)
      return ''
    }
    if (name === 'newline') return '\\\n'
    if (name === 'item') return ''
    const arguments_ = own(dropped, name)
    if (arguments_ !== undefined) {
      if (arguments_ > 0) cursor.option()
      for (let count = arguments_; count > 0; count--) cursor.argument()
      return ''
    }
    const before = own(through, name)
    if (before !== undefined) {
      cursor.option()
      for (let count = before; count > 0; count--) (cursor.argument(), cursor.option())
      return onOneLineOf(this.flow(cursor.argument()))
    }
    if (/^[^A-Za-z]/.test(name)) return escapedTex(name)
    this.#told(node, `\`\\${name}\``)
    const next = cursor.peek()
    if (next?.type === 'text' && next.value.startsWith('[')) cursor.option()
    return ''
  }

  #accented(accent: string, cursor: TexCursor): string {
    const text = this.line(cursor.argument()).replace('ı', 'i').replace('ȷ', 'j')
    const [first = '', ...rest] = text
    return (first + accent).normalize('NFC') + rest.join('')
  }

  #reference(node: Command, cursor: TexCursor): string {
    const { markdown, keys } = texReference(cursor, this.#context.labels)
    for (const key of keys)
      if (!this.#context.labels.has(key))
        this.#context.tell(node.at, `nothing has the label \`${key}\``)
    return markdown
  }

  /** `\SI{5}{\milli\gram}`, which galley reads itself. */
  #asWritten(node: Command, cursor: TexCursor): string {
    let made = `\\${node.name}`
    const option = cursor.option()
    if (option && node.name !== 'num') made += `[${option.map(rawTex).join('')}]`
    for (
      let count = /^(?:SI|qty|numrange)$/.test(node.name) ? 2 : node.name === 'SIrange' ? 3 : 1;
      count > 0;
      count--
    )
      made += `{${cursor.argument().map(rawTex).join('')}}`
    return made
  }

  #told(node: TexNode, what: string): void {
    this.#context.tell(node.at, `${what} was not understood; its words are kept`)
  }

  #environment(node: Environment): string[] {
    const { name, children } = node
    const plain = name.replace(/\*$/, '')
    if (children.length === 0 && formulas.test(name)) return [this.#formula(node.raw)]
    if (this.front.takesEnvironment(plain, children)) return []
    if (/^(?:figure|wrapfigure|SCfigure|sidewaysfigure)$/.test(plain))
      return this.#figures.figure(node, this, this.#context)
    if (/^(?:table|wraptable|sidewaystable|longtable|deluxetable)$/.test(plain))
      return this.#table(node)
    if (/^(?:tabular[xy]?|tabulary|tabu|array|supertabular|xltabular)$/.test(plain))
      return this.#tabular(node, plain)
    if (/^(?:itemize|enumerate|compactitem|compactenum|inparaenum|asparaenum|list)$/.test(plain))
      return this.#list(children, /enum/.test(plain))
    if (/^description$/.test(plain)) return this.#descriptions(children)
    if (/^(?:quote|quotation|displayquote)$/.test(plain))
      return [this.flow(children).join('\n\n').replace(/^/gm, '> ').replace(/^> $/gm, '>')]
    if (plain === 'verse')
      return [
        `::: verse\n${this.flow(children)
          .join('\n\n')
          .replace(/\\\n\s*/g, '\n')}\n:::`,
      ]
    if (plain === 'thebibliography') return (this.#bibliography(children), [])
    const kind = this.#statements.get(plain)
    if (kind) return this.#statement(kind, children)
    if (/^(?:ack|acks|acknowledge?ments?)$/.test(plain))
      return ['# Acknowledgements', ...this.flow(children)]
    if (
      plain === 'tikzpicture' ||
      plain === 'pgfpicture' ||
      /^algorithm/.test(plain) ||
      plain === 'forest'
    ) {
      this.#context.tell(
        node.at,
        `\`${plain}\` is drawn by LaTeX alone: put in a picture of it; its source stands in the text`,
      )
      return [`\`\`\`latex\n${node.raw.replaceAll('```', "'''")}\n\`\`\``]
    }
    if (/^(?:center|flushleft|flushright|titlepage)$/.test(plain) && this.front.guesses(children))
      return this.flow(this.front.rest)
    const cursor = new TexCursor(children)
    cursor.option()
    for (let count = environmentArguments[plain] ?? 0; count > 0; count--)
      (cursor.argument(), cursor.option())
    if (!transparent.has(plain) && !transparent.has(name))
      this.#told(node, `the environment \`${name}\``)
    return this.flow(cursor.nodes.slice(cursor.index))
  }

  #statement(kind: string, children: readonly TexNode[]): string[] {
    const cursor = new TexCursor(children)
    const title = cursor.option()
    const id = this.#labelBehind(cursor)
    const attributes = [
      `.${kind}`,
      id && `#${id}`,
      title && `name="${this.plain(title).replaceAll('"', "'")}"`,
    ]
    return [
      `::: {${attributes.filter(Boolean).join(' ')}}`,
      ...this.flow(cursor.nodes.slice(cursor.index)),
      ':::',
    ]
  }

  #list(children: readonly TexNode[], isOrdered: boolean): string[] {
    const items = itemsOf(children)
    const lines = items.map(({ option, nodes }) => {
      const label = option ? `${this.line(option)} ` : ''
      const mark = isOrdered ? '1. ' : '- '
      const [first = '', ...rest] = this.flow(nodes)
      return [mark + label + first, ...rest]
        .map((block, index) => indented(block, mark.length, index === 0))
        .join('\n\n')
    })
    return lines.length > 0 ? [lines.join('\n')] : []
  }

  #descriptions(children: readonly TexNode[]): string[] {
    return itemsOf(children).map(({ option, nodes }) => {
      const [first = '', ...rest] = this.flow(nodes)
      return [
        `${option ? this.line(option) : '·'}\n: ${first}`,
        ...rest.map((block) => indented(block, 4, false)),
      ].join('\n\n')
    })
  }

  #table(node: Environment): string[] {
    const { caption, id, rest } = floatParts(node.children)
    const name = id === undefined ? undefined : this.#context.labels.get(id)
    const inner = /^(?:longtable|deluxetable)/.test(node.name)
      ? this.#tabular({ ...node, children: rest }, node.name)
      : this.flow(withoutPlacement(rest))
    const text = caption ? this.line(caption) : ''
    const last = inner.findLastIndex((block) => block.startsWith('| '))
    if (last < 0) return [...inner, ...(text ? [text] : [])]
    return [
      ...inner.slice(0, last + 1),
      ...(text || name ? [`: ${text || 'Table.'}${name ? ` {#${name}}` : ''}`] : []),
      ...inner.slice(last + 1),
    ]
  }

  #tabular(node: Environment, name: string): string[] {
    const cursor = new TexCursor(node.children)
    cursor.option()
    if (/^(?:tabular[xy]|tabulary|xltabular)$/.test(name) || node.name === 'tabular*')
      cursor.argument()
    const columns = cursor.argument().map(rawTex).join('')
    const table = texTable(cursor.nodes.slice(cursor.index), columns, (nodes) => this.line(nodes))
    if (!table) return []
    if (table.isSpanned)
      this.#context.tell(node.at, 'merged cells of a table stand in their first cell')
    return [table.markdown]
  }

  /** `\bibitem[Doe(2020)]{key} words`. */
  #bibliography(children: readonly TexNode[]): void {
    const cursor = new TexCursor(children)
    let key = ''
    let nodes: TexNode[] = []
    const end = (): void => {
      if (key)
        this.entries.push({ key, text: this.plain(nodes.filter((one) => one.type !== 'blank')) })
      nodes = []
    }
    for (let node = cursor.next(); node; node = cursor.next()) {
      if (node.type === 'command' && node.name === 'bibitem') {
        end()
        cursor.option()
        key = plainTex(cursor.argument()).trim()
      } else if (!(
        node.type === 'command' && /^(?:newblock|bibinfo|bibfield|natexlab)$/.test(node.name)
      ))
        nodes.push(node)
    }
    end()
  }
}

const environmentArguments: Numbers = {
  minipage: 1,
  adjustwidth: 2,
  multicols: 1,
  spacing: 1,
  wrapfigure: 2,
  otherlanguage: 1,
  CJK: 2,
  adjustbox: 1,
}

const holdsBlocks = (nodes: readonly TexNode[]): boolean =>
  nodes.some(
    (node) =>
      node.type === 'blank' ||
      node.type === 'environment' ||
      (node.type === 'math' && node.display) ||
      (node.type === 'group' && holdsBlocks(node.children)) ||
      (node.type === 'command' &&
        (own(sections, node.name.replace(/\*$/, '')) !== undefined ||
          node.name === 'includegraphics')),
  )

/** What a group says, with the blanks at its ends, which `flow` takes off. */
function onOneLineKept(blocks: readonly string[], nodes: readonly TexNode[]): string {
  const [first, last] = [nodes[0], nodes.at(-1)]
  const before = first?.type === 'text' && /^\s/.test(first.value) ? ' ' : ''
  const after = last?.type === 'text' && /\s$/.test(last.value) && blocks.length > 0 ? ' ' : ''
  return before + blocks.join(' ') + after
}

/** Paths in `{{a/}{b/}}`. */
const plainTexGroups = (nodes: readonly TexNode[]): string[] =>
  nodes.flatMap((node) => (node.type === 'group' ? [plainTex(node.children)] : []))

function itemsOf(
  children: readonly TexNode[],
): Array<{ option: TexNode[] | undefined; nodes: TexNode[] }> {
  const items: Array<{ option: TexNode[] | undefined; nodes: TexNode[] }> = []
  const cursor = new TexCursor(children)
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (node.type === 'command' && node.name === 'item')
      items.push({ option: cursor.option(), nodes: [] })
    else items.at(-1)?.nodes.push(node)
  }
  return items
}

const indented = (block: string, width: number, isFirst: boolean): string =>
  block
    .split('\n')
    .map((line, index) =>
      line === '' || (isFirst && index === 0) ? line : ' '.repeat(width) + line,
    )
    .join('\n')
