/**
 * The shapes of the YAML files, for editors: they complete and check as an author types. `npm run docs` writes them as JSON
 * Schema (draft 2020-12) to `docs/schemas/`. The program reads more spellings than it recommends; these are the ones it
 * recommends, and front matter may hold other tools' keys beside them.
 */
import { z } from 'zod'
import { articleTypes, relatedTypes } from '../article-types.js'
import { checklistSchema } from '../checklists/schema.js'
import { creditTerms } from '../credit.js'
import { profileSchema } from '../journals/schema.js'

const markdown = (meaning: string) => z.string().describe(`${meaning} (Markdown)`)
const words = (meaning: string) => z.string().describe(meaning)
const date = (meaning: string) =>
  z.union([z.string(), z.number()]).describe(`${meaning}: 2026, 2026-11 or 2026-11-22`)
const oneOf = (names: ReadonlySet<string>, meaning: string) =>
  z.union([z.enum([...names] as [string, ...string[]]), z.string()]).describe(meaning)
const listOrOne = <Shape extends z.ZodType>(shape: Shape) => z.union([shape, z.array(shape)])

const credit = creditTerms.map((term) => term.toLowerCase())

const name = z.union([
  words('Given name and family name'),
  z.looseObject({
    given: z.string().optional(),
    family: z.string(),
    suffix: z.string().optional(),
  }),
])
const author = z.looseObject({
  name: name.optional(),
  group: words('Name of a group author').optional(),
  members: listOrOne(name).describe('Who belongs to the group').optional(),
  orcid: z
    .string()
    .regex(/^(?:https:\/\/orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/)
    .describe('ORCID iD')
    .optional(),
  isni: words('International Standard Name Identifier').optional(),
  email: z.string().optional(),
  address: words('Where letters go').optional(),
  phone: z.union([z.string(), z.number()]).optional(),
  corresponding: z.boolean().optional(),
  'equal-contrib': z.boolean().optional(),
  degrees: z.string().optional(),
  roles: z
    .array(
      z.union([
        z.enum(credit),
        z.string(),
        z.looseObject({
          role: z.string(),
          degree: z.enum(['lead', 'equal', 'supporting']).optional(),
        }),
      ]),
    )
    .describe('Contributor roles (CRediT)')
    .optional(),
  affiliations: listOrOne(z.union([z.string(), z.number()]))
    .describe('Ids of affiliations')
    .optional(),
  note: markdown('A note to the author: a present address').optional(),
})

const affiliation = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  institution: z.string().optional(),
  department: z.string().optional(),
  street: z.string().optional(),
  'postal-code': z.union([z.string(), z.number()]).optional(),
  city: z.string().optional(),
  region: z.string().optional(),
  country: words('Name, or ISO 3166 code').optional(),
  ror: words('Research Organization Registry id').optional(),
  isni: words('International Standard Name Identifier').optional(),
})

const licence = z.union([
  words('SPDX id'),
  z.looseObject({
    name: z.string().optional(),
    url: z.string().optional(),
    text: z.string().optional(),
    start: date('From when on it holds').optional(),
  }),
])

const journal = z.looseObject({
  title: z.string().optional(),
  abbreviation: z.string().optional(),
  issn: z
    .union([
      z.string(),
      z.looseObject({ epub: z.string().optional(), ppub: z.string().optional() }),
    ])
    .optional(),
  publisher: z.string().optional(),
  'publisher-location': words('Town of the publisher').optional(),
  profile: words('The profile that the paper is held to').optional(),
  'nlm-ta': words('Abbreviation in the NLM Catalog').optional(),
})

const ownDeclaration = z.looseObject({
  heading: words('Heading in place of the usual one').optional(),
  text: markdown('The declaration'),
})
const declarations = z
  .looseObject(
    Object.fromEntries(
      [
        'ethics',
        'consent',
        'data-availability',
        'competing-interests',
        'funding',
        'contributions',
        'acknowledgements',
        'supplementary-material',
      ].map((key) => [key, z.union([markdown('A declaration'), ownDeclaration]).optional()]),
    ),
  )
  .describe('Printed at the end, in this order')

const word = z.union([
  z.string(),
  z.looseObject({
    one: z.string().optional(),
    many: z.string().optional(),
    label: z.string().optional(),
  }),
])

const fontFiles = z.union([
  words('Path of a .ttf or .otf file'),
  z.strictObject({
    regular: z.string(),
    bold: z.string().optional(),
    italic: z.string().optional(),
    'bold-italic': z.string().optional(),
  }),
])

const byLanguage = <Shape extends z.ZodType>(shape: Shape) =>
  z.record(words('Language tag (BCP 47)'), shape)

const abstract = z.union([
  markdown('A plain abstract'),
  z.record(z.string(), z.string()).describe('A structured abstract: heading to text'),
])

const bibliographyFile = z.union([
  words('Path of the file'),
  z.strictObject({
    file: words('Path of the file'),
    shared: z
      .boolean()
      .describe('A library of many papers: works never cited are no warning')
      .optional(),
  }),
])
const pageNumber = z.union([z.string(), z.number()]).optional()
const jatsVersion = z.union([z.enum(['1.3', '1.4']), z.literal(1.3), z.literal(1.4)])

