import { build, type Built } from '../../build.js'
import type { Image, OutputFile } from '../../document.js'
import { profileNamed } from '../../journals/index.js'
import type { Project } from '../../project/project.js'
import { report } from '../../report.js'
import { visit } from '../../tree/visit.js'
import { buildOptions } from '../build-options.js'
import { UsageError, type Call } from '../command.js'

/** Builds for the one journal that the call names; its rules and what no package can hold are among the messages. */
export async function buildForJournal(call: Call, project: Project): Promise<Built> {
  const names = call.options.journal ?? []
  if (names.length !== 1) throw new UsageError(names.length === 0 ? 'Expected `--journal` with `--for journal`' : 'Unexpected list of journals, expected one', '--journal NAME')
  const built = await build(project, { ...buildOptions(call), formats: new Set(['docx']) })
  refuseUndrawn(built)
  return built
}

/** Where a journal takes no drawings as PDF, figures go as bitmaps, and no program here makes one of a PDF. */
function refuseUndrawn({ article, inputs, file }: Built): void {
  if (profileNamed(inputs.settings.journals?.[0] ?? '')?.package.figures.drawings === 'pdf') return
  visit(article, (node, parents) => {
    if (node.type !== 'image' || !parents.some(({ type }) => type === 'figure')) return
    const image = node as Image
    if (inputs.images.get(image.path)?.format === 'pdf') {
      report(file, 'unsuitable-image', image, `Unexpected figure \`${image.url}\` in PDF, expected SVG, PNG, JPEG or TIFF, from which the journal's file can be made`).fatal = true
    }
  })
}

/** The package of what was built. */
export async function packForJournal(built: Built): Promise<OutputFile> {
  const { inputs, file, outputs } = built
  const name = inputs.settings.journals?.[0] ?? ''
  const profile = profileNamed(name)
  if (!profile) throw new Error(`No profile is called ${name}`)
  const [main] = outputs
  if (!main) throw new Error('The main text was not written')
  const { journalPackage } = await import('../../package/journal.js')
  return journalPackage(built, main, name, profile, file.messages.map(({ ruleId, reason }) => `${reason} (${ruleId})`))
}
