/**
 * Identifiers of a work that are none: a DOI, an address, numbers whose last digit does not check.
 */
import { address, bareDoi, shortDoi, verbatim } from './identifiers.js'

/** What of an identifier is none, in the words of a message, by its field; nothing when it is one. */
export const misreadIdentifiers: Readonly<Record<string, (written: string) => string | undefined>> =
  {
    doi: misreadDoi,
    url: misreadAddress,
    isbn: misreadIsbn,
    issn: misreadIssn,
    pmid: misreadPmid,
  }

function misreadAddress(written: string): string | undefined {
  const text = verbatim(written)
  const found = address(written)
  const host = /^\w+:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)/.exec(found ?? '')?.[1] ?? ''
  if (text === '' || bareDoi(text) !== undefined || /\.[^.]|^\[/.test(host)) return undefined
  return `Unexpected address \`${text}\`, expected one such as \`https://example.org/page\`${found ? '' : '; nothing is printed for it'}`
}

/** Each of several books or issues that a field names. */
const numbersIn = (written: string): string[] =>
  verbatim(written)
    .replace(/IS[BS]N(?:-1[03])?:?/gi, ' ')
    .replace(/\([^()]*\)/g, ' ')
    .split(/[,;/]|\s+and\s+|\s{2,}|\s(?=97[89])|\s(?=\d{4}-?\d{3}[\dX]\b)/)
    .map((number) => number.trim())
    .filter(Boolean)

function misreadIsbn(written: string): string | undefined {
  const wrong = numbersIn(written).find((number) => {
    const digits = number.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()
    return (/^\d{13}$/.test(digits) ? sumOf(digits, 1, 3) % 10 : isbn10(digits)) !== 0
  })
  return wrong === undefined
    ? undefined
    : `Unexpected ISBN \`${wrong}\`, whose digits do not check, expected thirteen or ten as the book has them`
}

/** What is left over of ten digits, weighed 10 to 1 (ISO 2108); 1 of what are none. */
const isbn10 = (digits: string): number => (/^\d{9}[\dX]$/.test(digits) ? weighed(digits) % 11 : 1)

function misreadIssn(written: string): string | undefined {
  const wrong = numbersIn(written).find((number) => {
    const digits = number.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()
    return !/^\d{7}[\dX]$/.test(digits) || weighed(digits) % 11 !== 0
  })
  return wrong === undefined
    ? undefined
    : `Unexpected ISSN \`${wrong}\`, whose digits do not check, expected eight such as \`1234-5679\``
}

const value = (digit: string): number => (digit === 'X' ? 10 : Number(digit))
/** Digits weighed by their place from the end (ISO 2108, ISO 3297). */
const weighed = (digits: string): number =>
  [...digits].reduce((sum, digit, index) => sum + value(digit) * (digits.length - index), 0)
/** Digits weighed in turn (EAN-13). */
const sumOf = (digits: string, ...weights: readonly [number, number]): number =>
  [...digits].reduce((sum, digit, index) => sum + Number(digit) * weights[index % 2]!, 0)

function misreadPmid(written: string): string | undefined {
  const text = verbatim(written)
  return text === '' || /^\D*\d{1,9}\D*$/.test(text)
    ? undefined
    : `Unexpected PubMed number \`${text}\`, expected its digits, such as \`28054279\``
}

/** What of a `doi` is none, in the words of a message; nothing when it is one. */
function misreadDoi(written: string): string | undefined {
  const text = verbatim(written)
  if (text === '' || bareDoi(text) !== undefined) return undefined
  const short = shortDoi(written)
  return short === undefined
    ? `Unexpected DOI \`${text}\`, expected \`10.…/…\``
    : `Unexpected short DOI \`${short}\`, expected the DOI that it stands for, to which https://doi.org/${short} leads`
}
