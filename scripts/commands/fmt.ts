import { build } from '../build.js'
import { unifiedDiff } from '../cli/unified-diff.js'
import { createMarkdown } from '../parse/syntax/index.js'
import { projectAt } from './project-at.js'
import type { Command } from './command.js'
import { writeSources } from './write-sources.js'
import { formatMarkdown } from './fmt/format.js'

/**
 * `galley fmt [PATH]`: the manuscript's Markdown in one form. A file whose meaning that would change stays as it is, and
 * is named. With `--dry-run` the changes are printed instead.
 */
export const fmt: Command = async (call) => {
  const project = projectAt(call)
  const { inputs } = await build(project, { purpose: 'check' })
  const sources = [...inputs.sources]
    .filter(([path]) => /\.md$/i.test(path))
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const markdown = createMarkdown()
  const changed: Array<{ path: string; contents: string }> = []
  for (const [path, text] of sources) {
    const contents = formatMarkdown(text, markdown)
    if (contents === undefined)
      call.terminal.stderr(
        `Left ${project.prefix}${path} as it is: another form would change what it says\n`,
      )
    else if (contents !== text) changed.push({ path: `${project.prefix}${path}`, contents })
    if (call.options['dry-run'] && contents !== undefined)
      call.terminal.stdout(unifiedDiff(`${project.prefix}${path}`, text, contents))
  }
  if (call.options['dry-run']) return 0
  writeSources(call, changed)
  return 0
}
