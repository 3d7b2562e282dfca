/**
 * What a journal's profile says, as data. Each rule names its source and the day on which it was read; one that rests on
 * the publisher's own page may be an error (the package refuses), one that was read in a copy warns.
 */
import { z } from 'zod'
import { rules as allRules, type RuleName } from '../rules.js'

const ruleNames = Object.keys(allRules) as RuleName[]
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day such as `2026-11-22`')
const count = z.number().int().positive()
const changes = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))
/** What a text must not say: its name for the message, and how it is found (without regard to case). */
const pattern = z.strictObject({
  what: z.string().min(1),
  pattern: z.string().refine((text) => compiles(text), 'no regular expression'),
})
const role = z.enum([
  'ethics',
  'consent',
  'data-availability',
  'competing-interests',
  'funding',
  'contributions',
  'acknowledgements',
])

/** The checks that a rule can ask for; `scripts/check/journal/` has one function for each. */
const check = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title-has'), words: z.string().min(1) }),
  z.strictObject({ kind: z.literal('title-lacks'), patterns: z.array(pattern).min(1) }),
  z.strictObject({
    kind: z.literal('authors'),
    asks: z
      .array(z.enum(['full-name', 'institution', 'e-mail', 'one-corresponding', 'orcid']))
      .min(1),
  }),
  z.strictObject({ kind: z.literal('abstract-headings'), headings: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('abstract-words'), most: count }),
  z.strictObject({ kind: z.literal('abstract-without-citations') }),
  z.strictObject({ kind: z.literal('abstract-not-repeated') }),
  z.strictObject({
    kind: z.literal('keywords'),
    least: count,
    most: count,
    including: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('body-words'), most: count, type: z.string().optional() }),
  z.strictObject({ kind: z.literal('title-words'), most: count }),
  z.strictObject({ kind: z.literal('references'), most: count, type: z.string().optional() }),
  z.strictObject({
    kind: z.literal('floats'),
    of: z.enum(['figure', 'table', 'any']),
    most: count,
    type: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('list'), heading: z.string(), least: count, most: count }),
  z.strictObject({ kind: z.literal('list-present'), heading: z.string() }),
  z.strictObject({ kind: z.literal('declarations'), roles: z.array(role).min(1) }),
  z.strictObject({ kind: z.literal('consent-words'), phrases: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('contributions-cover-authors') }),
  z.strictObject({ kind: z.literal('text-lacks'), patterns: z.array(pattern).min(1) }),
  /** What must not be said of the patient: the kinds that `scripts/check/identity/detector.ts` describes. */
  z.strictObject({
    kind: z.literal('identity'),
    lacks: z
      .array(
        z.enum([
          'name',
          'initials',
          'record-number',
          'birth',
          'age',
          'old-age',
          'date',
          'other-date',
          'month',
          'institution',
          'town',
          'town-date',
        ]),
      )
      .min(1),
  }),
  z.strictObject({ kind: z.literal('checklist'), name: z.string() }),
  z.strictObject({ kind: z.literal('review-table') }),
  z.strictObject({
    kind: z.literal('caption-words'),
    of: z.enum(['figure', 'table']),
    title: count,
    legend: count,
  }),
  z.strictObject({ kind: z.literal('resolution'), dpi: count }),
  z.strictObject({
    kind: z.literal('pixels'),
    narrowest: count,
    widest: count,
    highest: count,
    dpi: count,
  }),
  z.strictObject({ kind: z.literal('file-size'), megabytes: count }),
  z.strictObject({ kind: z.literal('cells'), lacks: z.enum(['images', 'thousands-commas']) }),
  z.strictObject({ kind: z.literal('raises'), rules: z.array(z.enum(ruleNames)).min(1) }),
  z.strictObject({ kind: z.literal('by-hand') }),
])

/** The kinds of check that there are. */
export const checkKinds = check.options.map(({ shape }) => shape.kind.value)

const rule = z.strictObject({
  /** Short name, the profile's own: a row of the matrix. */
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'small letters with hyphens between'),
  severity: z.enum(['error', 'warning']),
  /** What the journal asks, in a few words of ours. */
  asks: z.string().min(1),
  /** A code of `sources`. */
  source: z.string(),
  /** A few words as the source has them. */
  quoted: z.string().optional(),
  check,
})

export const profileSchema = z
  .strictObject({
    title: z.string().min(1),
    /** Whether it is one journal; else the rules are those of many, and a letter cannot name it. */
    oneJournal: z.boolean(),
    readOn: day,
    /** Code → title or address of what was read. */
    sources: z.record(
      z.string(),
      z.strictObject({ title: z.string(), copy: z.boolean().optional() }),
    ),
    /** What a build sets by itself. */
    sets: z.strictObject({
      csl: z.strictObject({ style: z.string(), source: z.string() }).optional(),
      figure: z.strictObject({ word: z.string(), many: z.string(), source: z.string() }).optional(),
      /** `review`: double-spaced, with line numbers. */
      layout: z
        .strictObject({ layout: z.enum(['review', 'two-column']), source: z.string() })
        .optional(),
      /** What changes in the style of the PDF's layouts (`scripts/write/pdf/style.ts`), by path, and what that is in words. */
      pdf: z
        .strictObject({
          article: changes.optional(),
          review: changes.optional(),
          'two-column': changes.optional(),
          says: z.string().min(1),
          source: z.string(),
        })
        .optional(),
    }),
    /** What `galley package --for journal` makes. */
    package: z.strictObject({
      /** Figures as files of their own and not in the text; `drawings`: those of lines and letters may go as PDF. */
      figures: z.strictObject({
        separate: z.boolean(),
        dpi: count,
        widths: z.array(count).min(1),
        drawings: z.literal('pdf').optional(),
        mostPixels: count.optional(),
        source: z.string(),
      }),
      legends: z.enum(['in-place', 'end']),
      tables: z.enum(['in-place', 'end']),
      source: z.string(),
    }),
    rules: z.array(rule).min(1),
  })
  .superRefine((profile, context) => {
    const used = [
      ...profile.rules.map(({ source }) => source),
      profile.sets.csl?.source,
      profile.sets.figure?.source,
      profile.sets.layout?.source,
      profile.sets.pdf?.source,
      profile.package.source,
      profile.package.figures.source,
    ]
    for (const code of used)
      if (code !== undefined && !Object.hasOwn(profile.sources, code))
        context.addIssue(`the source ${code} is not among the profile's sources`)
    for (const { id, severity, source } of profile.rules)
      if (severity === 'error' && profile.sources[source]?.copy)
        context.addIssue(`${id} is an error and its source ${source} only a copy`)
    const ids = profile.rules.map(({ id }) => id)
    for (const id of ids)
      if (ids.indexOf(id) !== ids.lastIndexOf(id)) context.addIssue(`two rules are called ${id}`)
  })

export type Profile = z.infer<typeof profileSchema>
export type JournalRule = Profile['rules'][number]
/** A check of one kind. */
export type Check<Kind extends JournalRule['check']['kind'] = JournalRule['check']['kind']> =
  Extract<JournalRule['check'], { kind: Kind }>

function compiles(text: string): boolean {
  try {
    new RegExp(text, 'iu')
    return true
  } catch {
    return false
  }
}
