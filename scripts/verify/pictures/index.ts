/**
 * Every picture of the article is in every file that shows pictures, upright, in its colours, whole: each file is opened, its
 * pictures are painted, and each is compared with the picture that the article has. A difference is a fault of the program.
 */
import { legal } from '../../write/characters.js'
import type { ImageFile, Inputs, OutputFile } from '../../document/inputs.js'
import type { Article, Image } from '../../document/tree.js'
import type { Samples } from '../../images/samples.js'
import { each } from '../../tree/visit.js'
import { isAlike, meansOf, type Means } from './means.js'
import { seen } from './seen.js'
import { shownInDocx, shownInHtml, shownInPdf, type ShownPicture } from './shown.js'

const readers: Readonly<Record<string, (bytes: Uint8Array) => Promise<ShownPicture[]>>> = {
  html: shownInHtml,
  docx: shownInDocx,
  pdf: shownInPdf,
}

/** Throws when a file, found by its extension under the article's name, shows a picture otherwise or not at all. */
export async function comparePictures(
  outputs: readonly OutputFile[],
  article: Article,
  { images, settings }: Inputs,
): Promise<void> {
  const placed: Array<{ image: Image; file: ImageFile }> = []
  each(article, 'image', (image) => {
    const file = image.fault ? undefined : images.get(image.path)
    if (file && !image.decorative) placed.push({ image, file })
  })
  const known = new Map<ImageFile, Means | undefined>()
  for (const [extension, read] of Object.entries(readers)) {
    const output = outputs.find(({ path }) => path === `${settings.name}.${extension}`)
    const isLeftOut = extension === 'docx' && (settings.docx?.figures ?? 'embedded') !== 'embedded'
    if (!output || isLeftOut || placed.length === 0) continue
    const shown = await read(output.contents)
    for (const { image, file } of placed) {
      if (!known.has(file)) known.set(file, means(await seen(file)))
      const wanted = known.get(file)
      if (wanted) await compare(output, image, wanted, shown)
    }
  }
}

const means = (samples: Samples | undefined): Means | undefined => samples && meansOf(samples)

/** A picture is known by what it says to those who cannot see it. */
async function compare(
  { path }: OutputFile,
  { alt, url }: Image,
  wanted: Means,
  shown: readonly ShownPicture[],
): Promise<void> {
  const isOf = (one: ShownPicture): boolean =>
    plain(one.alt) === plain(url) || plain(one.alt).startsWith(plain(alt)) // a longer description follows
  const candidates = shown.filter(isOf)
  if (candidates.length === 0) throw new Error(`${path} does not show the picture ${url}`)
  for (const { samples } of candidates) {
    const found = means(await samples())
    if (!found || isAlike(wanted, found)) return
  }
  throw new Error(`${path} shows the picture ${url} otherwise than the article has it`)
}

const plain = (text: string): string => legal(text).replace(/\s+/g, ' ').trim()
