/**
 * `galley revise [PATH] --since REV [--letter FILE.md]`: the revision pack.
 */
import { resolve } from 'node:path'
import { build, type Built } from '../build.js'
import type { OutputFile } from '../document.js'
import { manifest } from '../project/manifest.js'
import type { Project } from '../project/project.js'
import { readRevision } from '../project/revision.js'
import { save, SaveError } from '../project/save.js'
import { rules, type RuleName } from '../rules.js'
import { buildOptions, reporterNamed } from './build-options.js'
import { projectAt } from './build.js'
import { UsageError, type Call, type Command } from './command.js'
import { tell } from './tell.js'

/** Writes the pack, unless the manuscript or the letter has errors. What was wrong at the revision stops nothing. */
export const revise: Command = async (call) => {
  const reporter = reporterNamed(call)
  const project = projectAt(call)
  const { since } = call.options
  if (since === undefined) throw new UsageError('Expected `--since`', 'the revision that the reviewers read: `galley revise --since v1`')
  const old = readRevision(since, resolve(call.cwd, project.prefix), project.entry)
  if (!old.project) throw new UsageError(old.refusal, old.hint)
  const options = { ...buildOptions(call), layout: call.options.layout === 'article' ? 'article' as const : 'review' as const }
  const after = await build(project, { ...options, formats: new Set(['pdf', 'docx']) })
  if (hasErrors(after)) return await tell(after, project, reporter, call.terminal), 1
  // A format that no writer has: references are set as for print, and nothing is written.
  const before = await build(old.project, { ...options, draft: true, formats: new Set(['highlighted']) })
  const unreadable = before.file.messages.find(({ fatal }) => fatal)
  if (unreadable) throw new UsageError(`The manuscript at \`${since}\` cannot be read: ${unreadable.reason}`)
  const { revisionFiles } = await import('../package/revision.js')
  const { files, changes } = await revisionFiles(before, after, { revision: since, commit: old.commit })
  await tell(after, project, reporter, call.terminal)
  if (hasErrors(after)) return 1
  const outputs = [...after.outputs.filter(({ path }) => /\.(?:pdf|docx)$/.test(path)), ...files]
  write(call, project, outputs, manifest(project.opened, outputs, after.inputs.evaluations, { ...options, formats: undefined, since: old.commit }))
  for (const line of [...remarksOn(before, since), ...outputs.flatMap(({ path, remarks = [] }) => remarks.map((remark) => `Note: ${path}: ${remark}`))]) call.terminal.stderr(`${line}\n`)
  call.terminal.stderr(`${changes === 0 ? 'No changes' : changes === 1 ? '1 change' : `${changes} changes`} since ${since}\nWrote ${[...outputs.map(({ path }) => path), 'manifest.json'].map((path) => `${folderOf(call)}/${path}`).join(', ')}\n`)
  return 0
}

const hasErrors = ({ file }: Built): boolean => file.messages.some(({ fatal }) => fatal)
const folderOf = ({ options }: Call): string => (options.out ?? 'build/revision').replace(/(?<=.)\/+$/, '')

/** The old manuscript is compared as a draft prints it. */
function remarksOn({ file }: Built, since: string): string[] {
  const errors = file.messages.filter(({ ruleId }) => rules[ruleId as RuleName]?.severity === 'error')
  if (errors.length === 0) return []
  const { file: path = '', line = 1, column = 1, reason } = errors[0]!
  return [`Note: at ${since} the manuscript has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}, and is compared as a draft prints it: ${since}:${path}:${line}:${column} ${reason}`]
}

function write(call: Call, project: Project, outputs: readonly OutputFile[], list: OutputFile): void {
  const inputs = [...project.opened.keys()].map((path) => resolve(call.cwd, project.prefix, path))
  try {
    save(resolve(call.cwd, folderOf(call)), [...outputs, list], inputs, folderOf(call))
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message) : error
  }
}
