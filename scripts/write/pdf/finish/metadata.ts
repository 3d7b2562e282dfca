/**
 * What the file says of itself: the Info dictionary and XMP, which agree word for word (ISO 19005-1 § 6.7.3), PDF/A's
 * identification and output intent.
 */
import { asset } from '../../../assets.js'
import type { Inputs } from '../../../document/inputs.js'
import type { Article } from '../../../document/tree.js'
import { xmlText } from '../../../xml-text.js'
import type { PdfDocument } from '../print/document.js'

export interface Properties {
  title: string
  /** All authors in one string: PDF/A wants one `dc:creator` that equals the Info entry. */
  author: string
  subject: string
  keywords: string
  creator: string
  /** Of the manuscript, else of SOURCE_DATE_EPOCH; never the clock's. */
  date: Date | undefined
  lang: string
}

export function propertiesOf(article: Article, inputs: Inputs): Properties {
  const { metadata } = article.children[0]
  const { dates } = metadata
  const { settings } = inputs
  const stated = dates.published ?? dates.date ?? dates.accepted ?? dates.revised ?? dates.received
  return {
    title: plain(metadata.title),
    author: settings.blind
      ? ''
      : plain(
          metadata.authors
            .map((author) =>
              author.kind === 'group'
                ? author.name
                : [author.given, author.family, author.suffix].filter(Boolean).join(' '),
            )
            .join('; '),
        ),
    subject: plain(metadata.articleType.replaceAll('-', ' ')),
    keywords: plain(metadata.keywords.join(', ')),
    creator: 'galley',
    date: stated
      ? isoDate(stated)
      : settings.sourceDateEpoch === undefined
        ? undefined
        : new Date(settings.sourceDateEpoch * 1000),
    lang: article.lang,
  }
}

/** Without control characters, which neither XML nor a title bar takes. */
const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The first moment (UTC) of a date, a month or a year. */
function isoDate(date: string): Date | undefined {
  const found = new Date(`${date.padEnd(10, '-01').slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(found.getTime()) ? undefined : found
}

export const info = ({
  title,
  author,
  subject,
  keywords,
  creator,
}: Properties): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      Title: title,
      Author: author,
      Subject: subject,
      Keywords: keywords,
      Creator: creator,
      Producer: 'pdfmake',
    }).filter(([, value]) => value),
  )

/** The XMP packet. `part` and `level` name PDF/A's flavour, when the file is one. */
export function xmp(
  properties: Properties,
  flavour: { part: number; level: string } | undefined,
): string {
  const { title, author, subject, keywords, creator, date, lang } = properties
  const text = (name: string, value: string): string =>
    value ? `<${name}>${xmlText(value)}</${name}>` : ''
  const list = (name: string, kind: string, value: string, attribute = ''): string =>
    value
      ? `<${name}><rdf:${kind}><rdf:li${attribute}>${xmlText(value)}</rdf:li></rdf:${kind}></${name}>`
      : ''
  const time = date?.toISOString().replace(/\.\d+Z$/, 'Z')
  const parts = [
    list('dc:title', 'Alt', title, ' xml:lang="x-default"'),
    list('dc:creator', 'Seq', author),
    list('dc:description', 'Alt', subject, ' xml:lang="x-default"'),
    list('dc:language', 'Bag', lang),
    text('dc:format', 'application/pdf'),
    text('pdf:Keywords', keywords),
    text('pdf:Producer', 'pdfmake'),
    text('xmp:CreatorTool', creator),
    ...(time ? [text('xmp:CreateDate', time), text('xmp:ModifyDate', time)] : []),
    ...(flavour
      ? [text('pdfaid:part', String(flavour.part)), text('pdfaid:conformance', flavour.level)]
      : []),
  ].filter(Boolean)
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
${parts.join('\n')}
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
`
}

/** Colours are sRGB: the profile that PDF/A asks for. */
export function addOutputIntent(document: PdfDocument): void {
  const profile = document.ref({ N: 3 })
  profile.end(Buffer.from(asset('icc/sRGB.icc')))
  const intent = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: new String('sRGB IEC61966-2.1'),
    OutputConditionIdentifier: new String('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  })
  intent.end()
  document.root.OutputIntents = [intent]
}
