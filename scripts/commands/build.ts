import { build, type Built } from '../build.js'
import { manifest, type ManifestOptions } from '../project/manifest.js'
import { readProject, type DiskProject } from '../project/read.js'
import { blindManifest } from './blind-manifest.js'
import { buildOptions, reporterNamed } from './build-options.js'
import { UsageError, type Call, type Command, type ExitCode } from './command.js'
import { journalNotes } from './journal-notes.js'
import { optimizing } from './optimize.js'
import { progressOn } from './progress.js'
import { saveOutputs } from './save-outputs.js'
import { tell } from './tell.js'

/** `galley build [PATH]`: messages, and the outputs when no message is an error. */
export const buildCommand: Command = async (call) => {
  const once = (): Promise<{ code: ExitCode; project: DiskProject }> => buildOnce(call)
  if (!call.options.watch) return (await once()).code
  const { watch } = await import('./watch.js')
  return watch(once, call.terminal)
}

async function buildOnce(call: Call): Promise<{ code: ExitCode; project: DiskProject }> {
  const options = buildOptions(call)
  const reporter = reporterNamed(call)
  const project = projectAt(call)
  const progress = progressOn(call.terminal)
  const built = await build(project, options, progress.enter)
  const failed = built.file.messages.some((message) => message.fatal)
  progress.clear()
  await tell(built, project, reporter, call.terminal)
  if (!failed) write(call, project, built)
  return { code: failed ? 1 : 0, project }
}

/** The project at the call's PATH. */
export function projectAt(call: Call): DiskProject {
  const found = readProject(call.arguments[0] ?? '.', call.cwd)
  if (!found.project) throw new UsageError(found.refusal, found.hint)
  return optimizing(found.project)
}

function write(call: Call, project: DiskProject, built: Built): void {
  const { inputs, outputs } = built
  const folder = call.options.out ?? 'build'
  const { settings } = inputs
  const options: ManifestOptions = {
    formats: [...settings.formats].sort(),
    journal: call.options.journal?.join(','),
    layout: settings.layout,
    jats: settings.jats,
    draft: settings.draft,
    blind: settings.blind,
    sourceDateEpoch: settings.sourceDateEpoch,
  }
  const files = [
    ...outputs,
    settings.blind
      ? blindManifest(project, built, options)
      : manifest(project.opened, outputs, inputs.evaluations, options),
  ]
  saveOutputs(call, files, {
    folder,
    projects: [project],
    paper: settings.name,
    formats: [...settings.formats].sort(),
  })
  for (const { path, remarks = [] } of outputs)
    for (const remark of remarks) call.terminal.stderr(`Note: ${path}: ${remark}\n`)
  for (const line of journalNotes(settings)) call.terminal.stderr(`${line}\n`)
  call.terminal.stderr(
    `Wrote ${listed(
      files.map(({ path }) => path),
      folder.replace(/\/+$/, ''),
    )}\n`,
  )
}

/** The outputs by name; of those in folders (figures, data) only how many there are. */
function listed(paths: readonly string[], folder: string): string {
  const own = paths
    .filter((path) => !path.includes('/'))
    .map((path) => `${folder}/${path}`)
    .join(', ')
  const below = [
    ...new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0]!)),
  ]
  return [
    own,
    ...below.map(
      (name) =>
        `${paths.filter((path) => path.startsWith(`${name}/`)).length} in ${folder}/${name}`,
    ),
  ].join(', ')
}
