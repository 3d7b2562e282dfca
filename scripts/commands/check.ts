import { build } from '../build.js'
import { buildOptions } from './build-options.js'
import { reporterNamed } from './reporter-named.js'
import { lookedAt } from './looked-at.js'
import { projectAt } from './project-at.js'
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
  const numbers = call.options.numbers ? await import('./numbers.js') : undefined
  const strict = call.options.strict === true
  const read = await numbers?.readArticleNumbers(built, strict)
  await tell(built, project, reporter, call.terminal)
  const print = reporter === 'pretty' ? call.terminal.stdout : call.terminal.stderr
  if (numbers && read) print(numbers.numbersReport(read, built, project.prefix))
  if (call.options.journal) {
    const { journalMatrix } = await import('./journal-matrix.js')
    print(journalMatrix(built, built.inputs.settings.journals ?? [], project.prefix))
  }
  if (reporter === 'pretty') call.terminal.stderr(lookedAt(built, project))
  const loose = strict && read !== undefined && numbers?.isHeld(read) === false
  return loose || built.file.messages.some((message) => message.fatal) ? 1 : 0
}
