/** The identifier that pandoc makes of a heading's words (manual, § Extension: auto_identifiers). */
export const headingIdentifier = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\s.-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[^\p{L}]+/u, '') || 'section'
