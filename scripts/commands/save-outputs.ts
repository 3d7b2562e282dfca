import { resolve } from 'node:path'
import type { OutputFile } from '../document/inputs.js'
import type { Project } from '../project/project.js'
import { SaveError } from '../project/save-error.js'
import { save } from '../project/save.js'
import { UsageError, type Call } from './command.js'

interface Saved {
  /** As the author names it. */
  folder: string
  /** The manuscript's project, and those of other files that must not be overwritten. */
  projects: readonly Project[]
  /** The base name of the manuscript's outputs: whose the files are, in the folder's list. */
  paper: string
  /** What is made of it: formats, or the kind of package. */
  formats: readonly string[]
}

/** Writes a command's files into its output folder; throws a UsageError when the folder cannot take them. */
export function saveOutputs(call: Call, files: readonly OutputFile[], saved: Saved): void {
  const { folder, projects, paper, formats } = saved
  const inputs = projects.flatMap((project) =>
    [...project.opened.keys()].map((path) => resolve(call.cwd, project.prefix, path)),
  )
  try {
    save(resolve(call.cwd, folder), files, {
      inputs,
      shown: folder,
      owner: { paper, formats },
      force: call.options.force === true,
    })
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message, error.hint) : error
  }
}
