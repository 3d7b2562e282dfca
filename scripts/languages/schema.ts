/**
 * What a language's file says: every word that the program prints of itself in an article, and how it is put together. A
 * region's file (`pt-BR.yaml`) says what is otherwise there.
 */
import { z } from 'zod'

const word = z.string().min(1)
/** For one, and for several. */
const label = z.tuple([word, word])
const twelve = z.array(word).length(12)
const roles = [
  'introduction',
  'case-presentation',
  'methods',
  'results',
  'discussion',
  'conclusions',
  'abbreviations',
  'competing-interests',
  'acknowledgements',
  'abstract',
  'references',
] as const

const words = [
  'abstract',
  'keywords',
  'references',
  'received',
  'revised',
  'accepted',
  'published',
  'date',
  'correspondence',
  'equal',
  'deceased',
  'licence',
  'openAccess',
  'related',
  'doi',
  'pageOf',
  'continued',
  'draft',
  'imageMissing',
  'figures',
  'legends',
  'tables',
  'plainSummary',
  'keyPoints',
  'graphicalAbstract',
  'teaser',
  'table',
  'back',
  'done',
  'open',
  'notes',
  'contents',
  'skip',
  'copyright',
  'runningHead',
  'authors',
  'journal',
  'download',
  'counts',
  'onPage',
  'onLine',
  'onLines',
  'to',
  'changesSince',
  'legendInserted',
  'legendDeleted',
  'response',
  'manuscript',
] as const

const boxes = ['note', 'tip', 'important', 'warning', 'caution'] as const
const statements = [
  'theorem',
  'lemma',
  'corollary',
  'proposition',
  'conjecture',
  'hypothesis',
  'axiom',
  'definition',
  'example',
  'exercise',
  'solution',
  'remark',
  'proof',
  'question',
  'answer',
] as const

/** A word for each of `keys`. */
const worded = <Key extends string>(keys: readonly Key[]): Record<Key, typeof word> =>
  Object.fromEntries(keys.map((key) => [key, word])) as Record<Key, typeof word>

export const languageSchema = z.strictObject({
  name: word,
  /** Opening and closing, double and single. */
  quotes: z.tuple([word, word, word, word]),
  punctuation: z.strictObject({
    /** Between a heading and what it announces on the same line. */
    colon: word,
    /** Between the members of a list, and before its last where that is not the CSL locale's "and" between blanks. */
    comma: word,
    last: word.optional(),
    /** Between a word and its number: "Fig. 1". */
    number: z.string(),
  }),
  labels: z.strictObject({
    figure: label,
    table: label,
    equation: label,
    section: label,
    supplement: label,
    box: label,
  }),
  /** Titles of boxes that have none of their own, by what they are for. */
  boxes: z.strictObject(worded(boxes)),
  /** What a statement is called, before its number. */
  statements: z.strictObject(worded(statements)),
  appendix: word,
  dates: z.strictObject({
    /** As they stand in a whole date. */
    months: twelve,
    /** As they stand without a day, where that is otherwise. */
    monthsAlone: twelve.optional(),
    day: word,
    month: word,
  }),
  words: z.strictObject(worded(words)),
  /** What an article is, by JATS's `@article-type`; a type that is not here is printed as it is written. */
  articleTypes: z.strictObject({
    'research-article': word,
    'case-report': word,
    'review-article': word,
    'systematic-review': word,
    'brief-report': word,
    editorial: word,
    letter: word,
  }),
  /** Headings of declarations that stand in the metadata. */
  declarations: z.strictObject({
    ethics: word,
    consent: word,
    'data-availability': word,
    'competing-interests': word,
    funding: word,
    contributions: word,
    acknowledgements: word,
    'supplementary-material': word,
    abbreviations: word,
  }),
  /** Headings by which the role of a section is read, beside those that are printed. */
  headings: z.partialRecord(z.enum(roles), z.array(word).min(1)),
})

/** A region's: what it says is in the place of its language's. */
export const regionSchema = z.strictObject({
  quotes: languageSchema.shape.quotes.optional(),
  labels: languageSchema.shape.labels.partial().optional(),
  words: languageSchema.shape.words.partial().optional(),
})

type Language = z.infer<typeof languageSchema>
export type Declaration = keyof Language['declarations']

/** A language as compiled: its file, and what the CSL locale of the language says. */
export interface CompiledLanguage extends Language {
  terms: { and: string; others: string }
}
