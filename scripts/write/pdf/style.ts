/**
 * Every length, size and colour of both layouts, in one table. Points throughout; `mm` where a printer would say so.
 */
import type { Settings } from '../../document.js'
import type { PageShape } from './print/node.js'
import type { TextStyle } from './text/run.js'

const mm = (value: number): number => (value * 72) / 25.4

const ink = '#000000'
const quiet = '#4d4d4d'
const accent = '#1b4f72'
const hairline = '#7f8c8d'

export interface Style {
  page: PageShape
  /** Vertical positions of running head and foot, of their baselines' boxes. */
  furniture: { head: number; foot: number }
  /** Article information beside the text of the first page; none: below the abstract. */
  sidebar: { x: number; width: number } | undefined
  /** Figures and tables where they stand, or at the end with their legends. */
  floats: 'inline' | 'end'
  lineNumbers: false | { /** Right edge of the numbers. */ x: number; style: TextStyle }
  colors: { ink: string; quiet: string; accent: string; link: string; rule: string; draft: string }
  text: Record<TextName, TextStyle>
  space: Record<SpaceName, number>
  rules: Record<'heavy' | 'light', number>
  /** `sizes` are tried in turn before a table is turned on its side, `tight` after that; `deepest` is the most lines of a cell. */
  table: { padding: number; rowPadding: number; sizes: readonly number[]; tight: readonly number[]; deepest: number }
  figure: { gap: number; letter: number; most: number }
}
export type TextName =
  | 'kicker' | 'title' | 'subtitle' | 'authors' | 'affiliations' | 'frontNotes' | 'sidebar' | 'abstractTitle' | 'abstract' | 'keywords'
  | 'body' | 'opening' | 'heading1' | 'heading2' | 'heading3' | 'heading4' | 'list' | 'quote' | 'code' | 'caption' | 'table' | 'tableNotes' | 'panel'
  | 'equation' | 'back' | 'backHeading' | 'references' | 'footnote' | 'furniture' | 'draft'
export type SpaceName =
  | 'kicker' | 'title' | 'authors' | 'affiliations' | 'front' | 'abstract' | 'heading1' | 'heading2' | 'heading3' | 'afterHeading' | 'paragraph' | 'block' | 'item' | 'listIndent' | 'quoteIndent'
  | 'float' | 'caption' | 'notes' | 'reference' | 'referenceIndent' | 'backSection' | 'footnote' | 'sidebar'

const serif = (size: number, leading: number, more: Partial<TextStyle> = {}): TextStyle => ({ family: 'Serif', size, leading, color: ink, align: 'justify', hyphenate: true, ...more })
const sans = (size: number, leading: number, more: Partial<TextStyle> = {}): TextStyle => ({ family: 'Sans', size, leading, color: ink, align: 'left', hyphenate: false, ...more })
const mono = (size: number, leading: number): TextStyle => ({ family: 'Mono', size, leading, color: ink, align: 'left', hyphenate: false })

const colors = { ink, quiet, accent, link: accent, rule: hairline, draft: '#a93226' }

const article: Style = {
  page: {
    width: mm(210), height: mm(297),
    margins: { left: mm(59), top: mm(24), right: mm(18), bottom: mm(23) },
    reach: mm(41),
    landscape: { left: mm(18), top: mm(22), right: mm(18), bottom: mm(20) },
  },
  furniture: { head: mm(12.5), foot: mm(14) },
  sidebar: { x: mm(18), width: mm(36) },
  floats: 'inline',
  lineNumbers: false,
  colors,
  text: {
    kicker: sans(8.5, 12, { bold: true, color: accent, tracking: 0.8 }),
    title: sans(20, 24.5, { bold: true }),
    subtitle: sans(13, 17, { color: quiet }),
    authors: sans(10.5, 15),
    affiliations: sans(8, 11, { color: quiet }),
    frontNotes: sans(8, 11, { color: quiet }),
    sidebar: sans(7.5, 10.4, { color: quiet }),
    abstractTitle: sans(12.5, 16, { bold: true, color: accent }),
    abstract: serif(9.5, 13),
    keywords: sans(8.5, 12),
    body: serif(10, 13.6, { indent: 11 }),
    opening: serif(10, 13.6),
    heading1: sans(12.5, 16, { bold: true, color: accent }),
    heading2: sans(10.5, 14, { bold: true }),
    heading3: sans(10, 13.6, { bold: true, italics: true }),
    heading4: sans(9.5, 13.6, { italics: true }),
    list: serif(10, 13.6),
    quote: serif(9.5, 13),
    code: mono(8, 11),
    caption: sans(8.2, 11.2),
    table: sans(8, 10.4),
    tableNotes: sans(7.4, 9.8, { color: quiet }),
    panel: sans(9, 11, { bold: true }),
    equation: serif(10, 13.6, { align: 'center' }),
    back: serif(9, 12.4),
    backHeading: sans(9.5, 13, { bold: true }),
    references: serif(8.6, 11.6, { align: 'left', hyphenate: false }),
    footnote: serif(8.2, 10.8),
    furniture: sans(7.5, 10, { color: quiet }),
    draft: sans(7.5, 10, { bold: true, color: colors.draft }),
  },
  space: {
    kicker: 7, title: 9, authors: 6, affiliations: 3, front: 15, abstract: 10, heading1: 17, heading2: 11.5, heading3: 9, afterHeading: 3.5, paragraph: 0, block: 7, item: 1.5, listIndent: 16, quoteIndent: 16,
    float: 15, caption: 6, notes: 4, reference: 2.2, referenceIndent: 20, backSection: 6, footnote: 2, sidebar: 7,
  },
  rules: { heavy: 0.9, light: 0.4 },
  table: { padding: 4, rowPadding: 2.1, sizes: [8, 7.4, 7], tight: [8, 7.4, 7, 6.5, 6], deepest: 7 },
  figure: { gap: 9, letter: 13, most: 0.62 },
}

