/**
 * Whose the files of an output folder are: what galley put there stands in the folder's manifest, with its hash. What
 * stands nowhere, or is not as the hash left it, is somebody's, and no build touches it.
 */
import { createHash } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputFile } from '../document/inputs.js'
import { within } from './project.js'

/** The name of the list of what a build read and wrote, in its output folder. */
export const manifestName = 'manifest.json'

/** Who writes: the manuscript, as its project names it, and what is made of it (formats, or a kind of package). */
export interface Owner {
  paper: string
  formats: readonly string[]
}

/** A file that galley left in a folder. */
export interface Owned extends Owner {
  path: string
  bytes: number
  sha256: string
}

interface Manifest {
  paper?: string
  formats?: readonly string[]
  options?: { formats?: readonly string[] }
  outputs?: ReadonlyArray<Omit<Owned, keyof Owner>>
  kept?: readonly Owned[]
}

/** What galley left in `place`; undefined when what is called a manifest there is none of galley's. */
export function ownedIn(place: string): Owned[] | undefined {
  if (!lstatSync(join(place, manifestName), { throwIfNoEntry: false })) return []
  const found = readManifest(place)
  if (!found) return undefined
  const { paper = '', formats, options, outputs = [], kept = [] } = found
  const owner: Owner = { paper, formats: formats ?? options?.formats ?? [] }
  return [...outputs.map((file) => ({ ...file, ...owner })), ...kept].filter(
    ({ path, sha256 }) =>
      typeof path === 'string' && typeof sha256 === 'string' && within(path) === path,
  )
}

function readManifest(place: string): Manifest | undefined {
  if (!isPlainBelow(place, manifestName)) return undefined
  try {
    const found = JSON.parse(readFileSync(join(place, manifestName), 'utf8')) as Manifest | null
    return Array.isArray(found?.outputs) || Array.isArray(found?.kept) ? found! : undefined
  } catch {
    return undefined
  }
}

/**
 * The build's manifest with who wrote it and what else galley left in the folder. A command that makes no manifest adds to
 * the one in `place`.
 */
export function manifestWith(
  place: string,
  manifest: OutputFile | undefined,
  owner: Owner,
  kept: readonly Owned[],
): OutputFile {
  const contents = manifest
    ? {
        ...(JSON.parse(new TextDecoder().decode(manifest.contents)) as Manifest),
        paper: owner.paper,
        formats: owner.formats,
      }
    : { ...readManifest(place), kept: undefined }
  const own = new Set(manifest ? [] : contents.outputs?.map(({ path }) => path))
  const others = kept.filter(({ path }) => !own.has(path))
  const whole = { ...contents, ...(others.length > 0 ? { kept: others } : {}) }
  return {
    path: manifestName,
    contents: new TextEncoder().encode(`${JSON.stringify(whole, undefined, 2)}\n`),
  }
}

/** `file`, as the folder's list has it. */
export function ownedAs({ path, contents }: OutputFile, { paper, formats }: Owner): Owned {
  return { path, bytes: contents.length, sha256: hash(contents), paper, formats }
}

/** Whether the file in `place` is as galley left it: of that size and hash. */
export function isUntouched(place: string, { path, bytes, sha256 }: Owned): boolean {
  const full = join(place, path)
  return (
    isPlainBelow(place, path) &&
    lstatSync(full).size === bytes &&
    hash(readFileSync(full)) === sha256
  )
}

/** A plain file, reached through no link. */
export function isPlainBelow(place: string, path: string): boolean {
  const parts = path.split('/')
  return parts.every((_, index) => {
    const found = lstatSync(join(place, ...parts.slice(0, index + 1)), { throwIfNoEntry: false })
    return index === parts.length - 1 ? found?.isFile() : found?.isDirectory()
  })
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
