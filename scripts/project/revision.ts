/**
 * A project as it stood at a revision of the git repository that holds it.
 *
 * Read by git's own plumbing, because it alone reads every repository (packs, worktrees, alternates, SHA-256) and every
 * spelling of a revision; it is part of what an author who has revisions has. Three commands with fixed arguments, no shell:
 * `rev-parse --verify`, `ls-tree`, `cat-file blob`. None of them runs hooks, filters, textconv or a pager, none writes, and
 * no transport is allowed, so that a partial clone fetches nothing.
 */
import { execFileSync } from 'node:child_process'
import { pathWithin, type Opened, type Project } from './project.js'

/** What a revision leads to: a project, or one sentence on why there is none. */
export type FoundRevision =
  | { project: Project; commit: string; refusal?: undefined }
  | { refusal: string; hint?: string | undefined; project?: undefined }

/** A blob of the tree: a plain file, or a link whose text is where it leads. */
interface Entry {
  link: boolean
  id: string
  size: number
}

/** Larger files are `unreadable`, as on the disk. */
const largest = 200 * 1024 * 1024

/** The project in `folder` (absolute; with the same `entry` as now) at `revision`, anything that git takes for a commit. */
export function readRevision(revision: string, folder: string, entry: string): FoundRevision {
  if (revision.startsWith('-') || /[\0-\x1f]/.test(revision))
    return {
      refusal: `\`${revision}\` is no revision`,
      hint: 'give a tag, a branch or a commit, such as `v1` or `HEAD~3`',
    }
  try {
    const commit = git(folder, ['rev-parse', '--verify', `${revision}^{commit}`])
      .toString('utf8')
      .trim()
    const entries = treeOf(git(folder, ['ls-tree', '-r', '-z', '-l', commit]).toString('utf8'))
    const project = revisionProject(folder, entry, `${revision}:`, entries)
    const holds = entry === '' ? project.list('manuscript').length > 0 : !project.open(entry).fault
    if (!holds)
      return {
        refusal: `\`${revision}\` holds no \`${entry || 'manuscript/'}\` in this folder`,
        hint: 'the manuscript must stand where it stands now',
      }
    return { project, commit }
  } catch (error) {
    return refusalOf(error, revision)
  }
}

function git(folder: string, command: readonly string[]): Buffer {
  const { PATH, HOME, XDG_CONFIG_HOME, SystemRoot } = process.env
  const safe = [
    '-C',
    folder,
    '--no-pager',
    '--no-replace-objects',
    '-c',
    'protocol.allow=never',
    '-c',
    'core.fsmonitor=false',
  ]
  return execFileSync('git', [...safe, ...command], {
    maxBuffer: largest + 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    env: {
      PATH,
      HOME,
      XDG_CONFIG_HOME,
      SystemRoot,
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
    },
  })
}

/** `<mode> blob <id> <size>\t<path>\0`, as often as there are files below the folder; submodules are none. */
function treeOf(listing: string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const line of listing.split('\0')) {
    const [, mode, id, size, path] =
      /^(\d{6}) blob ([0-9a-f]{40,64}) +(\d+)\t([^]+)$/.exec(line) ?? []
    if (path !== undefined)
      entries.set(path, { link: mode === '120000', id: id!, size: Number(size) })
  }
  return entries
}

function revisionProject(
  folder: string,
  entry: string,
  prefix: string,
  entries: ReadonlyMap<string, Entry>,
): Project {
  const opened = new Map<string, Uint8Array>()
  const read = ({ id, size }: Entry): Uint8Array | undefined => {
    if (size > largest) return undefined
    try {
      return new Uint8Array(git(folder, ['cat-file', 'blob', id]))
    } catch {
      return undefined
    }
  }
  /** Follows links, of the file and of the folders on the way, as long as they stay inside. */
  const find = (path: string, links = 8): Entry | 'unsafe' | undefined => {
    const parts = path.split('/')
    for (let length = 1; length <= parts.length; length++) {
      const name = parts.slice(0, length).join('/')
      const found = entries.get(name)
      if (!found?.link) continue
      const target = Buffer.from(read(found) ?? []).toString('utf8')
      const place = links > 0 ? pathWithin(target, name) : undefined
      return place === undefined
        ? 'unsafe'
        : find([place, ...parts.slice(length)].join('/'), links - 1)
    }
    return entries.get(path)
  }
  return {
    entry,
    prefix,
    opened,
    open(path, from): Opened {
      const place = pathWithin(path, from)
      if (place === undefined) return { path, fault: 'unsafe' }
      const known = opened.get(place)
      if (known) return { path: place, bytes: known }
      const found = find(place)
      if (found === undefined || found === 'unsafe')
        return { path: place, fault: found ?? 'missing' }
      const bytes = read(found)
      if (!bytes) return { path: place, fault: 'unreadable' }
      opened.set(place, bytes)
      return { path: place, bytes }
    },
    list: (below) =>
      [...entries.keys()]
        .filter((path) => path.startsWith(`${below}/`) && !/(?:^|\/)\./.test(path))
        .sort(),
  }
}

function refusalOf(error: unknown, revision: string): FoundRevision {
  const { code, stderr } = error as { code?: string; stderr?: Buffer }
  if (code === 'ENOENT')
    return {
      refusal: '`git` was not found',
      hint: '`galley revise` reads the earlier version with it',
    }
  if (stderr === undefined) throw error
  const said = stderr.toString('utf8')
  if (/not a git repository/.test(said))
    return {
      refusal: 'The manuscript stands in no git repository',
      hint: '`--since` names a revision of one',
    }
  if (/dubious ownership/.test(said))
    return {
      refusal: 'The repository belongs to another user, and git does not read it',
      hint: '`git config --global --add safe.directory` allows it',
    }
  return {
    refusal: `\`${revision}\` is no revision of this repository`,
    hint: 'a shallow clone has the newest alone: `git fetch --unshallow --tags` gets the others',
  }
}
