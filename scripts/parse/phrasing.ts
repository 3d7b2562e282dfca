/**
 * Running text: pairs brackets and tags, reads citations, references, values and claims, and sets the typography.
 *
 * One pass, left to right, with a stack of what is open: a bracket, a note (`^[`), or an HTML element. What is still open
 * at the end was text after all.
 */
import type { Resource } from 'mdast'
import type { Position } from 'unist'
import type { Phrasing } from '../document/tree.js'
import { readCitationKey } from './at-syntax.js'
import { isLocator, spanOf } from './bracketed.js'
import {
  inBrackets,
  inText,
  referenceIdentifier,
  type Key,
  type PhrasingOrKey,
} from './citations.js'
import { readCommand } from './latex/phrasing.js'
import { readMystRole } from './myst-roles.js'
import { claim, nearlyClaim, value } from './directives.js'
import { spanAttributes, tellUnread } from './unread-attributes.js'
import { appendText, cut, OpenFrames, join, settledParts, type OpenFrame } from './open-frames.js'
import { spanning, positionWithin } from './fragment.js'
import { htmlElement, isContainer, textWithoutMarkup, readTag, standsApart } from './html.js'
import { htmlImage, inlineImage } from './inline-image.js'
import { dropPrintedWord } from './printed-word.js'
import { unsupported, type Scope, type LineSetting } from './reading.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import { inlineChildren, type Inline, type Token } from './syntax/nodes.js'
import { Typography } from './typography.js'

/** Reads nodes of running text. Labels of LaTeX are left in `scope.labels`. */
export function readPhrasing(
  nodes: readonly Inline[],
  scope: Scope,
  setting: LineSetting = {},
): Phrasing[] {
  const typography = setting.typography ?? new Typography(scope.reading.lang, scope.reading.smart)
  return new PhrasingReader(scope, { ...setting, typography }).read(nodes)
}

class PhrasingReader {
  readonly #frames = new OpenFrames()
  readonly #scope: Scope
  readonly #setting: LineSetting & { typography: Typography }
  #nodes: readonly Inline[] = []
  #index = 0

  constructor(scope: Scope, setting: LineSetting & { typography: Typography }) {
    this.#scope = scope
    this.#setting = setting
  }

  read(nodes: readonly Inline[]): Phrasing[] {
    this.#nodes = nodes
    for (this.#index = 0; this.#index < nodes.length; this.#index++) this.#node(nodes[this.#index]!)
    return settledParts(this.#frames.end())
  }

  get #parts(): PhrasingOrKey[] {
    return this.#frames.top.parts
  }

  #node(node: Inline): void {
    switch (node.type) {
      case 'text':
        return this.#text(node.value, node.position)
      case 'key':
        if (this.#scope.reading.examples.number(readCitationKey(node.value).identifier))
          return this.#example(node)
        return this.#key(node)
      case 'bracket':
        return this.#bracket(node)
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'superscript':
      case 'subscript':
        return this.#push(
          {
            type: node.type,
            children: this.#inside(inlineChildren(node)),
            position: node.position,
          } as Phrasing,
          true,
        )
      case 'inlineCode':
        return this.#code(node)
      case 'rawMath':
        return this.#math(node)
      case 'break':
        return this.#push({ type: 'break', position: node.position })
      case 'address':
        return this.#address(node)
      case 'link':
        return this.#link(node, node)
      case 'linkReference':
        if (node.label?.startsWith('@')) return this.#named(node)
        return this.#link(node, this.#scope.definitions.get(node.identifier))
      case 'image':
      case 'imageReference':
        return this.#push(inlineImage(node, this.#takeAttributes(), this.#scope))
      case 'footnoteCall':
        return this.#footnote(node)
      case 'directiveName':
        return this.#directive(node)
      case 'command':
        return this.#command(node)
      case 'html':
        return this.#html(node.value, node.position)
      default:
        return this.#text((node as Token).value ?? '', node.position)
    }
  }

