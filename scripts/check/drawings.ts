/**
 * `invalid-image`: what a drawing holds that no page can: it would vanish from the PDF without a word.
 */
import { unprintableIn } from '../images/svg/unprintable.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { each } from '../tree/visit.js'

export const checkDrawings: Stage =
  ({ images }) =>
  (article, file) => {
    const known = new Map<string, string | undefined>()
    each(article, 'image', (node) => {
      const drawing = node.fault ? undefined : images.get(node.path)
      if (drawing?.format !== 'svg') return
      if (!known.has(drawing.path)) known.set(drawing.path, unprintableIn(drawing.bytes))
      const lost = known.get(drawing.path)
      if (lost)
        report(
          file,
          'invalid-image',
          node,
          `Unexpected ${lost} in \`${node.url}\`, which cannot be printed, expected shapes, text and PNG or JPEG images inside the file; export it as plain SVG, PDF or PNG`,
        )
    })
  }
