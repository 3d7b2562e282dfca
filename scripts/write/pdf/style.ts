/**
 * Every length, size and colour of all layouts, in one table. Points throughout; `mm` where a printer would say so.
 */
import type { Settings } from '../../document/settings.js'
import type { PageShape } from './print/node.js'
import type { Family, TextStyle } from './text/run.js'

const mm = (value: number): number => (value * 72) / 25.4

const ink = '#000000'
const quiet = '#4d4d4d'
const accent = '#1b4f72'
const hairline = '#7f8c8d'

export interface LayoutStyle {
  page: PageShape
  /** Vertical positions of header and footer, of their baselines' boxes: from the page's top, and from its bottom. */
  headerAndFooter: { header: number; footer: number }
  /** Article information in the margin of the first page; none: below the abstract. */
  sidebar:
    | {
        x: number
        width: number
        /** By how much it moves the text of the first page to the right; 0 where it stands in a margin. */
        inset: number
      }
    | undefined
  /**
   * Where floats stand: in the text, or at the end, each on a page of its own, in `order`. Legends of figures at the end
   * stand below them, together on a page before them, or in the text where the figures would.
   */
  floats: {
    figures: 'in-place' | 'end'
    tables: 'in-place' | 'end'
    legends: 'below' | 'listed' | 'in-place'
    order: FloatOrder
  }
  /** What begins a page of its own. */
  newPage: { abstract: boolean; text: boolean; references: boolean }
  /** By how much of itself a space may grow so that full pages end on one line; 0 for none. */
  verticalJustification: number
  lineNumbers: false | { /** Right edge of the numbers. */ x: number; style: TextStyle }
  colors: {
    ink: string
    quiet: string
    accent: string
    link: string
    rule: string
    draft: string
    inserted: string
    deleted: string
  }
  text: Record<TextName, TextStyle>
  space: Record<SpaceName, number>
  /** `divider` parts the text from what stands behind it; 0 for none. */
  rules: Record<'heavy' | 'light' | 'divider', number>
  /** `sizes` are tried in turn before a table is turned on its side, `tight` after that; `deepest` is the most lines of a cell. */
  table: {
    padding: number
    rowPadding: number
    sizes: readonly number[]
    tight: readonly number[]
    deepest: number
  }
  figure: { gap: number; letter: number; most: number; missing: number }
  /** A heading that runs into its paragraph, and code among words: parts of the size around them. */
  runIn: { family: Family; scale: number }
  inlineCode: { scale: number }
  /** `share` of the column. */
  footnoteRule: { share: number; gap: number }
}
export type FloatOrder = (typeof orders)[number]
export type TextName =
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'authors'
  | 'affiliations'
  | 'frontNotes'
  | 'sidebar'
  | 'abstractTitle'
  | 'abstract'
  | 'keywords'
  | 'body'
  | 'opening'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'list'
  | 'quote'
  | 'box'
  | 'boxTitle'
  | 'code'
  | 'caption'
  | 'table'
  | 'tableNotes'
  | 'panel'
  | 'equation'
  | 'back'
  | 'backHeading'
  | 'references'
  | 'footnote'
  | 'headerAndFooter'
  | 'draft'
export type SpaceName =
  | 'kicker'
  | 'title'
  | 'authors'
  | 'affiliations'
  | 'front'
  | 'abstract'
  | 'abstractParagraph'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'stackedHeading'
  | 'afterHeading'
  | 'paragraph'
  | 'backParagraph'
  | 'block'
  | 'item'
  | 'looseItem'
  | 'listIndent'
  | 'marker'
  | 'quoteIndent'
  | 'boxInset'
  | 'equation'
  | 'float'
  | 'caption'
  | 'notes'
  | 'note'
  | 'reference'
  | 'referenceIndent'
  | 'back'
  | 'backSection'
  | 'footnote'
  | 'footnoteParagraph'
  | 'sidebar'

const orders = [
  'tables legends figures',
  'legends tables figures',
  'legends figures tables',
  'figures legends tables',
] as const

const serif = (size: number, leading: number, more: Partial<TextStyle> = {}): TextStyle => ({
  family: 'Serif',
  size,
  leading,
  color: ink,
  align: 'justify',
  hyphenate: true,
  ...more,
})
const sans = (size: number, leading: number, more: Partial<TextStyle> = {}): TextStyle => ({
  family: 'Sans',
  size,
  leading,
  color: ink,
  align: 'left',
  hyphenate: false,
  ...more,
})
const mono = (size: number, leading: number): TextStyle => ({
  family: 'Mono',
  size,
  leading,
  color: ink,
  align: 'left',
  hyphenate: false,
})

