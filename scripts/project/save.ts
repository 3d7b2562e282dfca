/**
 * Files out, all or nothing: everything is written to a temporary folder first and then renamed into place, and a failure
 * puts back what stood there. Files that galley did not make, or that somebody changed since, are never touched unasked.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { OutputFile } from '../document/inputs.js'
import {
  isUntouched,
  manifestName,
  manifestWith,
  ownedAs,
  ownedIn,
  type Owned,
  type Owner,
} from './ownership.js'
import { within } from './project.js'

/** The folder cannot take the outputs, for a reason that lies with the folder; its message is one sentence. */
export class SaveError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

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
  try {
    const place = existsSync(folder) ? realpathSync.native(folder) : resolve(folder)
    const sources = new Set(inputs.map((path) => realpathSync.native(path)))
    for (const file of files) refuseUnsafe(place, file.path, sources)
    const owned = ownedIn(place)
    const { stale, kept } = partition(owned ?? [], files, owner)
    if (!force) refuseSomebodys(place, files, owned, { stale, owner })
    const written = owner ? listed(place, files, owner, kept) : files
    if (existsSync(place))
      replace(
        place,
        written,
        stale.map(({ path }) => path),
      )
    else create(place, written)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw code && !(error instanceof SaveError)
      ? new SaveError(`Cannot write to \`${shown}\`: ${reasonOf(code)}`, undefined, {
          cause: error,
        })
      : error
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
  const isMadeAgain = ({ formats }: Owned): boolean =>
    formats.every((format) => owner.formats.includes(format))
  const kept = owned.filter(
    (one) =>
      !(written.has(one.path) && (isOwn(one) || one.paper === '')) &&
      (!isOwn(one) || !isMadeAgain(one)),
  )
  const shared = new Set(kept.map(({ path }) => path))
  const stale = owned.filter(
    (one) => isOwn(one) && isMadeAgain(one) && !written.has(one.path) && !shared.has(one.path),
  )
  return { stale, kept }
}

/** The files with the folder's list brought up to date. */
function listed(
  place: string,
  files: readonly OutputFile[],
  owner: Owner,
  kept: readonly Owned[],
): OutputFile[] {
  const manifest = files.find(({ path }) => path === manifestName)
  const others = files.filter((file) => file !== manifest)
  const list = manifest ? kept : [...kept, ...others.map((file) => ownedAs(file, owner))]
  return [...others, manifestWith(place, manifest, owner, list)]
}

/** Nothing is overwritten or removed that is not as galley left it, nor another paper's output. */
function refuseSomebodys(
  place: string,
  files: readonly OutputFile[],
  owned: readonly Owned[] | undefined,
  { stale, owner }: { stale: readonly Owned[]; owner: Owner | undefined },
): void {
  const hint =
    '`--force` overwrites it; move it elsewhere to keep it, or name another folder with `--out`'
  if (!owned && files.some(({ path }) => path === manifestName))
    throw new SaveError(`\`${manifestName}\` in the output folder is not galley's`, hint)
  for (const { path, contents } of files) {
    if (path === manifestName || !lstatSync(join(place, path), { throwIfNoEntry: false })) continue
    const own = ownedAs({ path, contents }, owner ?? { paper: '', formats: [] })
    if (isUntouched(place, own)) continue
    const before = (owned ?? []).filter((one) => one.path === path)
    if (!before.some((one) => isUntouched(place, one)))
      throw new SaveError(
        before.length > 0
          ? `\`${path}\` in the output folder was changed since it was built`
          : `\`${path}\` in the output folder was not made by galley`,
        hint,
      )
    const other = before.find(({ paper }) => paper !== '' && paper !== own.paper)
    if (other)
      throw new SaveError(`\`${path}\` in the output folder belongs to \`${other.paper}\``, hint)
  }
  const changed = stale.find((one) => existsSync(join(place, one.path)) && !isUntouched(place, one))
  if (changed)
    throw new SaveError(
      `\`${changed.path}\`, which this build no longer makes, was changed since it was built`,
      '`--force` removes it; move it elsewhere to keep it, or name another folder with `--out`',
    )
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
function replace(place: string, files: readonly OutputFile[], stale: readonly string[]): void {
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
