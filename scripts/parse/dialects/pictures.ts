/**
 * Pictures that R Markdown and Quarto left when they ran: `NAME_files/figure-html/LABEL-1.png`, Quarto's freeze, and knitr's own
 * `figure/LABEL-1.png`.
 */
import type { Project } from '../../project/project.js'

/** Kinds of output by how well their pictures serve every format of ours. */
const kinds = ['jats', 'html', 'html4', 'docx', 'gfm', 'commonmark', 'markdown', 'latex', 'pdf']

/** Finds the pictures of a chunk by its label, in order, as the text at `path` names them. */
export function renderedPictures(project: Project): (label: string, path: string) => string[] {
  return (label, path) => {
    const stem = path.replace(/\.[^.]+$/, '')
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const places = [`${stem}_files`, `_freeze/${stem}`].flatMap((place) =>
      kinds.map((kind) => `${place}/figure-${kind}`),
    )
    for (const place of [...places, `${folder}figure`]) {
      const found = project.list(place).filter((each) => isOf(label, each.slice(place.length + 1)))
      if (found.length > 0) return oneOfEach(found).map((each) => each.slice(folder.length))
    }
    return []
  }
}

const isOf = (label: string, name: string): boolean =>
  name.startsWith(`${label}-`) &&
  /^\d+\.(?:png|jpe?g|svg|pdf|tiff?)$/i.test(name.slice(label.length + 1))

/** Of one picture in two types of file the first by name, in the order of their numbers. */
function oneOfEach(paths: readonly string[]): string[] {
  const found = new Map<number, string>()
  for (const path of paths) {
    const number = Number(/-(\d+)\.\w+$/.exec(path)?.[1])
    if (!found.has(number)) found.set(number, path)
  }
  return [...found].sort(([left], [right]) => left - right).map(([, path]) => path)
}
