import { finds, type Detector } from './detector.js'
import { isOfFamily, isOfOtherWork } from './others.js'

const between = '[- \\u00A0]'
const words = String.raw`(?:ten|eleven|twelve|\p{L}{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one hundred(?: and \p{L}{3,9})?|one|two|three|four|five|six|seven|eight|nine)`
const number = String.raw`(?:\d{1,3}|${words})`
const exact = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}.])${number}${between}years?${between}old(?!\p{L})`,
    String.raw`(?<!\p{L})aged[ \u00A0]${number}(?![\p{L}\p{N}%]|[- \u00A0](?:days?|weeks?|months?|hours?|to|and|or)\b|[–-]\d)`,
    String.raw`(?<!\p{L})at the age of[ \u00A0]${number}(?![\p{L}\p{N}]|[ \u00A0](?:days?|weeks?|months?|hours?)\b)`,
    String.raw`(?<!\p{L})(?:man|woman|boy|girl|patient|male|female)[ \u00A0]of[ \u00A0]${number}(?:[ \u00A0]years?)?(?![\p{L}\p{N}%]|[ \u00A0](?:days?|weeks?|months?|hours?|patients|cases|who)\b)`,
  ].join('|'),
  'giu',
)

/** Ages in years. Those above 89 are so rare that they point to a person (US 45 CFR 164.514(b)(2)(i)(C)): `old-age`. */
export const ages: Detector = (sentence, part) => {
  if (part !== 'patient' || isOfOtherWork(sentence)) return []
  const isOfPatient = ({ index = 0 }: RegExpMatchArray): boolean =>
    !isOfFamily(sentence.slice(Math.max(0, index - 60), index))
  return finds('age', sentence, exact, isOfPatient).map((found) =>
    isAbove89(found.words) ? { ...found, kind: 'old-age' } : found,
  )
}

function isAbove89(words: string): boolean {
  const digits = /\d+/.exec(words)?.[0]
  return digits
    ? Number(digits) > 89 && Number(digits) < 130
    : /\bninety|\bone hundred/i.test(words)
}
