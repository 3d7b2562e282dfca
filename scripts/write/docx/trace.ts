/**
 * What a Word file carries of itself, so that it can come back: its text as it was printed, in a custom XML part (ECMA-376
 * part 1, 15.2.5) which Word and LibreOffice keep as it is, and in the document's properties a code of that text, which
 * outlives programs that drop the part. Neither says anything that the page does not show.
 */
import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Name of the property, and namespace of the part. */
export const traceName = 'galley'
export const traceNamespace = 'urn:galley:printed:1'

const item = 'customXml/item1.xml'
const properties = 'customXml/itemProps1.xml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
/** Word asks for a name of its own; it means nothing. */
const itemName = '{6A1C3A52-7C0B-4E0F-9B0B-2F6E2B7C91A4}'

/** Adds the trace to the parts of a finished document (their text, by name). */
export function trace(texts: Map<string, string>): void {
  const printed = ['word/document.xml', 'word/footnotes.xml']
    .map((name) => (texts.get(name) ?? '').replace(/^<\?xml[^>]*\?>\s*/, ''))
    .join('')
  const code = createHash('sha256').update(printed).digest('base64url').slice(0, 22)
  const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  texts.set(
    'docProps/custom.xml',
    `${declared}<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${traceName}"><vt:lpwstr>1 ${code}</vt:lpwstr></property></Properties>`,
  )
  texts.set(item, `${declared}<printed xmlns="${traceNamespace}">${printed}</printed>`)
  texts.set(
    properties,
    `${declared}<ds:datastoreItem xmlns:ds="${office}/customXml" ds:itemID="${itemName}"><ds:schemaRefs><ds:schemaRef ds:uri="${traceNamespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  )
  texts.set(
    'customXml/_rels/item1.xml.rels',
    `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  )
  added(texts, 'word/_rels/document.xml.rels', '</Relationships>', relation(texts))
  added(
    texts,
    '[Content_Types].xml',
    '</Types>',
    `<Override PartName="/${properties}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`,
  )
}

function relation(texts: ReadonlyMap<string, string>): string {
  const count = texts.get('word/_rels/document.xml.rels')?.match(/<Relationship /g)?.length ?? 0
  return `<Relationship Id="rId${count + 1}" Type="${office}/relationships/customXml" Target="../${item}"/>`
}

function added(texts: Map<string, string>, part: string, before: string, what: string): void {
  const text = texts.get(part)
  if (text !== undefined) texts.set(part, text.replace(before, `${what}${before}`))
}

/** The document without its trace, as it goes to a journal or an archive. */
export function untraced(document: Uint8Array): Uint8Array {
  const parts = unzipSync(document)
  const kept = Object.entries(parts).filter(([name]) => !name.startsWith('customXml/'))
  const cleaned = kept.map(([name, bytes]): [string, Uint8Array] => {
    if (!/\.rels$|^\[Content_Types\]|^docProps\/custom/.test(name)) return [name, bytes]
    return [
      name,
      strToU8(
        strFromU8(bytes)
          .replace(/<(?:Relationship|Override) [^>]*customXml\/[^>]*\/>/g, '')
          .replace(/<property [^>]*name="galley"[^>]*>.*?<\/property>/g, ''),
      ),
    ]
  })
  return zipSync(
    Object.fromEntries(
      cleaned.map(([name, bytes]) => [
        name,
        /\.png$|\.jpe?g$/.test(name) ? [bytes, { level: 0 }] : bytes,
      ]),
    ),
    { mtime: new Date(1980, 0, 1), level: 9 },
  )
}
