/**
 * Images: opened through the project, read for what they say of themselves, and named for the outputs.
 */
import { doing } from '../doing.js'
import type { ImageFile } from '../document/inputs.js'
import type { Fault } from '../document/tree.js'
import { readImage } from '../images/read.js'
import { upright } from '../images/upright.js'
import type { Project } from '../project/project.js'

/** Every image of a manuscript, by path. */
export class Images {
  readonly files = new Map<string, ImageFile>()
  readonly #faults = new Map<string, Fault>()
  readonly #names = new Set<string>()
  readonly #project: Project

  constructor(project: Project) {
    this.#project = project
  }

  /** Opens the image that `url` names in the file `from`: its path, and what is wrong with it. */
  open(url: string, from: string): { path: string; fault?: Fault } {
    if (/^[a-z][a-z\d+.-]+:|^\/\//i.test(url))
      return {
        path: url,
        fault: unsafe(
          url,
          'address of an image elsewhere',
          "a file in the manuscript's folder; download it",
        ),
      }
    const opened = this.#open(url, from)
    const { path } = opened
    if (opened.fault === 'unsafe')
      return {
        path,
        fault: {
          ...unsafe(url, "path out of the manuscript's folder", 'a copy of the file inside it'),
          suggestions: this.#slashed(url, from),
        },
      }
    if (opened.fault)
      return {
        path,
        fault: {
          rule: 'missing-image',
          reason: `Unexpected image \`${url}\`, expected a file; there is none at \`${path}\``,
          suggestions: this.#alike(path, url),
        },
      }
    const fault = this.#faults.get(path)
    if (fault) return { path, fault }
    if (this.files.has(path)) return { path }
    const read = readImage(opened.bytes, path)
    if (!('rule' in read))
      return (this.files.set(path, { ...read, output: this.#name(path, read.format) }), { path })
    this.#faults.set(path, read)
    return { path, fault: read }
  }

  /** Every image, turned as it is to be seen; one that became another format has another name. */
  async upright(): Promise<ReadonlyMap<string, ImageFile>> {
    for (const [path, file] of this.files) {
      doing(`decoding \`${path}\``)
      const turned = await upright(file)
      const renamed = path.replace(/(?:\.[^./]*)?$/, `-upright.${turned.format}`)
      this.files.set(
        path,
        turned.format === file.format
          ? turned
          : { ...turned, output: this.#name(renamed, turned.format) },
      )
    }
    doing('reading the manuscript')
    return this.files
  }

  /** As written; else with `%20` and the like decoded; else, as in LaTeX, with an extension that was left out. */
  #open(url: string, from: string): ReturnType<Project['open']> {
    const opened = this.#project.open(url, from)
    if (opened.fault !== 'missing') return opened
    const others = [
      ...(url.includes('%') ? [plainPath(url)] : []),
      ...(/\.\w+$/.test(url)
        ? []
        : ['.pdf', '.png', '.jpg', '.jpeg', '.svg'].map((extension) => url + extension)),
    ]
    for (const other of others) {
      const found = this.#project.open(other, from)
      if (found.fault === undefined) return found
    }
    return opened
  }

  /** A path written as on Windows, as it is written here, where that is a file. */
  #slashed(url: string, from: string): string[] | undefined {
    const slashed = url.replaceAll('\\', '/')
    return slashed !== url && this.#project.open(slashed, from).fault === undefined
      ? [slashed]
      : undefined
  }

  /** Files of the same folder whose name is the same but for case or extension. */
  #alike(path: string, url: string): string[] {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
    const wanted = stem(path)
    const found = folder ? this.#project.list(folder).filter((file) => stem(file) === wanted) : []
    return found.map(
      (file) => url.slice(0, url.lastIndexOf('/') + 1) + file.slice(file.lastIndexOf('/') + 1),
    )
  }

  /** A name of its own below `figures/`, without blanks and odd characters, and with an extension: archives tell the form by it. */
  #name(path: string, format: ImageFile['format']): string {
    const base =
      path
        .slice(path.lastIndexOf('/') + 1)
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}._-]+/gu, '-')
        .replace(/^[-.]+/, '') || 'image'
    const dot = base.lastIndexOf('.')
    const [name, extension] = dot > 0 ? [base.slice(0, dot), base.slice(dot)] : [base, `.${format}`]
    let unique = `${name}${extension}`
    for (let count = 2; this.#names.has(unique.toLowerCase()); count++)
      unique = `${name}-${count}${extension}`
    this.#names.add(unique.toLowerCase())
    return `figures/${unique}`
  }
}

const unsafe = (url: string, found: string, expected: string): Fault => ({
  rule: 'unsafe-path',
  reason: `Unexpected ${found}, \`${url}\`, expected ${expected}`,
})
const stem = (path: string): string => path.replace(/\.[^./]*$/, '').toLowerCase()

function plainPath(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
