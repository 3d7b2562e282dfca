/**
 * `galley package [PATH] --for meca|pmc|crossref|journal`: one file that another system takes as it is.
 */
import type { Built } from '../build.js'
import { build } from '../build.js'
import { checkForArchive, type PackageDestination } from '../check/archive.js'
import type { OutputFile } from '../document/inputs.js'
import type { Project } from '../project/project.js'
import { raise } from '../report.js'
import { buildOptions } from './build-options.js'
import { reporterNamed } from './reporter-named.js'
import { projectAt } from './project-at.js'
import { UsageError, type Call, type Command } from './command.js'
import { journalNotes } from './journal-notes.js'
import { buildForJournal, packForJournal } from './package/journal.js'
import { saveOutputs } from './save-outputs.js'
import { tell } from './tell.js'

/** Builds what the package holds; one that would be turned away says why and is not written. */
export const packageCommand: Command = async (call) => {
  const destination = destinationOf(call)
  refuseUseless(call, destination)
  const reporter = reporterNamed(call)
  const project = projectAt(call)
  const built =
    destination === 'journal'
      ? await buildForJournal(call, project)
      : await buildForArchive(destination, call, project)
  await tell(built, project, reporter, call.terminal)
  if (built.file.messages.some((message) => message.fatal)) return 1
  const made = await pack(destination, built)
  const folder = call.options.out ?? 'build'
  saveOutputs(call, [made], {
    folder,
    projects: [project],
    paper: built.inputs.settings.name,
    formats: [destination],
  })
  if (destination === 'journal')
    for (const line of journalNotes(built.inputs.settings)) call.terminal.stderr(`${line}\n`)
  call.terminal.stderr(`Wrote ${folder.replace(/\/+$/, '')}/${made.path}\n`)
  return 0
}

async function buildForArchive(
  destination: PackageDestination,
  call: Call,
  project: Project,
): Promise<Built> {
  // References are set in words only where a format prints them, and Crossref matches by these words too.
  const formats = new Set(destination === 'crossref' ? ['jats', 'html'] : ['jats', 'pdf'])
  const built = await build(project, { ...buildOptions(call), formats })
  checkForArchive(destination, built.article, built.file)
  for (const message of built.file.messages) if (refusing.has(message.ruleId ?? '')) raise(message)
  return built
}

/** Rules that a package is turned away for. */
const refusing: ReadonlySet<string> = new Set(['missing-journal-metadata', 'placeholder-text'])

/** What is published names its authors. */
function refuseUseless({ options }: Call, destination: PackageDestination | 'journal'): void {
  if (options.blind && (destination === 'pmc' || destination === 'crossref'))
    throw new UsageError(
      `Unexpected \`--blind\` with \`--for ${destination}\`, which takes a published article with its authors`,
      '`--for journal` and `--for meca` go to review',
    )
}

const destinations: ReadonlyArray<PackageDestination | 'journal'> = [
  'meca',
  'pmc',
  'crossref',
  'journal',
]

function destinationOf(call: Call): PackageDestination | 'journal' {
  const asked = call.options.for
  const found = destinations.find((one) => one === asked)
  if (found) return found
  throw new UsageError(
    asked === undefined ? 'Expected `--for`' : `Unknown destination \`${asked}\``,
    `one of ${destinations.map((one) => `\`${one}\``).join(', ')}`,
  )
}

async function pack(
  destination: PackageDestination | 'journal',
  built: Built,
): Promise<OutputFile> {
  const { article, inputs, outputs, shown } = built
  switch (destination) {
    case 'meca':
      return (await import('../package/meca.js')).meca(shown.article, shown.inputs, outputs)
    case 'pmc':
      return (await import('../package/pmc.js')).pmc(article, inputs, outputs)
    case 'crossref':
      return (await import('../package/crossref.js')).crossref(article, inputs)
    case 'journal':
      return packForJournal(built)
  }
}
