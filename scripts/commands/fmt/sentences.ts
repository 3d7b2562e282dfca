/**
 * Where a sentence ends, in the plain text of a paragraph. Precision first: a line that holds two sentences reads well
 * enough, one that ends after "et al." does not.
 */

/** What ends in a full stop without ending a sentence; single letters (initials, "E. coli") never end one. */
const abbreviations: ReadonlySet<string> = new Set([
  'al',
  'approx',
  'ca',
  'cf',
  'co',
  'corp',
  'dept',
  'dr',
  'e.g',
  'ed',
  'eds',
  'eq',
  'eqs',
  'etal',
  'ext',
  'fig',
  'figs',
  'i.e',
  'inc',
  'int',
  'jr',
  'lat',
  'ltd',
  'max',
  'min',
  'mod',
  'mr',
  'mrs',
  'ms',
  'no',
  'nos',
  'op',
  'p',
  'pp',
  'prof',
  'ref',
  'refs',
  'resp',
  'sec',
  'sp',
  'spp',
  'sr',
  'st',
  'subsp',
  'suppl',
  'tab',
  'tbl',
  'var',
  'viz',
  'vol',
  'vols',
  'vs',
  'w.r.t',
])

/** The mark that ends a sentence, with what closes behind it. */
const ending = /([.!?])["'”’»)*_]*$/
/** What begins another: a capital, code, a key, a claim or value. */
const beginning = /^(?:["'“‘«(*_]*\p{Lu}|`|@[{\p{L}]|:(?:claim\[\p{Lu}|value\{))/u

/** How sure it is that a sentence ends where `before` and `after` meet: an author's own line end there stays a line end. */
export function sentenceEnds(before: string, after: string): 'surely' | 'perhaps' | undefined {
  const mark = ending.exec(before)
  if (!mark || (mark[1] === '.' && abbreviated(before.slice(0, mark.index)))) return undefined
  return beginning.test(after) && !after.startsWith('Table:') ? 'surely' : 'perhaps'
}

/** Whether a full stop after `text` belongs to its last word. */
function abbreviated(text: string): boolean {
  const word = /[\p{L}\p{N}.]*$/u.exec(text)![0]
  return /^\p{L}$|\.\p{L}$/u.test(word) || abbreviations.has(word.toLowerCase())
}
