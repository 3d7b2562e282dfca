/**
 * Where a line may not break although the Unicode line-breaking algorithm (UAX #14) would let it: between a number and
 * its unit, inside "p < 0.05", "Fig. 1", "12–14", "μg/mL"; and where long addresses may break although it would not.
 */

/** Units after a number, as medical and scientific papers write them. */
const units = [
  '%',
  '‰',
  '°',
  '°C',
  '°F',
  'K',
  'g',
  'kg',
  'mg',
  'μg',
  'µg',
  'mcg',
  'ng',
  'pg',
  't',
  'm',
  'km',
  'cm',
  'mm',
  'μm',
  'µm',
  'nm',
  'l',
  'L',
  'dL',
  'dl',
  'mL',
  'ml',
  'μL',
  'µL',
  'fL',
  's',
  'ms',
  'min',
  'h',
  'd',
  'Hz',
  'kHz',
  'MHz',
  'GHz',
  'Pa',
  'kPa',
  'mmHg',
  'mol',
  'mmol',
  'μmol',
  'µmol',
  'nmol',
  'pmol',
  'M',
  'mM',
  'μM',
  'µM',
  'nM',
  'U',
  'IU',
  'mEq',
  'Gy',
  'mGy',
  'Sv',
  'mSv',
  'Bq',
  'MBq',
  'J',
  'kJ',
  'kcal',
  'W',
  'V',
  'mV',
  'kV',
  'A',
  'mA',
  'Da',
  'kDa',
  'bp',
  'kb',
  'Mb',
  'px',
  'pt',
  'MB',
  'GB',
  'years',
  'year',
  'months',
  'month',
  'weeks',
  'week',
  'days',
  'day',
  'hours',
  'minutes',
]
  .sort((a, b) => b.length - a.length)
  .join('|')

/** Words that a number or a letter belongs to. */
const counted = [
  'stage',
  'grade',
  'type',
  'phase',
  'class',
  'segment',
  'case',
  'patient',
  'day',
  'week',
  'month',
  'year',
  'level',
  'group',
  'step',
  'model',
  'cohort',
  'cycle',
  'panel',
  'chapter',
  'part',
  'arm',
  'factor',
  'vitamin',
  'hepatitis',
].join('|')

const space = '[ \\u00a0\\u2009\\u202f]'
/** Each match holds together: no break at any place inside it. */
const bonds = [
  new RegExp(`\\d${space}(?:${units})(?:/[\\p{L}\\d²³]+)*(?![\\p{L}\\d])`, 'gu'),
  new RegExp(
    `(?<![\\p{L}])(?:Fig|Figs|Tab|Eq|Eqs|Ref|Refs|No|Nos|Vol|p|pp|ca|cf|vs|Dr|Prof|Mr|Ms|Mrs|St|Suppl|Sect|Table|Figure|Section|Box)\\.?${space}[\\d(A-Z]`,
    'gu',
  ),
  new RegExp(`(?<![\\p{L}])[\\p{L}]{1,2}${space}?[=<>≤≥≈±]${space}?[−-]?[\\d.]+`, 'gu'),
  new RegExp(`\\d${space}?[±×]${space}?\\d`, 'gu'),
  new RegExp(`[<>≤≥≈~±]${space}\\d`, 'gu'),
  // "4.7 cm × 4.6 cm", "95% CI", "10 000".
  new RegExp(`\\p{L}${space}[×±]${space}\\d`, 'gu'),
  new RegExp(`%${space}C(?:r)?I(?!\\p{L})`, 'gu'),
  new RegExp(`\\d${space}\\d{3}(?!\\d)`, 'gu'),
  // "stage III", "cases 1", "type B"; "T3 N1 M0"; "Fig. 1a, b".
  new RegExp(
    `(?<!\\p{L})(?:${counted})s?${space}(?:\\d{1,3}|[IVX]{1,4}[A-C]?|[A-E])(?![\\p{L}\\d])`,
    'giu',
  ),
  new RegExp(`T[0-4isx][a-d]?,?${space}N[0-3x][a-c]?(?:,?${space}M[01x][a-c]?)?`, 'gu'),
  new RegExp(`\\d[a-h],${space}[a-h](?:,${space}[a-h])*(?![\\p{L}\\d])`, 'gu'),
  // The letter of a panel: ". b Histology".
  new RegExp(`(?<=[.;:]${space})[a-h]${space}\\p{Lu}`, 'gu'),
  // "doi: 10.5555/1", "PMID: 1".
  new RegExp(`(?:doi|PMID|PMCID|ISBN|ISSN|arXiv):${space}[\\p{L}\\d]`, 'giu'),
  // "Doe J,", "Doe J (2020)"; "Doe et al."
  new RegExp(`\\p{Ll}${space}\\p{Lu}{1,3}(?=${space}?[.,;:()])`, 'gu'),
  new RegExp(`\\p{L},?${space}et${space}al(?!\\p{L})`, 'gu'),
  /\d[–-]\d/gu,
  /[\p{L}\d]{1,4}\/[\p{L}\d]{1,4}(?![\p{L}\d/])/gu,
  // One letter or digit, a hyphen, a word: "β-blocker", "T-cell", "X-ray".
  /(?<![\p{L}\d])[\p{L}\d]-[\p{L}\d]/gu,
  /[\p{L}]-\d/gu,
  // "42-year-old", "30-mm", "β2-microglobulin".
  /\d-\p{L}/gu,
  // A bracket opened or closed inside a word: "(s)", "patient(s)".
  /[\p{L}\d][(\[][\p{L}\d]|[\p{L}\d][)\]][\p{L}\d]/gu,
  // A short citation and the word before it.
  new RegExp(`[\\p{L}\\d.,;:)%]${space}\\[\\d[\\d,– ]{0,6}\\]`, 'gu'),
  // Initials before a name.
  new RegExp(`(?<![\\p{L}])\\p{Lu}\\.${space}(?=\\p{Lu})`, 'gu'),
]

