/** An item of CSL-JSON, as reference managers write them into Word files, as an entry of a .bib. */
import { withoutResolver } from './doi.js'

type Item = Readonly<Record<string, unknown>>

const types: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  'paper-conference': 'inproceedings',
  thesis: 'phdthesis',
  report: 'techreport',
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

/** TeX of words; CSL's `<i>`, `<sup>` and `<sub>` are commands. */
const tex = (value: unknown): string =>
  text(value)
    .replace(/[{}\\]/g, '')
    .replace(/([&%$#_])/g, '\\$1')
    .replace(/<i>([^<]*)<\/i>/g, '\\textit{$1}')
    .replace(/<b>([^<]*)<\/b>/g, '\\textbf{$1}')
    .replace(/<sup>([^<]*)<\/sup>/g, '\\textsuperscript{$1}')
    .replace(/<sub>([^<]*)<\/sub>/g, '\\textsubscript{$1}')
    .replace(/<\/?[a-z][^<>]*>/gi, '')

const objects = (value: unknown): Item[] =>
  Array.isArray(value)
    ? value.filter((one): one is Item => typeof one === 'object' && one !== null)
    : []

function names(value: unknown): string {
  return objects(value)
    .map((name) => {
      if (text(name.literal)) return `{${tex(name.literal)}}`
      const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
        .map(tex)
        .filter(Boolean)
        .join(' ')
      return [family, tex(name.suffix), tex(name.given)].filter(Boolean).join(', ')
    })
    .filter(Boolean)
    .join(' and ')
}

/** Year, month and day as far as the item says. */
export function dateOf(item: Item): number[] {
  const issued = item.issued as { 'date-parts'?: unknown; raw?: unknown } | undefined
  const parts = Array.isArray(issued?.['date-parts'])
    ? (issued['date-parts'][0] as unknown)
    : undefined
  if (Array.isArray(parts)) return parts.map(Number).filter(Number.isInteger)
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(text(issued?.raw))?.[0]
  return year ? [Number(year)] : []
}

/** The entry, with a line feed at its end. */
export function bibtexOf(key: string, item: Item, note = ''): string {
  const type = types[text(item.type)] ?? 'misc'
  const [year, month] = dateOf(item)
  const container = type === 'article' ? 'journal' : 'booktitle'
  const isReport = type === 'techreport' || type === 'phdthesis'
  const fields: ReadonlyArray<readonly [string, string]> = [
    ['author', names(item.author)],
    ['editor', names(item.editor)],
    ['title', text(item.title) && `{${tex(item.title)}}`],
    [type === 'misc' ? 'howpublished' : container, tex(item['container-title'])],
    ['year', year === undefined ? '' : String(year)],
    ['month', month === undefined ? '' : String(month)],
    ['volume', tex(item.volume)],
    ['number', tex(item.issue ?? item.number)],
    ['pages', tex(item.page).replace(/(\d)\s*[–-]\s*(\w)/, '$1--$2')],
    ['edition', tex(item.edition)],
    [type === 'phdthesis' ? 'school' : isReport ? 'institution' : 'publisher', tex(item.publisher)],
    ['address', tex(item['publisher-place'])],
    ['isbn', tex(item.ISBN)],
    ['issn', tex(item.ISSN)],
    ['doi', withoutResolver(text(item.DOI)).replace(/[{}]/g, '')],
    ['pmid', text(item.PMID).replace(/\D/g, '')],
    ['url', text(item.DOI) ? '' : text(item.URL).replace(/[{}\s]/g, '')],
    ['note', note],
  ]
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name} = {${value}},`)
  return `@${type}{${key},\n${lines.join('\n')}\n}\n`
}

/** `doe2020`, and a letter behind it while `taken` has it. */
export function keyFor(item: Item, taken: ReadonlySet<string>): string {
  const [first] = objects(item.author ?? item.editor)
  const name =
    text(first?.family) || text(first?.literal) || text(item.title).split(/\s+/)[0] || 'anon'
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
  const base = `${plain || 'anon'}${dateOf(item)[0] ?? ''}`
  let key = base
  for (let letter = 0; taken.has(key); letter++)
    key = `${base}${letter < 26 ? String.fromCharCode(97 + letter) : `-${letter}`}`
  return key
}
