/**
 * What the last build into a folder saw, said and wrote, so that the next can tell that nothing has changed. It counts
 * only where it was written: a copy, as it may come with somebody's manuscript, says nothing.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type BigIntStats,
} from 'node:fs'
import { join } from 'node:path'
import type { OutputFile } from '../document/inputs.js'
import { isUntouched, listName, type OwnedFile } from './ownership.js'
import type { SeenProject } from './read.js'
import { isPlainBelow, ownFolder } from './swap.js'

/** `Said`: what a command tells again. */
export interface LastBuild<Said> {
  /** The program, and what it was asked for. */
  asked: string
  seen: SeenProject
  said: Said
}

interface Kept<Said> extends LastBuild<Said> {
  outputs: OwnedFile[]
  /** Which file this is: its number on the disk and its birth, which no copy has. */
  self: string
}

const recordName = `${ownFolder}/last-build.json`
/** Bytes; a build that tells more is told by building again. */
const largest = 20_000_000

/** What was kept in `place`, when all that the build left there is as it left it. */
export function lastBuild<Said>(place: string): LastBuild<Said> | undefined {
  const path = join(place, recordName)
  try {
    if (!isPlainBelow(place, recordName)) return undefined
    const found = lstatSync(path, { bigint: true })
    if (found.size > largest) return undefined
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept<Said>
    const isOurs = kept.self === identity(found)
    return isOurs && kept.outputs.every((one) => isUntouched(place, one)) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keeps `build` in `place`, with the hashes of `outputs` as they were written there. Where that fails, nothing is kept. */
export function keepBuild<Said>(
  place: string,
  build: LastBuild<Said>,
  outputs: readonly OutputFile[],
): void {
  const fresh = join(place, `${ownFolder}/new-last-build.json`)
  try {
    mkdirSync(join(place, ownFolder), { recursive: true })
    if (!lstatSync(join(place, ownFolder)).isDirectory()) return
    rmSync(fresh, { force: true })
    const handle = openSync(fresh, 'wx')
    try {
      const kept: Kept<Said> = {
        ...build,
        outputs: [
          ...outputs.map(({ path, contents }) => owned(path, contents)),
          ...(isPlainBelow(place, listName)
            ? [owned(listName, readFileSync(join(place, listName)))]
            : []),
        ],
        self: identity(fstatSync(handle, { bigint: true })),
      }
      writeFileSync(handle, JSON.stringify(kept))
    } finally {
      closeSync(handle)
    }
    renameSync(fresh, join(place, recordName))
  } catch {
    rmSync(fresh, { force: true })
  }
}

const identity = ({ ino, birthtimeNs }: BigIntStats): string => `${ino} ${birthtimeNs}`

const owned = (path: string, contents: Uint8Array): OwnedFile => ({
  path,
  bytes: contents.length,
  sha256: createHash('sha256').update(contents).digest('hex'),
})
