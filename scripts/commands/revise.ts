/**
 * `galley revise [PATH] --since REV [--letter FILE.md]`: the revision pack.
 */
import { resolve } from 'node:path'
import { VFile } from 'vfile'
import { build, type Built } from '../build.js'
import type { BuildOptions } from '../document/settings.js'
import { manifest } from '../project/manifest.js'
import type { Project } from '../project/project.js'
import { readProject } from '../project/read.js'
import { readRevision } from '../project/revision.js'
import { rules, type RuleName } from '../rules.js'
import { blindManifest } from './blind-manifest.js'
import { buildOptions } from './build-options.js'
import { reporterNamed } from './reporter-named.js'
import { projectAt } from './project-at.js'
import { UsageError, type Call, type Command } from './command.js'
import { saveOutputs } from './save-outputs.js'
import { tellAll, type FolderMessages } from './tell.js'

/** Writes the pack, unless the manuscript or the letter has errors. What was wrong at the revision stops nothing. */
export const revise: Command = async (call) => {
  const reporter = reporterNamed(call)
  const project = projectAt(call)
  const old = oldProject(call, project)
  const letter = letterProject(call)
  const options: BuildOptions = {
    ...buildOptions(call),
    layout: call.options.layout === 'article' ? 'article' : 'review',
  }
  const after = await build(project, { ...options, formats: new Set(['pdf', 'docx']) })
  const told: FolderMessages[] = [
    { file: after.file, sources: after.inputs.sources, prefix: project.prefix },
  ]
  const { answerTo, responseFiles, revisionFiles } = await import('../package/revision.js')
  const file = new VFile({ path: letter?.entry })
  const answer =
    letter && !hasErrors(after.file) ? await answerTo(letter, after.shown, file) : undefined
  if (letter && answer) told.push({ file, sources: answer.sources, prefix: letter.prefix })
  tellAll(told, reporter, call.terminal)
  if (hasErrors(after.file) || hasErrors(file)) return 1
  const before = await oldBuild(old.project, options, call)
  const { files, changes, following } = await revisionFiles(before.shown, after.shown, {
    revision: call.options.since!,
    commit: old.commit,
  })
  const outputs = [
    ...after.outputs.filter(({ path }) => /^[^/]+\.(?:pdf|docx)$/.test(path)),
    ...files,
    ...(answer ? await responseFiles(answer) : []),
  ]
  const opened = new Map([
    ...project.opened,
    ...[...(letter?.opened ?? [])].map(([path, bytes]) => [`letter:${path}`, bytes] as const),
  ])
  const decided = {
    layout: options.layout,
    journal: call.options.journal?.join(','),
    blind: options.blind,
    since: old.commit,
    sourceDateEpoch: call.sourceDateEpoch,
  }
  const list = options.blind
    ? blindManifest({ ...project, opened }, { ...after, outputs }, decided)
    : manifest(opened, outputs, after.inputs.evaluations, decided)
  saveOutputs(call, [...outputs, list], {
    folder: folderOf(call),
    projects: [project, ...(letter ? [letter] : [])],
    paper: after.inputs.settings.name,
    formats: ['revision'],
  })
  if (answer && options.blind)
    call.terminal.stderr(
      'Note: the response letter is as you wrote it, and must not say who you are\n',
    )
  for (const { path, remarks = [] } of outputs)
    for (const remark of remarks) call.terminal.stderr(`Note: ${path}: ${remark}\n`)
  const numbers =
    following === 0
      ? ''
      : ` and ${following} ${following === 1 ? 'number that follows' : 'numbers that follow'} from them`
  call.terminal.stderr(
    `${changes === 0 ? 'No changes' : changes === 1 ? '1 change' : `${changes} changes`}${numbers} since ${call.options.since}\nWrote ${[...outputs.map(({ path }) => path), 'manifest.json'].map((path) => `${folderOf(call)}/${path}`).join(', ')}\n`,
  )
  return 0
}

const hasErrors = (file: VFile): boolean => file.messages.some(({ fatal }) => fatal)
const folderOf = ({ options }: Call): string =>
  (options.out ?? 'build/revision').replace(/(?<=.)\/+$/, '')

function oldProject(
  { options: { since }, cwd }: Call,
  project: Project,
): { project: Project; commit: string } {
  if (since === undefined)
    throw new UsageError(
      'Expected `--since`',
      'the revision that the reviewers read: `galley revise --since v1`',
    )
  const found = readRevision(since, resolve(cwd, project.prefix), project.entry)
  if (!found.project) throw new UsageError(found.refusal, found.hint)
  return found
}

function letterProject({ options: { letter }, cwd }: Call): Project | undefined {
  if (letter === undefined) return undefined
  const found = readProject(letter, cwd)
  if (!found.project) throw new UsageError(found.refusal, found.hint)
  if (found.project.entry === '')
    throw new UsageError(`\`${letter}\` is a folder`, '`--letter` takes a Markdown file')
  return found.project
}

/** The old manuscript is compared as a draft prints it. */
async function oldBuild(
  project: Project,
  options: BuildOptions,
  { options: { since }, terminal }: Call,
): Promise<Built> {
  const before = await build(project, {
    ...options,
    draft: true,
    purpose: 'compare',
  })
  const unreadable = before.file.messages.find(({ fatal }) => fatal)
  if (unreadable)
    throw new UsageError(`The manuscript at \`${since}\` cannot be read: ${unreadable.reason}`)
  const errors = before.file.messages.filter(
    ({ ruleId }) => rules[ruleId as RuleName]?.severity === 'error',
  )
  if (errors.length === 0) return before
  const { file: path = '', line = 1, column = 1, reason } = errors[0]!
  terminal.stderr(
    `Note: at ${since} the manuscript has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}, and is compared as a draft prints it: ${since}:${path}:${line}:${column} ${reason}\n`,
  )
  return before
}
