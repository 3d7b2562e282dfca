import { build, type Built, type Phase } from '../../build.js'
import type { OutputFile } from '../../document/inputs.js'
import { manifest, type ManifestOptions } from '../../project/manifest.js'
import type { DiskProject } from '../../project/read.js'
import { blindManifest } from '../blind-manifest.js'
import { buildOptions } from '../build-options.js'
import type { Call } from '../command.js'
import { journalNotes } from '../journal-notes.js'
import { saveOutputs } from '../save-outputs.js'
import { keepOutcome } from './last.js'
import { outcomeOf, type BuildOutcome } from './outcome.js'

/** Who hears what a build comes to. */
export interface Listener {
  entering?: (phase: Phase) => void
  /** The messages, before a file is written. */
  told?: (outcome: BuildOutcome) => void
}

/** Builds `project` and writes its files, unless there is an error. Throws a UsageError when they cannot be written. */
export async function buildOnce(
  call: Call,
  project: DiskProject,
  { entering, told }: Listener = {},
): Promise<BuildOutcome> {
  const built = await build(project, buildOptions(call), entering)
  const outcome = outcomeOf(built)
  told?.(outcome)
  if (outcome.code !== 0) return outcome
  const files = write(call, project, built)
  const done = {
    ...outcome,
    files: files.map(({ path }) => path),
    notes: [
      ...built.outputs.flatMap(({ path, remarks = [] }) =>
        remarks.map((remark) => `Note: ${path}: ${remark}`),
      ),
      ...journalNotes(built.inputs.settings),
    ],
  }
  keepOutcome(call, project, done, files)
  return done
}

function write(call: Call, project: DiskProject, built: Built): OutputFile[] {
  const { inputs, outputs } = built
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
    folder: call.options.out ?? 'build',
    projects: [project],
    paper: settings.name,
    formats: [...settings.formats].sort(),
  })
  return files
}
