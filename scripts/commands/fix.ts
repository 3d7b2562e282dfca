import { build } from '../build.js'
import { unifiedDiff } from '../cli/unified-diff.js'
import { projectAt } from './project-at.js'
import type { Command } from './command.js'
import { writeSources } from './write-sources.js'
import { findMends, mendText } from './fix/mends.js'

/**
 * `galley fix [PATH]`: writes what the data decide. The words of claims that the data contradict become the right ones, in
 * the style in which they were written; nothing else changes. With `--dry-run` the changes are printed instead.
 */
export const fix: Command = async (call) => {
  const project = projectAt(call)
  const { inputs, file } = await build(project, { purpose: 'check' })
  if (file.messages.some(({ ruleId }) => ruleId === 'invalid-data')) {
    call.terminal.stderr(
      'Nothing is changed, for the data have errors: `galley check` names them\n',
    )
    return 1
  }
  const texts = new Map<string, string>()
  const textOf = (path: string): string | undefined => {
    const bytes = project.opened.get(path)
    if (bytes && !texts.has(path))
      texts.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    return texts.get(path)
  }
  const mends = findMends(inputs, textOf)
  for (const { path, position, words, right, place } of mends) {
    const where = `${project.prefix}${path}:${position.start.line}:${position.start.column}`
    call.terminal.stderr(
      place
        ? `${where} \`${words}\` → \`${right}\`\n`
        : `${where} Left \`${words}\` as it is, expected \`${right}\`: mend it by hand, for markup is involved\n`,
    )
  }
  const changed = [...texts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([path, text]) => {
      const contents = mendText(
        text,
        mends.filter((mend) => mend.path === path),
      )
      return contents === text ? [] : [{ path: `${project.prefix}${path}`, text, contents }]
    })
  if (call.options['dry-run']) {
    for (const { path, text, contents } of changed)
      call.terminal.stdout(unifiedDiff(path, text, contents))
    return 0
  }
  writeSources(call, changed)
  return 0
}
