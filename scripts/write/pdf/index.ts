/**
 * The article as PDF: define (what stands on the pages), compose (where), paint, then what the file says of itself.
 */
import { createHash } from 'node:crypto'
import type { Inputs, OutputFile } from '../../document/inputs.js'
import type { Article } from '../../document/tree.js'
import type { Writer } from '../index.js'
import { attach, mimeTypeOf, type Attachment } from './finish/attachments.js'
import { makeBookmarks, makeLinks } from './finish/links.js'
import { addOutputIntent, info, propertiesOf, xmp } from './finish/metadata.js'
import { writeStructure } from './finish/structure.js'
import { layOut } from './lay-out.js'
import { PdfDocument } from './print/document.js'
import { Painter } from './print/painter.js'

type Conformance = Inputs['settings']['pdf']['conformance']
const flavours = {
  'a-3a': { part: 3, level: 'A' },
  'a-1b': { part: 1, level: 'B' },
  none: undefined,
} as const

export const writePdf: Writer = async (article, inputs, attachments) => {
  const wanted = inputs.settings.pdf.conformance
  const first = await written(article, inputs, attachments, wanted)
  // What a figure holds may be more than PDF/A allows; then the file does not claim to be one.
  const { contents } = first.contents ? first : await written(article, inputs, attachments, 'none')
  const remarks = [
    ...first.obstacles.map(
      (obstacle) => `this is no PDF/${wanted.replace('a-', 'A-')}, because ${obstacle}`,
    ),
    ...first.flattened.map(
      ({ path, reason }) => `\`${path}\` is set as a bitmap, 600 dots an inch, because ${reason}`,
    ),
  ]
  return [
    {
      path: `${inputs.settings.name}.pdf`,
      contents: contents!,
      ...(remarks.length > 0 && { remarks }),
    },
  ]
}

/** One for each content, whatever the machine. */
function identity(parts: ReadonlyArray<string | Uint8Array>): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** The finished file; none where something painted stands in the way of what `conformance` says. */
async function written(
  article: Article,
  inputs: Inputs,
  attachments: readonly OutputFile[],
  conformance: Conformance,
): Promise<{ contents?: Uint8Array; obstacles: string[]; flattened: PdfDocument['flattened'] }> {
  const flavour = flavours[conformance]
  const properties = propertiesOf(article, inputs)
  const document = new PdfDocument({
    version: conformance === 'a-1b' ? '1.4' : '1.7',
    lang: article.lang,
    info: info(properties),
    date: properties.date,
    xmp: xmp(properties, flavour),
    source: identity([...attachments.map(({ contents }) => contents), inputs.settings.layout]),
    fonts: inputs.fonts,
  })
  const { pages, tag } = await layOut(article, inputs, document)
  const painter = new Painter(document)
  painter.renderPages(pages)
  pages.length = 0 // their lines are more than all that is still to be written
  const obstacles = obstaclesTo(conformance, document)
  if (obstacles.length > 0) return { obstacles, flattened: document.flattened }
  makeLinks(document, painter)
  makeBookmarks(document, painter)
  writeStructure(document, tag)
  if (flavour) addOutputIntent(document)
  if (conformance !== 'a-1b')
    attach(document, travelling(inputs, attachments), properties.date ?? new Date(0))
  const contents = await document.bytes()
  return { contents, obstacles, flattened: document.flattened }
}

/** What was painted that the standard does not allow, each in words. */
function obstaclesTo(conformance: Conformance, document: PdfDocument): string[] {
  if (conformance === 'none') return []
  const found = document.foreign.flatMap(({ path, fonts, inks, jpeg2000, transparent }) => [
    ...(fonts ? [`\`${path}\` has a font that is not embedded in it`] : []),
    ...(inks ? [`\`${path}\` has colours of printing inks`] : []),
    ...(jpeg2000 && conformance === 'a-1b' ? [`\`${path}\` has an image in JPEG 2000`] : []),
    ...(transparent && conformance === 'a-1b' ? [`\`${path}\` has transparency`] : []),
  ])
  return document.transparent && conformance === 'a-1b'
    ? [...found, 'a drawing has transparency']
    : found
}

/** What the PDF carries: the JATS, the data that the article rests on, its supplements. */
function travelling(inputs: Inputs, attachments: readonly OutputFile[]): Attachment[] {
  const jats = attachments
    .filter(({ path }) => path === `${inputs.settings.name}.xml`)
    .map((file): Attachment => ({
      ...file,
      relationship: 'Source',
      type: 'application/xml',
      description: 'The article XML',
    }))
  const data = [...inputs.resources.values()].flatMap((resource): Attachment[] => {
    const contents = inputs.sources.get(resource.path)
    return contents === undefined
      ? []
      : [
          {
            path: resource.path.split('/').at(-1)!,
            contents: new TextEncoder().encode(contents),
            relationship: 'Data',
            type: mimeTypeOf(resource.path),
            description: resource.title ?? `Data: ${resource.name}`,
          },
        ]
  })
  const known = new Set([...inputs.resources.values()].map(({ path }) => path))
  const supplements = [...inputs.supplements]
    .filter(([path]) => !known.has(path))
    .map(([path, contents]): Attachment => ({
      path: path.split('/').at(-1)!,
      contents,
      relationship: 'Supplement',
      type: mimeTypeOf(path),
      description: `Supplement: ${path.split('/').at(-1)!}`,
    }))
  return [...jats, ...data, ...supplements]
}
