/** What a LaTeX project says, in one tree: included files in their places, the author's own commands as what they stand for. */
import { append } from '../../lists.js'
import { TexCursor } from './arguments.js'
import words from './commands.json' with { type: 'json' }
import { insideProject, texFileText, type TexFiles } from './files.js'
import { plainTex, scanTex, type TexNode, type TexPlace } from './scan.js'

export interface TexMacro {
  /** How it was written, for formulas, which are read with it. */
  definition: string
  count: number
  otherwise: string | undefined
  body: string
}

/** Commands whose meaning is known whatever an author changes of their looks. */
const structural = new Set([
  ...Object.keys(words.looks),
  ...Object.keys(words.citations),
  ...Object.keys(words.references),
  ...Object.keys(words.sections),
  ...'includegraphics caption footnote label item title author maketitle thefigure thetable abstract bibliography'.split(
    ' ',
  ),
])

/** What expanding may make: a paper has a hundredth. */
const bounds = { expansions: 20_000, depth: 30, characters: 4_000_000, files: 300 }

export class TexProject {
  readonly macros = new Map<string, TexMacro>()
  /** Text by path, for places. */
  readonly texts = new Map<string, string>()
  readonly #files: TexFiles
  readonly #tell: (at: TexPlace, what: string) => void
  #expansions = 0
  #characters = 0

  constructor(files: TexFiles, tell: (at: TexPlace, what: string) => void) {
    this.#files = files
    this.#tell = tell
  }

  /** The tree of the file at `path`. */
  read(path: string, within: readonly string[] = []): TexNode[] | undefined {
    const bytes = this.#files(path)
    if (!bytes || this.texts.size >= bounds.files) return undefined
    const text = texFileText(bytes)
    this.texts.set(path, text)
    return this.#expanded(scanTex(text, path), [...within, path], 0)
  }

  #expanded(nodes: readonly TexNode[], within: readonly string[], depth: number): TexNode[] {
    const made: TexNode[] = []
    const cursor = new TexCursor(nodes)
    for (let node = cursor.next(); node; node = cursor.next()) {
      if (node.type === 'group' || node.type === 'environment')
        made.push({ ...node, children: this.#expanded(node.children, within, depth) })
      else if (node.type !== 'command') made.push(node)
      else this.#command(node, cursor, made, within, depth)
    }
    return made
  }

  #command(
    node: TexNode & { type: 'command' },
    cursor: TexCursor,
    made: TexNode[],
    within: readonly string[],
    depth: number,
  ): void {
    const { name } = node
    if (name === 'input' || name === 'include' || name === 'subfile' || name === 'subfileinclude')
      return append(made, this.#included(node, plainTex(cursor.argument()), within))
    if (name === 'import' || name === 'subimport') {
      const folder = plainTex(cursor.argument())
      return append(made, this.#included(node, `${folder}/${plainTex(cursor.argument())}`, within))
    }
    if (name === 'iffalse') return skipTo('fi', cursor)
    if (
      /^(?:re|provide)?newcommand\*?$|^providecommand\*?$|^DeclareRobustCommand\*?$|^DeclareMathOperator\*?$|^[gex]?def$|^let$/.test(
        name,
      )
    )
      return this.#define(node, cursor)
    const macro = structural.has(name) ? undefined : this.macros.get(name)
    if (!macro) return void made.push(node)
    append(made, this.#macro(node, macro, cursor, within, depth))
  }

  #included(node: TexNode, name: string, within: readonly string[]): TexNode[] {
    const asked = insideProject(name)
    const paths = asked ? [asked, `${asked}.tex`, `${asked}.ltx`] : []
    const path = paths.find((each) => this.#files(each))
    if (!path)
      this.#tell(
        node.at,
        asked ? `there is no file \`${name}\`` : `\`${name}\` leads out of the folder`,
      )
    else if (within.includes(path)) this.#tell(node.at, `\`${path}\` includes itself`)
    else {
      const found = this.read(path, within)
      if (found) {
        // Of a subfile, what stands in its document.
        const document = found.find((one) => one.type === 'environment' && one.name === 'document')
        const children = document?.type === 'environment' ? document.children : found
        return [{ type: 'blank', at: node.at }, ...children, { type: 'blank', at: node.at }]
      }
      this.#tell(node.at, `\`${path}\` was left: there are more than ${bounds.files} files`)
    }
    return []
  }

  #define(node: TexNode & { type: 'command' }, cursor: TexCursor): void {
    const target = cursor.argument()
    const [command] = target
    const name = command?.type === 'command' ? command.name : plainTex(target).replace(/^\\/, '')
    if (node.name === 'let') {
      cursor.argument()
      return
    }
    let count = 0
    let otherwise: string | undefined
    if (/def$/.test(node.name)) {
      const pattern = cursor.peek()
      if (pattern?.type === 'text') {
        count = (pattern.value.match(/#\d/g) ?? []).length
        cursor.next()
      }
    } else if (!node.name.startsWith('DeclareMath')) {
      count = Number(plainTex(cursor.option() ?? [])) || 0
      const value = cursor.option()
      otherwise = value && value.map(rawTex).join('')
    }
    const group = cursor.peek()
    const body = cursor.argument()
    const text = group?.type === 'group' ? group.raw.slice(1, -1) : body.map(rawTex).join('')
    if (name === '' || count > 9) return
    const isOperator = node.name.startsWith('DeclareMath')
    this.macros.set(name, {
      definition: isOperator
        ? `\\${node.name}{\\${name}}{${text}}`
        : `\\newcommand{\\${name}}${count ? `[${count}]` : ''}${otherwise === undefined ? '' : `[${otherwise}]`}{${text}}`,
      count,
      otherwise,
      body: isOperator ? `\\operatorname{${text}}` : text,
    })
  }

  #macro(
    node: TexNode & { type: 'command' },
    macro: TexMacro,
    cursor: TexCursor,
    within: readonly string[],
    depth: number,
  ): TexNode[] {
    this.#expansions += 1
    if (
      depth >= bounds.depth ||
      this.#expansions > bounds.expansions ||
      this.#characters > bounds.characters
    )
      return [node]
    const values: string[] = []
    if (macro.otherwise !== undefined)
      values.push(cursor.option()?.map(rawTex).join('') ?? macro.otherwise)
    while (values.length < macro.count) values.push(cursor.argument().map(rawTex).join(''))
    const text = macro.body.replace(/#(\d)/g, (all, at: string) => values[Number(at) - 1] ?? all)
    this.#characters += text.length
    return this.#expanded(scanTex(text, node.at.path, node.at), within, depth + 1)
  }
}

function skipTo(name: string, cursor: TexCursor): void {
  let depth = 0
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (node.type !== 'command') continue
    if (node.name === name && depth-- === 0) return
    if (/^if[a-z@]*$/.test(node.name) && node.name !== 'iff') depth += 1
  }
}

/** A node as it is written. */
export function rawTex(node: TexNode): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'command':
    case 'group':
      return node.raw
    case 'environment':
      return node.raw
    case 'math':
      return node.display ? `$$${node.value}$$` : `$${node.value}$`
    case 'verbatim':
      return node.name === 'verb'
        ? `\\verb|${node.value}|`
        : `\\begin{${node.name}}${node.value}\\end{${node.name}}`
    case 'break':
      return '\\\\'
    case 'blank':
      return '\n\n'
  }
}
