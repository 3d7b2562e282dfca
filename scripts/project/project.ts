/**
 * Files in: what a build may read, and a record of what it did read.
 *
 * A project opens files by their path relative to the manuscript's folder. Nothing outside that folder can be opened.
 * `read.ts` makes one over the disk; `memoryProject` makes one over a map, for tests and editors.
 */
import { posix } from 'node:path'

export type Opened =
  | { path: string; bytes: Uint8Array; fault?: undefined }
  | { path: string; bytes?: undefined; fault: 'missing' | 'unsafe' | 'unreadable' }

export interface Project {
  /** The manuscript: a folder that holds `manuscript/` (then ''), or the name of a single Markdown file. */
  entry: string
  /** What messages put before a path: the way from where the command was called to the manuscript's folder. */
  prefix: string
  /** Opens `path`, relative to the folder of `from` (a file of the project), else to the manuscript's folder. */
  open(path: string, from?: string): Opened
  /**
   * Names of files below a folder, sorted by code unit, relative to the manuscript's folder; empty when there is none.
   * `near`: those that stand in the folder itself.
   */
  list(folder: string, reach?: 'near'): string[]
  /** Every file opened so far, by path. */
  readonly opened: ReadonlyMap<string, Uint8Array>
}

/** Where `path` leads from `from`, or nothing when it leaves the folder or is no relative path. */
export function pathWithin(path: string, from = ''): string | undefined {
  if (
    path.includes('\0') ||
    path.includes('\\') ||
    posix.isAbsolute(path) ||
    /^[a-z][a-z\d+.-]*:/i.test(path)
  )
    return undefined
  const joined = posix.normalize(posix.join(posix.dirname(from || '.'), path))
  return joined === '..' || joined.startsWith('../') ? undefined : joined
}

/** A project over a map of path to text or bytes. */
export function memoryProject(
  files: ReadonlyMap<string, string | Uint8Array>,
  entry = '',
): Project {
  const opened = new Map<string, Uint8Array>()
  return {
    entry,
    prefix: '',
    opened,
    open(path, from) {
      const place = pathWithin(path, from)
      if (place === undefined) return { path, fault: 'unsafe' }
      const contents = files.get(place)
      if (contents === undefined) return { path: place, fault: 'missing' }
      const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents
      opened.set(place, bytes)
      return { path: place, bytes }
    },
    list: (folder, reach) => {
      const start = folder === '' ? '' : `${folder}/`
      const below = [...files.keys()].filter((path) => path.startsWith(start))
      return below.filter((path) => !reach || !path.slice(start.length).includes('/')).sort()
    },
  }
}
