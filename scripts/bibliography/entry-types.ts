/**
 * The entry types that are known: BibTeX's, BibLaTeX's (manual § 2.1) with its aliases and what its styles add, and the
 * plain names that reference managers write.
 */
import months from './month-names.json' with { type: 'json' }

export interface EntryType {
  /** The type of BibLaTeX's data model whose fields it has. */
  base: string
  /** CSL 1.0.2 type (appendix III). */
  csl: string
  /** What the work is called, where the type says more than CSL's ("PhD thesis"). */
  genre?: string
}

const type = (base: string, csl: string, genre?: string): EntryType =>
  genre === undefined ? { base, csl } : { base, csl, genre }
const article = type('article', 'article-journal')
const book = type('book', 'book')
const chapter = type('inbook', 'chapter')
const part = type('incollection', 'chapter')
const conference = type('inproceedings', 'paper-conference')
const online = type('online', 'webpage')
const software = type('software', 'software')
const speech = type('unpublished', 'speech')
const thesis = (genre?: string): EntryType => type('thesis', 'thesis', genre)

export const entryTypes: ReadonlyMap<string, EntryType> = new Map([
  ['article', article],
  ['suppperiodical', article],
  ['review', type('article', 'review')],
  ['newspaper', type('article', 'article-newspaper')],
  ['magazine', type('article', 'article-magazine')],
  ['preprint', type('article', 'article')],
  ['periodical', type('periodical', 'periodical')],
  ['book', book],
  ['mvbook', book],
  ['booklet', type('booklet', 'pamphlet')],
  ['commentary', book],
  ['inbook', chapter],
  ['bookinbook', chapter],
  ['suppbook', chapter],
  ['collection', book],
  ['mvcollection', book],
  ['incollection', part],
  ['suppcollection', part],
  ['reference', book],
  ['mvreference', book],
  ['inreference', type('inreference', 'entry')],
  ['encyclopedia', type('inreference', 'entry-encyclopedia')],
  ['dictionary', type('inreference', 'entry-dictionary')],
  ['proceedings', type('proceedings', 'book')],
  ['mvproceedings', type('proceedings', 'book')],
  ['inproceedings', conference],
  ['conference', conference],
  ['manual', type('manual', 'book')],
  ['report', type('report', 'report')],
  ['techreport', type('report', 'report', 'Technical report')],
  ['thesis', thesis()],
  ['phdthesis', thesis('PhD thesis')],
  ['mastersthesis', thesis('Master’s thesis')],
  ['bachelorsthesis', thesis('Bachelor’s thesis')],
  ['online', online],
  ['electronic', online],
  ['www', online],
  ['webpage', online],
  ['website', online],
  ['blog', type('online', 'post-weblog')],
  ['dataset', type('dataset', 'dataset')],
  ['data', type('dataset', 'dataset')],
  ['software', software],
  ['softwareversion', software],
  ['softwaremodule', software],
  ['codefragment', software],
  ['patent', type('patent', 'patent')],
  ['standard', type('standard', 'standard')],
  ['unpublished', type('unpublished', 'manuscript')],
  ['presentation', speech],
  ['talk', speech],
  ['lecture', speech],
  ['speech', speech],
  ['poster', type('unpublished', 'speech', 'Poster')],
  ['letter', type('letter', 'personal_communication')],
  ['interview', type('letter', 'interview')],
  ['legislation', type('legislation', 'legislation')],
  ['statute', type('legislation', 'legislation')],
  ['constitution', type('legislation', 'legislation')],
  ['bill', type('legislation', 'bill')],
  ['legmaterial', type('legislation', 'legislation')],
  ['legadminmaterial', type('legislation', 'regulation')],
  ['legal', type('legal', 'treaty')],
  ['treaty', type('legal', 'treaty')],
  ['jurisdiction', type('jurisdiction', 'legal_case')],
  ['case', type('jurisdiction', 'legal_case')],
  ['hearing', type('legal', 'hearing')],
  ['artwork', type('artwork', 'graphic')],
  ['image', type('image', 'figure')],
  ['map', type('artwork', 'map')],
  ['audio', type('audio', 'song')],
  ['music', type('music', 'song')],
  ['movie', type('movie', 'motion_picture')],
  ['film', type('movie', 'motion_picture')],
  ['video', type('video', 'motion_picture')],
  ['performance', type('performance', 'performance')],
  ...[
    'misc',
    'set',
    'custom',
    'customa',
    'customb',
    'customc',
    'customd',
    'custome',
    'customf',
  ].map((name) => [name, type('misc', 'document')] as const),
  ...['xdata', 'bibnote', 'ieeetranbstctl', 'control'].map(
    (name) => [name, type('misc', 'document')] as const,
  ),
])

/** Entries that set something up and are no work: containers of fields, notes of a style, options. */
export const settingTypes: ReadonlySet<string> = new Set([
  'xdata',
  'bibnote',
  'ieeetranbstctl',
  'control',
])

/** Words that a .bib may use without defining them: months, and the journals of BibTeX's standard styles. */
export const predefinedStrings: ReadonlyMap<string, string> = new Map([
  ...Object.keys(months).map((month) => [month, month] as const),
  ['acmcs', 'ACM Computing Surveys'],
  ['acta', 'Acta Informatica'],
  ['cacm', 'Communications of the ACM'],
  ['ibmjrd', 'IBM Journal of Research and Development'],
  ['ibmsj', 'IBM Systems Journal'],
  ['ieeese', 'IEEE Transactions on Software Engineering'],
  ['ieeetc', 'IEEE Transactions on Computers'],
  ['ieeetcad', 'IEEE Transactions on Computer-Aided Design of Integrated Circuits'],
  ['ipl', 'Information Processing Letters'],
  ['jacm', 'Journal of the ACM'],
  ['jcss', 'Journal of Computer and System Sciences'],
  ['scp', 'Science of Computer Programming'],
  ['sicomp', 'SIAM Journal on Computing'],
  ['tocs', 'ACM Transactions on Computer Systems'],
  ['tods', 'ACM Transactions on Database Systems'],
  ['tog', 'ACM Transactions on Graphics'],
  ['toms', 'ACM Transactions on Mathematical Software'],
  ['toois', 'ACM Transactions on Office Information Systems'],
  ['toplas', 'ACM Transactions on Programming Languages and Systems'],
  ['tcs', 'Theoretical Computer Science'],
])
