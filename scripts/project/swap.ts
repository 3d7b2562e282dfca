/**
 * Files changed in a folder, all or none: what is new is written beside first, the moves are written down, and then only
 * renames remain. Whoever dies among them leaves the list of moves, and the next one to write there undoes them.
 *
 * One process writes to a folder at a time. A kill is survived; a loss of power is not promised, because nothing is synced.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import type { OutputFile } from '../document/inputs.js'
import { pathWithin } from './project.js'
import { SaveError } from './save-error.js'

/** Galley's own folder in an output folder: the list of what is whose, and a swap under way. */
export const ownFolder = '.galley'

const swapFolder = `${ownFolder}/swap`
const movesName = 'moves.json'

/** How long another's swap is waited for, and after which time a holder on another machine is taken for dead, in milliseconds. */
const patience = 10_000
const lifetime = 60_000

/** What leaves the folder and what comes in, as paths below it; a path that is replaced does both. */
interface Moves {
  out: readonly string[]
  in: readonly string[]
}

/** Runs `work` while no other process changes `place`, a folder that exists; what a killed one left half done is undone. */
export function whileAlone<Result>(place: string, work: () => Result): Result {
  makePlain(place, swapFolder)
  hold(place)
  try {
    undo(place)
    return work()
  } finally {
    undo(place)
    rmSync(join(place, swapFolder), { recursive: true, force: true })
    removeEmpty(place, ownFolder)
  }
}

/** Puts `files` below `place` and takes `stale` away; only inside of `alone`. */
export function swap(place: string, files: readonly OutputFile[], stale: readonly string[]): void {
  const coming = files.map(({ path }) => path)
  const leaving = [...stale, ...coming].filter((path) => existsSync(join(place, path)))
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(place, swapFolder, 'new', path)), { recursive: true })
    writeFileSync(join(place, swapFolder, 'new', path), contents)
  }
  writeMoves(place, { out: leaving, in: coming })
  for (const path of leaving) move(place, path, `${swapFolder}/old/${path}`)
  for (const path of coming) move(place, `${swapFolder}/new/${path}`, path)
  unlinkSync(join(place, swapFolder, movesName))
  for (const path of stale) removeEmpty(place, dirname(path))
}

/** The list appears whole, by a rename. */
function writeMoves(place: string, moves: Moves): void {
  const written = join(place, swapFolder, `new-${movesName}`)
  writeFileSync(written, JSON.stringify(moves))
  renameSync(written, join(place, swapFolder, movesName))
}

/** Takes the moves of a swap back, if it did not come to its end, and removes what it left. Done twice, it does no more. */
function undo(place: string): void {
  const moves = movesIn(place)
  for (const path of [...moves.in].reverse())
    if (!existsSync(join(place, swapFolder, 'new', path)) && existsSync(join(place, path)))
      move(place, path, `${swapFolder}/new/${path}`)
  for (const path of [...moves.out].reverse())
    if (existsSync(join(place, swapFolder, 'old', path)))
      move(place, `${swapFolder}/old/${path}`, path)
  for (const path of moves.in) removeEmpty(place, dirname(path))
  // The list goes first: without it, what else is there is of no meaning.
  for (const name of [movesName, 'new', 'old'])
    rmSync(join(place, swapFolder, name), { recursive: true, force: true })
}

/** The moves that a swap wrote down; none when it had not come so far, has ended, or what is written there is not ours. */
function movesIn(place: string): Moves {
  const none: Moves = { out: [], in: [] }
  if (!isPlainBelow(place, `${swapFolder}/${movesName}`)) return none
  try {
    const found = JSON.parse(
      readFileSync(join(place, swapFolder, movesName), 'utf8'),
    ) as Partial<Moves>
    const moves = { out: found.out ?? [], in: found.in ?? [] }
    return [...moves.out, ...moves.in].every(isPathBelow) ? moves : none
  } catch {
    return none
  }
}

const isPathBelow = (path: unknown): boolean =>
  typeof path === 'string' && pathWithin(path) === path

