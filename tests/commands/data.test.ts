import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Call } from '../../scripts/commands/command.js'
import { data } from '../../scripts/commands/data.js'
import { folderWith } from '../project/folder.js'

/** Runs `galley data` in a folder with these files: what it says, and the Data Package that it writes. */
async function run(
  files: Readonly<Record<string, string>>,
  names: readonly string[],
  options: Call['options'] = {},
): Promise<{
  out: string
  resources: Array<{ name: string; path: string; schema: { fields: object[] } }>
}> {
  const folder = folderWith(files)
  let out = ''
  const code = await data({
    arguments: [...names],
    options,
    cwd: folder,
    sourceDateEpoch: undefined,
    terminal: {
      stdout: (text) => void (out += text),
      stderr: () => {},
      interactive: false,
      colour: false,
    },
  })
  expect(code).toBe(0)
  return { out, ...JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) }
}

test('several tables are described in one package, and what can be counted is said', async () => {
  const { out, resources } = await run(
    {
      'cases.csv': '\uFEFFcase;sex;age (years)\n1;F;53,5\n2;M;48\n3;F;61\n;;\n',
      'visits.tsv': 'visit\tcase\tpain\n1\t1\tyes\n2\t1\tno\n3\t2\tno\n',
    },
    ['cases.csv', 'visits.tsv'],
  )
  expect(resources.map(({ name, path }) => [name, path])).toEqual([
    ['cases', 'cases.csv'],
    ['visits', 'visits.tsv'],
  ])
  expect(out).toContain('cases.csv: 3 rows, 3 columns')
  expect(out).toContain('sex: counts female, male')
  expect(out).toContain('Wrote datapackage.json; the metadata name it: data: datapackage.json')
})

test('cells and heads that hold two things are told with the remedy', async () => {
  const { out } = await run(
    { 'cases.csv': 'case,"Sex/age",size,time\n1,F/35,>10,60s\n2,M/41,8,45s\n3,F/29,7,50s\n' },
    ['cases.csv'],
  )
  expect(out).toContain('time: mean, median, range in s')
  for (const cell of ['F/35', '>10']) expect(out).toContain(cell)
})

test('a second time, what the author wrote is kept with --update, and refused without', async () => {
  const written = JSON.stringify({
    title: 'By hand',
    resources: [
      {
        name: 'cases',
        path: 'cases.csv',
        schema: { fields: [{ name: 'sex', type: 'string', title: 'Gender at birth' }] },
      },
    ],
  })
  const files = { 'cases.csv': 'sex,age\nF,53\nM,48\nF,60\n', 'datapackage.json': written }
  const { resources } = await run(files, ['cases.csv'], { update: true })
  expect(resources[0]?.schema.fields).toMatchObject([
    { name: 'sex', title: 'Gender at birth' },
    { name: 'age', type: 'integer' },
  ])
  await expect(run(files, ['cases.csv'])).rejects.toThrow('exists already')
})

test('a file that is none, of another kind, or of another folder, is an error with the remedy', async () => {
  for (const names of [[], ['none.csv'], ['notes.txt'], ['other/cases.csv', 'cases.csv']])
    await expect(
      run({ 'cases.csv': 'a,b\n1,2\n', 'notes.txt': 'x', 'other/cases.csv': 'a\n1\n' }, names),
    ).rejects.toThrow(/expected|Expected/)
})
