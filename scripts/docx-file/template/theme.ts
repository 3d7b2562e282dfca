/** Fonts that styles name by a theme (ECMA-376 part 1, 20.1.4.1.16 and 17.18.96), so that the theme need not come along. */
import { childNamed, xmlElementsOf, type XmlElement } from '../xml.js'

/** The font of `minorHAnsi`, `majorBidi` …; nothing where the theme leaves it to the language. */
export type ThemeFonts = (name: string) => string | undefined

export function themeFonts(root: XmlElement | undefined): ThemeFonts {
  const scheme = childNamed(childNamed(root, 'a:themeElements'), 'a:fontScheme')
  return (name) => {
    const [, size, script] = /^(major|minor)(HAnsi|Ascii|EastAsia|Bidi)$/.exec(name) ?? []
    const fonts = xmlElementsOf(childNamed(scheme, `a:${size}Font`))
    const kind = script === 'EastAsia' ? 'a:ea' : script === 'Bidi' ? 'a:cs' : 'a:latin'
    return fonts.find((font) => font.name === kind)?.attributes.typeface || undefined
  }
}
