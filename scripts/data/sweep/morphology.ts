/**
 * Plain English word forms: enough to know that "men" counts `M` and "rectal" counts `Rectum`.
 */

const irregular = new Map(
  Object.entries({
    men: 'man',
    women: 'woman',
    mice: 'mouse',
    people: 'person',
    persons: 'person',
    children: 'child',
    feet: 'foot',
    tumors: 'tumour',
    tumor: 'tumour',
    metastases: 'metastasis',
    diagnoses: 'diagnosis',
    biopsies: 'biopsy',
  }),
)

/** The singular of a word, lower case; a word that is none is returned as it is. */
export function singular(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s?$/, '')
  const known = irregular.get(lower)
  if (known) return known
  if (/[^aeiou]ies$/.test(lower)) return `${lower.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(lower)) return lower.slice(0, -2)
  if (/[^su]s$/.test(lower) && lower.length > 3) return lower.slice(0, -1)
  return lower
}

/** Adjectives made from an organ's or thing's name by rule: rectum → rectal, colon → colonic, bone → none. */
export function adjectives(noun: string): string[] {
  if (noun.endsWith('um')) return [`${noun.slice(0, -2)}al`]
  if (noun.endsWith('on')) return [`${noun}ic`]
  if (noun.endsWith('ach')) return [`${noun.slice(0, -3)}ric`]
  return []
}

/** Words that mean the same as a category of sex, by its name or code. */
export function sexWords(name: string): string[] {
  if (/^(?:m|male|man|men|boys?)$/i.test(name)) return ['male', 'man']
  if (/^(?:f|w|female|woman|women|girls?)$/i.test(name)) return ['female', 'woman']
  return []
}

/** What a word and its derivatives share, for words of a column's title: recurrence, recurred, recurrent. */
export function stem(word: string): string {
  const base = singular(word)
  const cut = base.replace(/(?:ences?|ances?|ations?|ments?|ical|ings?|ent|ed|al|ion|ive|e|y)$/, '')
  return cut.length >= 4 ? cut.replace(/(.)\1$/, '$1') : base
}
