/**
 * The finished document in a template's dress: its styles where it has them and ours where it has none, its pages, headers
 * and footers. The text stays as it is.
 */
import { furnitureMarks } from '../../docx-file/template/furniture-fields.js'
import type { FurnitureKind, WordTemplate } from '../../docx-file/template/index.js'
import { xmlText } from '../../xml-text.js'
import type { Media } from './media.js'

/** What headers and footers tell of this document, and what each page must say. */
export interface Told {
  title: string
  authors: string
  file: string
  notices: readonly string[]
}

type Parts = Record<string, Uint8Array>
type Texts = Map<string, string>

/** Changes `texts`, parts by their name, and puts the pictures of headers among `parts`. */
export function dress(
  parts: Parts,
  texts: Texts,
  template: WordTemplate,
  told: Told,
  media: Media,
): void {
  change(texts, 'word/styles.xml', (styles) => withStyles(styles, template))
  change(texts, 'word/settings.xml', (settings) => withSettings(settings, template))
  const references = furnish(parts, texts, template, told, media)
  change(texts, 'word/document.xml', (text) => withPages(text, template, references))
}

function change(texts: Texts, name: string, how: (text: string) => string): void {
  const text = texts.get(name)
  if (text !== undefined) texts.set(name, how(text))
}

/** Our styles in the sizes of the template, for what it has no style of its own. */
function withStyles(own: string, { styles }: WordTemplate): string {
  const fills = Array.from(
    own.matchAll(/<w:style [^>]*w:styleId="([^"]+)"[^>]*>[^]*?<\/w:style>/g),
    ([xml, id = '']) => (styles.styles.has(id) ? '' : fitted(xml, id, styles.size)),
  )
  const head = own.slice(0, own.indexOf('<w:docDefaults>'))
  const language = /<w:lang [^>]*\/>/.exec(own)?.[0] ?? ''
  const defaults = spoken(styles.defaults, language)
  return `${head}${defaults}${[...styles.styles.values()].join('')}${fills.join('')}</w:styles>`
}

