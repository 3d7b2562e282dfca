import { build, type Built } from '../../build.js'
import { checkPlaceholders } from '../../check/placeholders.js'
import type { OutputFile } from '../../document/inputs.js'
import type { Project } from '../../project/project.js'
import { buildOptions } from '../build-options.js'
import { raise } from '../../report.js'
import { UsageError, type Call } from '../command.js'

/** Builds for the one journal that the call names; its rules are among the messages. */
export async function buildForJournal(call: Call, project: Project): Promise<Built> {
  const names = call.options.journal ?? []
  if (names.length !== 1)
    throw new UsageError(
      names.length === 0
        ? 'Expected `--journal` with `--for journal`'
        : 'Unexpected list of journals, expected one',
      '--journal NAME',
    )
  const built = await build(project, { ...buildOptions(call), formats: new Set(['docx']) })
  checkPlaceholders(built.article, built.file)
  for (const message of built.file.messages)
    if (message.ruleId === 'placeholder-text') raise(message)
  return built
}

/** The package of what was built. */
export async function packForJournal(built: Built): Promise<OutputFile> {
  const { inputs, file, outputs } = built
  const [profile] = inputs.settings.journals ?? []
  if (!profile) throw new Error('The build was for no journal')
  const [main] = outputs
  if (!main) throw new Error('The main text was not written')
  const { journalPackage } = await import('../../package/journal.js')
  return journalPackage(
    built,
    main,
    profile.name,
    profile,
    file.messages.map(({ ruleId, reason }) => `${reason} (${ruleId})`),
  )
}
