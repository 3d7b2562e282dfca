/** Figures with their pictures, which go along as files. */
import { posix } from 'node:path'
import { TexCursor } from './arguments.js'
import { insideProject, type TexFiles } from './files.js'
import { plainTex, type TexNode, type TexPlace } from './scan.js'
import type { TexContext, TexLines } from './context.js'
import { floatParts, withoutPlacement } from './floats.js'

interface Picture {
  path: string
  caption: string
  id: string | undefined
}

const endings = [
  '',
  '.pdf',
  '.png',
  '.jpg',
  '.jpeg',
  '.svg',
  '.tif',
  '.tiff',
  '.eps',
  '.PNG',
  '.JPG',
  '.PDF',
]

export class TexFigures {
  /** By path in the new folder. */
  readonly files = new Map<string, Uint8Array>()
  readonly #read: TexFiles
  readonly #tell: TexContext['tell']
  readonly #placed = new Map<string, string>()
  #folders = ['']

  constructor(read: TexFiles, tell: TexContext['tell']) {
    this.#read = read
    this.#tell = tell
  }

  folders(named: readonly string[]): void {
    this.#folders = ['', ...named.map((folder) => folder.replace(/\/?$/, '/'))]
  }

  /** Where the picture stands in the new folder; one that is not there is told. */
  picture(name: string, at: TexPlace): string {
    const asked = name.trim().replace(/^"|"$/g, '')
    const found = this.#folders
      .flatMap((folder) => endings.map((ending) => insideProject(folder + asked + ending)))
      .find((path) => path !== undefined && this.#read(path))
    if (!found) {
      this.#tell(at, `there is no picture \`${asked}\``)
      return `figures/${plainName(asked)}`
    }
    const known = this.#placed.get(found)
    if (known) return known
    if (/\.e?ps$/i.test(found))
      this.#tell(
        at,
        `\`${found}\` is of a kind that galley does not read: save it as PDF, PNG or SVG`,
      )
    let path = `figures/${plainName(found)}`
    for (let count = 2; this.files.has(`manuscript/${path}`); count++)
      path = `figures/${count}-${plainName(found)}`
    this.files.set(`manuscript/${path}`, this.#read(found)!)
    this.#placed.set(found, path)
    return path
  }

  figure(node: TexNode & { type: 'environment' }, writer: TexLines, context: TexContext): string[] {
    const { caption, id, rest } = floatParts(withoutPlacement(node.children))
    const name = id === undefined ? undefined : context.labels.get(id)
    const pictures: Picture[] = []
    const others: TexNode[] = []
    this.#collect(rest, writer, context, pictures, others)
    const text = caption ? writer.line(caption) : ''
    const below = writer.flow(others).filter((block) => /[\p{L}\p{N}]/u.test(block))
    const attributes = name ? `{#${name}}` : ''
    if (pictures.length === 0) return [...below, ...(text ? [text] : [])]
    const [only] = pictures
    if (pictures.length === 1 && only)
      return [
        `![${text || only.caption}](${only.path})${attributes || (only.id ? `{#${only.id}}` : '')}`,
        ...below,
      ]
    const said = pictures.flatMap((one, index) =>
      one.caption ? `**${letterOf(index)}** ${one.caption}` : [],
    )
    return [
      `:::figure${attributes}\n${pictures.map(({ path }) => `![](${path})`).join('\n')}\n\n${[text, ...said].filter(Boolean).join('\n') || 'Figure.'}\n:::`,
      ...below,
    ]
  }

  #collect(
    nodes: readonly TexNode[],
    writer: TexLines,
    context: TexContext,
    pictures: Picture[],
    others: TexNode[],
  ): void {
    const cursor = new TexCursor(nodes)
    for (let node = cursor.next(); node; node = cursor.next()) {
      if (
        node.type === 'command' &&
        /^(?:includegraphics\*?|includesvg|epsfig|epsffile|plotone)$/.test(node.name)
      ) {
        cursor.option()
        const asked = plainTex(cursor.argument())
        const path = /(?:file|figure)=([^,]+)/.exec(asked)?.[1] ?? asked
        pictures.push({ path: this.picture(path, node.at), caption: '', id: undefined })
      } else if (
        node.type === 'command' &&
        /^(?:subfloat|subfigure|subcaptionbox)$/.test(node.name)
      ) {
        const option = node.name === 'subcaptionbox' ? cursor.argument() : cursor.option()
        const own = floatParts(option ?? [])
        const before = pictures.length
        this.#collect(cursor.argument(), writer, context, pictures, [])
        const made = pictures[before]
        if (made) made.caption = own.rest.length > 0 ? writer.line(own.rest) : ''
      } else if (
        node.type === 'environment' &&
        /^(?:subfigure|subfloat|minipage)/.test(node.name)
      ) {
        const own = floatParts(node.children)
        const before = pictures.length
        this.#collect(own.rest, writer, context, pictures, node.name === 'minipage' ? [] : others)
        const made = pictures[before]
        if (made) {
          made.caption = own.caption ? writer.line(own.caption) : ''
          made.id = own.id === undefined ? undefined : context.labels.get(own.id)
        } else others.push(node)
      } else if (
        node.type === 'environment' &&
        /^(?:center|flush|tabular|adjustbox)/.test(node.name)
      )
        this.#collect(node.children, writer, context, pictures, others)
      else if (node.type === 'group')
        this.#collect(node.children, writer, context, pictures, others)
      else if (
        node.type === 'command' &&
        /^(?:resizebox\*?|scalebox|fbox|makebox|centerline|rotatebox|subfloatrow)$/.test(node.name)
      )
        continue
      else if (
        node.type === 'break' ||
        (node.type === 'text' && /^[\s&~[\]{}!\d.cmptxh]*$/.test(node.value))
      )
        continue
      else others.push(node)
    }
  }
}

const letterOf = (index: number): string => String.fromCharCode(97 + (index % 26))

const plainName = (path: string): string =>
  posix.basename(path).replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'figure'
