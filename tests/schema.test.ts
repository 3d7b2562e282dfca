/** The schemas that ship for editors: as the program writes them, and true of what ships. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { schemas, schemaText } from '../scripts/compile/schemas.js'

const root = join(import.meta.dirname, '..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const names = Object.keys(schemas) as Array<keyof typeof schemas>

test.each(names)('docs/schemas/%s.schema.json is up to date (`npm run docs` writes it)', (name) => {
  expect(text(`docs/schemas/${name}.schema.json`)).toBe(schemaText(name))
})

const shipped = ['manuscript', 'scripts/commands/init-template/manuscript']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => `${folder}/${path}`),
  )
  .sort()
const kind = (path: string): keyof typeof schemas =>
  path.includes('/tables/')
    ? 'table'
    : path.includes('/charts/')
      ? 'chart'
      : path.endsWith('facts.yaml')
        ? 'facts'
        : 'manuscript'

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
