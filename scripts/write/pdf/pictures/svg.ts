/**
 * SVG made ready for drawing: what our drawing library gets wrong is mended in the source.
 */
import type { Typefaces } from '../text/typefaces.js'

/** What the name of a family begins with that gives characters which the figure face lacks: one of the document's. */
export const behind = 'galley-behind-'

export function readied(given: string, faces: Typefaces): string {
  const source = given
    .replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>/i, '')
    .replace(/(<a\b[^>]*?)\s(?:xlink:)?href\s*=\s*(?:"[^"]*"|'[^']*')/gi, '$1') // a link would stand outside the structure
    .replace(/<script\b[\s\S]*?<\/script\s*>/gi, '')
    .replaceAll('\u00ad', '') // one soft hyphen would delete every hyphen of its font
  const color =
    /^[\s\S]*?<svg\b[^>]*?\scolor\s*=\s*["']([^"']+)["']/i.exec(source)?.[1] ?? '#000000'
  return source
    .replace(/currentColor/gi, color)
    .replace(
      /(<text\b[^>]*>)([\s\S]*?)(<\/text\s*>)/gi,
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
