/**
 * `galley checklist [PATH] --for NAME`: the filled form of a reporting checklist.
 */
import { build } from '../build.js'
import { checklistsOf, reportChecklist } from '../check/checklist.js'
import { formSummary, toConfirm } from '../checklists/form.js'
import { checklistName, checklistNames } from '../checklists/index.js'
import { choose } from '../cli/arguments.js'
import { buildOptions } from './build-options.js'
import { reporterNamed } from './reporter-named.js'
import { projectAt } from './project-at.js'
import { UsageError, type Call, type Command } from './command.js'
import { saveOutputs } from './save-outputs.js'
import { tell } from './tell.js'

/** Writes the form, unless the manuscript has errors or the checklist refuses it. */
export const checklistCommand: Command = async (call) => {
  const asked = checklistOf(call)
  const name = checklistName(asked)
  const reporter = reporterNamed(call)
  const project = projectAt(call)
  const built = await build(project, {
    ...buildOptions(call),
    purpose: 'check',
    checklist: asked === name ? undefined : asked,
  })
  if (!checklistsOf(built.article, built.inputs).includes(name))
    reportChecklist(name, built.article, built.inputs, built.file)
  await tell(built, project, reporter, call.terminal)
  if (built.file.messages.some((message) => message.fatal)) return 1
  const { checklistFiles } = await import('../package/checklist.js')
  const { files, filled } = await checklistFiles(name, built.article, built.inputs)
  const folder = call.options.out ?? 'build'
  saveOutputs(call, files, {
    folder,
    projects: [project],
    paper: built.inputs.settings.name,
    formats: [name],
  })
  for (const line of [formSummary(filled), toConfirm(filled)])
    if (line) call.terminal.stderr(`${line}\n`)
  call.terminal.stderr(
    `Wrote ${files.map(({ path }) => `${folder.replace(/\/+$/, '')}/${path}`).join(', ')}\n`,
  )
  return 0
}

function checklistOf({ options }: Call): string {
  if (options.for === undefined)
    throw new UsageError(
      'Expected `--for`',
      `one of ${checklistNames()
        .map((one) => `\`${one}\``)
        .join(', ')}`,
    )
  return /\.ya?ml$/i.test(options.for) ? options.for : choose('for', options.for, checklistNames())
}
