/**
 * Words as their plain letters, to compare them.
 */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Lower case, without markup, accents, marks and blanks: "The <i>Öre</i>!" is "theore". Letters of other scripts stay. */
export function foldedLetters(text: string): string {
  if (/^[\da-z]*$/.test(text)) return text
  return text
    .replace(/<[^<>]*>/g, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFC')
}
