/**
 * The manuscript that ships: nothing in it can contradict its data. Every cell of the review is changed in turn, and the
 * sentence of the source article that its own table contradicts is put back.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../scripts/build.js'
import { memoryProject } from '../scripts/project/project.js'

const root = join(import.meta.dirname, '..')
const paths = ['references.bib', ...readdirSync(join(root, 'manuscript'), { recursive: true, encoding: 'utf8' }).map((path) => join('manuscript', path))]
const files: ReadonlyMap<string, Uint8Array> = new Map(paths.filter((path) => statSync(join(root, path)).isFile()).map((path) => [path, readFileSync(join(root, path))]))
const data = 'manuscript/data/reported-cases.csv'
const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8')

/** Rules of the errors of the manuscript with one file changed. */
async function errors(path?: string, contents?: string): Promise<string[]> {
  const changed = new Map<string, Uint8Array | string>(files)
  if (path !== undefined && contents !== undefined) changed.set(path, contents)
  const { file } = await build(memoryProject(changed), { formats: new Set() })
  return file.messages.filter(({ fatal }) => fatal).map(({ ruleId, file: at, line }) => `${ruleId} ${at}:${line}`)
}

test('it has no message at all', async () => {
  const { file } = await build(memoryProject(files), { formats: new Set() })
  expect(file.messages.map(String)).toEqual([])
})

/** Another value that a cell of the column could have. */
const others: Readonly<Record<string, readonly [string, string]>> = {
  sex: ['F', 'M'], age_years: ['30', '61'], location: ['Colon', 'Rectum'], stage: ['I', 'IV'], recurrence_site: ['Liver', 'Local'],
  histological_type: ['Mod.', 'ND'], disease_free_interval_months: ['9', '30'], dm_symptom_at_recurrence: ['Present', 'ND'],
  treatment_for_recurrence: ['Chemotherapy', 'Resection'], outcome: ['DOD', 'NED'], outcome_months_after_recurrence: ['9', '36'],
}
const [header = '', ...rows] = text(data).trim().split('\n')
const columns = header.split(',')
const changes = rows.flatMap((row, index) => Object.entries(others).flatMap(([column, values]) => {
  const cells = row.split(',')
  const at = columns.indexOf(column)
  return values.filter((value) => value !== cells[at]).slice(0, 1).map((value) => ({ line: index + 1, column, value, from: cells[at] ?? '', row: cells.with(at, value).join(',') }))
}))

test.each(changes)('case $line: $column $from → $value is an error', async ({ line, row }) => {
  const changed = [header, ...rows.map((each, index) => (index + 1 === line ? row : each))].join('\n')
  expect(await errors(data, `${changed}\n`)).not.toEqual([])
})

test('the source article\'s own sentence is an error', async () => {
  const path = 'manuscript/discussion.md'
  const wrong = `${text(path)}\nThe primary tumour was located in the colon in three cases and in the rectum in two cases.\n`
  expect((await errors(path, wrong)).filter((error) => error.startsWith('count-mismatch'))).toHaveLength(2)
})
