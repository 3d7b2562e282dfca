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

/** Words by which places are named, whatever the case of their letters; German's "S." has a capital. */
const labels: ReadonlyArray<readonly [label: string, words: string]> = [
  ['page', 'pp?|pages?|seiten?|págs?|pag'],
  ['book', 'bks?|books?'],
  ['chapter', 'chaps?|chapters?|ch|kap|cap'],
  ['section', 'secs?|sections?|§§?|abschn'],
  ['figure', 'figs?|figures?|abb'],
  ['folio', 'fols?|folios?'],
  ['volume', 'vols?|volumes?'],
  ['issue', 'nos?|issues?'],
  ['paragraph', 'paras?|paragraphs?|¶¶?'],
  ['part', 'pts?|parts?'],
  ['column', 'cols?|columns?'],
  ['line', 'll?|lines?'],
  ['note', 'nn?|notes?'],
  ['opus', 'opp?'],
  ['verse', 'vv?|verses?'],
]
const label = new RegExp(
  `^(?:${labels.map(([, words]) => `(${words})`).join('|')})(?:(\\.)[\\s\\\\]*|\\s+|(?<=[§¶])|(?=\\d))`,
  'iu',
)
const german = /^S\.\s*(?=\d)/
const number = '[\\p{L}]?\\d[\\p{L}\\d.:]*|[ivxlcdm]+(?![\\p{L}\\d])|[IVXLCDM]+(?![\\p{L}\\d])'
const places = new RegExp(`^(?:${number})(?:\\s*(?:[-–—]+|,|&|and\\b)\\s*(?:${number}))*`, 'u')
const bare =
  /^\d+(?:\s*[-–—]+\s*\d+)?(?:ff?\.)?(?:,\s*\d+(?:\s*[-–—]+\s*\d+)?(?=$|[\s,;.]))*(?=$|[\s,;.])/

/**
 * Reads "p. 3", "pp. ix–x and elsewhere", "chap. 2", pandoc's "{p. iv, (xv)}" of any words; a bare "3-5, 8" is a page
 * (pandoc's rule). Nothing when it begins with other words.
 */
export function readLocator(text: string): Locator | undefined {
  const braced = /^\{([^{}]*)\}/.exec(text)
  if (braced) return inBraces(braced[1] as string, text.slice(braced[0].length))
  const named = labelled(text)
  if (named) {
    const rest = text.slice(named.written.length)
    const inside = /^\s*\{([^{}]*)\}/.exec(rest)
    if (inside) return place(named, (inside[1] as string).trim(), rest.slice(inside[0].length))
    const found = places.exec(rest)?.[0].replace(/[.,:]+$/, '')
    // "pp. 41 (no. 58), 163" has several places, in words that no style sets.
    if (
      found &&
      /^pp/i.test(named.written) &&
      /^[^\s,&–-]+$/.test(found) &&
      /^\s*\(/.test(rest.slice(found.length))
    )
      return undefined
    return found ? place(named, found, rest.slice(found.length)) : undefined
  }
  const found = bare.exec(text)?.[0]
  return found === undefined
    ? undefined
    : place({ label: 'page', written: '' }, found, text.slice(found.length))
}

type Named = Pick<Locator, 'label' | 'written'>

function labelled(text: string): Named | undefined {
  const page = german.exec(text)
  if (page) return { label: 'page', written: page[0] }
  const found = label.exec(text)
  if (!found) return undefined
  const index = found.slice(1, labels.length + 1).findIndex((group) => group !== undefined)
  return { label: labels[index]?.[0] ?? 'page', written: found[0] }
}

/** What stands in braces is a place whatever it says; nothing in them says that none follows. */
function inBraces(words: string, rest: string): Locator | undefined {
  const named = labelled(words) ?? { label: 'page', written: '' }
  return place(named, words.slice(named.written.length).trim(), rest)
}

const place = ({ label: name, written }: Named, words: string, rest: string): Locator => ({
  label: name,
  written: written.replace(/[\s\\]+$/, ''),
  locator: dashed(words),
  rest,
})

/** A range has a hyphen, for which a style prints its own sign. */
const dashed = (text: string): string => text.replace(/\s*[-–—]+\s*/g, '-')
