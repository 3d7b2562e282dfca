/**
 * `fonts:` of the metadata: the manuscript's own fonts, opened through the project.
 *
 *     fonts:
 *       text: fonts/Example-Regular.otf
 *       sans: {regular: fonts/Sans.ttf, bold: fonts/Sans-Bold.ttf}
 *       fallback: fonts/Rare-Script.ttf
 */
import type { VFile } from 'vfile'
import type { FontFaces, FontFile, FontRole, Inputs } from '../document/inputs.js'
import { readFont } from '../project/fonts.js'
import type { Project } from '../project/project.js'
import { report } from '../report.js'
import type { Manuscript } from './manuscript.js'
import { Mapping } from './metadata/mapping.js'
import type { YamlValue } from './yaml.js'

const roles: Readonly<globalThis.Record<string, FontRole>> = {
  text: 'text',
  serif: 'text',
  main: 'text',
  sans: 'sans',
  headings: 'sans',
  mono: 'mono',
  code: 'mono',
  fallback: 'fallback',
}
const styles: Readonly<globalThis.Record<string, keyof FontFaces>> = {
  regular: 'normal',
  normal: 'normal',
  bold: 'bold',
  italic: 'italics',
  italics: 'italics',
  bolditalic: 'bolditalics',
  bolditalics: 'bolditalics',
  'bold-italic': 'bolditalics',
}

interface Given {
  manuscript: Manuscript
  project: Project
  file: VFile
}

/** The fonts that could be read; what is wrong with the others is reported where they are named. */
export function readFonts(given: Given): Inputs['fonts'] {
  const { root } = given.manuscript
  const value = root.get('fonts')
  if (!value) return undefined
  if (!value.entries)
    return (
      root.wrong(
        value.position,
        'Unexpected `fonts` without the names of what they are for, expected `fonts: {text: fonts/name.ttf}`',
      ),
      undefined
    )
  const fonts: Partial<globalThis.Record<FontRole, FontFaces>> = {}
  for (const { key, position, value: named } of value.entries) {
    const role = Object.hasOwn(roles, key) ? roles[key]! : undefined
    if (!role) {
      root.wrong(
        position,
        `Unexpected \`${key}\` in \`fonts\`, expected \`text\`, \`sans\`, \`mono\` or \`fallback\``,
      )
      continue
    }
    const faces = readFaces(named, given)
    if (faces) fonts[role] = faces
  }
  return fonts
}

/** A style that is not named is set in the regular one. */
function readFaces(value: YamlValue, given: Given): FontFaces | undefined {
  const { root } = given.manuscript
  if (value.text !== undefined) {
    const only = open(value, given)
    return only && { normal: only, bold: only, italics: only, bolditalics: only }
  }
  const files: Partial<FontFaces> = {}
  for (const { key, position, value: named } of value.entries ?? []) {
    const style = Object.hasOwn(styles, key) ? styles[key]! : undefined
    if (!style)
      root.wrong(
        position,
        `Unexpected \`${key}\` in a font, expected \`regular\`, \`bold\`, \`italic\` or \`bold-italic\``,
      )
    const found = style && open(named, given)
    if (found) files[style] = found
  }
  const { normal, bold, italics, bolditalics } = files
  if (!normal) {
    if (!new Mapping(value, root.file).get('regular', 'normal'))
      root.wrong(
        value.position,
        'Unexpected font without a file, expected a path, or `{regular: fonts/name.ttf}`',
      )
    return undefined
  }
  return {
    normal,
    bold: bold ?? normal,
    italics: italics ?? normal,
    bolditalics: bolditalics ?? bold ?? italics ?? normal,
  }
}

function open(value: YamlValue, { manuscript, project, file }: Given): FontFile | undefined {
  const path = value.text?.trim()
  const { position } = value
  if (!path)
    return (
      manuscript.root.wrong(
        position,
        'Unexpected font without a file, expected the path of a .ttf or .otf file',
      ),
      undefined
    )
  const opened = project.open(path, manuscript.path)
  if (opened.fault === 'unsafe')
    return (
      report(
        file,
        'unsafe-path',
        position,
        `Unexpected path out of the manuscript's folder, \`${path}\`, expected a copy of the file inside it`,
      ),
      undefined
    )
  if (opened.fault)
    return (
      report(
        file,
        'missing-file',
        position,
        `Unexpected font \`${path}\`, expected a file; there is none at \`${opened.path}\``,
      ),
      undefined
    )
  const facts = readFont(opened.bytes)
  if ('ranges' in facts)
    return { path: opened.path, bytes: opened.bytes, ranges: facts.ranges, position }
  return (
    report(
      file,
      'invalid-font',
      position,
      `Unexpected ${facts.found} in \`${path}\`, expected ${facts.expected}`,
    ),
    undefined
  )
}
