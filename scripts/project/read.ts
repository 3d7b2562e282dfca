/**
 * A project over the disk: the manuscript's folder and nothing else.
 *
 * Real paths are compared, the folder's own too: a link that stays inside is followed, one that leads out is `unsafe`.
 * Names are case-sensitive on every file system, so that a manuscript that builds here builds everywhere. A file is read
 * once; what a build saw of it cannot change under it.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { hasRead } from '../doing.js'
import { pathWithin, type Opened, type Project } from './project.js'

/** What a path on the command line leads to: a project, or one sentence on why there is none. */
export type FoundProject =
  | { project: DiskProject; refusal?: undefined }
  | { refusal: string; hint?: string; project?: undefined }

/** What a build saw of a project: hashes and faults of the files that it asked for, hashes of the lists that it took. */
export interface SeenProject {
  entry: string
  /** By path: SHA-256 in hexadecimal, or the fault. */
  files: Readonly<Record<string, string>>
  /** By folder: SHA-256 of the names. */
  lists: Readonly<Record<string, string>>
}

export interface DiskProject extends Project {
  /** What was seen of it so far. */
  seen(): SeenProject
  /** Whether all that was `seen` is on the disk as it was; opens nothing. */
  isAs(seen: SeenProject): boolean
  /** Whether a file that was asked for, or a list of files, is now another than it was. */
  changed(): boolean
  /** Absolute paths of the folders in which such a change would show. */
  folders(): string[]
}

/** Larger files are `unreadable`: no figure or data set of an article is, and memory is finite. */
const largest = 200 * 1024 * 1024

/**
 * The manuscript at `path` (relative to `cwd`): a folder that holds `manuscript/`, or a `.md` file.
 */
export function readProject(path: string, cwd: string): FoundProject {
  const place = resolve(cwd, path)
  const kind = kindOf(place)
  if (kind === 'folder') {
    if (kindOf(join(place, 'manuscript')) === 'folder')
      return { project: diskProject(place, '', cwd) }
    return { refusal: `\`${path}\` holds no folder \`manuscript/\``, hint: hintFor(place, path) }
  }
  if (kind === undefined) return { refusal: `\`${path}\` does not exist` }
  if (kind === 'other')
    return {
      refusal: `\`${path}\` is a pipe or a device`,
      hint: 'a manuscript is a file or a folder; save it as one',
    }
  if (!/\.(?:md|qmd|rmd)$/i.test(place))
    return {
      refusal: `\`${path}\` is no Markdown file`,
      hint: 'a manuscript is a folder that holds `manuscript/`, or a `.md`, `.qmd` or `.Rmd` file',
    }
  return { project: diskProject(dirname(place), basename(place), cwd) }
}

function kindOf(place: string): 'folder' | 'file' | 'other' | undefined {
  try {
    const found = statSync(place)
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
  } catch {
    return undefined
  }
}

function hintFor(place: string, path: string): string {
  const single = readdirSync(place)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()[0]
  if (basename(place) === 'manuscript')
    return `give the folder that holds it: \`${join(path, '..')}\``
  if (single) return `give the file: \`${join(path, single)}\``
  return '`galley init DIR` makes a new manuscript'
}

function diskProject(folder: string, entry: string, cwd: string): DiskProject {
  const root = realpathSync.native(folder)
  const way = relative(realpathSync.native(cwd), root).split(sep).join('/')
  const opened = new Map<string, Uint8Array>()
  const known = new Map<string, Opened>()
  const listed = new Map<string, readonly string[]>()
  const names = new Names(root)
  return {
    entry,
    prefix: way === '' ? '' : `${way}/`,
    opened,
    open(path, from) {
      const place = pathWithin(path, from)
      if (place === undefined) return { path, fault: 'unsafe' }
      const found = known.get(place) ?? read(root, place, names)
      if (!known.has(place)) hasRead(found.bytes?.length ?? 0)
      known.set(place, found)
      if (found.bytes) opened.set(place, found.bytes)
      return found
    },
    list(below, reach) {
      const place = pathWithin(below)?.replace(/^\.$|\/$/, '')
      if (place === undefined) return []
      const name = reach ? `${place}${nearby}` : place
      const files = listed.get(name) ?? listNamed(root, name)
      listed.set(name, files)
      return [...files]
    },
    changed() {
      const fresh = new Names(root)
      return (
        [...known].some(([path, found]) => !same(found, read(root, path, fresh))) ||
        [...listed].some(([below, files]) => listNamed(root, below).join('\0') !== files.join('\0'))
      )
    },
    seen: () => ({
      entry,
      files: Object.fromEntries([...known].map(([path, found]) => [path, traceOf(found)])),
      lists: Object.fromEntries([...listed].map(([below, files]) => [below, listTrace(files)])),
    }),
    isAs(seen) {
      const fresh = new Names(root)
      return (
        seen.entry === entry &&
        Object.entries(seen.files).every(
          ([path, trace]) => traceOf(read(root, path, fresh)) === trace,
        ) &&
        Object.entries(seen.lists).every(
          ([below, trace]) => listTrace(listNamed(root, below)) === trace,
        )
      )
    },
    folders: () =>
      foldersOf(root, [
        ...known.keys(),
        ...[...listed].flatMap(([below, files]) => [`${below}/*`, ...files]),
      ]),
  }
}

