import { build } from '../build.js'
import { buildOptions, reporterNamed } from './build-options.js'
import { projectAt } from './build.js'
import type { Command } from './command.js'
import { progressOn } from './progress.js'
import { tell } from './tell.js'

/** `galley check [PATH]`: the messages and exit code of `build`; writes nothing. */
export const checkCommand: Command = async (call) => {
  const options = buildOptions(call)
  const reporter = reporterNamed(call)
  const project = projectAt(call)
  const progress = progressOn(call.terminal)
  const built = await build(project, { ...options, purpose: 'check' }, progress.enter)
  progress.clear()
  await tell(built, project, reporter, call.terminal)
  const print = reporter === 'pretty' ? call.terminal.stdout : call.terminal.stderr
  if (call.options.numbers) {
    const { numbersReport } = await import('./numbers.js')
    print(numbersReport(built, project.prefix))
  }
  if (call.options.journal) {
    const { journalMatrix } = await import('./journal-matrix.js')
    print(journalMatrix(built, built.inputs.settings.journals ?? [], project.prefix))
  }
  return built.file.messages.some((message) => message.fatal) ? 1 : 0
}
