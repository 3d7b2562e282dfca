/**
 * The formats. A format that carries others (the PDF attaches the JATS and the data) stands after them and gets them.
 */
import type { Article, Inputs, OutputFile } from '../document.js'

/** A pure function from a finished article to files; `attachments` are the outputs of the formats before it. */
export type Writer = (article: Article, inputs: Inputs, attachments: readonly OutputFile[]) => Promise<OutputFile[]>

/** In order of writing; each is loaded only when it is wanted. */
export const formats: Readonly<Record<string, () => Promise<Writer>>> = {
  jats: async () => (await import('./jats/index.js')).writeJats,
  docx: async () => (await import('./docx/index.js')).writeDocx,
  html: async () => (await import('./html/index.js')).writeHtml,
  pdf: async () => (await import('./pdf/index.js')).writePdf,
}

/** Every wanted format's files, in order. The PDF always carries the JATS, so that its bytes do not depend on `formats`. */
export async function write(article: Article, inputs: Inputs): Promise<OutputFile[]> {
  const wanted = inputs.settings.formats
  const files: OutputFile[] = []
  const attachments: OutputFile[] = []
  for (const [name, load] of Object.entries(formats)) {
    if (!wanted.has(name) && !(name === 'jats' && wanted.has('pdf'))) continue
    const written = await (await load())(article, inputs, attachments)
    attachments.push(...written)
    if (wanted.has(name)) files.push(...written)
  }
  return files
}
