/**
 * Days that their month does not have: "31 June 2020", "on 30 February", "February 29, 2021", "31.06.2020".
 */
import type { ArithmeticFinding } from './finding.js'

const months: ReadonlyArray<{ name: string; days: number }> = [
  { name: 'January', days: 31 },
  { name: 'February', days: 29 },
  { name: 'March', days: 31 },
  { name: 'April', days: 30 },
  { name: 'May', days: 31 },
  { name: 'June', days: 30 },
  { name: 'July', days: 31 },
  { name: 'August', days: 31 },
  { name: 'September', days: 30 },
  { name: 'October', days: 31 },
  { name: 'November', days: 30 },
  { name: 'December', days: 31 },
]

const month = `(?<month>${months.map(({ name }) => name).join('|')}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)(?!\\p{L})`
const day = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?'
const year = '(?<year>(?:18|19|20)\\d\\d)\\b'
const fresh = '(?<![\\d.,·/])\\b'
/** Without a year, only behind a word that wants a day: "in June 31 patients came". */
const dayWord = '(?<=\\b(?:on|until|till|since|before|after|dated|through)(?: the)?\\s)'

const forms = [
  `${fresh}${day}(?:\\sof)?\\s${month},?\\s${year}`,
  `\\b${month}\\s${day},?\\s${year}`,
  `${fresh}(?<day>\\d\\d)\\.(?<month>\\d\\d)\\.${year}`,
  `${dayWord}${day}(?:\\sof)?\\s${month}(?!,?\\s\\d)`,
  `${dayWord}${month}\\s${day}\\b(?=\\s?[)\\];,.]|$)(?!,\\s?\\d)`,
].map((form) => new RegExp(form, 'gu'))

/** Each date whose month has no such day. */
export function checkDates(text: string): ArithmeticFinding[] {
  return forms.flatMap((form) =>
    [...text.matchAll(form)].flatMap((match): ArithmeticFinding[] => {
      const { day: said = '', month: named = '', year: of } = match.groups ?? {}
      const found = monthOf(named)
      if (!found) return []
      const isShort = found.name === 'February' && of !== undefined && !isLeapYear(Number(of))
      const days = isShort ? 28 : found.days
      if (Number(said) <= days) return []
      return [
        {
          start: match.index,
          end: match.index + match[0].length,
          level: 'error',
          expected: `a day up to \`${days}\``,
          reason: `${found.name}${isShort ? ` ${of}` : ''} has ${days} days`,
        },
      ]
    }),
  )
}

const monthOf = (named: string): (typeof months)[number] | undefined =>
  /^\d/.test(named)
    ? months[Number(named) - 1]
    : months.find(({ name }) => name.startsWith(named.slice(0, 3)))

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
