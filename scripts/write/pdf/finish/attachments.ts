/**
 * Files that travel inside the PDF (ISO 19005-3 § 6.8): the JATS as the article's source, the data as data.
 */
import type { OutputFile } from '../../../document/inputs.js'
import type { PdfDocument } from '../print/document.js'

export interface Attachment extends OutputFile {
  relationship: 'Source' | 'Data' | 'Supplement'
  type: string
  description: string
}

const types: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  yaml: 'application/yaml',
}
/** The MIME type of a file by its name. */
export const mimeTypeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'

/** Embeds `files`, in the order of their names, and ties them to the document. `date` is what they state as modified. */
export function attach(document: PdfDocument, files: readonly Attachment[], date: Date): void {
  const specifications = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, contents, relationship, type, description }) => {
      const stream = document.ref({
        Type: 'EmbeddedFile',
        Subtype: type.replaceAll('/', '#2F').replaceAll('+', '#2B'),
        Params: { Size: contents.length, ModDate: date },
      })
      stream.end(Buffer.from(contents))
      const specification = document.ref({
        Type: 'Filespec',
        F: new String(path.replaceAll('/', '-')),
        UF: new String(path.replaceAll('/', '-')),
        EF: { F: stream, UF: stream },
        AFRelationship: relationship,
        Desc: new String(description),
      })
      specification.end()
      return { name: path, specification }
    })
  if (specifications.length === 0) return
  document.names.EmbeddedFiles = {
    Names: specifications.flatMap(({ name, specification }) => [new String(name), specification]),
  }
  document.root.AF = specifications.map(({ specification }) => specification)
}
