/**
 * The formats. The JATS comes first, because others carry it (the PDF attaches it).
 */
import type { Inputs, OutputFile } from '../document/inputs.js'
import { optimizeAll } from '../optimizer.js'
import type { Article } from '../document/tree.js'
import { doing } from '../doing.js'
import { append } from '../lists.js'
import { unlisted } from '../tree/unlisted.js'

/** A pure function from a finished article to files; `attachments` are the JATS's files, which a format may carry. */
export type Writer = (
  article: Article,
  inputs: Inputs,
  attachments: readonly OutputFile[],
) => Promise<OutputFile[]>

interface Format {
  /** As it is spoken of. */
  title: string
  load: () => Promise<Writer>
}

/** In order of writing; each is loaded only when it is wanted. */
export const formats: Readonly<Record<string, Format>> = {
  jats: { title: 'the JATS XML', load: async () => (await import('./jats/index.js')).writeJats },
  html: { title: 'the HTML', load: async () => (await import('./html/index.js')).writeHtml },
  pdf: { title: 'the PDF', load: async () => (await import('./pdf/index.js')).writePdf },
  docx: { title: 'the Word file', load: loadDocx },
}

async function loadDocx(): Promise<Writer> {
  const { writeDocx } = await import('./docx/index.js')
  // Packing and rastering are long loops.
  optimizeAll()
  return writeDocx
}

/** Every wanted format's files, in order. The PDF always carries the JATS and nothing else does, so that no format's bytes depend on `formats`. */
export async function write(article: Article, inputs: Inputs): Promise<OutputFile[]> {
  const { purpose, formats: wanted } = inputs.settings
  if (purpose !== 'build') return []
  const files: OutputFile[] = []
  const attachments: OutputFile[] = []
  for (const [name, { title, load }] of Object.entries(formats)) {
    if (!wanted.has(name) && !(name === 'jats' && wanted.has('pdf'))) continue
    doing(`writing ${title}`)
    const shown = name === 'jats' ? article : unlisted(article, inputs.settings)
    const written = await (await load())(shown, inputs, attachments)
    if (name === 'jats') append(attachments, written)
    if (wanted.has(name)) append(files, written)
  }
  return files
}
