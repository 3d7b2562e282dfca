/**
 * `docx: {reference: template.docx}`: a Word file whose styles, pages, headers and footers the Word output takes.
 *
 *     docx:
 *       reference: template.docx
 *       styles: {Author: Names, Body Text: Paragraph}
 */
import type { VFile } from 'vfile'
import { closest } from '../closest.js'
import type { Inputs } from '../document/inputs.js'
import type { Project } from '../project/project.js'
import type { TemplatePicture, WordTemplate } from '../docx-file/template/index.js'
import { readImage } from '../images/read.js'
import { report } from '../report.js'
import type { Manuscript } from './manuscript.js'
import type { Mapping } from './metadata/mapping.js'
import type { YamlValue } from './yaml.js'

interface Given {
  manuscript: Manuscript
  project: Project
  file: VFile
}

/** The template that the metadata name, if it can be read; what is wrong with it, or left of it, is reported. */
export async function readWordTemplate(given: Given): Promise<Inputs['template']> {
  const { root } = given.manuscript
  const docx = root.record('docx')
  const named = docx?.get('reference', 'reference-doc') ?? root.get('reference-doc')
  if (!named) return undefined
  const opened = open(named, given)
  return opened && (await read(opened, named, docx, given))
}

function open(
  named: YamlValue,
  { manuscript, project, file }: Given,
): { path: string; bytes: Uint8Array } | undefined {
  const path = named.text?.trim()
  if (!path) {
    manuscript.root.wrong(
      named.position,
      'Unexpected `reference` without a file, expected the path of a .docx or .dotx file',
    )
    return undefined
  }
  const opened = project.open(path, manuscript.path)
  if (opened.fault === undefined) return opened
  if (opened.fault === 'unsafe')
    report(
      file,
      'unsafe-path',
      named.position,
      `Unexpected path out of the manuscript's folder, \`${path}\`, expected a copy of the file inside it`,
    )
  else
    report(
      file,
      'missing-file',
      named.position,
      `Unexpected template \`${path}\`, expected a file; there is none at \`${opened.path}\``,
    )
  return undefined
}

async function read(
  { path, bytes }: { path: string; bytes: Uint8Array },
  named: YamlValue,
  docx: Mapping | undefined,
  { manuscript, file }: Given,
): Promise<Inputs['template']> {
  const reader = await import('../docx-file/template/index.js')
  const asked = stylesAsked(docx, reader)
  const chosen = new Map([...asked].map(([id, { text = '' }]) => [id, text.trim()]))
  let template: WordTemplate
  try {
    template = reader.readTemplate(bytes, chosen, picture)
  } catch (error) {
    if (error instanceof reader.UnknownStyle)
      report(
        file,
        'invalid-template',
        asked.get(error.written)?.position ?? named.position,
        `Unexpected style \`${error.asked}\` for \`${error.written}\`, expected a style of \`${path}\``,
        { suggestions: [closest(error.asked, error.known) ?? []].flat() },
      )
    else if (error instanceof reader.DocxFault)
      report(
        file,
        'invalid-template',
        named.position,
        `Unexpected template \`${path}\`: ${error.message}, expected a Word file (.docx, .dotx)`,
      )
    else throw error
    return undefined
  }
  for (const what of template.left)
    report(
      file,
      'template-in-part',
      named.position,
      `Unexpected ${what} in \`${path}\`, expected a template without; the Word file has all the rest of it`,
    )
  if (template.styles.numbersHeadings && !manuscript.root.flag('number-sections'))
    report(
      file,
      'template-in-part',
      named.position,
      `Unexpected numbers before the headings of \`${path}\`, expected \`number-sections: true\` beside it, which prints them in all formats`,
    )
  return { path, position: named.position, template }
}

/** Styles of the template by the styles of ours that they stand for. */
function stylesAsked(
  docx: Mapping | undefined,
  { writtenStyle, writtenStyles }: typeof import('../docx-file/template/index.js'),
): Map<string, YamlValue> {
  const asked = new Map<string, YamlValue>()
  for (const { key, position, value } of docx?.get('styles')?.entries ?? []) {
    const id = writtenStyle(key)
    if (!id)
      docx?.wrong(
        position,
        `Unexpected style \`${key}\`, expected one that galley writes: ${writtenStyles.map((one) => `\`${one}\``).join(', ')}`,
        [...writtenStyles],
      )
    else if (value.text) asked.set(id, value)
  }
  return asked
}

/** A picture of a header without what it says beside itself; only what every Word shows. */
function picture(bytes: Uint8Array, name: string): TemplatePicture | undefined {
  const read = readImage(bytes, name)
  if ('rule' in read) return undefined
  const { format } = read
  return format === 'png' || format === 'jpeg' || format === 'gif'
    ? { bytes: read.bytes, extension: format }
    : undefined
}
