/**
 * The data flow, whole: read → parse → resolve → check → write.
 *
 * `read` is the project (it opens files as parse asks for them), so that the files a build depends on are exactly those
 * that it opened. An error stops the build before any writer runs; with `draft`, errors about content are warnings.
 */
import { VFile } from 'vfile'
import type { Inputs, OutputFile } from './document/inputs.js'
import type { BuildOptions } from './document/settings.js'
import type { Article } from './document/tree.js'
import { parse } from './parse/index.js'
import { resolve } from './resolve/index.js'
import { check } from './check/index.js'
import { drafted } from './draft.js'
import { verify } from './verify/index.js'
import { write } from './write/index.js'
import { doing } from './doing.js'
import type { Project } from './project/project.js'
import { isFatal, soften } from './report.js'

export interface Built {
  /** `file.messages`: all that there is to tell the author, in order of place. */
  file: VFile
  /** Finished outputs; empty when there is an error. */
  outputs: OutputFile[]
  /** As printed; for what a command says of it. A blind build's outputs are of `shown`. */
  article: Article
  inputs: Inputs
  /** What the outputs are of: the article, or with `blind` the article without its authors. */
  shown: { article: Article; inputs: Inputs }
}

export type Phase = 'read' | 'resolve' | 'check' | 'write'

/** What is done in each, to go on a sentence with. */
export const phaseWords: Readonly<Record<Phase, string>> = {
  read: 'reading the manuscript',
  resolve: 'numbering and resolving',
  check: 'checking',
  write: 'writing the outputs',
}

/**
 * Builds a manuscript or, as its `purpose` says, checks it. Content never throws: what throws is a fault of the program.
 * `entering` hears of each phase as it begins.
 */
export async function build(
  project: Project,
  options: BuildOptions = {},
  entering: (phase: Phase) => void = () => {},
): Promise<Built> {
  const file = new VFile({ path: project.entry || 'manuscript' })
  const enter = (phase: Phase): void => {
    doing(phaseWords[phase])
    entering(phase)
  }
  enter('read')
  const { article: written, inputs: given } = await parse(project, options, file)
  enter('resolve')
  const resolved = await resolve(written, given, file)
  enter('check')
  await check(resolved, given, file)
  if (given.settings.draft) soften(file)
  enter('write')
  const { article, inputs } = given.settings.draft
    ? await drafted(resolved, given)
    : { article: resolved, inputs: given }
  const shown = inputs.settings.blind
    ? (await import('./blind/index.js')).anonymous(article, inputs)
    : { article, inputs }
  const outputs = file.messages.some(isFatal) ? [] : await write(shown.article, shown.inputs)
  if (outputs.length > 0) doing('reading the outputs back')
  await verify(outputs, shown.article, shown.inputs)
  return { file, outputs, article, inputs, shown }
}
