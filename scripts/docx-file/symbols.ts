/** Characters of Word's Symbol font (`w:sym`, ECMA-376 part 1, 17.3.3.30), in the order of its codes from 0x20 on. */
const symbol =
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'
/** From 0xA1 on. */
const upper = 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑'

/** The character of `code` (hexadecimal) in `font`; that of the private use area where it is not known. */
export function symbolOf(code: string, font: string): string {
  const value = Number.parseInt(code, 16)
  if (!Number.isFinite(value) || value < 0x20 || value > 0x10ffff) return ''
  const low = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value
  if (/^symbol/i.test(font)) {
    if (low >= 0x20 && low <= 0x7e) return [...symbol][low - 0x20] ?? ''
    if (low >= 0xa1) return [...upper][low - 0xa1] ?? String.fromCodePoint(value)
  }
  return String.fromCodePoint(value >= 0xd800 && value <= 0xdfff ? 0xfffd : value)
}