const double = 24
const plain = (more: Partial<TextStyle> = {}): TextStyle => serif(12, double, { align: 'left', hyphenate: false, ...more })
const review: Style = {
  ...article,
  page: { width: mm(210), height: mm(297), margins: { left: mm(30), top: mm(25), right: mm(25), bottom: mm(25) }, reach: 0, landscape: { left: mm(25), top: mm(25), right: mm(25), bottom: mm(22) } },
  furniture: { head: mm(13), foot: mm(15) },
  sidebar: undefined,
  floats: 'end',
  lineNumbers: { x: mm(22), style: sans(7.5, 10, { color: quiet }) },
  text: {
    ...article.text,
    kicker: sans(9, 14, { bold: true, color: ink, tracking: 0.6 }),
    title: serif(17, 26, { bold: true, align: 'left', hyphenate: false }),
    subtitle: plain(), authors: plain(), affiliations: serif(11, 18, { align: 'left', hyphenate: false }), frontNotes: serif(11, 18, { align: 'left', hyphenate: false }), sidebar: serif(11, 18, { align: 'left', hyphenate: false }),
    abstractTitle: plain({ bold: true }), abstract: plain(), keywords: plain(),
    body: plain({ indent: 24 }), opening: plain(), list: plain(), quote: plain(), back: plain(), references: plain(), footnote: serif(10, 15, { align: 'left', hyphenate: false }), equation: plain({ align: 'center' }),
    heading1: plain({ bold: true, size: 13 }), heading2: plain({ bold: true }), heading3: plain({ bold: true, italics: true }), heading4: plain({ italics: true }), backHeading: plain({ bold: true }),
    code: mono(9.5, 18), caption: serif(11, 20, { align: 'left', hyphenate: false }), table: sans(9, 13), tableNotes: sans(8.5, 13, { color: ink }), panel: sans(10, 12, { bold: true }),
    furniture: sans(8.5, 11, { color: quiet }), draft: sans(8.5, 11, { bold: true, color: colors.draft }),
  },
  table: { ...article.table, sizes: [9, 8.4], tight: [9, 8.4, 8, 7.5, 7, 6.5] },
  space: { ...article.space, heading1: 14, heading2: 8, heading3: 4, afterHeading: 0, block: 8, item: 0, listIndent: 24, quoteIndent: 24, reference: 0, referenceIndent: 32, front: 12, abstract: 6 },
}

/**
 * The style of a layout, with what a journal changes of it: `{ 'text.body.size': 11, 'page.margins.left': 90 }`. A change
 * replaces a value of the same kind; any other is a mistake of the profile.
 */
export function styleOf(layout: Settings['layout'], changes: NonNullable<Settings['pdf']['style']> = {}): Style {
  const style = structuredClone(layout === 'review' ? review : article)
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.')
    const last = names.pop()!
    const holder = names.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], style) as Record<string, unknown> | undefined
    if (!holder || typeof holder[last] !== typeof value) throw new Error(`The style of the PDF has no ${typeof value} named ${path}`)
    holder[last] = value
  }
  return style
}
