/** Of which manuscript a file is. */
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'

const isMarkdown = (path: string): boolean => /\.(?:md|qmd|rmd)$/i.test(path)

/**
 * What `galley check` would be called with for a file (absolute): the nearest folder above that holds `manuscript/`, else
 * the file itself, when it is Markdown and no README.
 */
export function manuscriptPlace(path: string): string | undefined {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'manuscript')) && holds(folder, path)) return folder
  return isMarkdown(path) && basename(path) !== 'README.md' ? path : undefined
}

/** A README beside the folder `manuscript/` is no part of it; a bibliography is. */
function holds(folder: string, path: string): boolean {
  return relative(folder, path).split(sep)[0] === 'manuscript' || !isMarkdown(path)
}

/** The folder that paths of messages are relative to, of a place that `placeOf` gave. */
export function folderOf(place: string): string {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ? place : dirname(place)
}
