/** Words that BibTeX and BibLaTeX know. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Entry types of BibTeX's standard styles and of biblatex (manual § 2.1), and those that reference managers export. */
export const entryTypes = list(`
  article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection suppcollection dataset manual misc online patent
  periodical suppperiodical proceedings mvproceedings inproceedings reference mvreference inreference report set software thesis unpublished xdata
  artwork audio bibnote commentary image jurisdiction legislation legal letter movie music performance review standard video
  conference electronic mastersthesis phdthesis techreport www newspaper preprint webpage data
`)

/** Months that every BibTeX style defines. */
export const months = list('jan feb mar apr may jun jul aug sep oct nov dec')

/** Types that the importer does not know, as the ones that mean the same to it. */
export const sameType: ReadonlyMap<string, string> = new Map([
  ['newspaper', 'article'], ['preprint', 'online'], ['webpage', 'online'], ['data', 'dataset'], ['conference', 'inproceedings'],
  ['electronic', 'online'], ['www', 'online'], ['review', 'article'], ['letter', 'misc'], ['image', 'misc'], ['commentary', 'misc'], ['bibnote', 'misc'],
])
