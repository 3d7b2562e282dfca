import type { Built } from '../build.js'
import { diagnostics } from '../cli/diagnostics.js'
import { reporters, type ReporterName } from '../cli/reporters/index.js'
import { galleyVersion } from '../cli/version.js'
import type { Project } from '../project/project.js'
import type { Terminal } from './command.js'

/** Prints the messages of a build, as the reporter has them. */
export async function tell({ file, inputs }: Pick<Built, 'file' | 'inputs'>, project: Project, reporter: ReporterName, terminal: Terminal): Promise<void> {
  const list = diagnostics(file, project.prefix)
  const source = (path: string): string | undefined => inputs.sources.get(path.slice(project.prefix.length))
  const { stdout, stderr } = reporters[reporter]({ list, source, colour: terminal.colour, version: galleyVersion() })
  if (stderr) terminal.stderr(stderr)
  if (stdout) terminal.stdout(stdout)
}
