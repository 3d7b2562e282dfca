/**
 * What R Markdown and Quarto left when they ran a manuscript: knitted Markdown beside the source (`keep_md: true`) and
 * Quarto's freeze. What stands there between two pieces of the source's prose is the result of the code between them.
 */
import type { VFile } from 'vfile'
import type { Project } from '../../project/project.js'
import { report } from '../../report.js'
import type { Sources } from '../sources.js'
import { codeSpans, type CodeSpan } from './code-spans.js'
import type { Traced } from './traced.js'

/** Code that is run: a chunk by what stands behind its fence, or code in a line. */
const isRun = (text: string, { from, to, info }: CodeSpan): boolean =>
  info === undefined
    ? /^`(?:r|\{(?:r|python|julia)\})[ \t]/.test(text.slice(from, to))
    : /^\{[a-zA-Z]/.test(info)

/** A text with the results of its code, where a render left them; with what is older than the text, told. */
export function withResults(
  text: Traced,
  path: string,
  sources: Sources,
  project: Project,
  file: VFile,
): Traced {
  if (!/\.(?:rmd|qmd)$/i.test(path)) return text
  const pieces = codeSpans(text.text).filter((span) => isRun(text.text, span))
  if (pieces.length === 0) return text
  for (const { path: name, text: rendered } of renders(path, sources, project)) {
    const found = align(text.text, pieces, rendered)
    if (!found) continue
    if (found.changed === undefined)
      return text.with(
        pieces.map(({ from, to }, index) => ({ from, to, text: found.results[index] ?? '' })),
      )
    const fragment = text.fragment(path, sources.texts.get(path) ?? text.text)
    const line = text.text.slice(0, found.changed).split('\n').length - 1
    const start = fragment.line(line)
    report(
      file,
      'leftover-markup',
      { start, end: start, path },
      `Unexpected text that is not in \`${name}\`, expected that file to be made anew: its results are older than the text`,
      { severity: 'error' },
    )
    return text
  }
  return text
}

/** The texts that a render may have left, the likeliest first. */
function renders(
  path: string,
  sources: Sources,
  project: Project,
): Array<{ path: string; text: string }> {
  const stem = path.replace(/\.[^.]+$/, '')
  const name = stem.slice(stem.lastIndexOf('/') + 1)
  const knitted = [`${stem}.knit.md`, `${stem}.md`].flatMap((each) => sources.optional(each) ?? [])
  const frozen = project
    .list(`_freeze/${stem}/execute-results`)
    .filter((each) => each.endsWith('.json'))
    .flatMap((each) => sources.optional(each) ?? [])
    .flatMap(({ path: at, text }) => {
      const markdown = markdownOf(text)
      const files = `_freeze/${stem}/`
      return markdown === undefined
        ? []
        : [{ path: at, text: markdown.replaceAll(`${name}_files/`, files) }]
    })
  return [...knitted, ...frozen]
}

function markdownOf(json: string): string | undefined {
  try {
    const { result } = JSON.parse(json) as { result?: { markdown?: unknown } }
    return typeof result?.markdown === 'string' ? result.markdown : undefined
  } catch {
    return undefined
  }
}

/**
 * The result of each piece of code; `changed` is where the source has prose that the render lacks. Nothing where most of it
 * is missing: that is no render of this source.
 */
function align(
  source: string,
  pieces: ReadonlyArray<{ from: number; to: number }>,
  rendered: string,
): { results: string[]; changed?: number } | undefined {
  const results: string[] = []
  let at = 0
  let [found, lost] = [0, 0]
  let changed: number | undefined
  let open: number | undefined
  const bounds = [{ from: 0, to: 0 }, ...pieces, { from: source.length, to: source.length }]
  for (let index = 1; index < bounds.length; index++) {
    const from = bounds[index - 1]!.to
    const raw = source.slice(from, bounds[index]!.from)
    const prose = index < 2 ? raw.trimStart() : raw
    const isEmpty = prose.trim() === ''
    const isLast = index === bounds.length - 1
    // Code at the very end, or right behind other code: all that is left, or nothing.
    const next = isEmpty
      ? isLast
        ? { start: rendered.length, end: rendered.length }
        : undefined
      : locate(rendered, prose, at)
    if (next) {
      if (index > 1) results[open ?? index - 2] = rendered.slice(at, next.start)
      at = next.end
      open = undefined
      if (!isEmpty) found++
    } else if (isEmpty) {
      open ??= index - 2
      results[index - 1] = ''
    } else {
      if (++lost > found + 20) return undefined
      changed ??= from + raw.length - raw.trimStart().length
    }
  }
  if (found <= lost) return undefined
  return changed === undefined ? { results } : { results, changed }
}

/** Where a piece of prose stands; blanks at its ends may be others. */
function locate(
  text: string,
  prose: string,
  from: number,
): { start: number; end: number } | undefined {
  const exact = text.indexOf(prose, from)
  if (exact >= 0) return { start: exact, end: exact + prose.length }
  const trimmed = prose.trim()
  const start = text.indexOf(trimmed, from)
  return start < 0 ? undefined : { start, end: start + trimmed.length }
}
