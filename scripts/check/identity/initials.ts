import { finds, type Detector } from './detector.js'
import { isOfOtherWork } from './others.js'

const years = String.raw`(?:\d{1,3}|\p{L}{3,9}(?:-\p{L}{3,5})?)[- \u00A0]?(?:years?|months?|weeks?|days?|y)[- \u00A0]?(?:old)?`
const person = String.raw`(?:man|woman|male|female|boy|girl|lady|gentleman|patient|infant|child|baby|newborn|neonate|teenager)`
const words = String.raw`(?:[ \u00A0](?!(?:in|of|on|at|as|by|for|from|with)[ \u00A0])[\p{L}-]{2,20}){0,3}[ \u00A0]`
const dotted = String.raw`(?:\p{Lu}\.[ \u00A0]?){1,3}\p{Lu}\.?`

const before = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])(${dotted}|\p{Lu}{2,3})(?:,|[ \u00A0](?:is|was))[ \u00A0]an?[ \u00A0]${years}${words}${person}(?!\p{L})`,
  'gu',
)
const after = new RegExp(
  String.raw`(?<!\p{L})${years}${words}${person}(?:[ \u00A0]\p{Ll}{3,15})?(?:[ \u00A0]\(|,[ \u00A0])(${dotted})[,)]`,
  'gu',
)
const titled =
  /(?<!\p{L})(?:Mr|Mrs|Ms)\.?[ \u00A0]([A-W](?:\.[ \u00A0]?[A-W])?)(?=\.|[ \u00A0,;)])(?!\.?[ \u00A0]?\p{Lu})/gu

/** A patient's initials beside the age: "JD, a 63-year-old woman", "a 5-year-old boy (A.B.)"; or a title's: "Mr D.". X, Y and Z are nobody's. */
export const initials: Detector = (sentence, part) => {
  if (part !== 'patient' || isOfOtherWork(sentence)) return []
  const letters = ([, found = '']: RegExpMatchArray): boolean => !/^[XYZ. \u00A0]+$/.test(found)
  return [
    ...finds('initials', sentence, before, letters),
    ...finds('initials', sentence, after, letters),
    ...finds('initials', sentence, titled),
  ]
}