/** Offsets in `text` where no line may end; addresses are divided only where the line needs it (`addressBreaks`). */
export function bonded(text: string): Set<number> {
  const held = new Set<number>()
  if (!/[^\p{L}\d]./u.test(text)) return held // one word, as in most cells of a table
  for (const [from, to] of addresses(text)) for (let at = from + 1; at < to; at++) held.add(at)
  for (const bond of bonds)
    for (const match of text.matchAll(bond))
      for (let at = match.index + 1; at < match.index + match[0].length; at++) held.add(at)
  return held
}

/** So long a stretch is not held together in one piece: the screen may be narrow. */
export const longestStretch = 36

/**
 * Stretches `[from, to)` of `text` that stand on one line, of whole words, in order and apart from each other. Addresses
 * have none: where they break, they may. Nor has what holds together by itself, without a sign that a line could end at.
 */
export function bondedStretches(text: string): Array<[from: number, to: number]> {
  const found: Array<[number, number]> = []
  for (const at of [...bonded(text)].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && at <= last[1]) last[1] = Math.max(last[1], at + 1)
    else {
      let from = at - 1
      while (from > (last?.[1] ?? 0) && inWord(text, from)) from--
      if (last && from === last[1] && inWord(text, from)) last[1] = at + 1
      else found.push([from, at + 1])
    }
    const end = found.at(-1)!
    while (end[1] < text.length && inWord(text, end[1])) end[1]++
  }
  // No line begins with a space, so that the last one need not be held.
  for (const one of found) while (blank.test(text[one[1] - 1] ?? '')) one[1]--
  const apart = addresses(text)
  let next = 0
  return found.filter(([from, to]) => {
    while (next < apart.length && apart[next]![1] <= from) next++
    const inAddress = next < apart.length && apart[next]![0] < to
    return !inAddress && to - from <= longestStretch && /[ \u2009/±×–-]/.test(text.slice(from, to))
  })
}

/** Whether letters or digits stand on both sides of an offset. */
const inWord = (text: string, at: number): boolean =>
  wordCharacter.test(text[at - 1] ?? '') && wordCharacter.test(text[at] ?? '')
const wordCharacter = /[\p{L}\p{N}]/u
const blank = new RegExp(space)

const addresses = (text: string): Array<[from: number, to: number]> =>
  [...text.matchAll(/\S{8,}/g)].flatMap(({ 0: word, index }) =>
    isAddress(word) ? [[index, index + word.length]] : [],
  )

/** Whether a word is an address, a path or an identifier: it may break after its punctuation, without a hyphen. */
export const isAddress = (word: string): boolean =>
  /^[(<[]?(?:https?:|www\.|doi:|10\.\d{4,}\/)|[\w.+-]{1,64}@[\w-]{1,64}\.|\w[/_]\w+[/_.]\w/.test(
    word,
  )

/** Offsets inside an address where a line may end. */
export function addressBreaks(word: string): number[] {
  const found: number[] = []
  const begun = Math.max(2, word.indexOf('//') + 2)
  for (const match of word.matchAll(/[/.\-_?=&#%~,:;@)+](?=[^/.\s])/g))
    if (match.index > begun && match.index < word.length - 2) found.push(match.index + 1)
  return found
}
