/**
 * What follows a key in a citation: a page or another place in the work, and words.
 */
export interface Locator {
  /** CSL's label (CSL 1.0.2 appendix III § Locators): `page`, `chapter` … */
  label: string
  /** As the author wrote it: "p.", "chap.". */
  written: string
  /** "3", "3-5". */
  locator: string
  /** What follows. */
  rest: string
}

const labels: ReadonlyArray<readonly [label: string, words: string]> = [
  ['page', 'pp?|pages?|S|Seiten?|págs?|pag'],
  ['chapter', 'chaps?|chapters?|ch|Kap|cap'],
  ['section', 'secs?|sections?|§§?|Abschn'],
  ['figure', 'figs?|figures?|Abb'],
  ['table', 'tables?|tabs?|tbl'],
  ['volume', 'vols?|volumes?'],
  ['issue', 'nos?|issues?'],
  ['paragraph', 'paras?|paragraphs?|¶¶?'],
  ['part', 'pts?|parts?'],
  ['column', 'cols?|columns?'],
  ['line', 'll?|lines?'],
  ['note', 'nn?|notes?'],
  ['verse', 'vv?|verses?'],
]
const pattern = new RegExp(
  `^(?:${labels.map(([, words]) => `(${words})`).join('|')})(\\.?)\\s*([A-Za-z]?\\d[\\w.:]*|[ivxlcdm]+\\b)((?:\\s*(?:[-–—]|,|and|&)\\s*[A-Za-z]?\\d[\\w.:]*)*)`,
  'i',
)

/** Reads "p. 3", "pp. 3-5 and elsewhere", "chap. 2"; a bare "3-5" is a page (pandoc's rule). Nothing when it begins with other words. */
export function readLocator(text: string): Locator | undefined {
  const found = pattern.exec(text)
  if (found) {
    const index = found.slice(1, labels.length + 1).findIndex((group) => group !== undefined)
    const [dot = '', first = '', more = ''] = found.slice(labels.length + 1)
    const locator = `${first}${more}`.replace(/[.,]+$/, '')
    const length = found[0].length - (first.length + more.length - locator.length)
    return {
      label: labels[index]?.[0] ?? 'page',
      written: `${found[index + 1]}${dot}`,
      locator: dashed(locator),
      rest: text.slice(length),
    }
  }
  const bare = /^\d+(?:\s*[-–—]\s*\d+)?(?=$|[\s,;.])/.exec(text)?.[0]
  return bare === undefined
    ? undefined
    : { label: 'page', written: '', locator: dashed(bare), rest: text.slice(bare.length) }
}

/** A range has a hyphen, for which a style prints its own sign. */
const dashed = (text: string): string => text.replace(/\s*[-–—]+\s*/g, '-')
