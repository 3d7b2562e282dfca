/**
 * `invalid-image`: what a drawing holds that no page can: it would vanish from the PDF without a word.
 */
import type { ImageFile } from '../document/inputs.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { each } from '../tree/visit.js'

export const checkDrawings: Stage =
  ({ images }) =>
  (article, file) => {
    const known = new Map<string, string | undefined>()
    each(article, 'image', (node) => {
      const image = node
      const drawing = image.fault ? undefined : images.get(image.path)
      if (drawing?.format !== 'svg') return
      if (!known.has(drawing.path)) known.set(drawing.path, vanishing(drawing))
      const lost = known.get(drawing.path)
      if (lost)
        report(
          file,
          'invalid-image',
          image,
          `Unexpected ${lost} in \`${image.url}\`, which cannot be printed, expected shapes, text and PNG or JPEG images inside the file; export it as plain SVG, PDF or PNG`,
        )
    })
  }

const undrawn = /^(?:foreignObject|iframe|video|audio|canvas)$/i

/** What would not be drawn, in words; nothing when all is. */
function vanishing({ bytes }: ImageFile): string | undefined {
  let switches = 0 // another child of a `switch` is drawn in the place of what cannot be (SVG 2 § 5.8)
  for (const [tag, closing, name] of new TextDecoder()
    .decode(bytes)
    .matchAll(/<(\/?)(?:\w+:)?(\w+)[^<>]*/g)) {
    if (/^switch$/i.test(name!)) switches += closing ? -1 : 1
    else if (closing) continue
    else if (undrawn.test(name!) && switches <= 0) return `\`<${name!}>\``
    else if (/^(?:image|use)$/i.test(name!)) {
      const address = /\s(?:xlink:)?href\s*=\s*["']([^"']*)/i.exec(tag)?.[1]?.trimStart()
      const inside =
        name!.toLowerCase() === 'use'
          ? address?.startsWith('#')
          : /^data:image\/(?:png|jpe?g);base64,/i.test(address ?? '')
      if (address !== undefined && !inside) return `a reference to \`${address.slice(0, 40)}\``
    }
  }
  return undefined
}
