/**
 * The text of a single file as its tool would have it: with the chapters of a book, with files that it includes, with the
 * values of its placeholders, and with the results that a render left. No path leaves the folder, no file includes itself,
 * and there are few of them.
 */
import type { VFile } from 'vfile'
import type { Project } from '../../project/project.js'
import { report } from '../../report.js'
import { placeInFragment, type Fragment } from '../fragment.js'
import { readHead } from '../head.js'
import type { Sources, SourceText } from '../sources.js'
import { readYaml, type YamlValue } from '../yaml.js'
import { withResults } from './rendered.js'
import { Traced } from './traced.js'
import { withVariables } from './variables.js'
import { append } from '../../lists.js'

interface Given {
  project: Project
  sources: Sources
  file: VFile
  root: YamlValue
}

/** More files no manuscript has. */
const most = 300

/** The pieces of the manuscript, in order, each of one file. `from` is where the text of `source` begins. */
export function assemble(source: SourceText, from: number, given: Given): Fragment[] {
  const assembly = new Assembly(given)
  return [
    ...assembly.read(source, from, []),
    ...chapters(source.path, given).flatMap((path) => assembly.open(path, [source.path])),
  ]
}

class Assembly {
  readonly #given: Given
  #count = 0

  constructor(given: Given) {
    this.#given = given
  }

  open(path: string, above: readonly string[]): Fragment[] {
    const source = this.#given.sources.read(path)
    return source ? this.read(source, readHead(source.text, source.path).from, above) : []
  }

  read({ path, text }: SourceText, from: number, above: readonly string[]): Fragment[] {
    const { project, sources, file, root } = this.#given
    this.#count++
    const own = Traced.of(text.slice(from), from)
    const whole = withVariables(withResults(own, path, sources, project, file), root, path, sources)
    const pieces: Fragment[] = []
    let done = 0
    for (const match of whole.text.matchAll(include)) {
      const target = (match[1] ?? match[3] ?? match[5] ?? '').trim().replace(/^["']|["']$/g, '')
      pieces.push(whole.fragment(path, text, done, match.index))
      append(
        pieces,
        this.#include(target, path, whole.fragment(path, text), match, [...above, path]),
      )
      done = match.index + match[0].length
    }
    pieces.push(whole.fragment(path, text, done))
    return pieces.filter((piece) => piece.text.trim() !== '')
  }

  #include(
    target: string,
    from: string,
    fragment: Fragment,
    match: RegExpExecArray,
    above: readonly string[],
  ): Fragment[] {
    const { sources, file } = this.#given
    const place = placeInFragment(fragment, match.index, match[0].trimEnd().length)
    const source = sources.read(target, from, place, 'file to include')
    if (!source) return []
    if (above.includes(source.path) || this.#count >= most || above.length > 20) {
      report(
        file,
        'unsupported-markup',
        place,
        `Unexpected file \`${target}\` that ${above.includes(source.path) ? 'includes itself' : `is one of more than ${most}`}, expected each file once; it is left out`,
      )
      return []
    }
    return this.read(source, readHead(source.text, source.path).from, above)
  }
}

/** Quarto's `{{< include file >}}`, MyST's `{include}`, knitr's `child="file"`, each on lines of its own. */
const include =
  /^\{\{<[ \t]*include[ \t]+([^>\n]+?)[ \t]*>\}\}[ \t]*$|^(`{3,}|:{3,})[ \t]*\{include\}[ \t]+([^\n]+)\n(?:[ \t]*:[^\n]*\n)*[ \t]*\2[ \t]*$|^(`{3,})[ \t]*\{r[^\n}]*\bchild[ \t]*=[ \t]*["']([^"'\n]+)["'][^\n]*\}[ \t]*\n\s*\4[ \t]*$/gm

/** The other chapters of a book whose first is `path` (`index.Rmd` with `_bookdown.yml`, `index.qmd` with `_quarto.yml`). */
function chapters(path: string, { project, sources }: Given): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const name = path.slice(folder.length)
  if (!/^index\.(?:rmd|qmd)$/i.test(name)) return []
  const isQuarto = /qmd$/i.test(name)
  const source = sources.optional(`${folder}${isQuarto ? '_quarto.yml' : '_bookdown.yml'}`)
  if (!source) return []
  const { root } = readYaml(source.text, source.path, 'invalid-metadata')
  const entry = (value: YamlValue | undefined, key: string): YamlValue | undefined =>
    value?.entries?.find((each) => each.key === key)?.value
  const listed = isQuarto
    ? filesIn(entry(entry(root, 'book'), 'chapters'))
    : filesIn(entry(root, 'rmd_files'))
  const found =
    listed.length > 0 || isQuarto
      ? listed.map((each) => folder + each)
      : project
          .list(folder.replace(/\/$/, ''))
          .filter((each) => /^[^/_][^/]*\.rmd$/i.test(each.slice(folder.length)))
  return found.filter((each) => each !== path && /\.(?:rmd|qmd|md)$/i.test(each)).slice(0, most)
}

/** Names of files in a list, in lists of its parts too. */
function filesIn(value: YamlValue | undefined, depth = 0): string[] {
  if (!value || depth > 5) return []
  if (value.text !== undefined) return [value.text]
  const inside = value.items ?? (value.entries ?? []).map((each) => each.value)
  return inside.flatMap((each) => filesIn(each, depth + 1))
}
