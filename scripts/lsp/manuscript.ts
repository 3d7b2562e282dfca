/**
 * A manuscript that is open in an editor: its project with the editor's unsaved texts in the place of the files, and what
 * the last check of it gave.
 */
import { relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Built } from '../build.js'
import { folderOf } from '../project/place.js'
import type { Opened, Project } from '../project/project.js'
import { readProject, type DiskProject } from '../project/read.js'

/** The text of a file that an editor has open, by its URI; undefined when it has not. */
export type UnsavedText = (uri: string) => string | undefined

export class OpenManuscript {
  /** What the last check gave; undefined before the first. */
  checked: Built | undefined
  /** Files that the last check read, relative to the manuscript's folder. */
  private read: ReadonlyMap<string, Uint8Array> = new Map()

  /** `place` is what `galley check` takes: a folder that holds `manuscript/`, or a file; absolute. */
  constructor(
    readonly place: string,
    private readonly unsaved: UnsavedText,
  ) {}

  /** The folder that paths of messages are relative to. */
  get folder(): string {
    return folderOf(this.place)
  }

  /** Checks the texts as they are now. Content never throws; a place that is no manuscript gives nothing. */
  async check(): Promise<Built | undefined> {
    const found = readProject(this.place, this.folder)
    if (!found.project) return undefined
    const project = withUnsaved(found.project, this.read, (path) => this.unsaved(this.uriOf(path)))
    const checked = await build(project, { purpose: 'check' })
    this.checked = checked
    this.read = project.opened
    return checked
  }

  /** Whether the file is one of this manuscript's. */
  reads(uri: string): boolean {
    return uri === this.uriOf('') || this.read.has(this.pathOf(uri))
  }

  /** The file's path relative to the manuscript's folder. */
  pathOf(uri: string): string {
    return relative(this.folder, fileURLToPath(uri)).split(sep).join('/')
  }

  uriOf(path: string): string {
    return pathToFileURL(resolve(this.folder, path)).href
  }

  /** A file's text as the last check read it. */
  textOf(path: string): string | undefined {
    return this.unsaved(this.uriOf(path)) ?? this.checked?.inputs.sources.get(path)
  }
}

/** A file that is as it was keeps its bytes: what was made of them, a drawing, a measured picture, is known by them. */
function withUnsaved(
  project: DiskProject,
  before: ReadonlyMap<string, Uint8Array>,
  textOf: (path: string) => string | undefined,
): Project {
  const opened = new Map<string, Uint8Array>()
  return {
    entry: project.entry,
    prefix: '',
    opened,
    list: (folder, reach) => project.list(folder, reach),
    open(path, from): Opened {
      const found = project.open(path, from)
      const text = found.fault === undefined ? textOf(found.path) : undefined
      const bytes = text === undefined ? found.bytes : new TextEncoder().encode(text)
      if (!bytes) return found
      const kept = before.get(found.path)
      const same = kept && Buffer.compare(kept, bytes) === 0 ? kept : bytes
      opened.set(found.path, same)
      return { path: found.path, bytes: same }
    },
  }
}
