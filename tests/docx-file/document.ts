/** Word files of a few lines, for tests: `documentOf('<w:p>…</w:p>', { 'word/comments.xml': '…' })`. */
import { strToU8, zipSync } from 'fflate'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The bytes of a file whose body is `body`; `more` are other parts, the contents of their root elements. */
export function documentOf(
  body: string,
  more: Readonly<Record<string, string>> = {},
  raw: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships>${Object.keys(more)
        .map((name) => name.replace(/^word\/|\.xml$/g, ''))
        .map(
          (kind) => `<Relationship Id="r${kind}" Type="${office}/${kind}" Target="${kind}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ),
  }
  for (const [name, content] of Object.entries(more)) {
    const kind = name.replace(/^word\/|\.xml$/g, '')
    const root = kind === 'commentsExtended' ? 'w15:commentsEx' : `w:${kind}`
    parts[name] = strToU8(`<${root} ${namespaces}>${content}</${root}>`)
  }
  for (const [name, content] of Object.entries(raw))
    parts[name] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(parts, { mtime: new Date(1980, 0, 1) })
}

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (...content: string[]): string => `<w:p>${content.join('')}</w:p>`
export const inserted = (content: string): string =>
  `<w:ins w:id="1" w:author="Jane Doe" w:date="2026-11-28T10:00:00Z">${content}</w:ins>`
export const deleted = (text: string): string =>
  `<w:del w:id="2" w:author="Richard Roe" w:date="2026-11-28T11:00:00Z"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