const colors = {
  ink,
  quiet,
  accent,
  link: accent,
  rule: hairline,
  draft: '#a93226',
  inserted: '#0b4f9e',
  deleted: '#a84300',
}

const article: LayoutStyle = {
  page: {
    width: mm(210),
    height: mm(297),
    margins: { left: mm(59), top: mm(24), right: mm(18), bottom: mm(23) },
    reach: mm(41),
    columns: 1,
    gap: 0,
    landscape: { left: mm(18), top: mm(22), right: mm(18), bottom: mm(20) },
  },
  headerAndFooter: { header: mm(12.5), footer: mm(14) },
  sidebar: { x: mm(18), width: mm(36), inset: 0 },
  floats: {
    figures: 'in-place',
    tables: 'in-place',
    legends: 'below',
    order: 'tables legends figures',
  },
  newPage: { abstract: false, text: false, references: false },
  verticalJustification: 0.6,
  lineNumbers: false,
  colors,
  text: {
    kicker: sans(8.5, 12, { bold: true, color: accent, tracking: 0.8 }),
    title: sans(20, 24.5, { bold: true, balanced: true }),
    subtitle: sans(13, 17, { color: quiet, balanced: true }),
    authors: sans(10.5, 15),
    affiliations: sans(8, 11, { color: quiet }),
    frontNotes: sans(8, 11, { color: quiet }),
    sidebar: sans(7.5, 10.4, { color: quiet }),
    abstractTitle: sans(12.5, 16, { bold: true, color: accent }),
    abstract: serif(9.5, 13),
    keywords: sans(8.5, 12),
    body: serif(10, 13.6, { indent: 11 }),
    opening: serif(10, 13.6),
    heading1: sans(12.5, 16, { bold: true, color: accent, balanced: true }),
    heading2: sans(10.5, 14, { bold: true, balanced: true }),
    heading3: sans(10, 13.6, { bold: true, italics: true, balanced: true }),
    heading4: sans(9.5, 13.6, { italics: true }),
    list: serif(10, 13.6),
    quote: serif(9.5, 13),
    box: serif(9.5, 13),
    boxTitle: sans(9.5, 13, { bold: true, color: accent }),
    code: mono(8, 11),
    caption: sans(8.2, 11.2),
    table: sans(8, 10.4),
    tableNotes: sans(7.4, 9.8, { color: quiet }),
    panel: sans(9, 11, { bold: true }),
    equation: serif(10, 13.6, { align: 'center' }),
    back: serif(9, 12.4),
    backHeading: sans(9.5, 13, { bold: true }),
    references: serif(8.4, 11.2, { align: 'left', hyphenate: false }),
    footnote: serif(8.2, 10.8),
    headerAndFooter: sans(7.5, 10, { color: quiet }),
    draft: sans(7.5, 10, { bold: true, color: colors.draft }),
  },
  space: {
    kicker: 7,
    title: 9,
    authors: 6,
    affiliations: 3,
    front: 15,
    abstract: 10,
    abstractParagraph: 3,
    heading1: 17,
    heading2: 11.5,
    heading3: 9,
    stackedHeading: 6,
    afterHeading: 3.5,
    paragraph: 0,
    backParagraph: 3,
    block: 7,
    item: 1.5,
    looseItem: 3.5,
    listIndent: 16,
    marker: 5,
    quoteIndent: 16,
    boxInset: 10,
    equation: 36,
    float: 15,
    caption: 6,
    notes: 4,
    note: 1,
    reference: 2,
    referenceIndent: 20,
    back: 16,
    backSection: 7,
    footnote: 2,
    footnoteParagraph: 1,
    sidebar: 7,
  },
  rules: { heavy: 0.9, light: 0.4, divider: 0.4 },
  table: {
    padding: 4,
    rowPadding: 2.1,
    sizes: [8, 7.4, 7],
    tight: [8, 7.4, 7, 6.5, 6],
    deepest: 7,
  },
  figure: { gap: 9, letter: 13, most: 0.62, missing: 64 },
  runIn: { family: 'Sans', scale: 0.93 },
  inlineCode: { scale: 0.88 },
  footnoteRule: { share: 0.25, gap: 4 },
}

