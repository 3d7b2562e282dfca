/** Settings: what changes what is printed, and what the command line may say of it. */
import type { Checklist } from '../checklists/schema.js'
import type { JournalProfile } from '../journals/index.js'

/** Layouts of the PDF: a journal's page, what editors want for review, and a page in two columns. */
export type Layout = 'article' | 'review' | 'two-column'

/** Settings that change what is printed, all with their defaults filled in; from the manuscript's metadata. */
export interface Settings {
  /** Base name of the outputs: `manuscript`, or the single file's own. */
  name: string
  lang: string
  /** Curl quotes, dashes, ellipses. */
  smart: boolean
  /** CSL style: a bundled name, or a path in the manuscript's folder. */
  csl?: string | undefined
  numberSections: boolean
  /** Keys of works that are listed though the text cites them nowhere; `*` is every entry of the bibliography. */
  nocite?: readonly string[] | undefined
  /** Heading of the list of references; absent: the language's word. */
  referencesTitle?: string | undefined
  /** PDF, HTML and Word print no list of references; JATS has it, for it is what its citations point to. */
  listsReferences?: false | undefined
  layout: Layout
  /** Words for labels and references, singular and plural. */
  words: Record<
    'figure' | 'table' | 'equation' | 'section' | 'supplement' | 'box',
    { one: string; many: string; label: string }
  >
  pdf: {
    conformance: 'a-3a' | 'a-1b' | 'none'
    /** What a journal changes of each layout's style, by path: `text.body.size` → 11. Points, `#rrggbb`, words, flags. */
    style?:
      | {
          readonly [Layout in Settings['layout']]?:
            Readonly<Record<string, number | string | boolean>> | undefined
        }
      | undefined
  }
  /**
   * Of the Word file. Figures are shown; or named where they stand (`none`); or apart from the text, which has their legends
   * alone. Legends and tables stand in the text, or behind the references. The text follows on the title and the abstract, or
   * each begins a page.
   */
  docx?:
    | {
        figures: 'embedded' | 'none' | 'apart'
        legends?: 'in-place' | 'end' | undefined
        tables?: 'in-place' | 'end' | undefined
        titlePage?: 'run-on' | 'own-page' | undefined
      }
    | undefined
  jats: '1.3' | '1.4'
  draft: boolean
  blind: boolean
  /** Printed on each page, as a draft says that it is one: what kind of copy this is. */
  notice?: string | undefined
  /** Profiles of journals that the article is checked against. */
  journals?: readonly JournalProfile[] | undefined
  /** Reporting checklists of the author's own, by name. */
  checklists?: ReadonlyMap<string, Checklist> | undefined
  /** Words that look as if they pointed to the patient, and do not, as the author says. */
  notIdentifying?: readonly string[] | undefined
  /** Blocks of the HTML say where they come from (`data-source`), for the preview. */
  positions?: boolean | undefined
  /** Validate written XML against its DTD (on by default); with `verify`, by the full DTD, and compare the formats. */
  validate: boolean
  verify: boolean
  purpose: Purpose
  /** Formats that a build writes. */
  formats: ReadonlySet<string>
  /** Seconds since 1970, from SOURCE_DATE_EPOCH; the manuscript's own date comes first. */
  sourceDateEpoch?: number | undefined
}

/**
 * What an article is made for: `build` writes its formats; `check` tells what would stop any of them; `compare` prepares it,
 * references as they are printed, to be compared with another version. Only a build writes files.
 */
export type Purpose = 'build' | 'check' | 'compare'

/** What the command line may say; the rest stands in the manuscript. */
export type BuildOptions = Partial<
  Pick<
    Settings,
    | 'layout'
    | 'jats'
    | 'positions'
    | 'draft'
    | 'blind'
    | 'validate'
    | 'verify'
    | 'purpose'
    | 'formats'
    | 'sourceDateEpoch'
  >
> & {
  /** A journal profile's name, or the path of one of the author's own: checked against, and set for. */
  journal?: string | undefined
  /** More profiles to check against, when there is not one. */
  journals?: readonly string[] | undefined
  /** The path of a reporting checklist of the author's own. */
  checklist?: string | undefined
}
