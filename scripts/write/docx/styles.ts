/** Named styles, as Word's own: a writer who knows Word finds them in the gallery. */
import { directionOf } from '../../languages/direction.js'
import type { ListMark } from '../../tree/list-marks.js'
import { AlignmentType, LevelFormat, type INumberingOptions, type IStylesOptions } from 'docx'

const text = 'Times New Roman'
const double = 480

/** Styles of a document in `language`, its text as wide as that. */
export function documentStyles(language: string, width: number): IStylesOptions {
  const heading = (size: number, before: number) => ({
    run: { font: text, size, bold: true, color: '000000' },
    paragraph: { keepNext: true, spacing: { before, after: 120 } },
  })
  const style = (
    id: string,
    name: string,
    paragraph: object,
    run: object = {},
    basedOn = 'Normal',
  ) => ({ id, name, basedOn, next: id, quickFormat: true, paragraph, run })
  return {
    default: {
      document: {
        run: {
          font: text,
          size: 24,
          language: {
            value: language,
            ...(directionOf(language) === 'rtl' && { bidirectional: language }),
          },
        },
        paragraph: { spacing: { line: double, lineRule: 'auto' } },
      },
      title: {
        run: { font: text, size: 32, bold: true, color: '000000' },
        paragraph: { alignment: AlignmentType.LEFT, spacing: { after: 240 } },
      },
      heading1: heading(28, 360),
      heading2: heading(25, 280),
      heading3: heading(24, 240),
      heading4: heading(24, 200),
      heading5: heading(24, 200),
      heading6: heading(24, 200),
      hyperlink: { run: { color: '1F4E79', underline: {} } },
      footnoteText: {
        run: { font: text, size: 20 },
        paragraph: { spacing: { line: 240, lineRule: 'auto' } },
      },
    },
    // The library bases its own character styles on this one and does not write it.
    characterStyles: [{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font' }],
    paragraphStyles: [
      style('BodyText', 'Body Text', { spacing: { after: 120 } }),
      style('ArticleType', 'Article Type', { spacing: { after: 120 } }),
      style('Subtitle', 'Subtitle', { spacing: { after: 120 } }),
      style('RunningHead', 'Running Head', { spacing: { after: 120 } }),
      style('Author', 'Author', { spacing: { after: 120 } }),
      style(
        'Affiliation',
        'Affiliation',
        { spacing: { line: 300, lineRule: 'auto' } },
        { size: 22 },
      ),
      style(
        'ArticleFact',
        'Article Fact',
        { spacing: { line: 300, lineRule: 'auto' } },
        { size: 22 },
      ),
      style('Keywords', 'Keywords', { spacing: { after: 120 } }),
      style('Abstract', 'Abstract', { spacing: { after: 120 } }),
      style('ListParagraph', 'List Paragraph', { contextualSpacing: true }),
      style('Quote', 'Quote', { indent: { left: 567, right: 567 } }, { italics: true }),
      style('Verse', 'Verse', { indent: { left: 567 } }),
      style('BoxTitle', 'Box Title', { keepNext: true, spacing: { after: 60 } }, { bold: true }),
      style('BoxText', 'Box Text', {
        spacing: { line: 300, lineRule: 'auto', after: 60 },
      }),
      style(
        'SourceCode',
        'Source Code',
        { spacing: { line: 240, lineRule: 'auto' } },
        { font: 'Courier New', size: 20 },
      ),
      style(
        'Caption',
        'Caption',
        { spacing: { line: 360, lineRule: 'auto', before: 120, after: 120 } },
        { size: 22, color: '000000' },
      ),
      style('Figure', 'Figure', {
        spacing: { line: 240, lineRule: 'auto', before: 120, after: 60 },
      }),
      style(
        'PanelLetter',
        'Panel Letter',
        { keepNext: true, spacing: { line: 240, lineRule: 'auto', before: 120 } },
        { size: 22 },
      ),
      style('TableText', 'Table Text', { spacing: { line: 240, lineRule: 'auto' } }, { size: 18 }),
      style(
        'TableNote',
        'Table Note',
        { spacing: { line: 240, lineRule: 'auto', before: 60, after: 60 } },
        { size: 18 },
      ),
      style('Definition', 'Definition', {
        indent: { left: 1701, hanging: 1701 },
        tabStops: [{ type: 'left', position: 1701 }],
        spacing: { line: 360, lineRule: 'auto' },
      }),
      style('Equation', 'Equation', {
        tabStops: [
          { type: 'center', position: Math.floor(width / 2) },
          { type: 'right', position: width },
        ],
      }),
      style('Bibliography', 'Bibliography', {
        indent: { left: 567, hanging: 567 },
        tabStops: [{ type: 'left', position: 567 }],
      }),
    ],
  } as IStylesOptions
}

/** How a list counts, and from where. */
export interface WordListNumbering {
  mark: ListMark
  start: number
}

const plain: WordListNumbering = { mark: { before: '', kind: '1', after: '.' }, start: 1 }

/** Name of a numbering. */
export const referenceOf = ({ mark: { before, kind, after }, start }: WordListNumbering): string =>
  `ordered${before || kind !== '1' || after !== '.' ? `-${before}${kind}${after}` : ''}` +
  (start === 1 ? '' : `-from-${start}`)

/** Lists: bullets, and numbers that begin anew in each list, as any of `numberings` does. */
export const numbering = (numberings: readonly WordListNumbering[]): INumberingOptions => ({
  config: [
    {
      reference: 'bullets',
      levels: levels(LevelFormat.BULLET, (level) => ['•', '–', '▪'][level % 3] ?? '•'),
    },
    ...[plain, ...numberings.filter((each) => referenceOf(each) !== referenceOf(plain))].map(
      (each) => ({
        reference: referenceOf(each),
        levels: levels(
          formats[each.mark.kind],
          (level) => `${each.mark.before}%${level + 1}${each.mark.after}`,
          each.start,
        ),
      }),
    ),
  ],
})

const formats = {
  '1': LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
} as const

function levels(
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  words: (level: number) => string,
  start = 1,
) {
  return Array.from({ length: 9 }, (_, level) => ({
    level,
    format,
    start,
    text: words(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
  }))
}
