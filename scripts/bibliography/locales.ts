/**
 * CSL locales, from the program's own data: never the system's.
 */
import { asset } from '../assets.js'
import { child, cslElements, readCslXml, type CslElement } from './csl-xml.js'

export interface Locale {
  lang: string
  xml: string
}

/** Where a language has several locales, the one of its main country (CSL 1.0.2 § Locale fallback). */
const main: Readonly<Record<string, string>> = {
  af: 'ZA',
  ca: 'AD',
  cs: 'CZ',
  cy: 'GB',
  da: 'DK',
  de: 'DE',
  el: 'GR',
  en: 'US',
  es: 'ES',
  et: 'EE',
  fa: 'IR',
  fr: 'FR',
  he: 'IL',
  ja: 'JP',
  km: 'KH',
  ko: 'KR',
  nb: 'NO',
  nn: 'NO',
  no: 'NO',
  pt: 'PT',
  sl: 'SI',
  sr: 'RS',
  sv: 'SE',
  uk: 'UA',
  vi: 'VN',
  zh: 'CN',
}

/** The locale of a language: its own, its main country's, else American English. */
export function localeOf(lang: string): Locale {
  const [base = 'en', region = ''] = lang.replace('_', '-').split('-')
  const language = base.toLowerCase() === 'no' ? 'nb' : base.toLowerCase()
  const names = [
    `${language}-${region.toUpperCase()}`,
    `${language}-${main[language] ?? language.toUpperCase()}`,
    language,
    'en-US',
  ]
  for (const name of names) {
    if (!/^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(name)) continue
    try {
      return { lang: name, xml: new TextDecoder().decode(asset(`csl/locales/locales-${name}.xml`)) }
    } catch {
      continue
    }
  }
  throw new Error('The program has no CSL locales: run `npm run compile`')
}

export interface CitationWords {
  and: string
  etAl: string
}

/** "and" and "et al." in a language. English costs nothing. */
export function citationWords(lang: string): CitationWords {
  if (/^en\b/i.test(lang)) return { and: 'and', etAl: 'et al.' }
  return {
    and: termOf(lang, 'and')?.text.trim() || 'and',
    etAl: termOf(lang, 'et-al')?.text.trim() || 'et al.',
  }
}

/** "p.", "pp.", "chap." in a language; the long form where it has no short one. `own` are a style's words. */
export function locatorTerm(
  lang: string,
  label: string,
  many: boolean,
  own: readonly CslElement[] = [],
): string {
  const term =
    find(own, label, 'short') ??
    termOf(lang, label, 'short') ??
    find(own, label) ??
    termOf(lang, label)
  return (child(term, many ? 'multiple' : 'single')?.text ?? term?.text ?? '').trim()
}

/** The sign of a range of pages, out of a style's words or the language's; else a dash. */
export const rangeSign = (lang: string, own: readonly CslElement[]): string =>
  (find(own, 'page-range-delimiter') ?? termOf(lang, 'page-range-delimiter'))?.text.trim() || '–'

const termOf = (lang: string, name: string, form?: 'short'): CslElement | undefined =>
  find(terms(lang), name, form)

const find = (all: readonly CslElement[], name: string, form?: 'short'): CslElement | undefined =>
  all.find(({ attributes }) => attributes.get('name') === name && attributes.get('form') === form)

const known = new Map<string, CslElement[]>()

function terms(lang: string): CslElement[] {
  const { lang: name, xml } = localeOf(lang)
  const found = known.get(name)
  if (found) return found
  const { root } = readCslXml(xml)
  const all = root ? [...cslElements(root)].filter((element) => element.name === 'term') : []
  known.set(name, all)
  return all
}
