/**
 * What a reporting checklist says, as data: its items in our words, each with the source and the day on which it was read,
 * and what usually tells that a manuscript reports it.
 */
import { z } from 'zod'

const count = z.number().int().positive()
const words = z.array(z.string().min(1))
const role = z.enum([
  'introduction',
  'discussion',
  'conclusions',
  'ethics',
  'consent',
  'data-availability',
  'competing-interests',
  'funding',
  'contributions',
  'acknowledgements',
])

/** Where an item usually stands; `scripts/checklists/search.ts` has one function for each. */
const way = z.discriminatedUnion('by', [
  /** The title, when it has one of the words. */
  z.strictObject({ by: z.literal('title'), words: words.min(1) }),
  /** The keywords, when there are so many. */
  z.strictObject({
    by: z.literal('keywords'),
    least: count,
    most: count,
    including: z.string().optional(),
  }),
  /** Highlights or learning points, when there are so many. */
  z.strictObject({ by: z.literal('points'), least: count, most: count }),
  /** The part of the abstract under one of the headings, and the whole where it has no parts; or the whole, when it has exactly these `parts`. */
  z.strictObject({
    by: z.literal('abstract'),
    headings: words.optional(),
    parts: words.optional(),
  }),
  /** Sections of the text under one of these headings ("Resection and follow-up" has two). */
  z.strictObject({ by: z.literal('headings'), words: words.min(1) }),
  /** Sections of the text or declarations that are for this. */
  z.strictObject({ by: z.literal('roles'), roles: z.array(role).min(1) }),
  /** Figures or tables whose name or caption has one of the words; any, when there are none. */
  z.strictObject({ by: z.literal('float'), kind: z.enum(['figure', 'table']).optional(), words }),
  /** The first paragraph of the text that has one of the words. */
  z.strictObject({ by: z.literal('phrase'), words: words.min(1) }),
])

/** The ways that there are. */
export const wayKinds = way.options.map(({ shape }) => shape.by.value)

const item = z.strictObject({
  /** As the checklist numbers it: `5a`. */
  id: z.string().regex(/^\d+[a-z]?$/, 'a number such as `5` or `5a`'),
  /** What is asked, in a few words of ours. */
  asks: z.string().min(1),
  /** A code of `sources`. */
  source: z.string(),
  /** Without it, the manuscript is refused. */
  grave: z.boolean().optional(),
  /** Only a figure or table will do, or a section that holds one. */
  isFloat: z.boolean().optional(),
  /** Tried in order, before those of the topic. */
  find: z.array(way).optional(),
})

export const checklistSchema = z
  .strictObject({
    title: z.string().min(1),
    edition: z.string().min(1),
    /** Code → title or address of what was read, and on which day. */
    sources: z.record(
      z.string(),
      z.strictObject({
        title: z.string(),
        readOn: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day such as `2026-11-22`'),
        copy: z.boolean().optional(),
      }),
    ),
    /** What the reader of the form must know of the items. */
    note: z.string().optional(),
    topics: z
      .array(
        z.strictObject({
          topic: z.string().min(1),
          find: z.array(way).optional(),
          items: z.array(item).min(1),
        }),
      )
      .min(1),
  })
  .superRefine(({ sources, topics }, context) => {
    const items = topics.flatMap((topic) => topic.items)
    for (const { id, source } of items)
      if (!Object.hasOwn(sources, source))
        context.addIssue(`the source ${source} of ${id} is not among the checklist's sources`)
    for (const code of Object.keys(sources))
      if (!items.some(({ source }) => source === code))
        context.addIssue(`nothing was read in the source ${code}`)
    const ids = items.map(({ id }) => id)
    for (const id of ids)
      if (ids.indexOf(id) !== ids.lastIndexOf(id)) context.addIssue(`two items are called ${id}`)
  })

export type Checklist = z.infer<typeof checklistSchema>
export type Topic = Checklist['topics'][number]
export type ChecklistItem = Topic['items'][number]
/** A way of one kind to find an item. */
export type Way<Kind extends z.infer<typeof way>['by'] = z.infer<typeof way>['by']> = Extract<
  z.infer<typeof way>,
  { by: Kind }
>