/** A style of ours as the template's plain text asks: its font, its line, sizes by its size. */
function fitted(xml: string, id: string, size: number): string {
  // Plain text is plain text: a template that has no style for it means `Normal`.
  if (id === 'BodyText') return xml.replace(/<w:(pPr|rPr)>[^]*?<\/w:\1>/g, '')
  // Of a double-spaced page; a table or code has single lines in any.
  const unspaced = xml.replace(/ w:line="(?!240")\d+" w:lineRule="auto"/g, '')
  const sized = unspaced.replace(
    /(<w:sz(?:Cs)? w:val=")(\d+)"/g,
    (_, head: string, own: string) =>
      `${head}${Math.max(12, Math.round((Number(own) * size) / 24))}"`,
  )
  return id === 'SourceCode' ? sized : sized.replace(/<w:rFonts [^>]*\/>/g, '')
}

/** The language is the manuscript's. */
function spoken(defaults: string, language: string): string {
  if (!/<w:rPrDefault\/?>/.test(defaults))
    return defaults
      .replace('<w:docDefaults/>', '<w:docDefaults></w:docDefaults>')
      .replace(
        '<w:docDefaults>',
        `<w:docDefaults><w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault>`,
      )
  return defaults
    .replace('<w:rPrDefault/>', `<w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault>`)
    .replace(/(<w:rPrDefault><w:rPr>[^]*?)(<\/w:rPr>)/, `$1${language}$2`)
    .replace('<w:rPrDefault><w:rPr/>', `<w:rPrDefault><w:rPr>${language}</w:rPr>`)
}

function withSettings(own: string, { evenAndOdd, mirrored }: WordTemplate): string {
  const even = own.replace(
    '<w:evenAndOddHeaders w:val="false"/>',
    evenAndOdd ? '<w:evenAndOddHeaders/>' : '',
  )
  return mirrored ? even.replace('<w:defaultTabStop', '<w:mirrorMargins/><w:defaultTabStop') : even
}

/** Each section as the template has its own; the first names the headers and footers, which the others take over. */
function withPages(document: string, { page }: WordTemplate, references: string): string {
  let count = 0
  return document.replace(/<w:sectPr>[^]*?<\/w:sectPr>/g, (own) => {
    const isFirst = (count += 1) === 1
    const isSideways = own.includes('w:orient="landscape"')
    const isOneColumn = isSideways || own.includes('<w:cols w:num="1"')
    const type = /<w:type [^>]*\/>/.exec(own)?.[0] ?? ''
    const before = isFirst ? page.before : page.before.replace(/ w:start="[^"]*"/, '')
    return [
      '<w:sectPr>',
      isFirst ? references : '',
      type,
      isSideways ? page.sideways : page.size,
      before,
      isOneColumn ? '' : page.columnsXml,
      page.after,
      isFirst && page.hasTitlePage ? '<w:titlePg/>' : '',
      '<w:docGrid w:linePitch="360"/></w:sectPr>',
    ].join('')
  })
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const namespaces = Object.entries({
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: office,
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  wpg: 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  w10: 'urn:schemas-microsoft-com:office:word',
})
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('')

/** Adds the headers and footers as parts; gives back the references to them, in the order of a section's schema. */
function furnish(
  parts: Parts,
  texts: Texts,
  template: WordTemplate,
  told: Told,
  media: Media,
): string {
  const kinds = kindsOf(template)
  return (['header', 'footer'] as const)
    .flatMap((place) =>
      kinds.map((kind) => {
        const own = template.furniture.find((one) => one.place === place && one.kind === kind)
        const notice = place === 'footer' ? noticeOf(told.notices) : ''
        if (!own && !notice) return ''
        const name = `${place}-${kind}`
        const part = `word/${name}.xml`
        const root = place === 'header' ? 'w:hdr' : 'w:ftr'
        texts.set(
          part,
          `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root}${namespaces}>${notice}${filled(own?.xml ?? '', told)}</${root}>`,
        )
        const pictures = (own?.pictures ?? []).map(({ id, bytes, extension }) => {
          const path = `media/${name}-${id}.${extension}`
          parts[`word/${path}`] = media.ticket(bytes)
          return `<Relationship Id="${id}" Type="${office}/image" Target="${path}"/>`
        })
        if (pictures.length > 0)
          texts.set(
            `word/_rels/${name}.xml.rels`,
            `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${pictures.join('')}</Relationships>`,
          )
        change(texts, 'word/_rels/document.xml.rels', (rels) =>
          rels.replace(
            '</Relationships>',
            `<Relationship Id="${name}" Type="${office}/${place}" Target="${name}.xml"/></Relationships>`,
          ),
        )
        change(texts, '[Content_Types].xml', (types) =>
          types.replace(
            '</Types>',
            `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${place}+xml"/></Types>`,
          ),
        )
        return `<w:${place}Reference w:type="${kind}" r:id="${name}"/>`
      }),
    )
    .join('')
}

/** Kinds of pages that the template tells apart. */
const kindsOf = ({ page, evenAndOdd }: WordTemplate): FurnitureKind[] => [
  ...(evenAndOdd ? (['even'] as const) : []),
  'default',
  ...(page.hasTitlePage ? (['first'] as const) : []),
]

/** A draft says on each page that it is one, whatever its template says there. */
const noticeOf = (notices: readonly string[]): string =>
  notices.length === 0
    ? ''
    : `<w:p><w:pPr><w:suppressLineNumbers/><w:jc w:val="center"/></w:pPr><w:r><w:t>${xmlText(notices.join(' · '))}</w:t></w:r></w:p>`

/** Words in the place of marks; `split` and `join`, for the words may hold any sign. */
const filled = (xml: string, { title, authors, file }: Told): string =>
  [
    [furnitureMarks.TITLE, title] as const,
    [furnitureMarks.AUTHOR, authors] as const,
    [furnitureMarks.FILENAME, file] as const,
  ].reduce((text, [mark, words]) => text.split(mark).join(xmlText(words)), xml)
