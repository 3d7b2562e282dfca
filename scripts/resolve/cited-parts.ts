/** Citations of which one part is printed: `\citeauthor{doe2020}` the names, `\citeyear{doe2020}` the year, `\citetitle{doe2020}` the title. */
import type { CitationStyle } from '../bibliography/style.js'
import { asTitle, authorPhrase } from '../bibliography/author-phrase.js'
import { richText } from '../bibliography/rich-text.js'
import type { CitedWords } from '../bibliography/cited-words.js'
import type { CitationWords } from '../bibliography/locales.js'
import type { Reference } from '../document/references.js'
import type { Citation, Phrasing } from '../document/tree.js'
import { text } from './numbered-citations.js'

interface Known {
  style: CitationStyle
  references: ReadonlyMap<string, Reference>
  words: CitationWords
}

/** The part of each work that is asked for; `cited` is how the style words the whole, where it does. */
export function printPart(
  citation: Citation,
  cited: CitedWords | undefined,
  { style, references, words }: Known,
): Phrasing[] {
  if (citation.only === 'author' && cited && cited.author.length > 0) return cited.author
  if (citation.only === 'year' && style.kind === 'words' && cited)
    return withoutBrackets(cited.children, style)
  return citation.children.flatMap(({ identifier }, index): Phrasing[] => {
    const reference = references.get(identifier)
    const part: Phrasing[] = !reference
      ? [{ type: 'strong', children: [text(`?${identifier}?`)] }]
      : citation.only === 'author'
        ? authorPhrase(reference, words)
        : citation.only === 'title'
          ? asTitle(reference.item, richText(reference.item.title ?? reference.key))
          : [text(yearOf(reference))]
    return [...(index > 0 ? [text('; ')] : []), ...part]
  })
}

/** CSL's `issued` in a year, or in words: "in press". */
function yearOf({ item }: Reference): string {
  const year = item.issued?.['date-parts']?.[0]?.[0]
  return year === undefined ? (item.issued?.literal ?? 'n.d.') : `${year}`
}

/** Without what the style puts around a citation: "2020a" of "(2020a)". */
function withoutBrackets(nodes: Phrasing[], { prefix, suffix }: CitationStyle): Phrasing[] {
  const inner = [...nodes]
  const [first] = inner
  if (first?.type === 'text' && prefix !== '' && first.value.startsWith(prefix))
    inner[0] = { ...first, value: first.value.slice(prefix.length) }
  const last = inner.at(-1)
  if (last?.type === 'text' && suffix !== '' && last.value.endsWith(suffix))
    inner[inner.length - 1] = { ...last, value: last.value.slice(0, -suffix.length) }
  return inner.filter((node) => node.type !== 'text' || node.value !== '')
}