const traceOf = ({ bytes, fault }: Opened): string => (bytes ? sha256(bytes) : fault!)
const listTrace = (files: readonly string[]): string => sha256(files.join('\0'))
const sha256 = (contents: Uint8Array | string): string =>
  createHash('sha256').update(contents).digest('hex')

function same(left: Opened, right: Opened): boolean {
  return (
    left.fault === right.fault &&
    Buffer.compare(left.bytes ?? new Uint8Array(), right.bytes ?? new Uint8Array()) === 0
  )
}

/** The folders that hold `paths`, or the nearest above that exists, as they are named and where their links lead. */
function foldersOf(root: string, paths: readonly string[]): string[] {
  const folders = paths.flatMap((path) => {
    let folder = dirname(join(root, path))
    while (kindOf(folder) !== 'folder' && folder !== root) folder = dirname(folder)
    const real = existsSync(join(root, path))
      ? dirname(realpathSync.native(join(root, path)))
      : folder
    return inside(root, real) ? [folder, real] : [folder]
  })
  return [...new Set(folders)].sort()
}

function read(root: string, path: string, names: Names): Opened {
  let real: string
  try {
    real = realpathSync.native(join(root, path))
    if (!inside(root, real)) return { path, fault: 'unsafe' }
    if (!names.has(path)) return { path, fault: 'missing' }
  } catch (error) {
    return {
      path,
      fault: (error as NodeJS.ErrnoException).code === 'EACCES' ? 'unreadable' : 'missing',
    }
  }
  const bytes = bytesOf(real)
  return bytes ? { path, bytes } : { path, fault: 'unreadable' }
}

/** Contents of a plain file of bearable size; pipes and devices are not even waited for. */
function bytesOf(real: string): Uint8Array | undefined {
  let handle: number | undefined
  try {
    if (!statSync(real).isFile()) return undefined
    handle = openSync(
      real,
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
    )
    const found = fstatSync(handle)
    if (!found.isFile() || found.size > largest) return undefined
    const bytes = readFileSync(handle)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch {
    return undefined
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

function inside(root: string, real: string): boolean {
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)
}

/** What follows the name of a folder whose own files are listed, not those of the folders in it. */
const nearby = '/*'

/** A list by its name: of a folder and all below it, or of its own files. */
function listNamed(root: string, name: string): string[] {
  if (!name.endsWith(nearby)) return listFiles(root, name, []).sort()
  return listFiles(root, name.slice(0, -nearby.length), [], 'near').sort()
}

/** Every file below `folder`, hidden ones left out; `above` holds the real folders on the way, so that no link loops. */
function listFiles(
  root: string,
  folder: string,
  above: readonly string[],
  reach?: 'near',
): string[] {
  let real: string
  try {
    real = realpathSync.native(join(root, folder))
    if (!inside(root, real) || above.includes(real)) return []
    return readdirSync(real, { withFileTypes: true }).flatMap((found) => {
      if (found.name.startsWith('.')) return []
      const path = folder === '' ? found.name : `${folder}/${found.name}`
      if (found.isFile()) return [path]
      if (found.isDirectory()) return reach ? [] : listFiles(root, path, [...above, real])
      return found.isSymbolicLink() && !reach ? listLink(root, path, [...above, real]) : []
    })
  } catch {
    return []
  }
}

function listLink(root: string, path: string, above: readonly string[]): string[] {
  const kind = kindOf(join(root, path))
  if (kind === 'folder') return listFiles(root, path, above)
  return kind === 'file' && inside(root, realpathSync.native(join(root, path))) ? [path] : []
}

/** Which names folders hold, letter for letter, also where the file system does not care. */
class Names {
  readonly #folders = new Map<string, ReadonlySet<string>>()
  constructor(readonly root: string) {}

  has(path: string): boolean {
    const parts = path.split('/')
    return parts.every(
      (part, index) =>
        part === '..' || part === '' || this.#in(parts.slice(0, index).join('/')).has(part),
    )
  }

  #in(folder: string): ReadonlySet<string> {
    const names = this.#folders.get(folder) ?? new Set(readdirSync(join(this.root, folder)))
    this.#folders.set(folder, names)
    return names
  }
}
