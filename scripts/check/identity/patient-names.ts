import { apart, finds, type Detector } from './detector.js'
import { isOfOtherWork } from './others.js'

const blank = '[ \\u00A0]'
const initial = String.raw`\p{Lu}\.${blank}?`
const particle = `(?:van|von|de|der|den|del|della|di|da|du|la|le|al|el|bin|ten|ter)${blank}`
const word = String.raw`\p{Lu}[\p{Ll}\p{M}'’]{1,30}(?:-\p{Lu}[\p{Ll}\p{M}]{1,30})?`
const given = `(?:${initial}|${word}${blank})`
const family = `(?:${particle}){0,3}${word}`
const sign = '[- \\u00A0]'
const end = String.raw`(?![\p{L}\p{N}])`
const start = String.raw`(?<![\p{L}\p{N}])`

const titled = new RegExp(
  `${start}((?:Mr|Mrs|Ms|Miss|Mister)\\.?${blank}${given}{0,3}${family}(?:${blank}${word}){0,1})${end}`,
  'gu',
)
const listed = new RegExp(
  `${start}Patient(?:[’']s)?(?:${blank}name)?:${blank}{1,2}(${given}{1,3}${family})(?=[,;.(]|$| \\()`,
  'gu',
)
const apposed = new RegExp(`${start}[Pp]atient,${blank}(${given}{1,3}${family})(?=[,;)])`, 'gu')
const called = new RegExp(
  `${start}(?:patient|man|woman|boy|girl|child|infant|male|female)${blank}(?:named|called|by the name of)${blank}(${given}{0,3}${family})${end}`,
  'gu',
)
const presented = new RegExp(
  `(?:^|(?<=[.;:] ))(${given}{1,2}${family})(?:,| is| was)${blank}an?${blank}\\d{1,3}${sign}(?:years?|months?|weeks?|days?)${sign}old(?:${blank}[\\p{L}-]{2,20}){0,2}${blank}(?:(?:wo)?man|(?:fe)?male|boy|girl|patient|child|infant)${end}`,
  'gu',
)
const abbreviated = new RegExp(`${start}[Pp]atient${blank}((?:${initial}){2,3})`, 'gu')

/** Words with a capital that describe a patient in a list, and are no name. */
const describing =
  /(?<!\p{L})(?:(?:fe)?male|(?:wo)?man|girl|boy|adult|child|infant|newborn|neonate|elderly|young|white|black|asian|north|south|east|west|type|stage|grade|class|group|case|patient|index|subject|new|blood|our|the|this|another|one|two|three|four|five|\p{L}{2,20}(?:ian|can|ese|ish|nic|ander))(?!\p{L})/iu
/** Abbreviations with stops that are no person's. */
const noPerson = /^(?:I\.V|I\.M|S\.C|P\.O|U\.S|U\.K|E\.U|G\.P|E\.R|A\.M|P\.M|N\.B|I\.D)\.?$/

/**
 * A person's name where the words beside it say that it is the patient's: "Mr Doe", "Patient: Jane Doe", "Jane Doe
 * is a 57-year-old woman", "Patient J.D.".
 * A title alone also names clinicians, so that it counts only where the patient is told of, after no "by", and for no author.
 */
export const patientNames: Detector = (sentence, part, own) => {
  if (part !== 'patient' || isOfOtherWork(sentence)) return []
  const isClinician = (match: RegExpMatchArray): boolean =>
    /(?:\b(?:by|under|to|from|an?|the) |\b(?:Dr|Prof)\.? |[’']s )$/.test(
      sentence.slice(Math.max(0, match.index! - 8), match.index),
    ) || own.families.has(/[^ \u00A0]+$/.exec(match[0])?.[0] ?? '')
  return apart([
    ...finds('name', sentence, titled, (match) => !isClinician(match)),
    ...finds('name', sentence, listed, ([, name = '']) => !describing.test(name)),
    ...finds('name', sentence, apposed, ([, name = '']) => !describing.test(name)),
    ...finds('name', sentence, presented, ([, name = '']) => !describing.test(name)),
    ...finds('name', sentence, called, ([, name = '']) => !describing.test(name)),
    ...finds(
      'name',
      sentence,
      abbreviated,
      ([, letters = '']) => !noPerson.test(letters.replace(/[ \u00A0]/g, '')),
    ),
  ])
}
