import type { VFile } from 'vfile'
import type { Built } from '../build.js'
import { diagnostics, type Diagnostic } from '../cli/diagnostics.js'
import { reporters, type ReporterName } from '../cli/reporters/index.js'
import { galleyVersion } from '../cli/version.js'
import type { Project } from '../project/project.js'
import type { Terminal } from './command.js'

/** What there is to tell of one folder's files: messages, the texts that they are about, and the way to the folder. */
export interface FolderMessages {
  file: VFile
  sources: ReadonlyMap<string, string>
  prefix: string
}

/** Prints the messages of a build, as the reporter has them. */
export async function tell(
  { file, inputs }: Pick<Built, 'file' | 'inputs'>,
  project: Project,
  reporter: ReporterName,
  terminal: Terminal,
): Promise<void> {
  tellAll([{ file, sources: inputs.sources, prefix: project.prefix }], reporter, terminal)
}

/** Prints the messages of several folders as one report. */
export function tellAll(
  told: readonly FolderMessages[],
  reporter: ReporterName,
  terminal: Terminal,
): void {
  const list = told.flatMap(({ file, prefix }) => diagnostics(file, prefix))
  const source = (path: string): string | undefined =>
    told.flatMap(({ sources, prefix }) =>
      path.startsWith(prefix) ? (sources.get(path.slice(prefix.length)) ?? []) : [],
    )[0]
  tellList(list, source, reporter, terminal)
}

/** Prints sorted messages; `source` gives the text of a file by its path among them. */
export function tellList(
  list: readonly Diagnostic[],
  source: (path: string) => string | undefined,
  reporter: ReporterName,
  terminal: Terminal,
): void {
  const { stdout, stderr } = reporters[reporter]({
    list,
    source,
    colour: terminal.colour,
    version: galleyVersion(),
  })
  if (stderr) terminal.stderr(stderr)
  if (stdout) terminal.stdout(stdout)
}
