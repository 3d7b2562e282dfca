/** Files of a LaTeX project, below the folder of its main file. */
import { posix } from 'node:path'

/** Bytes by path; nothing where there is none, or where the path leaves the folder. */
export type TexFiles = (path: string) => Uint8Array | undefined

/** A file's text, in UTF-8 or, where it is none, as Latin 1, in which older papers are. */
export function texFileText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    return new TextDecoder('latin1').decode(bytes).replace(/\r\n?/g, '\n')
  }
}

/** A path that stands in a project without leading out of it. */
export function insideProject(path: string): string | undefined {
  const place = posix.normalize(path.trim().replace(/^\.\//, ''))
  return place === '' ||
    place.startsWith('..') ||
    posix.isAbsolute(place) ||
    /^[a-z]+:/i.test(place)
    ? undefined
    : place
}
