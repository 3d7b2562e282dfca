/** Quotes (opening and closing, double and single) of languages whose words the program does not have. */
export const quotesAlone: Readonly<Record<string, [string, string, string, string]>> = {
  bg: ['„', '“', '‚', '‘'],
  et: ['„', '“', '‚', '‘'],
  hr: ['„', '”', '‚', '’'],
  hu: ['„', '”', '»', '«'],
  is: ['„', '“', '‚', '‘'],
  lt: ['„', '“', '‚', '‘'],
  ro: ['„', '”', '«', '»'],
  ru: ['«', '»', '„', '“'],
  sk: ['„', '“', '‚', '‘'],
  sl: ['„', '“', '‚', '‘'],
  uk: ['«', '»', '„', '“'],
}
