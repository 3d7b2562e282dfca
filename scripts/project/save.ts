/**
 * Files out, all or nothing: everything is written to a temporary folder first and then renamed into place, and a failure
 * puts back what stood there. Files that a build did not make are never touched.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { OutputFile } from '../document/inputs.js'
import { within } from './project.js'

/** The folder cannot take the outputs, for a reason that lies with the folder; its message is one sentence. */
export class SaveError extends Error {}

/** The name of the list of what a build read and wrote, in its output folder. */
export const manifestName = 'manifest.json'

/**
 * Writes `files` below `folder`, which is made when it is missing. Files of the build before that this one does not write
 * go; which those are stands in the manifest that `folder` holds. `inputs` are absolute paths that must not be overwritten;
 * `shown` is what messages call the folder. With `keep`, files of the build before stay.
 */
export function save(
  folder: string,
  files: readonly OutputFile[],
  inputs: readonly string[] = [],
  shown = folder,
  others: 'replace' | 'keep' = 'replace',
): void {
  try {
    const place = existsSync(folder) ? realpathSync.native(folder) : resolve(folder)
    const sources = new Set(inputs.map((path) => realpathSync.native(path)))
    for (const file of files) refuseUnsafe(place, file.path, sources)
    if (existsSync(place)) replace(place, files, others === 'keep' ? [] : previous(place))
    else create(place, files)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw code && !(error instanceof SaveError)
      ? new SaveError(`Cannot write to \`${shown}\`: ${reasonOf(code)}`, { cause: error })
      : error
  }
}

/** No output leaves the folder by `..` or a link, replaces a folder, or overwrites what the manuscript is made of. */
function refuseUnsafe(place: string, path: string, sources: ReadonlySet<string>): void {
  if (within(path) !== path) throw new Error(`Output with an unsafe path: ${path}`)
  if (sources.has(join(place, path)))
    throw new SaveError(
      `Writing \`${path}\` would overwrite the manuscript's own file; name another folder with \`--out\``,
    )
  const parts = path.split('/')
  for (let length = 1; length <= parts.length; length++) {
    const name = parts.slice(0, length).join('/')
    const found = lstatSync(join(place, name), { throwIfNoEntry: false })
    if (found && (length === parts.length ? found.isDirectory() : !found.isDirectory()))
      throw new SaveError(
        `Cannot write \`${path}\`: \`${name}\` in the output folder is ${found.isDirectory() ? 'a folder' : 'no folder'}`,
      )
  }
}

/** A new folder appears whole, by one rename. */
function create(place: string, files: readonly OutputFile[]): void {
  mkdirSync(dirname(place), { recursive: true })
  const temporary = mkdtempSync(`${place}.`)
  try {
    const made = join(temporary, 'new')
    writeAll(made, files)
    renameSync(made, place)
  } finally {
    removeFolder(temporary)
  }
}

/** In a folder that exists, only renames remain once all is written, and each is undone if a later one fails. */
function replace(place: string, files: readonly OutputFile[], before: readonly string[]): void {
  const stale = before.filter((path) => !files.some((file) => file.path === path))
  const temporary = mkdtempSync(join(place, '.galley-'))
  const undo: Array<() => void> = []
  try {
    writeAll(join(temporary, 'new'), files)
    for (const path of [...stale, ...files.map((file) => file.path)]) {
      if (!existsSync(join(place, path))) continue
      move(join(place, path), join(temporary, 'old', path), undo)
    }
    for (const { path } of files) move(join(temporary, 'new', path), join(place, path), undo)
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw error
  } finally {
    removeFolder(temporary)
  }
  for (const path of stale) removeEmpty(place, dirname(path))
}

function writeAll(folder: string, files: readonly OutputFile[]): void {
  mkdirSync(folder, { recursive: true })
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), contents)
  }
}

function move(from: string, to: string, undo: Array<() => void>): void {
  mkdirSync(dirname(to), { recursive: true })
  renameSync(from, to)
  undo.push(() => renameSync(to, from))
}

/** Plain files inside `place` that the manifest there calls outputs, and the manifest; none when it cannot be read. */
function previous(place: string): string[] {
  try {
    const { outputs } = JSON.parse(readFileSync(join(place, manifestName), 'utf8')) as {
      outputs: Array<{ path: string }>
    }
    return [...outputs.map(({ path }) => path), manifestName].filter(
      (path) => within(path) === path && isPlainBelow(place, path),
    )
  } catch {
    return []
  }
}

/** A plain file, reached through no link. */
function isPlainBelow(place: string, path: string): boolean {
  const parts = path.split('/')
  return parts.every((_, index) => {
    const found = lstatSync(join(place, ...parts.slice(0, index + 1)), { throwIfNoEntry: false })
    return index === parts.length - 1 ? found?.isFile() : found?.isDirectory()
  })
}

/** A folder of ours with all that is in it; links are removed, not followed. */
function removeFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeFolder(join(folder, entry.name))
    else unlinkSync(join(folder, entry.name))
  }
  rmdirSync(folder)
}

function removeEmpty(place: string, folder: string): void {
  for (let path = folder; path !== '.'; path = dirname(path)) {
    if (!existsSync(join(place, path)) || readdirSync(join(place, path)).length > 0) return
    rmdirSync(join(place, path))
  }
}

function reasonOf(code: string): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ENOTDIR: 'it is no folder',
    EEXIST: 'it is no folder',
    ENAMETOOLONG: 'the name is too long',
  }
  return reasons[code] ?? code
}
