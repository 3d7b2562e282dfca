/**
 * A delivery to PubMed Central (PMC file specification): one zip an article, its files named after journal, volume and
 * article.
 *
 *     exj-3-e42.xml, exj-3-e42.pdf
 *     exj-3-e42-g001.png      figures, in order of first appearance
 *     exj-3-e42-i001.png      images in a line
 *     exj-3-e42-s001.csv      data
 */
import type { ImageFile, Inputs, OutputFile } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { rasters } from '../images/raster.js'
import { visit } from '../tree/visit.js'
import { verify } from '../verify/index.js'
import { writeJats } from '../write/jats/index.js'
import { zip } from './zip.js'

/** Forms of images that the archive does not take, made into PNG for it. */
const redrawn = ['svg', 'webp', 'gif', 'pdf'] as const

/** The delivery; `outputs` hold the PDF, and metadata and images are as the archive's checks want them. */
export async function pmc(
  article: Article,
  inputs: Inputs,
  outputs: readonly OutputFile[],
): Promise<OutputFile> {
  const base = packageName(article)
  const images = await renamed(article, inputs, base)
  const own = { ...inputs, images, settings: { ...inputs.settings, name: base, validate: true } }
  const written = await writeJats(article, own, [])
  await verify(written, article, own)
  const data = written.filter(({ path }) => path.startsWith('data/'))
  const names = new Map(
    data.map(({ path }, index) => [
      path,
      `${base}-s${three(index + 1)}${path.slice(path.lastIndexOf('.'))}`,
    ]),
  )
  const pdf = outputs.find(({ path }) => path === `${inputs.settings.name}.pdf`)
  const files = written.map((file) =>
    file.path === `${base}.xml`
      ? { ...file, contents: withNames(file.contents, names) }
      : { ...file, path: names.get(file.path) ?? file.path },
  )
  return {
    path: `${base}.zip`,
    contents: zip([
      ...files.slice(0, 1),
      ...(pdf ? [{ ...pdf, path: `${base}.pdf` }] : []),
      ...files.slice(1),
    ]),
  }
}

/** Journal, volume, and what tells the article apart; letters, digits and hyphens only. */
export function packageName(article: Article): string {
  const { journal, volume, identifiers, elocationId, pages } = article.children[0].metadata
  const name = journal?.id ?? initials(journal?.abbreviation ?? journal?.title ?? '')
  const own =
    elocationId ??
    pages?.first ??
    identifiers.publisherId ??
    identifiers.doi?.slice(identifiers.doi.lastIndexOf('/') + 1) ??
    ''
  return [name, volume ?? '', own]
    .map((part) => part.toLowerCase().replace(/[^a-z\d]+/g, ''))
    .filter(Boolean)
    .join('-')
}

const initials = (title: string): string =>
  title
    .split(/[\s.]+/)
    .map((word) => word.slice(0, 1))
    .join('')
const three = (number: number): string => `${number}`.padStart(3, '0')

/** Images by the archive's names, in forms that it takes: those of figures first, then those that stand in lines only. */
async function renamed(
  article: Article,
  { images }: Inputs,
  base: string,
): Promise<Map<string, ImageFile>> {
  const draw = await rasters([...images.values()], redrawn)
  const shown = { g: new Set<string>(), i: new Set<string>() }
  visit(article, (node, parents) => {
    if (node.type === 'image')
      shown[/^(?:figure|panel)$/.test(parents.at(-1)?.type ?? '') ? 'g' : 'i'].add(node.path)
  })
  const found = new Map<string, ImageFile>()
  for (const kind of ['g', 'i'] as const) {
    const files = [...shown[kind]]
      .filter((path) => !found.has(path))
      .map((path) => images.get(path))
      .filter((file) => file !== undefined)
    for (const [index, file] of files.entries()) {
      const drawn = draw(file)
      const image: ImageFile = drawn ? { ...file, format: 'png', bytes: drawn } : file
      found.set(file.path, {
        ...image,
        output: `${base}-${kind}${three(index + 1)}.${extension(image.format)}`,
      })
    }
  }
  return found
}

const extension = (format: ImageFile['format']): string =>
  ({ jpeg: 'jpg', tiff: 'tif' })[format as 'jpeg' | 'tiff'] ?? format

/** The XML with the data files' new names; its own are plain (letters, digits, hyphens, points). */
function withNames(xml: Uint8Array, names: ReadonlyMap<string, string>): Uint8Array {
  const text = new TextDecoder()
    .decode(xml)
    .replace(/xlink:href="(data\/[\w.-]+)"/g, (whole, path: string) =>
      names.has(path) ? `xlink:href="${names.get(path)}"` : whole,
    )
  return new TextEncoder().encode(text)
}