export const manuscript = z
  .looseObject({
    title: markdown('Title, one line'),
    subtitle: markdown('Subtitle').optional(),
    'short-title': markdown('Running head').optional(),
    'translated-titles': byLanguage(markdown('The title')).optional(),
    type: oneOf(articleTypes, 'What the article is (JATS article-type)').optional(),
    lang: words('Language tag (BCP 47)').optional(),
    date: date('Date of this version').optional(),
    received: date('Received').optional(),
    revised: date('Revised').optional(),
    accepted: date('Accepted').optional(),
    published: date('Published').optional(),
    'collection-date': date('Date of the issue').optional(),
    authors: listOrOne(z.union([z.string(), author])),
    affiliations: listOrOne(z.union([z.string(), affiliation])).optional(),
    abstract: abstract.optional(),
    'translated-abstracts': byLanguage(abstract).optional(),
    'plain-language-summary': abstract.optional(),
    'key-points': listOrOne(markdown('A point')).describe('Highlights').optional(),
    'graphical-abstract': markdown('An image, with its alternative text').optional(),
    teaser: markdown('A sentence for a list of contents').optional(),
    keywords: listOrOne(markdown('A keyword')).optional(),
    'translated-keywords': byLanguage(listOrOne(markdown('A keyword'))).optional(),
    categories: listOrOne(z.string()).describe('Subjects, as the journal names them').optional(),
    license: listOrOne(licence)
      .describe("The article's; further ones of its parts, or from a day on")
      .optional(),
    'open-access': words('Who paid that anyone may read it').optional(),
    copyright: z
      .union([
        z.string(),
        z.looseObject({ year: z.union([z.string(), z.number()]), holder: z.string() }),
      ])
      .optional(),
    funding: z
      .union([
        z.string(),
        z.array(
          z.union([
            z.string(),
            z.looseObject({
              funder: z.string().optional(),
              id: z.string().optional(),
              ror: words('Research Organization Registry id of the funder').optional(),
              awards: listOrOne(z.union([z.string(), z.number()])).optional(),
              recipients: listOrOne(z.string()).describe('Authors who were funded').optional(),
            }),
          ]),
        ),
      ])
      .optional(),
    journal: z.union([words("A profile, or the journal's title"), journal]).optional(),
    doi: words('DOI of this article').optional(),
    url: words('Address of this article').optional(),
    volume: z.union([z.string(), z.number()]).optional(),
    issue: z.union([z.string(), z.number()]).optional(),
    'elocation-id': z
      .union([z.string(), z.number()])
      .describe('Article number, in place of pages')
      .optional(),
    pages: z
      .union([z.string(), z.number(), z.looseObject({ first: pageNumber, last: pageNumber })])
      .describe('10–12')
      .optional(),
    'publisher-id': z
      .union([z.string(), z.number()])
      .describe("The publisher's number of this article")
      .optional(),
    related: listOrOne(
      z.union([
        words('A DOI or an address'),
        z.looseObject({
          type: oneOf(relatedTypes, 'What it is to this article (JATS related-article-type)'),
          doi: z.string().optional(),
          url: z.string().optional(),
          title: z.string().optional(),
        }),
      ]),
    )
      .describe('Articles that belong to this one')
      .optional(),
    trials: listOrOne(
      z.union([
        z.string(),
        z.looseObject({
          registry: z.string(),
          number: z.union([z.string(), z.number()]),
          stage: z.enum(['pre-results', 'results', 'post-results']).optional(),
        }),
      ]),
    )
      .describe('Registered trials')
      .optional(),
    sections: z.array(z.string()).describe('Markdown files, in order').optional(),
    'reference-section-title': z.string().describe('Heading of the list of references').optional(),
    'suppress-bibliography': z
      .boolean()
      .describe('PDF, HTML and Word print no list of references; JATS has it')
      .optional(),
    bibliography: z
      .union([
        listOrOne(bibliographyFile),
        z.record(z.string(), listOrOne(bibliographyFile)).describe('A list of references for each'),
      ])
      .describe('.bib files, or CSL-JSON, CSL-YAML, RIS, EndNote, PubMed')
      .optional(),
    csl: words("A bundled style's name, or a path").optional(),
    data: words('Path of a Data Package, or of a table (.csv, .tsv)').optional(),
    facts: words('Path of the file of facts; absent: facts.yaml').optional(),
    abbreviations: z.record(z.string(), z.string()).optional(),
    'not-identifying': listOrOne(z.string())
      .describe('Words that look as if they pointed to the patient, and do not')
      .optional(),
    declarations: declarations.optional(),
    checklist: z
      .record(
        z.string(),
        z.record(
          z.string(),
          z.union([
            listOrOne(words('Where the item stands: @fig:x')),
            z.looseObject({
              at: listOrOne(z.string()).optional(),
              exclude: words('Why the item is left out').optional(),
            }),
          ]),
        ),
      )
      .describe('Reporting checklists (care, scare): item to place, or to why it is left out')
      .optional(),
    pdf: z.looseObject({ conformance: z.enum(['a-3a', 'a-1b', 'none']).optional() }).optional(),
    fonts: z
      .strictObject({
        text: fontFiles.optional(),
        sans: fontFiles.optional(),
        mono: fontFiles.optional(),
        fallback: fontFiles.optional(),
      })
      .describe("The PDF's fonts, files of the manuscript's folder (.ttf, .otf)")
      .optional(),
    docx: z
      .looseObject({
        figures: z.enum(['embedded', 'none', 'apart']).optional(),
        'title-page': z.enum(['run-on', 'own-page']).optional(),
        legends: z.enum(['in-place', 'end']).optional(),
        tables: z.enum(['in-place', 'end']).optional(),
        reference: words(
          'Word file (.docx, .dotx) whose styles, pages, headers and footers are taken',
        ).optional(),
        styles: z
          .record(z.string(), z.string())
          .describe("A style that galley writes, to the template's own: {Author: Names}")
          .optional(),
      })
      .optional(),
    layout: z.enum(['article', 'review', 'two-column']).optional(),
    jats: z.union([jatsVersion, z.looseObject({ version: jatsVersion.optional() })]).optional(),
    math: z
      .looseObject({
        macros: z
          .record(z.string(), z.string())
          .describe('Commands in formulas, and what they stand for')
          .optional(),
      })
      .optional(),
    nocite: listOrOne(z.string())
      .describe('Works that are listed though nothing cites them: @key, or @* for all')
      .optional(),
    smart: z.boolean().describe('Curl quotes, join dashes').optional(),
    'number-sections': z.boolean().optional(),
    words: z
      .looseObject({
        figure: word.optional(),
        table: word.optional(),
        equation: word.optional(),
        section: word.optional(),
        supplement: word.optional(),
        box: word.optional(),
      })
      .describe('Words for labels and references')
      .optional(),
  })
  .describe('manuscript.yaml, or the front matter of a paper')

