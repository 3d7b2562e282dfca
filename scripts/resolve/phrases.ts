/** Words and marks of a language for what we print between references. English where we have none. */
interface Phrases {
  and: string
  quotes: readonly [opening: string, closing: string]
  appendix: string
}

const english: Phrases = { and: 'and', quotes: ['“', '”'], appendix: 'Appendix' }
const byLanguage: Readonly<Record<string, Phrases>> = {
  en: english,
  da: { and: 'og', quotes: ['»', '«'], appendix: 'Bilag' },
  de: { and: 'und', quotes: ['„', '“'], appendix: 'Anhang' },
  es: { and: 'y', quotes: ['«', '»'], appendix: 'Apéndice' },
  fr: { and: 'et', quotes: ['«\u202F', '\u202F»'], appendix: 'Annexe' },
  it: { and: 'e', quotes: ['«', '»'], appendix: 'Appendice' },
  nb: { and: 'og', quotes: ['«', '»'], appendix: 'Vedlegg' },
  nl: { and: 'en', quotes: ['“', '”'], appendix: 'Bijlage' },
  pl: { and: 'i', quotes: ['„', '”'], appendix: 'Załącznik' },
  pt: { and: 'e', quotes: ['“', '”'], appendix: 'Apêndice' },
  sv: { and: 'och', quotes: ['”', '”'], appendix: 'Bilaga' },
}

/** Phrases of a language (BCP 47). */
export const phrasesOf = (lang: string): Phrases =>
  byLanguage[lang.split('-')[0]?.toLowerCase() ?? ''] ?? english
