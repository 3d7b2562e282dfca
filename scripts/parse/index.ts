import type { VFile } from 'vfile'
import type { Article, Inputs } from '../document.js'
import type { BuildOptions } from '../build.js'
import type { Project } from '../project/project.js'

/** Source → article and inputs. */
export async function parse(project: Project, options: BuildOptions, file: VFile): Promise<{ article: Article; inputs: Inputs }> {
  throw new Error(`to be written ${project.entry} ${options.journal} ${file.path}`)
}
