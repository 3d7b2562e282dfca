/**
 * Languages as BibLaTeX names them (babel's names) → BCP 47 tags.
 */
const tags: Readonly<Record<string, string>> = {
  american: 'en-US', usenglish: 'en-US', canadian: 'en-CA', british: 'en-GB', ukenglish: 'en-GB', australian: 'en-AU', newzealand: 'en-NZ', english: 'en',
  german: 'de', ngerman: 'de', deutsch: 'de', austrian: 'de-AT', naustrian: 'de-AT', swissgerman: 'de-CH', nswissgerman: 'de-CH',
  french: 'fr', francais: 'fr', français: 'fr', acadian: 'fr', canadien: 'fr-CA', spanish: 'es', español: 'es', espanol: 'es', mexican: 'es-MX', catalan: 'ca', galician: 'gl', basque: 'eu',
  portuguese: 'pt', portuges: 'pt', brazilian: 'pt-BR', brazil: 'pt-BR', italian: 'it', italiano: 'it', latin: 'la', romanian: 'ro', dutch: 'nl', afrikaans: 'af', frisian: 'fy',
  danish: 'da', norwegian: 'no', norsk: 'nb', bokmal: 'nb', nynorsk: 'nn', swedish: 'sv', icelandic: 'is', finnish: 'fi', estonian: 'et', latvian: 'lv', lithuanian: 'lt',
  polish: 'pl', czech: 'cs', slovak: 'sk', slovene: 'sl', slovenian: 'sl', croatian: 'hr', serbian: 'sr', bosnian: 'bs', macedonian: 'mk', bulgarian: 'bg', russian: 'ru', ukrainian: 'uk', belarusian: 'be',
  hungarian: 'hu', magyar: 'hu', greek: 'el', polutonikogreek: 'el', turkish: 'tr', albanian: 'sq', armenian: 'hy', georgian: 'ka', arabic: 'ar', hebrew: 'he', persian: 'fa', farsi: 'fa', urdu: 'ur', hindi: 'hi', bengali: 'bn', tamil: 'ta',
  japanese: 'ja', chinese: 'zh', korean: 'ko', thai: 'th', vietnamese: 'vi', indonesian: 'id', malay: 'ms', swahili: 'sw', irish: 'ga', welsh: 'cy', esperanto: 'eo',
  eng: 'en', ger: 'de', deu: 'de', fre: 'fr', fra: 'fr', spa: 'es', por: 'pt', ita: 'it', dut: 'nl', nld: 'nl', rus: 'ru', jpn: 'ja', chi: 'zh', zho: 'zh', kor: 'ko', pol: 'pl', dan: 'da', swe: 'sv', nor: 'no', fin: 'fi', tur: 'tr', hun: 'hu', cze: 'cs', ces: 'cs',
}

/** The tag of a language named in a .bib (`langid`, `language`); nothing when it is not known, or several. */
export function languageTag(source: string | undefined): string | undefined {
  const name = source?.replace(/[{}]/g, '').trim() ?? ''
  const known = tags[name.toLowerCase().replace(/^lang/, '')]
  if (known !== undefined) return known
  return /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/i.test(name) ? name.replace('_', '-').replace(/^../, (base) => base.toLowerCase()) : undefined
}
