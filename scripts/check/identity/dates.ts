import { apart, type Detector, type FoundIdentifier } from './detector.js'
import { isOfOtherWork } from './others.js'

const month = String.raw`(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)`
const blank = '[ \\u00A0]'
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`
const inFigures = String.raw`(?:0?[1-9]|1[0-2])`
const year = String.raw`(?:19|20)\d\d`
const spelt = `${day}(?:st|nd|rd|th)?(?:${blank}of)?${blank}${month},?${blank}${year}|${month}${blank}${day}(?:st|nd|rd|th)?,?${blank}${year}`
const figures = String.raw`${year}([-/])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])|${day}([./])(?:${inFigures}\2${year}|${day}\2${year})|(?:0[1-9]|[12]\d|3[01])-(?:0[1-9]|1[0-2])-${year}`
const wholeDay = new RegExp(
  String.raw`(?<![\p{L}\p{N}./-])(?:${spelt}|${figures})(?![\p{L}\p{N}]|[./-]\d)`,
  'gu',
)
const partOfDate = new RegExp(
  String.raw`(?<![\p{L}\p{N}./-])(?:${day}(?:st|nd|rd|th)?(?:${blank}of)?${blank}${month}|${month},?${blank}${year}|${month}${blank}${day}(?:st|nd|rd|th)?)(?![\p{L}\p{N}])`,
  'gu',
)

const born = /(?:\bborn\b|\bdate of birth\b|\bbirth ?date\b|\bDOB\b|\bD\.O\.B)[^\d]{0,16}$/i

/** Words of what happens to patients. */
const clinical = new RegExp(
  String.raw`\b(?:${[
    'admi(?:tted|ssion)',
    'readmi(?:tted|ssion)',
    'discharged?',
    'transferred',
    'referred',
    'hospitali[sz]ed',
    'present(?:ed|ation)',
    'underwent',
    'operat(?:ed|ion)',
    'reoperat(?:ed|ion)',
    'surgery',
    'resect(?:ed|ion)',
    String.raw`\p{L}{2,20}(?:ectomy|otomy|ostomy|oscopy|plasty|graphy|gram|graph|centesis)`,
    'biops(?:y|ies)',
    'diagnos(?:ed|is)',
    'treated',
    'treatment',
    'chemotherapy',
    'radiotherapy',
    'therapy',
    'follow(?:ed)?[- ]up',
    'ultraso(?:und|nography)',
    'wound',
    'rash',
    'lesions?',
    'tumou?r',
    'CT',
    'MRI',
    'PET',
    'ECG',
    'X-rays?',
    'scans?',
    'radiographs?',
    'photographs?',
    'laboratory',
    'blood',
    'cultures?',
    'patient',
    's?he',
    'his',
    'her',
    'symptoms?',
    'fever',
    'pain',
    'died',
    'death',
    'fell',
    'injured',
    'injury',
    'removed',
    'examin(?:ed|ation)',
    'intubated',
    'extubated',
    'vaccinated',
    'delivered',
    'clinic',
    'emergency department',
  ].join('|')})\b`,
  'iu',
)

/** Words of other events: approvals, searches, versions, publications. */
const elsewhere =
  /\b(?:approved|approval|accessed|retrieved|searched|version|released?|published|publication|registered|registration|protocol|software|database|agency|committee|board|deposited|guidelines?|declared|law|licen[cs]ed?|consent|accepted|submitted|revised|manuscript|article)\b/i

/**
 * Days of the calendar. `birth` is a date of birth; `date` stands in a sentence on what happened to the patient; of
 * `other-date` the sentence does not say so; `month` is part of a date.
 */
export const dates: Detector = (sentence, part) => {
  if (part !== 'patient' || isOfOtherWork(sentence)) return []
  const isElsewhere = elsewhere.test(sentence)
  const isClinical = clinical.test(sentence)
  const days = [...sentence.matchAll(wholeDay)].flatMap((match): FoundIdentifier[] => {
    const found = { start: match.index, words: match[0] }
    if (born.test(sentence.slice(Math.max(0, match.index - 40), match.index)))
      return [{ kind: 'birth', ...found }]
    return isElsewhere ? [] : [{ kind: isClinical ? 'date' : 'other-date', ...found }]
  })
  const months = isElsewhere
    ? []
    : [...sentence.matchAll(partOfDate)].map((match): FoundIdentifier => ({
        kind: 'month',
        start: match.index,
        words: match[0],
      }))
  return apart([...days, ...months])
}
