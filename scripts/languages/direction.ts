/**
 * Which way a language, and a paragraph, is written.
 */
export type Direction = 'ltr' | 'rtl'

/** Languages that are written from right to left where their tag names no script, and scripts that are. */
const languages =
  /^(?:ar|arc|azb|bal|ckb|dv|fa|glk|ha-Arab|he|iw|khw|ks|lrc|luz|mzn|nqo|ota|pnb|ps|rhg|sd|skr|syr|ug|ur|yi)\b/i
const scripts = /-(?:Adlm|Arab|Aran|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa)\b/i

/** The direction of a language (BCP 47). */
export const directionOf = (tag: string): Direction =>
  scripts.test(tag) || (languages.test(tag) && !/-[a-z]{4}\b/i.test(tag)) ? 'rtl' : 'ltr'

const letter = /\p{L}/gu
const leftward =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}]/u

/**
 * The direction of a paragraph in a text that goes `around`. In one from right to left it goes so too when it has a letter
 * that does: words in Latin letters, also the first ones, are quoted in it. In one from left to right it does when it
 * begins with such a letter and three of four of its letters are such.
 */
export function directionOfText(text: string, around: Direction): Direction {
  if (!leftward.test(text)) return 'ltr'
  if (around === 'rtl') return 'rtl'
  const letters = text.match(letter) ?? []
  const leftwards = letters.filter((one) => leftward.test(one))
  return leftward.test(letters[0] ?? '') && leftwards.length * 4 >= letters.length * 3
    ? 'rtl'
    : 'ltr'
}
