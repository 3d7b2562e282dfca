/** Which manuscripts a batch is of, and where each one's outputs go. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../command.js'

export interface Paper {
  /** As reports name it: the way from the batch's folder, with `/`. */
  name: string
  /** Absolute: a folder that holds `manuscript/`, or a Markdown file. */
  path: string
  /** Where its outputs go, below the batch's output folder. */
  out: string
}

const isMarkdown = (name: string): boolean => /\.(?:md|qmd|rmd)$/i.test(name)

/**
 * Every manuscript below a folder, or in a list: a text file with a path on each line, from the list's own folder; blank
 * lines and those that begin with `#` are left out. Sorted by name; `besides` (absolute) is not looked into.
 */
export function papersAt(argument: string, cwd: string, besides: string): Paper[] {
  const place = resolve(cwd, argument)
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found) throw new UsageError(`\`${argument}\` does not exist`)
  if (found.isFile() && isMarkdown(place))
    throw new UsageError(
      `\`${argument}\` is one manuscript`,
      '`galley build` builds it; a batch is a folder of manuscripts, or a file that lists them',
    )
  const papers = found.isDirectory()
    ? paperOf(place, below(place, besides))
    : paperOf(resolve(place, '..'), listed(place))
  if (papers.length === 0)
    throw new UsageError(
      `\`${argument}\` ${found.isDirectory() ? 'holds' : 'lists'} no manuscript`,
      'a manuscript is a folder that holds `manuscript/`, or a Markdown file that begins with `---`',
    )
  return papers
}

/** The `which`th of `of` parts, every paper in one of them. */
export function shardOf<Item>(list: readonly Item[], which: number, of: number): Item[] {
  return list.filter((_, index) => index % of === which - 1)
}

function paperOf(root: string, paths: readonly string[]): Paper[] {
  return [...new Set(paths)]
    .map((path) => {
      const way = relative(root, path)
      const inside = way !== '' && !way.startsWith('..') && !isAbsolute(way)
      const name = (inside ? way : path).split(sep).join('/')
      const kept = name.replace(/^[A-Za-z]:/, '').replace(/^\/+/, '')
      return { name, path, out: isMarkdown(kept) ? kept.replace(/\.\w+$/, '') : kept }
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** Manuscripts below `folder`: what a manuscript's own folder holds is its own. */
function below(folder: string, besides: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  if (entries.some((entry) => entry.isDirectory() && entry.name === 'manuscript')) return [folder]
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || path === besides) return []
    if (entry.isDirectory()) return below(path, besides)
    return entry.isFile() && isMarkdown(entry.name) && hasFrontMatter(path) ? [path] : []
  })
}

/** A README and a chapter have none. */
const hasFrontMatter = (path: string): boolean =>
  /^\uFEFF?---\r?\n/.test(readFileSync(path, 'utf8').slice(0, 8))

function listed(list: string): string[] {
  return readFileSync(list, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => resolve(list, '..', line))
}