  #math({ value, position }: Token): void {
    this.#takeAttributes()
    const tex = value.replace(/^\$\$?\s*|\s*\$\$?$/g, '')
    this.#push({ type: 'inlineMath', value: tex, position })
  }

  /** The number of an example; a key in a citation's brackets stays a key. */
  #example(node: Token): void {
    const { identifier } = readCitationKey(node.value)
    const number = this.#scope.reading.examples.number(identifier)
    this.#text(`${number}`, node.position)
  }

  /** A key; pandoc-crossref's braces `{@fig:x}b`, which part it from a letter, are taken off. */
  #key(node: Token): void {
    const parts = this.#parts
    const last = parts[parts.length - 1]
    const next = this.#nodes[this.#index + 1]
    const key = { type: 'key' as const, ...readCitationKey(node.value), position: node.position }
    if (
      last?.type !== 'text' ||
      !last.value.endsWith('{') ||
      next?.type !== 'text' ||
      !next.value.startsWith('}') ||
      referenceIdentifier(key.identifier) === undefined
    )
      return this.#push(key)
    cut(parts, last.value.length - 1)
    this.#push(key)
    this.#index++
    if (next.value.length > 1)
      this.#text(next.value.slice(1), {
        ...next.position,
        start: positionWithin(next.position, 1, 0).start,
      })
  }

  #inside(children: readonly Inline[], setting: Partial<LineSetting> = {}): Phrasing[] {
    return new PhrasingReader(this.#scope, { ...this.#setting, ...setting }).read(children)
  }

  /** `known`: its text has gone through the typography. */
  #push(part: PhrasingOrKey, known = false): void {
    if (
      part.type === 'crossReference' ||
      (part.type === 'key' && referenceIdentifier(part.identifier) !== undefined)
    )
      dropPrintedWord(this.#parts)
    if (!known) this.#setting.typography.pass()
    this.#parts.push(part)
  }

  #text(value: string, position: Position): void {
    const next = this.#nodes[this.#index + 1]
    appendText(
      this.#parts,
      this.#setting.typography.print(value, next !== undefined && next.type !== 'break', () =>
        this.#ahead(),
      ),
      position,
    )
  }

  /** Words of what follows, as far as a quotation may look for its end. */
  #ahead(): string {
    let words = ''
    for (let at = this.#index + 1; at < this.#nodes.length && words.length < 400; at++) {
      const node = this.#nodes[at]!
      if (node.type === 'break') break
      words += node.type === 'text' ? node.value : 'x'
    }
    return words
  }

  /** The attributes that follow, taken with what they belong to. */
  #takeAttributes(): Attributes | undefined {
    const next = this.#nodes[this.#index + 1]
    if (next?.type !== 'attributes') return undefined
    this.#index++
    const raw = this.#setting.inCell ? next.value.replaceAll('\\|', '|') : next.value
    return readAttributes(raw, 0)?.attributes
  }

  /** Code; with MyST's `{numref}` before it a reference, and what is raw for one format (`…`{=latex}) is left out. */
  #code(node: Extract<Inline, { type: 'inlineCode' }>): void {
    const next = this.#nodes[this.#index + 1]
    const raw = next?.type === 'text' ? /^\{=([\w+-]+)\}/.exec(next.value) : null
    if (raw && next?.type === 'text') {
      const found = `raw ${raw[1]} \`${node.value.slice(0, 60)}\``
      unsupported(this.#scope, node, found, 'Markdown; it is left out')
      this.#index++
      return this.#text(next.value.slice(raw[0].length), next.position)
    }
    const parts = this.#parts
    const last = parts[parts.length - 1]
    const role = last?.type === 'text' ? /\{([a-z]+)(?::[a-z]+)?\}$/.exec(last.value) : null
    const made = role && readMystRole(role[1]!, node)
    if (made) {
      cut(parts, role.index)
      if (made.some((part) => part.type === 'crossReference')) dropPrintedWord(parts)
      for (const part of made) this.#push(part)
      return
    }
    this.#takeAttributes()
    this.#push({ type: 'inlineCode', value: node.value, position: node.position })
  }

  #bracket(token: Token): void {
    if (token.value === '![')
      appendText(this.#parts, '!', { ...token.position, end: token.position.start })
    if (token.value !== ']') return this.#frames.open({ bracket: token, parts: [] })
    const frame = this.#frames.close(({ bracket }) => bracket)
    if (frame) this.#close(frame, token)
    else this.#text(']', token.position)
  }

  #close(frame: OpenFrame, end: Token): void {
    const { parts, bracket, claim: name } = frame
    const next = this.#nodes[this.#index + 1]
    const attributes = bracket!.value === '^[' ? undefined : this.#takeAttributes()
    const position = spanning(
      name?.position ?? bracket!.position,
      (attributes && next ? next : end).position,
    )
    if (name) return this.#push(claim(settledParts(parts), attributes, position), true)
    if (bracket!.value === '^[')
      return this.#push(this.#scope.reading.footnotes.inline(settledParts(parts), position), true)
    if (attributes) return this.#span(settledParts(parts), attributes, position)
    if (!this.#isInBrackets && isLocator(parts, this.#parts))
      return this.#locate(parts, end.position)
    if (parts.some((part) => part.type === 'key'))
      return this.#push(inBrackets(parts, position), true)
    if (this.#toHeading(parts, position)) return
    appendText(this.#parts, '[', bracket!.position)
    this.#join(parts)
    appendText(this.#parts, ']', end.position)
  }

  /** `[Methods]` and `[the methods][Methods]` lead to the heading of these words (pandoc, § Implicit header references). */
  #toHeading(parts: PhrasingOrKey[], position: Position): boolean {
    if (this.#setting.inLink || this.#isInBrackets) return false
    const [open, label, close] = this.#nodes.slice(this.#index + 1, this.#index + 4)
    const isLabelled =
      open?.type === 'bracket' &&
      open.value === '[' &&
      isClosing(label?.type === 'text' ? close : label)
    const named =
      isLabelled && label?.type === 'text' ? label.value : textWithoutMarkup(settledParts(parts))
    const url = this.#scope.reading.headings.get(named.trim().toLowerCase().replace(/\s+/g, ' '))
    if (!url) return false
    if (isLabelled) this.#index += label?.type === 'text' ? 3 : 2
    this.#push({ type: 'link', url, children: settledParts(parts), position } as Phrasing, true)
    return true
  }

  /** What stands before, back to the blank before it. */
  get #lastWord(): string {
    const last = this.#parts[this.#parts.length - 1]
    return last?.type === 'text' ? (/\S*\s?$/.exec(last.value.slice(-40))?.[0] ?? '') : ''
  }

  get #isInBrackets(): boolean {
    return this.#frames.has(({ bracket }) => bracket)
  }

  #locate(parts: PhrasingOrKey[], end: Position): void {
    const before = this.#parts
    if (before[before.length - 1]!.type === 'text') before.pop()
    this.#push(inText(before.pop() as Key, parts, end), true)
  }

  #span(children: Phrasing[], attributes: Attributes, position: Position): void {
    // JOSS's `[]{label="x"}` names the float in whose caption it stands, as `\label{x}` does.
    const label = children.length === 0 ? attributes.values.get('label') : undefined
    if (label !== undefined) return void this.#scope.labels.push(label)
    if (attributes.values.has('of') || attributes.values.has('fact'))
      return this.#push(nearlyClaim(this.#lastWord, children, attributes, position), true)
    tellUnread(attributes, spanAttributes, position, this.#scope)
    const made = spanOf(children, attributes, position, this.#scope.reading.quotations)
    if (made.length === 1 && made[0]!.type === 'span') this.#push(made[0]!, true)
    else this.#join(made)
  }

  #address(node: Token): void {
    if (this.#setting.inLink) return this.#text(node.value, node.position)
    const url = /^https?:/i.test(node.value)
      ? node.value
      : /^www\./i.test(node.value)
        ? `https://${node.value}`
        : `mailto:${node.value}`
    this.#push({
      type: 'link',
      url,
      children: [{ type: 'text', value: node.value, position: node.position }],
      position: node.position,
    })
  }

  #link(
    node: Extract<Inline, { type: 'link' | 'linkReference' }>,
    target: Resource | undefined,
  ): void {
    const nodes = inlineChildren(node)
    const url = target?.url ?? ''
    const typography =
      url === textWithoutMarkup(nodes) ? new Typography('en', false) : this.#setting.typography
    const children = this.#inside(nodes, { inLink: true, typography })
    this.#takeAttributes()
    this.#push(
      {
        type: 'link',
        url,
        ...(target?.title ? { title: target.title } : {}),
        children,
        position: node.position,
      },
      true,
    )
  }

  /** `[@name]` where a definition says which work it is: a citation all the same. */
  #named(node: Extract<Inline, { type: 'linkReference' }>): void {
    const parts = (node.label ?? '')
      .split(/\s*;\s*/)
      .flatMap((name, index): PhrasingOrKey[] => [
        ...(index ? [{ type: 'text', value: ';', position: node.position } as const] : []),
        { type: 'key', ...readCitationKey(name), position: node.position },
      ])
    this.#push(inBrackets(parts, node.position), true)
  }

  #footnote(node: Token): void {
    const definition = this.#scope.notes.get(node.value.slice(2, -1).toLowerCase())
    if (!definition) {
      unsupported(
        this.#scope,
        node,
        `footnote \`${node.value}\` without a text`,
        `a line \`${node.value}: …\`; it is printed as it stands`,
      )
      return this.#text(node.value, node.position)
    }
    const { footnotes, readBlocks } = this.#scope.reading
    this.#push(
      footnotes.refer(definition, node.position, () =>
        readBlocks(definition.children, this.#scope),
      ),
    )
  }

  #directive(node: Token): void {
    if (node.value === ':claim') {
      const open = this.#nodes[this.#index + 1] as Token
      this.#index++
      return this.#frames.open({ bracket: open, claim: node, parts: [] })
    }
    const next = this.#nodes[this.#index + 1]
    const attributes = this.#takeAttributes()
    this.#push(
      value(
        attributes,
        attributes && next ? spanning(node.position, next.position) : node.position,
      ),
    )
  }

  #command(node: Token): void {
    const next = this.#nodes[this.#index + 1]
    const { parts, taken } = readCommand(node, {
      before: this.#parts,
      next: next?.type === 'text' ? next : undefined,
      scope: this.#scope,
      inside: (children, setting) => this.#inside(children, setting),
    })
    if (parts.length) this.#setting.typography.pass()
    this.#join(parts)
    if (!taken || next?.type !== 'text') return
    this.#index++
    if (next.value.length > taken) this.#text(next.value.slice(taken), next.position)
  }

  #html(raw: string, position: Position): void {
    const tag = readTag(raw)
    if (!tag || (tag.kind === 'open' && this.#frames.depth > 40)) return this.#text(raw, position)
    if (tag.kind === 'comment') return
    if (tag.kind === 'open') return this.#frames.open({ tag: { tag, raw, position }, parts: [] })
    if (tag.name === 'br') return this.#push({ type: 'break', position })
    if (tag.name === 'img' && tag.attributes.has('src'))
      return this.#push(htmlImage(tag.attributes, position, this.#scope))
    if (tag.kind === 'void') return this.#unread(raw, position)
    const frame = this.#frames.close((open) => open.tag?.tag.name === tag.name)
    if (frame) return this.#element(frame, position)
    if (!isContainer(tag.name)) this.#unread(raw, position)
  }

  /** An element, at its closing tag. */
  #element({ tag: opened, parts }: OpenFrame, end: Position): void {
    const { tag, raw, position } = opened!
    const whole = spanning(position, end)
    if (/^(script|style)$/.test(tag.name)) return this.#unread(raw, whole)
    const made = htmlElement(tag, settledParts(parts), whole)
    if (made) return this.#push(made, true)
    if (!isContainer(tag.name)) this.#unread(raw, position)
    this.#join(parts)
    if (standsApart(tag.name)) appendText(this.#parts, ' ', end)
  }

  /** A table is told once, not at each of its cells. */
  #unread(raw: string, position: Position): void {
    if (
      /^<(?:caption|col|t[rhd]\b|t(?:head|body|foot))/i.test(raw) &&
      this.#frames.has((frame) => frame.tag?.tag.name === 'table')
    )
      return
    unsupported(
      this.#scope,
      position,
      `HTML \`${raw.length > 40 ? `${raw.slice(0, 40)}…` : raw}\``,
      'Markdown; its text is kept, its markup is not',
    )
  }

  #join(parts: readonly PhrasingOrKey[]): void {
    for (const part of parts) join(this.#parts, part)
  }
}

const isClosing = (node: Inline | undefined): boolean =>
  node?.type === 'bracket' && node.value === ']'
