/** The schemas that ship for editors: as the program writes them, and true of what ships. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { jsonSchema, schemas, schemaText, type SchemaName } from '../scripts/compile/schemas.js'
import { schemaFiles, schemaOf, withSchemaNamed } from '../scripts/commands/init-schemas.js'

const root = join(import.meta.dirname, '..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const names = Object.keys(schemas) as SchemaName[]

test.each(names)('docs/schemas/%s.schema.json is up to date (`npm run docs` writes it)', (name) => {
  expect(text(`docs/schemas/${name}.schema.json`)).toBe(schemaText(name))
})

const shipped = [
  'manuscript',
  'scripts/commands/init-template',
  'scripts/journals',
  'scripts/checklists',
]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => `${folder}/${path}`),
  )
  .sort()
const kind = (path: string): SchemaName =>
  path.startsWith('scripts/journals/')
    ? 'journal'
    : path.startsWith('scripts/checklists/')
      ? 'checklist'
      : (schemaOf(path) ?? 'manuscript')

test('there is something to hold them to', () => {
  expect(new Set(shipped.map(kind))).toEqual(new Set(names))
})
test.each(shipped)('%s is as its schema says', (path) => {
  expect(schemas[kind(path)].safeParse(parse(text(path))).error?.issues ?? []).toEqual([])
})

test('a misspelt key of a table, a wrong mark and a paper without a title are seen', () => {
  expect(schemas.table.safeParse({ sorce: 'cases', columns: [] }).success).toBe(false)
  expect(schemas.chart.safeParse({ source: 'cases', mark: 'pie' }).success).toBe(false)
  expect(schemas.manuscript.safeParse({ authors: ['Jane Doe'] }).success).toBe(false)
})

/** Keys that a schema has at the top and below, as `journal.issn.epub`; what stands in lists has the list's name. */
function keysOfSchema(schema: unknown, above = ''): string[] {
  const { properties = {}, anyOf = [], items, additionalProperties } = schema as Shape
  const named = Object.entries(properties).flatMap(([key, below]) => [
    above + key,
    ...keysOfSchema(below, `${above}${key}.`),
  ])
  const any = typeof additionalProperties === 'object' ? [additionalProperties] : []
  const inside = [...anyOf, ...(items ? [items] : []), ...any]
  return [...named, ...inside.flatMap((one) => keysOfSchema(one, above))]
}
interface Shape {
  properties?: Record<string, unknown>
  anyOf?: unknown[]
  items?: unknown
  additionalProperties?: unknown
}

/** The same of a value; maps whose keys are the author's own are not gone into. */
function keysOfValue(value: unknown, above = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => keysOfValue(one, above))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) => [
    above + key,
    ...(ownKeys.has(above + key) ? [] : keysOfValue(below, `${above}${key}.`)),
  ])
}
const ownKeys = new Set(
  'abstract abbreviations checklist math.macros translated-titles translated-keywords declarations.ai-use'.split(
    ' ',
  ),
)

test('the schema has every key that docs/format.md shows, as it is written there', () => {
  const [, example] = /^```yaml\n([^]*?)^```/m.exec(text('docs/format.md'))!
  const value: unknown = parse(example!.replaceAll('[…]', ''))
  const known = new Set([...keysOfSchema(jsonSchema('manuscript')), 'declarations.ai-use'])
  const shown = [...new Set(keysOfValue(value))]
  expect(shown.length).toBeGreaterThan(80)
  expect(shown.filter((key) => !known.has(key))).toEqual([])
  expect(schemas.manuscript.safeParse(value).error?.issues ?? []).toEqual([])
})

test('the schema has every key that the parser asks for first, and none that nobody reads', () => {
  const asked = readdirSync(join(root, 'scripts/parse'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('dialects'))
    .flatMap((path) => [
      ...text(`scripts/parse/${path}`).matchAll(
        /\broot\.(?:get|texts?|values|record|flag)\(\s*'([a-z-]+)'/g,
      ),
    ])
    .map(([, key]) => key!)
  const top = Object.keys(schemas.manuscript.shape)
  // Read, and not advised: another spelling, or one author's affiliation at the top.
  const unadvised = new Set(['dates', 'affiliation', 'header-includes', 'reference-doc'])
  expect(new Set(asked).size).toBeGreaterThan(35)
  expect([...new Set(asked)].filter((key) => !top.includes(key) && !unadvised.has(key))).toEqual([])
  const sources = readdirSync(join(root, 'scripts/parse'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => text(`scripts/parse/${path}`))
    .join('\n')
  expect(top.filter((key) => !new RegExp(`['"\`]?\\b${key}\\b`).test(sources))).toEqual([])
})

test('each schema has a name of its own, and the files of a new paper name theirs', () => {
  const ids = names.map((name) => jsonSchema(name).$id)
  expect(new Set(ids).size).toBe(names.length)
  const made = withSchemaNamed({
    path: 'manuscript/tables/cases.yaml',
    contents: new TextEncoder().encode('columns: []\n'),
  })
  expect(new TextDecoder().decode(made.contents)).toBe(
    '# yaml-language-server: $schema=../../schemas/table.schema.json\ncolumns: []\n',
  )
  expect(schemaFiles().map(({ path }) => path)).toEqual(
    names.map((name) => `schemas/${name}.schema.json`),
  )
})
