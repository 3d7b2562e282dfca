import { readProject, type DiskProject } from '../project/read.js'
import { UsageError, type Call } from './command.js'
import { optimizing } from './optimize.js'

/** The project at the call's PATH. */
export function projectAt(call: Call): DiskProject {
  const found = readProject(call.arguments[0] ?? '.', call.cwd)
  if (!found.project) throw new UsageError(found.refusal, found.hint)
  return optimizing(found.project)
}
