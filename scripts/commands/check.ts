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
  const built = await build(project, { ...options, formats: new Set() }, progress.enter)
  progress.clear()
  await tell(built, project, reporter, call.terminal)
  if (call.options.numbers) {
    const { numbersReport } = await import('./numbers.js')
    const text = numbersReport(built, project.prefix)
    if (reporter === 'pretty') call.terminal.stdout(text)
    else call.terminal.stderr(text)
  }
  return built.file.messages.some((message) => message.fatal) ? 1 : 0
}
