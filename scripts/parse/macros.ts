/**
 * Macros of a manuscript: `\newcommand`, `\renewcommand`, `\def`, `\DeclareMathOperator` on lines of their own in any of its
 * files, and in the metadata (`math: {macros: {"\\R": "\\mathbb{R}"}}`, pandoc's `header-includes`). A formula is read with
 * what the last definition before it says.
 */
import type { Node, Position } from 'unist'
import type { Equation, InlineEquation } from '../document/tree.js'
import {
  definitionAt,
  expand,
  mayDefine,
  type MacroDefinition,
  type Macro,
} from '../math/macros.js'
import { packageMacro } from '../math/packages.js'
import type { Fragment } from './fragment.js'
import { quantityMacro } from './latex/quantities.js'
import { Mapping } from './metadata/mapping.js'
import type { YamlValue } from './yaml.js'
import { largest } from '../lists.js'

interface Placed {
  macro: Macro
  /** Which file, in order, and where in it; the metadata come before all. */
  file: number
  offset: number
}

/** No manuscript has more; a file of nothing but definitions is no manuscript. */
const most = 2000

export class Macros {
  readonly #macros = new Map<string, Placed[]>()
  readonly #files: string[] = []
  #count = 0

  /** Takes the definitions out of a text: blanks stand in their place, so that every place in it stays. */
  take(fragment: Fragment): Fragment {
    this.#files.push(fragment.path)
    if (!mayDefine(fragment.text)) return fragment
    let text = ''
    let from = 0
    for (const { name, macro, from: start, to } of definitionsIn(fragment.text)) {
      this.#add(name, macro, this.#files.length, fragment.line(0).offset + start)
      text +=
        fragment.text.slice(from, start) + fragment.text.slice(start, to).replace(/[^\r\n]/g, gone)
      from = to
    }
    return from === 0 ? fragment : { ...fragment, text: emptied(text + fragment.text.slice(from)) }
  }

  /** Those of the metadata. */
  read(root: Mapping): void {
    const math = root.record('math')
    for (const { entries = [] } of [math?.get('macros'), math?.value].flatMap((one) => one ?? []))
      for (const { key, value } of entries) this.#named(key, value)
    for (const { text } of root.values('header-includes'))
      for (const { name, macro } of definitionsIn(text ?? '')) this.#add(name, macro, 0, 0)
  }

  /** Puts in the tree's formulas what macros stand for: the manuscript's, and those of the usual packages. */
  apply(tree: Node): void {
    const visit = (node: Node): void => {
      if (node.type === 'math' || node.type === 'inlineMath') {
        const formula = node as Equation | InlineEquation
        formula.value = expand(
          formula.value,
          (name) => this.#at(name, node.position) ?? quantityMacro(name) ?? packageMacro(name),
        )
      }
      const { prefix, children, suffix } = node as Partial<
        Record<'prefix' | 'children' | 'suffix', Node[]>
      >
      for (const list of [prefix, children, suffix]) list?.forEach(visit)
    }
    visit(tree)
  }

  /** What a name stands for at a place; nothing where it is defined later, or nowhere. */
  before(name: string, position: Position | undefined): Macro | undefined {
    return this.#before(this.#macros.get(name) ?? [], position)
  }

  /** `"\\R": "\\mathbb{R}"`; MathJax's `["\\mathbf{#1}", 1]`. */
  #named(key: string, value: YamlValue): void {
    const name = /^\\?([A-Za-z]+)$/.exec(key.trim())?.[1]
    const [body, count] = (value.items ?? [value]).map(({ text }) => text)
    if (name === undefined || body === undefined) return
    const most = Math.max(
      0,
      largest(Array.from(body.matchAll(/#([1-9])/g), ([, number]) => Number(number))),
    )
    this.#add(name, { parameters: Number(count ?? most) || most, body }, 0, 0)
  }

  #add(name: string, macro: Macro, file: number, offset: number): void {
    if (++this.#count > most) return
    const known = this.#macros.get(name)
    if (known) known.push({ macro, file, offset })
    else this.#macros.set(name, [{ macro, file, offset }])
  }

  /** The last definition before a place; the first of all where there is none. */
  #at(name: string, position: Position | undefined): Macro | undefined {
    const known = this.#macros.get(name)
    return known && (this.#before(known, position) ?? known[0]?.macro)
  }

  #before(known: readonly Placed[], position: Position | undefined): Macro | undefined {
    const file = this.#files.indexOf(position?.path ?? '') + 1
    return known.findLast(
      (one) =>
        one.file < file || (one.file === file && one.offset <= (position?.start.offset ?? 0)),
    )?.macro
  }
}

/** Stands for each character of a definition for a while: no text holds it (Unicode § 23.7). */
const gone = '\uFFFF'

/**
 * Blanks for what is gone, and for math that held nothing else. Words behind it on a line would be code after so many
 * blanks; a comment stands before them.
 */
function emptied(text: string): string {
  let inMath = false
  return text
    .replace(
      /^[ \t]*(\$\$?)[\s\uFFFF]*\uFFFF[\s\uFFFF]*\1|\$\$/gm,
      (all, dollars: string | undefined) => {
        if (dollars === undefined) inMath = !inMath
        return dollars === undefined || inMath ? all : all.replace(/[^\r\n]/g, ' ')
      },
    )
    .replace(/\uFFFF+(?=[ \t]*[^\s\uFFFF])/g, (all) => `<!--${' '.repeat(all.length - 7)}-->`)
    .replaceAll(gone, ' ')
}

/** Definitions that begin a line, alone or one behind the other, outside of code. */
function* definitionsIn(text: string): Generator<MacroDefinition> {
  let code: string | undefined
  for (let line = 0; line >= 0 && line < text.length;) {
    const end = text.indexOf('\n', line)
    const [, blanks = '', fence] = /^([ \t>]*)(`{3,}|~{3,})?/.exec(text.slice(line, line + 200))!
    if (fence && (code === undefined || fence.startsWith(code))) code = code ? undefined : fence
    let at =
      line +
      blanks.length +
      (/^\$\$?[ \t]*/.exec(text.slice(line + blanks.length, line + blanks.length + 20))?.[0]
        .length ?? 0)
    let last = at
    while (code === undefined && text[at] === '\\') {
      const found = definitionAt(text, at)
      if (!found) break
      yield found
      last = at = found.to
      while (text[at] === ' ' || text[at] === '\t' || text[at] === '%') at += 1
    }
    const next = text.indexOf('\n', Math.max(last, line))
    line = Math.max(next, end) < 0 ? -1 : (next < 0 ? end : next) + 1
  }
}
