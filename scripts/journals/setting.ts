import type { Profile } from './schema.js'

/** What a build or a package for a journal sets by itself, in the order of a manuscript's making. */
export const settingNames = [
  'citation style',
  'figures are called',
  'pages',
  'PDF',
  'figures',
  'figures as files',
  'legends',
  'tables',
] as const
export interface JournalSetting {
  what: (typeof settingNames)[number]
  value: string
  source: string
}

/** All that a profile sets; journals are compared by it. */
export function settingsOf({ sets, package: wanted, sources }: Profile): JournalSetting[] {
  const place = { 'in-place': 'in the text', end: 'behind the references' }
  const { figures } = wanted
  const all: Record<
    JournalSetting['what'],
    readonly [value: string | undefined, source: string | undefined]
  > = {
    'citation style': [sets.csl?.style, sets.csl?.source],
    'figures are called': [
      sets.figure && `${sets.figure.word}, ${sets.figure.many}`,
      sets.figure?.source,
    ],
    pages: [sets.layout && 'double-spaced, with line numbers', sets.layout?.source],
    PDF: [sets.pdf?.says, sets.pdf?.source],
    figures: [figures.separate ? 'files of their own' : 'in the text', figures.source],
    'figures as files': [
      `${figures.drawings ? 'drawings as PDF, others as ' : ''}TIFF, ${figures.dpi} dpi at ${figures.widths.join(' or ')} mm`,
      figures.source,
    ],
    legends: [place[wanted.legends], wanted.source],
    tables: [place[wanted.tables], wanted.source],
  }
  return settingNames.flatMap((what) => {
    const [value, source] = all[what]
    return value && source ? [{ what, value, source: sources[source]?.title ?? source }] : []
  })
}