const note = z.union([
  markdown('A note'),
  z.strictObject({ mark: z.string().optional(), text: markdown('A note') }),
])
const column = z.strictObject({
  label: markdown('Head of the column'),
  field: words('A column of the source, printed as written').optional(),
  cell: words('JSONata over the row').optional(),
  align: z.enum(['left', 'center', 'right', 'decimal']).optional(),
  width: z.union([z.string(), z.number()]).describe('22%, or 15mm').optional(),
  head: z.boolean().describe('Its cells are the heads of their rows').optional(),
  group: markdown('Heading over neighbouring columns').optional(),
})

export const tableSchema = z
  .strictObject({
    source: words('A resource of the Data Package').optional(),
    caption: markdown('Caption').optional(),
    rows: words('JSONata that picks and sorts rows').optional(),
    columns: z.array(column),
    body: z
      .array(z.array(z.union([z.string(), z.number()])))
      .describe('Rows written by hand')
      .optional(),
    abbreviations: z.record(z.string(), z.string()).optional(),
    notes: listOrOne(note).optional(),
  })
  .describe('tables/NAME.yaml')

const channel = z.union([
  z.string(),
  z.looseObject({
    field: z.string().optional(),
    cell: z.string().optional(),
    label: z.string().optional(),
    count: z.boolean().optional(),
    from: z.union([z.number(), z.string()]).optional(),
    to: z.union([z.number(), z.string()]).optional(),
    step: z.number().optional(),
  }),
])

export const chart = z
  .strictObject({
    source: z.string(),
    mark: z.enum(['timeline', 'bar', 'dot', 'line']),
    caption: markdown('Caption').optional(),
    alt: words('First words of the alternative text').optional(),
    rows: words('JSONata that picks and sorts rows').optional(),
    x: channel.optional(),
    y: channel.optional(),
    end: channel.optional(),
    group: channel.optional(),
    text: channel.optional(),
    approximate: channel.optional(),
  })
  .describe('charts/NAME.yaml')

export const facts = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .describe('facts.yaml: name to expression')

/** Each schema by the name of its file. */
export const schemas = {
  manuscript,
  table: tableSchema,
  chart,
  facts,
  journal: profileSchema,
  checklist: checklistSchema,
} as const
export type SchemaName = keyof typeof schemas
export type JsonSchema = z.core.JSONSchema.JSONSchema

/** The JSON Schema's text. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(jsonSchema(name), null, 2)}\n`
}

const made = new Map<SchemaName, JsonSchema>()

/** The JSON Schema (draft 2020-12), with a name of its own in `$id`; made once. */
export function jsonSchema(name: SchemaName): JsonSchema {
  const before = made.get(name)
  if (before) return before
  const { $schema, ...shape } = z.toJSONSchema(schemas[name])
  const schema = { $schema, $id: `urn:galley:schema:${name}`, title: `galley ${name}`, ...shape }
  made.set(name, schema)
  return schema
}
