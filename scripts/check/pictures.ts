/**
 * `invalid-image`: a file whose head is sound and whose picture is not, at each place where it stands.
 */
import type { Inputs } from '../document/inputs.js'
import type { Article, Fault, Image } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { each } from '../tree/visit.js'
import { isWanted } from './wanted.js'

export const checkPictures: Stage = (inputs) => async (article, file) => {
  for (const [image, fault] of await undrawn(article, inputs))
    report(file, 'invalid-image', image, fault.reason)
}

/** The images of an article that can be read but not decoded, each with what is wrong with it; JATS has the file as it is. */
export async function undrawn(
  article: Article,
  { images, settings }: Inputs,
): Promise<ReadonlyMap<Image, Fault>> {
  const faults = new Map<Image, Fault>()
  if (images.size === 0 || !isWanted(settings, 'pdf', 'docx', 'html')) return faults
  const { undrawable } = await import('../images/undrawable.js')
  const lost = await undrawable(images.values())
  each(article, 'image', (image) => {
    const reason = lost.get(image.path)
    if (image.fault || reason === undefined) return
    faults.set(image, {
      rule: 'invalid-image',
      position: image.position,
      reason: `Unexpected contents of \`${image.path}\`: ${reason}, expected a picture that every program can read; export it again`,
    })
  })
  return faults
}
