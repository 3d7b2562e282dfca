/**
 * Outputs into their folder, all or nothing. Files that galley did not make, or that somebody changed since, are never
 * touched unasked.
 */
import { existsSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beyondLimits } from '../doing.js'
import type { OutputFile } from '../document/inputs.js'
import {
  isUntouched,
  listOf,
  manifestName,
  ownedAs,
  ownedIn,
  type Owned,
  type Owner,
} from './ownership.js'
import { pathWithin } from './project.js'
import { SaveError } from './save-error.js'
import { whileAlone, swap } from './swap.js'

interface SaveOptions {
  /** Absolute paths that must not be overwritten. */
  inputs?: readonly string[]
  /** What messages call the folder. */
  shown?: string
  /** Who writes, for the list of what is whose in the folder; without it no list is kept. */
  owner?: Owner
  /** Overwrite and remove what somebody changed or put there. */
  force?: boolean
}

/**
 * Writes `files` below `folder`, which is made when it is missing. Files that the same paper's last build of these formats
 * wrote and this one does not go; all others stay. Throws a SaveError, and then nothing is changed.
 */
export function save(
  folder: string,
  files: readonly OutputFile[],
  { inputs = [], shown = folder, owner, force = false }: SaveOptions = {},
): void {
  beyondLimits()
  const sources = new Set(inputs.map((path) => realpathSync.native(path)))
  try {
    inFolder(resolve(folder), (place) => {
      for (const file of files) refuseUnsafe(place, file.path, sources)
      const owned = ownedIn(place)
      const { stale, kept } = partition(owned, files, owner)
      if (!force) refuseSomebodys(place, files, { owned, stale, owner })
      const list = owner ? [listOf([...kept, ...files.map((file) => ownedAs(file, owner))])] : []
      swap(
        place,
        [...files, ...list],
        stale.map(({ path }) => path),
      )
    })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw code && !(error instanceof SaveError)
      ? new SaveError(`Cannot write to \`${shown}\`: ${reasonOf(code)}`, undefined, {
          cause: error,
        })
      : error
  }
}

/** Does `work` in a folder that is made when it is missing, and is gone again when the work fails. */
function inFolder(folder: string, work: (place: string) => void): void {
  const made = existsSync(folder) ? undefined : mkdirSync(folder, { recursive: true })
  const place = realpathSync.native(folder)
  try {
    whileAlone(place, () => work(place))
  } catch (error) {
    if (made) rmSync(made, { recursive: true, force: true })
    throw error
  }
}

/** What galley left there before, parted into what goes now and what stays listed. */
function partition(
  owned: readonly Owned[],
  files: readonly OutputFile[],
  owner: Owner = { paper: '', formats: [] },
): { stale: Owned[]; kept: Owned[] } {
  const written = new Set(files.map(({ path }) => path))
  const isOwn = ({ paper }: Owned): boolean => paper === owner.paper
  const isMadeAgain = (one: Owned): boolean =>
    isOwn(one) && one.formats.every((format) => owner.formats.includes(format))
  const isReplaced = (one: Owned): boolean =>
    written.has(one.path) && (isOwn(one) || one.paper === '' || one.path === manifestName)
  const kept = owned.filter((one) => !isReplaced(one) && !isMadeAgain(one))
  const shared = new Set(kept.map(({ path }) => path))
  const stale = owned.filter(
    (one) => isMadeAgain(one) && !written.has(one.path) && !shared.has(one.path),
  )
  return { stale, kept }
}

const forced = (verb: string): string =>
  `\`--force\` ${verb} it; move it elsewhere to keep it, or name another folder with \`--out\``

interface Folder {
  owned: readonly Owned[]
  stale: readonly Owned[]
  owner: Owner | undefined
}

/** Nothing is overwritten or removed that is not as galley left it, nor another paper's output. */
function refuseSomebodys(place: string, files: readonly OutputFile[], folder: Folder): void {
  for (const file of files) refuseOverwriting(place, file, folder)
  const changed = folder.stale.find(
    (one) => existsSync(join(place, one.path)) && !isUntouched(place, one),
  )
  if (changed)
    throw new SaveError(
      `\`${changed.path}\`, which this build no longer makes, was changed since it was built`,
      forced('removes'),
    )
}

/** A file that is there already with the same bytes may be whoever's: it stays what it is. */
function refuseOverwriting(place: string, file: OutputFile, { owned, owner }: Folder): void {
  const { path } = file
  if (!lstatSync(join(place, path), { throwIfNoEntry: false })) return
  const own = ownedAs(file, owner ?? { paper: '', formats: [] })
  if (isUntouched(place, own)) return
  const before = owned.filter((one) => one.path === path)
  if (before.length === 0)
    throw new SaveError(
      `\`${path}\` in the output folder was not made by galley`,
      forced('overwrites'),
    )
  if (!before.some((one) => isUntouched(place, one)))
    throw new SaveError(
      `\`${path}\` in the output folder was changed since it was built`,
      forced('overwrites'),
    )
  const other = before.find(({ paper }) => paper !== '' && paper !== own.paper)
  if (other && path !== manifestName)
    throw new SaveError(
      `\`${path}\` in the output folder belongs to \`${other.paper}\``,
      forced('overwrites'),
    )
}

/** No output leaves the folder by `..` or a link, replaces a folder, or overwrites what the manuscript is made of. */
function refuseUnsafe(place: string, path: string, sources: ReadonlySet<string>): void {
  if (pathWithin(path) !== path) throw new Error(`Output with an unsafe path: ${path}`)
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
