/**
 * Settings: what the manuscript says, what the command line says over it, and the defaults.
 */
import type { BuildOptions, Settings } from '../document/settings.js'
import { languageTag } from '../bibliography/languages.js'
import type { Profile } from '../journals/schema.js'
import { layouts } from './layouts.js'
import type { Manuscript } from './manuscript.js'
import type { Mapping } from './metadata/mapping.js'
import type { OwnFiles } from './own-files.js'
import { languageOf } from '../languages/index.js'

/** All settings of a build; with one journal, what it sets is among them. */
export function readSettings(
  { root, name }: Manuscript,
  options: BuildOptions,
  { journals, checklists }: OwnFiles,
): Settings {
  const lang = language(root)
  const pdf = root.record('pdf')
  const docx = root.record('docx')
  const settings: Settings = {
    name,
    lang,
    smart: root.flag('smart') ?? true,
    numberSections: root.flag('number-sections') ?? false,
    layout: choice(root, layouts, 'layout') ?? 'article',
    words: words(root, lang),
    pdf: { conformance: (pdf && choice(pdf, ['a-3a', 'a-1b', 'none'], 'conformance')) ?? 'a-3a' },
    docx: docx ? wordSettings(docx) : { figures: 'embedded' },
    jats:
      options.jats ??
      (root.record('jats')
        ? choice(root.record('jats')!, ['1.3', '1.4'], 'version')
        : choice(root, ['1.3', '1.4'], 'jats')) ??
      '1.3',
    draft: options.draft ?? false,
    blind: options.blind ?? false,
    validate: options.validate ?? true,
    verify: options.verify ?? false,
    positions: options.positions,
    purpose: options.purpose ?? 'build',
    formats: options.formats ?? new Set(['pdf', 'jats', 'docx', 'html']),
    sourceDateEpoch: options.sourceDateEpoch,
  }
  const nocite = keysIn(root.texts('nocite').join(' '))
  if (nocite.length > 0) settings.nocite = nocite
  const title = root.text('reference-section-title')
  if (title) settings.referencesTitle = title
  if (root.flag('suppress-bibliography')) settings.listsReferences = false
  const csl = root.text('csl', 'citation-style')
  if (csl) settings.csl = csl
  const notIdentifying = root.values('not-identifying').flatMap(({ text }) => text ?? [])
  if (notIdentifying.length > 0) settings.notIdentifying = notIdentifying
  settings.journals = journals
  if (checklists.size > 0) settings.checklists = checklists
  const [journal] = options.journals?.length ? [] : journals
  if (journal) setFor(journal, settings, root, options.journal !== undefined)
  settings.layout = options.layout ?? settings.layout
  return settings
}

/** What a journal sets by itself; asked for on the command line, it goes before what the manuscript says. */
function setFor(profile: Profile, settings: Settings, root: Mapping, asked: boolean): void {
  const { sets } = profile
  if (sets.csl && (asked || settings.csl === undefined)) settings.csl = sets.csl.style
  if (sets.layout && (asked || root.get('layout') === undefined))
    settings.layout = sets.layout.layout
  if (sets.pdf)
    settings.pdf = {
      ...settings.pdf,
      style: sets.pdf,
    }
  const { figures, legends, tables } = profile.package
  const wanted: Settings['docx'] = {
    figures: figures.separate ? 'apart' : 'embedded',
    legends,
    tables,
  }
  const own = root.record('docx')
  settings.docx = asked || !own ? wanted : { ...wanted, ...wordSettings(own, wanted.figures) }
  if (sets.figure && settings.lang.startsWith('en'))
    settings.words = {
      ...settings.words,
      figure: { one: sets.figure.word, many: sets.figure.many, label: sets.figure.word },
    }
}

function wordSettings(
  docx: Mapping,
  otherwise: NonNullable<Settings['docx']>['figures'] = 'embedded',
): NonNullable<Settings['docx']> {
  const legends = choice(docx, ['in-place', 'end'], 'legends')
  const tables = choice(docx, ['in-place', 'end'], 'tables')
  const titlePage = choice(docx, ['run-on', 'own-page'], 'title-page')
  return {
    figures: choice(docx, ['embedded', 'none', 'apart'], 'figures') ?? otherwise,
    ...(legends && { legends }),
    ...(tables && { tables }),
    ...(titlePage && { titlePage }),
  }
}

/** Keys of `nocite: "@doe2020, @{roe, 2019}"`, as pandoc reads it; `@*` names all. */
const keysIn = (text: string): string[] =>
  [...text.matchAll(/@(?:\{([^{}]+)\}|([^\s,;\[\]{}@]+))/g)].map(
    ([, braced, plain]) => braced ?? plain!.replace(/[.:]+$/, ''),
  )

function language(root: Mapping): string {
  const value = root.get('lang', 'language')
  const text = value?.text?.trim().replace(/_/g, '-') ?? 'en'
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(text)) return text
  const named = languageTag(text.toLowerCase())
  if (named) return named
  root.wrong(value?.position, `Unexpected language \`${text}\`, expected a tag such as \`en-GB\``)
  return 'en'
}

function choice<const T extends string>(
  record: Mapping,
  allowed: readonly T[],
  key: string,
): T | undefined {
  const value = record.get(key)
  if (value?.text === undefined) return undefined
  const found = allowed.find((each) => each === value.text)
  if (!found)
    record.wrong(
      value.position,
      `Unexpected \`${key}: ${value.text}\`, expected ${allowed.map((each) => `\`${each}\``).join(', ')}`,
      [...allowed],
    )
  return found
}

/** `words: {figure: {one: Figure, many: Figures, label: Figure}}` over those of the language. */
function words(root: Mapping, lang: string): Settings['words'] {
  const { labels } = languageOf(lang)
  const own = root.record('words')
  const of = (kind: keyof Settings['words']): Settings['words']['figure'] => {
    const record = own?.record(kind)
    const one = record?.text('one') ?? own?.text(kind)
    return {
      one: one ?? labels[kind][0],
      many: record?.text('many') ?? one ?? labels[kind][1],
      label: record?.text('label') ?? one ?? labels[kind][0],
    }
  }
  return {
    figure: of('figure'),
    table: of('table'),
    equation: of('equation'),
    section: of('section'),
    supplement: of('supplement'),
    box: of('box'),
  }
}