const double = 24
const plain = (more: Partial<TextStyle> = {}): TextStyle =>
  serif(12, double, { align: 'left', hyphenate: false, ...more })
const review: LayoutStyle = {
  ...article,
  page: {
    width: mm(210),
    height: mm(297),
    margins: { left: mm(30), top: mm(25), right: mm(25), bottom: mm(25) },
    reach: 0,
    columns: 1,
    gap: 0,
    landscape: { left: mm(25), top: mm(25), right: mm(25), bottom: mm(22) },
  },
  headerAndFooter: { header: mm(13), footer: mm(15) },
  sidebar: undefined,
  floats: { figures: 'end', tables: 'end', legends: 'listed', order: 'tables legends figures' },
  newPage: { abstract: true, text: true, references: true },
  verticalJustification: 0,
  lineNumbers: { x: mm(22), style: sans(7.5, 10, { color: quiet }) },
  colors: { ...colors, accent: ink },
  text: {
    ...article.text,
    kicker: sans(9, 14, { bold: true, color: ink, tracking: 0.6 }),
    title: serif(17, 26, { bold: true, align: 'left', hyphenate: false, balanced: true }),
    subtitle: plain(),
    authors: plain(),
    affiliations: serif(11, 18, { align: 'left', hyphenate: false }),
    frontNotes: serif(11, 18, { align: 'left', hyphenate: false }),
    sidebar: serif(11, 18, { align: 'left', hyphenate: false }),
    abstractTitle: plain({ bold: true }),
    abstract: plain(),
    keywords: plain(),
    body: plain({ indent: 24 }),
    opening: plain(),
    list: plain(),
    quote: plain(),
    box: plain(),
    boxTitle: plain({ bold: true }),
    back: plain(),
    references: plain(),
    footnote: serif(10, 15, { align: 'left', hyphenate: false }),
    equation: plain({ align: 'center' }),
    heading1: plain({ bold: true, size: 13 }),
    heading2: plain({ bold: true }),
    heading3: plain({ bold: true, italics: true }),
    heading4: plain({ italics: true }),
    backHeading: plain({ bold: true }),
    code: mono(9.5, 18),
    caption: plain(),
    table: sans(9, 13),
    tableNotes: sans(8.5, 13, { color: ink }),
    panel: sans(10, 12, { bold: true }),
    headerAndFooter: sans(8.5, 11, { color: quiet }),
    draft: sans(8.5, 11, { bold: true, color: colors.draft }),
  },
  rules: { ...article.rules, divider: 0 },
  runIn: { family: 'Serif', scale: 1 },
  table: { ...article.table, sizes: [9, 8.4], tight: [9, 8.4, 8, 7.5, 7, 6.5] },
  space: {
    ...article.space,
    heading1: 14,
    heading2: 8,
    heading3: 4,
    afterHeading: 0,
    block: 8,
    item: 0,
    listIndent: 24,
    quoteIndent: 24,
    reference: 0,
    referenceIndent: 32,
    front: 12,
    abstract: 6,
  },
}

