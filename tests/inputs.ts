/**
 * What parse gives beside the article, filled with defaults.
 */
import type { ImageFile, Inputs } from '../scripts/document/inputs.js'
import type { Reference } from '../scripts/document/references.js'
import type { Settings } from '../scripts/document/settings.js'
import { text } from './builders.js'

/** Settings of an article in English that is written in no format; `more` changes them. */
export const settings = (more: Partial<Settings> = {}): Settings => ({
  name: 'manuscript',
  lang: 'en',
  smart: true,
  numberSections: false,
  layout: 'article',
  jats: '1.3',
  draft: false,
  blind: false,
  validate: true,
  verify: false,
  purpose: more.formats ? 'build' : 'check',
  formats: new Set(),
  pdf: { conformance: 'none' },
  words: {
    figure: { one: 'Fig.', many: 'Figs.', label: 'Fig.' },
    table: { one: 'Table', many: 'Tables', label: 'Table' },
    equation: { one: 'Eq.', many: 'Eqs.', label: '' },
    section: { one: 'Section', many: 'Sections', label: '' },
    supplement: {
      one: 'Supplementary File',
      many: 'Supplementary Files',
      label: 'Supplementary File',
    },
    box: { one: 'Box', many: 'Boxes', label: 'Box' },
  },
  ...more,
})

/** Inputs with nothing in them but `more`; `settings` and `references` may be given in part or as a list. */
export function inputs(
  more: Partial<Omit<Inputs, 'settings' | 'references' | 'images'>> & {
    settings?: Partial<Settings>
    references?: Reference[]
    images?: ImageFile[]
  } = {},
): Inputs {
  return {
    resources: new Map(),
    supplements: new Map(),
    tables: new Map(),
    charts: new Map(),
    facts: new Map(),
    sources: new Map(),
    evaluations: [],
    markdown: (value, position) => [{ ...text(value), position }],
    ...more,
    settings: settings(more.settings),
    references: new Map((more.references ?? []).map((one) => [one.key, one])),
    images: new Map((more.images ?? []).map((one) => [one.path, one])),
  }
}

/** An image of one white pixel, named `figures/…` in outputs. */
export const imageFile = (path: string, more: Partial<ImageFile> = {}): ImageFile => ({
  path,
  output: `figures/${path.slice(path.lastIndexOf('/') + 1)}`,
  bytes: Buffer.from(pixel, 'base64'),
  format: 'png',
  width: 1,
  height: 1,
  ...more,
})
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=='
