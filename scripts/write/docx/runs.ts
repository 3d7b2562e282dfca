/** Words with their looks, and markup of other vocabularies. */
import { ImportedXmlComponent, TextRun, type ParagraphChild } from 'docx'
import type { State } from './state.js'

/** Words with their looks. */
export function run(text: string, { marks }: State): TextRun {
  return new TextRun({
    text,
    ...(marks.bold ? { bold: true } : {}),
    ...(marks.italics ? { italics: true } : {}),
    ...(marks.strike ? { strike: true } : {}),
    ...(marks.superScript ? { superScript: true } : {}),
    ...(marks.subScript ? { subScript: true } : {}),
    ...(marks.smallCaps ? { smallCaps: true } : {}),
    ...(marks.code ? { font: 'Courier New', noProof: true } : {}),
    ...(marks.language ? { language: { value: marks.language } } : {}),
    ...(marks.link ? { style: 'Hyperlink' } : {}),
  })
}

/** XML of another vocabulary (OMML) in a paragraph. */
export const imported = (xml: string): ParagraphChild => ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild
