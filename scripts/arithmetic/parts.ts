/**
 * Parts of people that are more than their whole: "12 of 9 patients", "120 % of the patients".
 */
import type { ArithmeticFinding } from './finding.js'
import { wholeNumber, writtenNumber } from './written-number.js'

/** Those who are counted; not another's: "120 % of the patients' weight". */
const people =
  "(?:patients|participants|subjects|individuals|persons|people|women|men|girls|boys|children|infants|adults|cases|respondents|volunteers)\\b(?!['’])"
const article = '(?:the |all |all the |our |these |those )?'

const partOf = new RegExp(
  `(?<![\\d.,·/:–−-]|\\d )\\b(${wholeNumber}) (?:out )?of ${article}(${wholeNumber}) ${people}`,
  'giu',
)
/** Before a number that counts nobody: "a mean of 12 of 9 patients", "day 12 of 9 patients", "in 2019 of 45 patients". */
const noCount =
  /(?:\b(?:of|was|were|is|are|than|above|below|over|under|to|at|by|(?:fig|figure|table|grade|stage|type|day|week|month|year|level|phase|group|score|number|item|page|visit|age|mean|median)s?)|[=<>≤≥±.])\s?$/iu

const shareOf = new RegExp(
  `(?<![\\d.,·–-])(\\d{3}(?:[.·]\\d{1,3})?)\\s?(?:%|per ?cent) of ${article}${people}`,
  'giu',
)
const inThem = /(?:^|[(,;:]|\b(?:in|among|affected|and|nearly|almost|about))\s?$/iu
/** A number of people that was aimed at may be passed. */
const aimedAt = /plan|target|expect|requir|need|anticipat|accru|recruit|enrol|goal/iu

/** Each part that is above its whole. */
export const checkParts = (text: string): ArithmeticFinding[] => [
  ...partsAbove(text),
  ...sharesAbove(text),
]

function partsAbove(text: string): ArithmeticFinding[] {
  return [...text.matchAll(partOf)].flatMap((match): ArithmeticFinding[] => {
    const [, part = '', whole = ''] = match
    const [n, N] = [writtenNumber(part).value, writtenNumber(whole).value]
    if (!(n > N) || N < 2 || noCount.test(text.slice(0, match.index))) return []
    if (/^(?:19|20)\d\d$/.test(part)) return []
    const start = match.index
    const end = start + part.length
    const reason = `a part of ${whole} cannot be ${part}`
    return [{ start, end, level: 'error', expected: `at most \`${whole}\``, reason }]
  })
}

function sharesAbove(text: string): ArithmeticFinding[] {
  if (aimedAt.test(text)) return []
  return [...text.matchAll(shareOf)].flatMap((match): ArithmeticFinding[] => {
    const [, share = ''] = match
    if (!(writtenNumber(share).value > 100)) return []
    const start = match.index
    return [
      {
        start,
        end: start + share.length,
        level: inThem.test(text.slice(0, start)) ? 'error' : 'hint',
        expected: 'at most `100`',
        reason: `${share} % of a group are more people than are in it`,
      },
    ]
  })
}