const edge = mm(17)
const twoColumns: LayoutStyle = {
  ...article,
  page: {
    width: mm(210),
    height: mm(297),
    margins: { left: edge, top: mm(23), right: edge, bottom: mm(22) },
    reach: 0,
    columns: 2,
    gap: mm(6.5),
    landscape: { left: mm(18), top: mm(22), right: mm(18), bottom: mm(20) },
  },
  sidebar: { x: edge, width: mm(42), inset: mm(48) },
  text: {
    ...article.text,
    title: sans(18.5, 23, { bold: true, balanced: true }),
    abstract: serif(9, 12),
    body: serif(9.2, 11.8, { indent: 10 }),
    opening: serif(9.2, 11.8),
    heading1: sans(11, 14, { bold: true, color: accent, balanced: true }),
    heading2: sans(9.5, 11.8, { bold: true, balanced: true }),
    heading3: sans(9.2, 11.8, { bold: true, italics: true, balanced: true }),
    heading4: sans(9, 11.8, { italics: true }),
    list: serif(9.2, 11.8),
    quote: serif(8.8, 11.8),
    box: serif(8.8, 11.8),
    boxTitle: sans(8.8, 11.8, { bold: true, color: accent }),
    code: mono(7, 9.4),
    caption: sans(7.8, 10.2),
    table: sans(7.6, 9.8),
    tableNotes: sans(7, 9.2, { color: quiet }),
    equation: serif(9.2, 11.8, { align: 'center' }),
    back: serif(8.6, 11),
    backHeading: sans(9, 11.8, { bold: true }),
    references: serif(7.8, 9.8, { align: 'left', hyphenate: false }),
    footnote: serif(7.6, 9.6),
  },
  space: {
    ...article.space,
    front: 16,
    heading1: 13,
    heading2: 9,
    heading3: 7,
    afterHeading: 2.5,
    block: 5,
    listIndent: 13,
    quoteIndent: 10,
    equation: 20,
    float: 12,
    reference: 1,
    referenceIndent: 17,
    back: 12,
  },
  table: {
    ...article.table,
    sizes: [7.6, 7.2, 6.8],
    tight: [8, 7.4, 7, 6.5, 6],
    padding: 3,
    rowPadding: 1.8,
  },
  figure: { ...article.figure, most: 0.6, gap: 7 },
}

/** The style of each layout. */
const styles: Readonly<Record<Settings['layout'], LayoutStyle>> = {
  article,
  review,
  'two-column': twoColumns,
}

/** Words that a value may be, by the last part of its path; values with other words are changed by no journal. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'floats.figures': ['in-place', 'end'],
  'floats.tables': ['in-place', 'end'],
  'floats.legends': ['below', 'listed', 'in-place'],
  'floats.order': orders,
  family: ['Serif', 'Sans', 'Mono'],
  align: ['justify', 'left', 'right', 'center'],
}

/**
 * The style of a layout, with what a journal changes of it: `{ 'text.body.size': 11, 'page.margins.left': 90 }`. A change
 * replaces a value of the same kind; any other is a mistake of the profile, which is found when the program is compiled.
 */
export function layoutStyleOf(layout: Settings['layout'], changes: StyleChanges = {}): LayoutStyle {
  const style = structuredClone(styles[layout])
  for (const [path, value] of Object.entries(changes)) {
    const { holder, last, old } = placeIn(style, path)
    const fault = changeFault(path, old, value)
    if (fault) throw new Error(`The style of the PDF ${fault}`)
    ;(holder as Record<string, unknown>)[last] = value
  }
  return style
}

/** Why a change of an author's own cannot be made, after "which"; a number may be a fourth of ours to four times it. */
export function styleChangeFault(
  layout: Settings['layout'],
  path: string,
  value: StyleChanges[string],
): string | undefined {
  const { old } = placeIn(styles[layout], path)
  const fault = changeFault(path, old, value)
  if (fault || typeof old !== 'number' || typeof value !== 'number') return fault
  const [least, most] = old === 0 ? [0, 100] : [old / 4, old * 4]
  return value < least || value > most
    ? `can have ${Math.ceil(least)} to ${Math.floor(most)} as ${path}`
    : undefined
}

/** The value at a path, and what holds it under which name. */
function placeIn(
  style: LayoutStyle,
  path: string,
): { holder: unknown; last: string; old: unknown } {
  const names = path.split('.')
  const last = names.pop()!
  const holder = names.reduce<unknown>((inner, name) => own(inner, name), style)
  return { holder, last, old: own(holder, last) }
}

function changeFault(path: string, old: unknown, value: StyleChanges[string]): string | undefined {
  if (typeof old !== typeof value || typeof old === 'object')
    return `has no ${typeof value} named ${path}`
  const isWrong =
    typeof value === 'string'
      ? !isWord(path, String(old), value)
      : typeof value === 'number' && !(Number.isFinite(value) && value >= 0)
  return isWrong ? `cannot have ${value} as ${path}` : undefined
}

/** Changes of one layout, by path. */
export type StyleChanges = Readonly<Record<string, number | string | boolean>>

const own = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Record<string, unknown>)[name]
    : undefined

/** Whether a word may stand for another: a colour for a colour, else one of the choices. */
function isWord(path: string, old: string, value: string): boolean {
  if (old.startsWith('#')) return /^#[\da-f]{6}$/i.test(value)
  return (choices[path] ?? choices[path.split('.').at(-1)!] ?? []).includes(value)
}
