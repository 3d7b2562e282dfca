/** `image-in-part`: what an image file has and no page shows, at the first place where it stands. */
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { each } from '../tree/visit.js'

export const checkUnshown: Stage =
  ({ images }) =>
  (article, file) => {
    const told = new Set<string>()
    each(article, 'image', (image) => {
      if (image.fault || told.has(image.path)) return
      told.add(image.path)
      for (const { found, but, expected } of images.get(image.path)?.unshown ?? [])
        report(
          file,
          'image-in-part',
          image,
          `Unexpected ${found} in \`${image.path}\`, ${but}, expected ${expected}`,
        )
    })
  }
