import { optimizeAll } from '../optimizer.js'
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
      if (text >= much) optimizeAll()
    }
    return found
  }
  return { ...project, open }
}
