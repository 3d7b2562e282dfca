/**
 * The metadata of an article: what the front holds as plain data. Text in it (title, abstract, declarations) is read as
 * Markdown elsewhere.
 */
import type { Position } from 'unist'
import type {
  Award,
  Journal,
  License,
  Metadata,
  RelatedArticle,
  Trial,
} from '../../document/metadata.js'
import { rorAddress } from '../../funders.js'
import { closest, distance } from '../../closest.js'
import { journalNames, profileNamed } from '../../journals/index.js'
import type { Settings } from '../../document/settings.js'
import { isOwnFile, ownName } from '../own-names.js'
import type { YamlValue } from '../yaml.js'
import { Affiliations } from './affiliations.js'
import { readAuthors } from './authors.js'
import { readChecklists } from './checklists.js'
import { report } from '../../report.js'
import { isMade, readDate } from './dates.js'
import { readLicense } from './licences.js'
import { Mapping, textOfScalar } from './mapping.js'
import { articleType, relatedType } from './types.js'
import { withoutResolver } from '../../bibliography/doi.js'

type OwnChecklists = Settings['checklists']

/** Reads the metadata; `positions` are those of the file. Title and keywords are filled in by the front, which reads them as Markdown. */
export function readMetadata(
  root: Mapping,
  positions: ReadonlyMap<string, Position>,
  { profile, checklists }: { profile: string | undefined; checklists: OwnChecklists },
): Metadata {
  const affiliations = new Affiliations(root)
  const authors = readAuthors(root, affiliations)
  return {
    articleType: articleType(root),
    title: '',
    authors,
    affiliations: affiliations.list,
    keywords: [],
    categories: listed(root, 'categories', 'subjects', 'subject'),
    dates: dates(root),
    ...present({
      ...licenses(root),
      openAccess: root.text('open-access', 'open-access-statement'),
      copyright: copyright(root),
      journal: journal(root, profile),
      pages: pages(root),
      checklists: readChecklists(root, checklists),
    }),
    funding: root
      .values('funding')
      .flatMap((value) => (value.entries ? award(new Mapping(value, root.file)) : [])),
    identifiers: present({
      doi: bareDoi(root.text('doi')),
      publisherId: root.text('publisher-id', 'manuscript-id'),
      url: webAddress(root, 'url'),
    }),
    ...present({
      volume: root.text('volume'),
      issue: root.text('issue'),
      elocationId: root.text('elocation-id', 'article-number'),
    }),
    related: root.values('related', 'related-articles').flatMap((value) => related(value, root)),
    ...present({ trials: trials(root) }),
    positions,
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<T>

/** A list, or one string with commas or semicolons. */
function listed(root: Mapping, ...keys: string[]): string[] {
  const value = root.get(...keys)
  if (!value?.text) return root.texts(...keys)
  return (textOfScalar(value, root.file) ?? '')
    .split(value.text.includes(';') ? ';' : ',')
    .map((word) => word.trim())
    .filter(Boolean)
}

function dates(root: Mapping): Metadata['dates'] {
  const nested = root.record('dates')
  const found: Metadata['dates'] = {}
  for (const key of [
    'date',
    'received',
    'revised',
    'accepted',
    'published',
    'collection',
  ] as const) {
    const spellings =
      key === 'date'
        ? ['date']
        : [
            key,
            `date-${key}`,
            ...(key === 'published' ? ['publication-date', 'published-date'] : []),
          ]
    // Other tools have a `collection` of their own, which is no date.
    const value =
      root.get(...(key === 'collection' ? ['collection-date'] : spellings)) ??
      nested?.get(...spellings)
    const date = value?.text && readDate(value.text)
    if (date) found[key] = date
    else if (value?.text && isMade(value.text))
      report(
        root.file,
        'unsupported-markup',
        value.position,
        `Unexpected date \`${value.text}\` that another program fills in when it runs, expected a day such as \`2026-11-22\`; the date is left out`,
      )
    else if (value?.text)
      root.wrong(
        value.position,
        `Unexpected date \`${value.text}\`, expected a day such as \`2026-11-22\` or \`22 November 2026\``,
      )
  }
  return found
}

/** The first is the article's; further ones are those of its parts, or hold from another day on. */
function licenses(root: Mapping): Pick<Metadata, 'license' | 'furtherLicenses'> {
  const all = root.values('license', 'licence', 'licenses', 'licences')
  const [first, ...further] = all.flatMap((value) => license(value, root) ?? [])
  return { license: first, furtherLicenses: further.length > 0 ? further : undefined }
}

function license(value: YamlValue, root: Mapping): License | undefined {
  if (!value.entries) {
    const words = textOfScalar(value, root.file)
    return words ? readLicense(words) : undefined
  }
  const record = new Mapping(value, root.file)
  const url = webAddress(record, 'url', 'link')
  const known = readLicense(record.text('name', 'type', 'id') ?? url ?? '')
  return {
    ...known,
    ...present({
      url: known.url ?? url,
      text: record.text('text'),
      start: startOf(record),
    }),
  }
}

function startOf(record: Mapping): string | undefined {
  const value = record.get('start', 'start-date', 'from')
  const date = value?.text && readDate(value.text)
  if (value && !date)
    record.wrong(
      value.position,
      `Unexpected start \`${value.text ?? ''}\` of a licence, expected a day such as \`2026-11-22\``,
    )
  return date || undefined
}

function copyright(root: Mapping): Metadata['copyright'] {
  const record = root.record('copyright')
  if (record) {
    const [year, holder] = [record.text('year'), record.texts('holder', 'holders').join(', ')]
    if (year && /^\d{4}$/.test(year) && holder) return { year, holder }
    root.wrong(
      root.place('copyright'),
      `Unexpected copyright ${year ? `of the year \`${year}\`` : 'without a year'}${holder ? '' : ' and without a holder'}, expected four digits and who holds it, such as \`{year: 2026, holder: The authors}\``,
    )
    return undefined
  }
  const match = /^(?:©|\(c\)|copyright)?\s*(\d{4})\s*,?\s*(.*)$/i.exec(root.text('copyright') ?? '')
  return match ? { year: match[1]!, holder: match[2]! } : undefined
}

function journal(root: Mapping, profile: string | undefined): Journal | undefined {
  const record = root.record('journal')
  const chosen = profile ? { profile } : {}
  if (!record) {
    const named = root.text('journal')
    if (named && !profile && profileNamed(named)) return { profile: named }
    const title = named && (profileNamed(named) || isOwnFile(named)) ? undefined : named
    if (title) tellNearProfile(title, root)
    return title || profile ? { ...(title ? { title } : {}), ...chosen } : undefined
  }
  const issn = issns(record)
  const named = record.text('profile')
  return {
    ...chosen,
    ...present({
      profile: profile ?? (named && ownName(named)),
      title: record.text('title', 'name'),
      abbreviation: record.text('abbreviation', 'abbrev', 'short-title'),
      publisher: record.text('publisher'),
      publisherLocation: record.text('publisher-location', 'location'),
      id: record.text('id', 'journal-id'),
      nlmTa: record.text('nlm-ta', 'nlm-abbreviation'),
    }),
    ...(issn.length ? { issn } : {}),
  }
}

/** A title has blanks or capitals: one word that is nearly a profile's name is a slip, and the paper would be held to nothing. */
function tellNearProfile(title: string, root: Mapping): void {
  const near = /^[a-z\d]+(?:-[a-z\d]+)+$/.test(title) ? closest(title, journalNames()) : undefined
  if (near === undefined || distance(title, near) > 3) return
  report(
    root.file,
    'invalid-metadata',
    root.get('journal')?.position,
    `Unexpected journal \`${title}\`, expected the name of a profile or a title; did you mean \`${near}\`?`,
    { severity: 'warning', suggestions: [near] },
  )
}

function issns(record: Mapping): NonNullable<Journal['issn']> {
  const nested = record.record('issn')
  const all = [
    ['epub', nested?.get('epub', 'electronic', 'online') ?? record.get('eissn', 'e-issn')],
    ['ppub', nested?.get('ppub', 'print') ?? record.get('pissn', 'p-issn')],
    ['epub', nested ? undefined : record.get('issn')],
  ] as const
  return all.flatMap(([type, value]) => {
    const text = value?.text?.trim().toUpperCase()
    if (text && !isIssn(text))
      record.wrong(
        value!.position,
        `Unexpected ISSN \`${text}\`, expected eight characters that check, such as \`1234-5679\``,
      )
    return text && isIssn(text) ? [{ value: text.replace(/^(\d{4})-?/, '$1-'), type }] : []
  })
}

/** Eight characters, the last a check (ISO 3297). */
function isIssn(text: string): boolean {
  const digits = text.replace('-', '')
  if (!/^\d{4}-?\d{3}[\dX]$/.test(text)) return false
  const total = [...digits].reduce(
    (sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * (8 - index),
    0,
  )
  return total % 11 === 0
}

function pages(root: Mapping): Metadata['pages'] {
  const record = root.record('pages')
  if (record)
    return { first: record.text('first') ?? '', ...present({ last: record.text('last') }) }
  const match = /^(\w+)(?:\s*[-–—]+\s*(\w+))?$/.exec(root.text('pages', 'page') ?? '')
  return match ? { first: match[1]!, ...present({ last: match[2] }) } : undefined
}

/** A ROR is the funder's, wherever it stands. */
function award(record: Mapping): Award {
  // MyST and Quarto name an award: its `id` is the award's, `source` who gave it.
  const named = record
    .values('source', 'sources')
    .filter((value) => value.entries)
    .map((value) => new Mapping(value, record.file).text('name', 'institution'))
    .find(Boolean)
  const isAward = record.get('source', 'sources', 'statement', 'award-name') !== undefined
  const id = record.text('id', 'funder-id', 'doi')
  const ror = rorAddress(id)
  const own =
    isAward && !ror && id !== undefined && !/^(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\./.test(id)
  return {
    funder: named ?? record.text('funder', 'source', 'sources', 'name', 'statement') ?? '',
    ...present({ funderId: own || ror ? undefined : id, ror: ror ?? record.text('ror') }),
    awards: [
      ...(own ? [id] : []),
      ...record.texts('awards', 'award', 'grant', 'grants', 'number', 'award-id'),
    ],
    recipients: record.texts('recipients', 'recipient'),
  }
}

/** An address that a page may be opened at; one that would run a program, or open a file, is told and left out. */
function webAddress(record: Mapping, ...names: string[]): string | undefined {
  const text = record.text(...names)
  if (text === undefined || !/^[a-z][a-z\d+.-]*:/i.test(text) || /^https?:/i.test(text)) return text
  record.wrong(
    record.get(...names)!.position,
    `Unexpected address \`${text}\`, expected one that begins with \`https://\``,
  )
  return undefined
}

function related(value: YamlValue, root: Mapping): RelatedArticle[] {
  if (!value.entries)
    return value.text
      ? [
          {
            type: 'companion',
            ...(/^https?:/.test(value.text) && !/doi\.org/.test(value.text)
              ? { url: value.text }
              : { doi: bareDoi(value.text)! }),
          },
        ]
      : []
  const record = new Mapping(value, root.file)
  return [
    {
      type: relatedType(record),
      ...present({
        doi: bareDoi(record.text('doi')),
        url: webAddress(record, 'url'),
        title: record.text('title'),
      }),
    },
  ]
}

const stages = ['pre-results', 'results', 'post-results'] as const

function trials(root: Mapping): Trial[] | undefined {
  const found = root.values('trials', 'clinical-trials').flatMap((value) => trial(value, root))
  return found.length > 0 ? found : undefined
}

/** `{registry, number, stage}`, or both in words: `ClinicalTrials.gov NCT00000000`. */
function trial(value: YamlValue, root: Mapping): Trial[] {
  const record = value.entries && new Mapping(value, root.file)
  const [, registry, number] = record
    ? ['', record.text('registry', 'register'), record.text('number', 'id')]
    : (/^(.+?)[\s:,]+(\S+)$/.exec(value.text?.trim() ?? '') ?? [])
  if (!registry || !number)
    return (
      root.wrong(
        value.position,
        'Unexpected trial without registry and number, expected such as `{registry: ClinicalTrials.gov, number: NCT00000000}`',
      ),
      []
    )
  const written = record?.get('stage')
  const stage = stages.find((one) => one === written?.text?.trim().toLowerCase())
  if (written && !stage)
    root.wrong(
      written.position,
      `Unexpected stage \`${written.text ?? ''}\` of a trial, expected \`pre-results\`, \`results\` or \`post-results\``,
      [...stages],
    )
  return [{ registry, number, ...present({ stage }) }]
}

const bareDoi = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : withoutResolver(text)
