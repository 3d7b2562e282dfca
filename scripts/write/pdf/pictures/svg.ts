/**
 * SVG made ready for drawing in a PDF: letters that the figure face lacks are given one that has them.
 */
import type { Typefaces } from '../text/typefaces.js'

/** What the name of a family begins with that gives characters which the figure face lacks: one of the document's. */
export const behind = 'galley-behind-'

export function readied(source: string, faces: Typefaces): string {
  return source
    .replaceAll('\u00ad', '') // one soft hyphen would delete every hyphen of its font
    .replace(
      /(<text\b[^>]*>)([\s\S]*?)(<\/text>)/g,
      (_, open: string, content: string, close: string) => open + covered(content, faces) + close,
    )
}

/** Text with each character that the figure face lacks in a face that has it. */
function covered(content: string, faces: Typefaces): string {
  if (/^[\x20-\x7e\s]*$/.test(content)) return content
  const own = faces.face('Sans')
  return content.replace(
    /(<[^>]*>)|([^<]+)/g,
    (_, tag: string | undefined, text: string) =>
      tag ??
      faces
        .stretches(text, 'Sans')
        .map((stretch) =>
          stretch.font === own
            ? stretch.text
            : `<tspan font-family="${behind}${faces.familyOf(stretch.font)}">${stretch.text}</tspan>`,
        )
        .join(''),
  )
}
