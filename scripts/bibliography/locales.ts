/**
 * CSL locales, from the program's own data: never the system's.
 */
import { asset } from '../assets.js'
import { elements, readCslXml } from './csl-xml.js'

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

export interface Words {
  and: string
  etAl: string
}

/** "and" and "et al." in a language. English costs nothing. */
export function words(lang: string): Words {
  if (/^en\b/i.test(lang)) return { and: 'and', etAl: 'et al.' }
  const { root } = readCslXml(localeOf(lang).xml)
  const term = (name: string): string | undefined => {
    for (const element of root ? elements(root) : []) {
      if (
        element.name === 'term' &&
        element.attributes.get('name') === name &&
        !element.attributes.has('form')
      )
        return element.text.trim()
    }
    return undefined
  }
  return { and: term('and') ?? 'and', etAl: term('et-al') ?? 'et al.' }
}
