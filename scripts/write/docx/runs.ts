/** Words with their looks, fields, and markup of other vocabularies. */
import {
  ImportedXmlComponent,
  Tab,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
  type ParagraphChild,
} from 'docx'
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
    ...(marks.style === 'underline' ? { underline: {} } : {}),
    ...(marks.style === 'mark' ? { highlight: 'yellow' as const } : {}),
    ...(marks.link ? { style: 'Hyperlink' } : {}),
    ...(marks.revision ? revised[marks.revision] : {}),
  })
}

/** Looks that differ in more than colour, and in colours that everyone can tell apart. */
const revised = {
  inserted: { color: '0B4F9E', underline: {} },
  deleted: { color: 'A84300', strike: true },
  remark: { color: '4D4D4D', italics: true },
} as const

/** A step to the next tab stop. */
export const tab = (): TextRun => new TextRun({ children: [new Tab()] })

/**
 * A field (ECMA-376 part 1, 17.16) with the words, in their looks, that it shows until Word computes it. It is a complex
 * one (17.16.18): programs that know no fields show the result of these, and drop `w:fldSimple` with its words.
 */
export const field = (instruction: string, shown: string, state: State): ParagraphChild[] =>
  [
    new FieldPart(new FieldMark('begin')),
    new FieldPart(new FieldInstruction(instruction)),
    new FieldPart(new FieldMark('separate')),
    run(shown, state),
    new FieldPart(new FieldMark('end')),
  ] as unknown as ParagraphChild[]

class FieldPart extends XmlComponent {
  constructor(part: XmlComponent) {
    super('w:r')
    this.root.push(part)
  }
}

class FieldMark extends XmlComponent {
  constructor(kind: 'begin' | 'separate' | 'end') {
    super('w:fldChar')
    this.root.push(new FieldKind({ kind }))
  }
}

class FieldKind extends XmlAttributeComponent<{ kind: string }> {
  protected override readonly xmlKeys = { kind: 'w:fldCharType' }
}

class FieldInstruction extends XmlComponent {
  constructor(instruction: string) {
    super('w:instrText')
    this.root.push(new Space({ space: 'preserve' }), instruction)
  }
}

class Space extends XmlAttributeComponent<{ space: string }> {
  protected override readonly xmlKeys = { space: 'xml:space' }
}

/** XML of another vocabulary (OMML) in a paragraph. */
export const imported = (xml: string): ParagraphChild =>
  ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild
