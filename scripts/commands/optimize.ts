/**
 * V8's optimising compiler costs a short paper more than it gives, and saves a long one most of its time. It is off when
 * the program starts (`cli.ts`) and comes on when much text arrives; what is built does not depend on it.
 */
import { setFlagsFromString } from 'node:v8'
import type { DiskProject } from '../project/read.js'

/** Bytes of text from which on optimising pays. */
const much = 60_000

/** `project`, whose text turns V8's optimising compiler on when there is much of it. */
export function optimizing(project: DiskProject): DiskProject {
  let text = 0
  const open: DiskProject['open'] = (path, from) => {
    const found = project.open(path, from)
    if (text < much && found.bytes && /\.(?:md|bib|csv|ya?ml)$/i.test(found.path)) {
      text += found.bytes.length
      if (text >= much) setFlagsFromString('--opt')
    }
    return found
  }
  return { ...project, open }
}
