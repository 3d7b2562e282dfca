/** The text of sources: what is Markdown and what YAML, and what new words look like in either. */
import { containers, type SourceLine, type SourcePlace } from './source-lines.js'
import type { Spot } from './spots.js'
import type { LineToken } from './tokens.js'

export const lineOf = (source: string, offset: number): number =>
  source.slice(0, offset).split('\n').length

/** New words as a scalar of YAML holds them, where they stand in one; nothing when it cannot. */
export function inYaml(
  markdown: string,
  { place }: Spot,
  near: LineToken | undefined,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  const line = near?.line?.place
  const path = place.path || line?.path || ''
  const source = sources.get(path)
  if (!line || source === undefined || markdown === '') return markdown
  const isYaml = /\.ya?ml$/.test(path) || isFrontMatter(source, line.start)
  if (!isYaml) return markdown
  const quote = source[line.start]
  if (quote === '"') return markdown.replace(/[\\"]/g, '\\$&').replace(/\n+/g, ' ')
  if (quote === "'") return markdown.replace(/'/g, "''").replace(/\n+/g, ' ')
  const isBlock = /[|>][\d+-]*[ \t]*(?:#[^\n]*)?\n\s*$/.test(
    source.slice(Math.max(0, line.start - 80), line.start),
  )
  if (isBlock || !/: | #|:$/.test(markdown)) return markdown.replace(/\n+/g, ' ')
  return undefined
}

export const isFrontMatter = (source: string, offset: number): boolean => {
  const end = /^---\r?\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source)?.[0].length ?? 0
  return offset < end
}

/** What divides a paragraph in two where it stands: an empty line, or the mark of a new item. */
export function divisionOf(
  line: SourceLine | undefined,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  if (!line?.place || line.type !== 'paragraph' || !isMarkdown(line.place.path)) return undefined
  const source = sources.get(line.place.path) ?? ''
  if (isFrontMatter(source, line.place.start)) return undefined
  if (line.item) return `\n${markerOf(line.item, source)}`
  return containers.has(line.inside.at(-1) ?? '') ? '\n\n' : undefined
}

/** What begins an item of a list, with its indent. */
export function markerOf({ start }: SourcePlace, source: string): string {
  const from = source.lastIndexOf('\n', start - 1) + 1
  return /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\] )?/.exec(source.slice(from))?.[0] ?? '- '
}

export const isMarkdown = (path: string): boolean => /\.(?:md|qmd|rmd)$/i.test(path)