/** Renames inside `place`, through no link. */
function move(place: string, from: string, to: string): void {
  makePlain(place, dirname(from))
  makePlain(place, dirname(to))
  renameSync(join(place, from), join(place, to))
}

/** Makes a folder below `place` with those above it; throws where something else has one of their names. */
function makePlain(place: string, folder: string): void {
  if (folder === '.') return
  makePlain(place, dirname(folder))
  const found = lstatSync(join(place, folder), { throwIfNoEntry: false })
  if (!found) mkdirSync(join(place, folder), { recursive: true })
  else if (!found.isDirectory())
    throw new SaveError(`\`${folder}\` in the output folder is no folder`)
}

/** A plain file, reached through no link. */
export function isPlainBelow(place: string, path: string): boolean {
  const parts = path.split('/')
  return parts.every((_, index) => {
    const found = lstatSync(join(place, ...parts.slice(0, index + 1)), { throwIfNoEntry: false })
    return index === parts.length - 1 ? found?.isFile() : found?.isDirectory()
  })
}

/** Removes a folder below `place` and those above it, as far as they are empty. */
function removeEmpty(place: string, folder: string): void {
  for (let path = folder; path !== '.'; path = dirname(path)) {
    const found = lstatSync(join(place, path), { throwIfNoEntry: false })
    if (!found?.isDirectory() || readdirSync(join(place, path)).length > 0) return
    rmdirSync(join(place, path))
  }
}

/**
 * Makes the folder of the swap, which only one process can; waits for another's, and takes over a dead one's. Who holds it
 * stands in `holder.json`; who took over from a holder, in a file named after that holder.
 */
function hold(place: string): void {
  const folder = join(place, swapFolder)
  const own: Holder = {
    process: process.pid,
    host: hostname(),
    token: `${process.pid}-${process.hrtime.bigint()}`,
  }
  for (let waited = 0; !isTaken(folder, own); waited += 50) {
    if (waited >= patience)
      throw new SaveError(
        'Another build is writing to the output folder',
        `wait for its end; if there is none, remove \`${swapFolder}\` in the output folder`,
      )
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
}

function isTaken(folder: string, own: Holder): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    const before = holderOf(folder)
    if (before && !isDead(before, folder)) return false
    writeFileSync(join(folder, holderName(before?.token)), JSON.stringify(own), { flag: 'wx' })
  } catch (error) {
    // Another was quicker, or has just ended.
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOENT') return false
    throw error
  }
  return holderOf(folder)?.token === own.token
}

interface Holder {
  process: number
  host: string
  token: string
}

const holderName = (before: string | undefined): string =>
  before === undefined ? 'holder.json' : `holder-${before}.json`

/** The last of those who took over one from the other; undefined when nobody holds the folder. */
function holderOf(folder: string): (Holder & { since: number }) | undefined {
  let last: (Holder & { since: number }) | undefined
  for (let taken = 0; taken < 1000; taken++) {
    const file = join(folder, holderName(last?.token))
    const found = lstatSync(file, { throwIfNoEntry: false })
    if (!found?.isFile()) break
    last = { ...holderIn(file), since: found.mtimeMs }
  }
  return last
}

/** What a holder's file says; one that is being written, or was cut off, names no process. */
function holderIn(file: string): Holder {
  const unknown: Holder = { process: 0, host: hostname(), token: 'unknown' }
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>
    return /^[\w-]{1,64}$/.test(found.token ?? '') ? { ...unknown, ...found } : unknown
  } catch {
    return unknown
  }
}

/** Whether a holder's process has ended; one of another machine's, when it has had far more time than a swap takes. */
function isDead(holder: Holder & { since: number }, folder: string): boolean {
  const isHere = holder.host === hostname()
  if (isHere && holder.process !== 0) return !isRunning(holder.process)
  return nowIn(folder) - holder.since > (isHere ? 1000 : lifetime)
}

/** The time by the clock that the folder's files are dated with, which need not be this machine's. */
function nowIn(folder: string): number {
  const probe = join(folder, `now-${process.pid}`)
  writeFileSync(probe, '')
  try {
    return lstatSync(probe).mtimeMs
  } finally {
    rmSync(probe, { force: true })
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
