/**
 * What sections are for, by their headings as authors and journals word them, and the headings we give to declarations
 * that stand in the metadata.
 */
import type { SectionRole } from '../document/tree.js'
import { languages } from '../languages/index.js'
import type { Declaration } from '../languages/schema.js'

const headings: ReadonlyArray<readonly [SectionRole, RegExp]> = [
  ['introduction', /^(introduction|background|einleitung|introducci[oó]n)$/],
  [
    'case-presentation',
    /^(case (presentation|report|description|history|summary|series)s?|(presentation|description) of (the )?cases?|cases?|clinical case|patient information)$/,
  ],
  [
    'methods',
    /^((patients|materials?|subjects|participants|data|study design|design) (and|&) )?(methods?|methodology)( and materials?)?$|^(materials?|experimental procedures)$|^methoden$/,
  ],
  ['results', /^(results?|findings|ergebnisse)$/],
  ['discussion', /^(discussions?|results and discussion|discussion and conclusions?|diskussion)$/],
  [
    'conclusions',
    /^(conclusions?|concluding remarks|summary and conclusions?|schlussfolgerung(en)?)$/,
  ],
  [
    'declarations',
    /^(declarations?|statements? and declarations|end ?notes|additional information)$/,
  ],
  [
    'ethics',
    /^(ethic(s|al))( (approval|statement|declarations?|considerations?|committee|standards))?( and (informed )?consent( to participate)?| and consent)?$|^(ethical approval|institutional review board( statement)?|human ethics.*|compliance with ethical standards)$/,
  ],
  [
    'consent',
    /^(informed consent|patient consent|consent)( (for|to) (publication|publish|participate))?( statement)?$|^(written )?informed consent.*$/,
  ],
  [
    'data-availability',
    /^(data|code|materials?|software|data and code|data and materials?|code and data)( and (code|materials?|data|software))? (availability|accessibility|sharing)( statement)?$|^availability (of|and) .*(data|materials?|code|software).*$|^(data (access|deposition)|open data)( statement)?$/,
  ],
  [
    'competing-interests',
    /^(declarations? of |statement of |potential )?(competing|conflicts? of|conflicting|financial|disclosure of)( financial)? ?(interests?|disclosures?)?( (statement|disclosures?|declaration))?$|^(disclosures?|coi|declaration of interests?|author disclosures?|interessenkonflikte?)$/,
  ],
  [
    'funding',
    /^(funding|financial support|financial disclosure|sources? of funding|grants?)( (statement|information|sources?|and support|support))?$|^funding and .*$/,
  ],
  [
    'contributions',
    /^(authors?'?s? |author )?(contributions?|contributorship)( statement)?$|^credit (author(ship)? )?(contributions?|statement).*$|^contribution of authors$/,
  ],
  [
    'acknowledgements',
    /^acknowledge?ments?( and .*)?$|^danksagung(en)?$|^(agradecimientos|remerciements)$/,
  ],
  ['abbreviations', /^(list of )?(abbreviations|acronyms)( used)?$|^abk[uü]rzungen$/],
  [
    'supplementary-material',
    /^(supplementa(ry|l)|supporting|additional) (materials?|information|files?|data|figures?|tables?)$|^supplements?$/,
  ],
  ['appendix', /^(appendix|appendices|annex|anhang)\b.*$/],
]

/** Roles of sections that stand in the back, after the text, wherever in the manuscript they are written. */
export const backRoles: ReadonlySet<SectionRole> = new Set<SectionRole>([
  'declarations',
  'ethics',
  'consent',
  'data-availability',
  'competing-interests',
  'funding',
  'contributions',
  'acknowledgements',
  'abbreviations',
  'supplementary-material',
  'appendix',
])

const roles: ReadonlySet<string> = new Set([...headings.map(([role]) => role), 'other'])

/** The role that a heading's words, or one of its classes (`# Heading {.ethics}`), give. */
export function sectionRoleOf(heading: string, classes: readonly string[] = []): SectionRole {
  const named = classes.find((name) => roles.has(name))
  if (named) return named as SectionRole
  const words = plain(heading)
  const role = headings.find(([, pattern]) => pattern.test(words))?.[0] ?? otherwise().get(words)
  return role === undefined || role === 'abstract' || role === 'references' ? 'other' : role
}

type Announced = SectionRole | 'abstract' | 'references'
let read: ReadonlyMap<string, Announced> | undefined
/** Headings in the languages that have words, as `plain` leaves them. */
const otherwise = (): ReadonlyMap<string, Announced> =>
  (read ??= new Map(
    [...languages()].flatMap(({ declarations, headings, appendix, words }) => [
      ...(Object.entries(declarations) as Array<[Declaration, string]>).map(
        ([role, heading]): [string, Announced] => [plain(heading), role],
      ),
      ...(Object.entries(headings) as Array<[Announced, string[]]>).flatMap(([role, spellings]) =>
        spellings.map((heading): [string, Announced] => [plain(heading), role]),
      ),
      [plain(appendix), 'appendix'],
      [plain(words.abstract), 'abstract'],
      [plain(words.references), 'references'],
    ]),
  ))

/** Whether a heading announces the list of references, which is printed by us. */
export function announcesReferences(heading: string): boolean {
  const words = plain(heading)
  return (
    otherwise().get(words) === 'references' ||
    /^(references?|bibliography|literature( cited)?|works cited|reference list|cited literature|literatur(verzeichnis)?|bibliograf[ií]a|r[eé]f[eé]rences|referencias)$/.test(
      words,
    )
  )
}

/** Whether a heading announces the abstract. */
export function announcesAbstract(heading: string): boolean {
  const words = plain(heading)
  return (
    otherwise().get(words) === 'abstract' ||
    /^(abstract|structured abstract|zusammenfassung|resumen|r[eé]sum[eé])$/.test(words)
  )
}

/** Words in lower case, without number, mark or curl. */
const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^(?:\d+(?:\.\d+)*\.?|[ivx]+\.)\s+/, '')
    .replace(/[.:*_]+$/g, '')
    .replace(/&/g, 'and')
    .replace(/\s+/g, ' ')
    .trim()

/** Headings for declarations in the metadata, by their key there; spellings that other tools use are read too. */
export const declarationHeadings: ReadonlyArray<{
  role: Declaration
  keys: readonly string[]
}> = [
  {
    role: 'ethics',
    keys: ['ethics', 'ethics-approval', 'ethics-statement', 'ethical-approval'],
  },
  {
    role: 'consent',
    keys: ['consent', 'consent-for-publication', 'informed-consent', 'patient-consent'],
  },
  {
    role: 'data-availability',
    keys: [
      'data-availability',
      'availability-of-data',
      'availability',
      'data-availability-statement',
    ],
  },
  {
    role: 'competing-interests',
    keys: [
      'competing-interests',
      'competing-interest',
      'conflict-of-interest',
      'conflicts-of-interest',
      'conflict-of-interests',
      'disclosures',
      'disclosure',
      'coi',
    ],
  },
  {
    role: 'funding',
    keys: ['funding', 'funding-statement', 'financial-support'],
  },
  {
    role: 'contributions',
    keys: ['contributions', 'author-contributions', 'authors-contributions'],
  },
  {
    role: 'acknowledgements',
    keys: ['acknowledgements', 'acknowledgments', 'acknowledgement', 'acknowledgment'],
  },
  {
    role: 'supplementary-material',
    keys: ['supplementary-material', 'supplementary-materials', 'supplementary-information'],
  },
]
