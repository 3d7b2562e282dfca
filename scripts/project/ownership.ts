/**
 * Whose the files of an output folder are: what galley put there stands in a list of its own beside them, with each hash.
 * What stands nowhere, or is not as the hash left it, is somebody's, and no build touches it.
 */
import { createHash } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputFile } from '../document/inputs.js'
import { pathWithin } from './project.js'
import { isPlainBelow, ownFolder } from './swap.js'

/** The name of the list of what a build read and wrote, in its output folder. */
export const manifestName = 'manifest.json'

/** Where the list of what is whose stands, in an output folder. */
export const listName = `${ownFolder}/outputs.json`

/** Who writes: the manuscript, by the name that its outputs bear, and what is made of it (formats, or a kind of package). */
export interface Owner {
  paper: string
  formats: readonly string[]
}

/** A file that galley left in a folder: its size in bytes and its SHA-256, in hexadecimal. */
export interface OwnedFile {
  path: string
  bytes: number
  sha256: string
}
export interface Owned extends Owner, OwnedFile {}

/** What galley left in `place`: by its list, or by the manifest of a version that made no list. */
export function ownedIn(place: string): Owned[] {
  if (isPlainBelow(place, listName)) return outputsIn(place, listName)
  const outputs = outputsIn(place, manifestName)
  if (outputs.length === 0) return []
  const manifest = { path: manifestName, contents: readFileSync(join(place, manifestName)) }
  return [...outputs, ownedAs(manifest, { paper: '', formats: [] })]
}

function outputsIn(place: string, name: string): Owned[] {
  if (!isPlainBelow(place, name)) return []
  try {
    const found = JSON.parse(readFileSync(join(place, name), 'utf8')) as {
      outputs?: unknown
    } | null
    if (!Array.isArray(found?.outputs)) return []
    return (found.outputs as Owned[])
      .map(({ path, bytes, sha256, paper = '', formats = [] }) => ({
        path,
        bytes,
        sha256,
        paper,
        formats,
      }))
      .filter(({ path, sha256 }) => pathWithin(String(path)) === path && typeof sha256 === 'string')
  } catch {
    return []
  }
}

/** The list as an output. */
export function listOf(owned: readonly Owned[]): OutputFile {
  const outputs = [...owned].sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    path: listName,
    contents: new TextEncoder().encode(`${JSON.stringify({ outputs }, undefined, 2)}\n`),
  }
}

/** `file`, as the folder's list has it. */
export function ownedAs({ path, contents }: OutputFile, { paper, formats }: Owner): Owned {
  return { path, bytes: contents.length, sha256: hash(contents), paper, formats }
}

/** Whether the file in `place` is as galley left it: of that size and hash. */
export function isUntouched(place: string, { path, bytes, sha256 }: OwnedFile): boolean {
  const full = join(place, path)
  return (
    isPlainBelow(place, path) &&
    lstatSync(full).size === bytes &&
    hash(readFileSync(full)) === sha256
  )
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
