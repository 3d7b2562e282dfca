/** What follows from a file that could not be read is not told beside its cause. */
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const paper = `---
title: An example
author: Jane Doe
bibliography: references.bib
data: data/datapackage.json
---

# Results

There were :claim[two]{of="$count(cases)"} cases, :value{of="$count(cases[sex='F'])"} of women [@doe2020; @roe2021].

See @tbl:cases.

::table{#tbl:cases from=cases}
`
const described = {
  name: 'example',
  resources: [
    {
      name: 'cases',
      path: 'cases.csv',
      schema: {
        fields: [
          { name: 'id', type: 'integer' },
          { name: 'sex', type: 'string' },
        ],
      },
    },
  ],
}
const files = new Map([
  ['paper.md', paper],
  [
    'references.bib',
    '@book{doe2020, author = {Doe, Jane}, title = {A}, publisher = {Example Press}, address = {Example City}, year = {2020}}\n@book{roe2021, author = {Roe, Richard}, title = {B}, publisher = {Example Press}, address = {Example City}, year = {2021}}',
  ],
  ['data/datapackage.json', JSON.stringify(described)],
  ['data/cases.csv', 'id,sex\n1,F\n2,M\n'],
  ['tables/cases.yaml', 'source: cases\ncaption: Cases.\ncolumns:\n  - {label: Case, field: id}\n'],
])

async function told(changes: Record<string, string | undefined>): Promise<string[]> {
  const changed = new Map(files)
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) changed.delete(path)
    else changed.set(path, text)
  }
  const { file } = await build(memoryProject(changed, 'paper.md'), { purpose: 'check' })
  return [...new Set(file.messages.map(({ ruleId, file: path }) => `${path}: ${ruleId}`))]
}

test('the paper itself is silent', async () => {
  expect(await told({})).toEqual([])
})

test.each<[string, Record<string, string | undefined>, string]>([
  ['a faulty head', { 'data/cases.csv': 'nr,sex\n1,F\n2,M\n' }, 'data/cases.csv: invalid-data'],
  ['an unread package', { 'data/datapackage.json': '{{' }, 'data/datapackage.json: invalid-data'],
  ['a missing bibliography', { 'references.bib': undefined }, 'paper.md: missing-file'],
])('%s is told, and nothing of what rests on it', async (_what, changes, message) => {
  expect(await told(changes)).toEqual([message])
})

test('a claim of sound data is told beside a fault of other data', async () => {
  const two = structuredClone(described)
  two.resources.push({ ...two.resources[0]!, name: 'others', path: 'others.csv' })
  expect(
    await told({
      'data/datapackage.json': JSON.stringify(two),
      'data/others.csv': 'nr,sex\n1,F\n',
      'data/cases.csv': 'id,sex\n1,F\n2,M\n3,M\n',
    }),
  ).toEqual(['data/others.csv: invalid-data', 'paper.md: claim-mismatch'])
})
