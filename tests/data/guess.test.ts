import { expect, test } from 'vitest'
import { guessTable } from '../../scripts/data/guess.js'
import { readDataPackage } from '../../scripts/data/package.js'
import { updatePackage } from '../../scripts/data/update-package.js'

const fieldsOf = (csv: string) => guessTable('data/cases.csv', csv).resource.schema.fields

test('types, units of heads, missing marks, yes and no, and the key are guessed', () => {
  const { resource, notes, rows } = guessTable(
    'data/cases.csv',
    'Case,Sex,Age (years),Mesh,Size (cm)\n1,F,76,Yes,1.5\n2,M,ND,No,2\n3,F,54,Yes,3.25\n',
  )
  expect(notes).toEqual([])
  expect(rows).toBe(3)
  expect(resource.name).toBe('cases')
  expect(resource.schema.primaryKey).toBe('Case')
  expect(resource.schema.fields).toEqual([
    { name: 'Case', type: 'integer', title: 'Case' },
    {
      name: 'Sex',
      type: 'string',
      title: 'Sex',
      categories: [
        { value: 'F', label: 'female', synonyms: ['woman', 'women'] },
        { value: 'M', label: 'male', synonyms: ['man', 'men'] },
      ],
    },
    {
      name: 'Age (years)',
      type: 'integer',
      title: 'Age',
      unit: 'years',
      missingValues: [
        { value: '', label: 'not reported' },
        { value: 'ND', label: 'not described' },
      ],
    },
    {
      name: 'Mesh',
      type: 'string',
      title: 'Mesh',
      categories: [
        { value: 'No', label: 'no mesh' },
        { value: 'Yes', label: 'mesh' },
      ],
    },
    { name: 'Size (cm)', type: 'number', title: 'Size', unit: 'cm' },
  ])
})

test('semicolons with decimal commas, a BOM and trailing empty rows are read', async () => {
  const csv = '\uFEFFid;weight\n1;2,5\n2;3,25\n;\n;\n'
  const { resource, notes } = guessTable('cases.csv', csv)
  expect(notes).toEqual([])
  expect(resource.dialect).toEqual({ delimiter: ';' })
  const { resources, faults } = await readDataPackage(
    { path: 'datapackage.json', text: JSON.stringify({ resources: [resource] }) },
    () => ({ path: 'cases.csv', bytes: new TextEncoder().encode(csv) }),
  )
  expect(faults).toEqual([])
  expect(resources.get('cases')?.rows.map(({ values }) => values['weight'])).toEqual([2.5, 3.25])
})

test('cells that list several, and units in cells, are found', () => {
  const [, site, time] = fieldsOf(
    'id,site,time\n1,Lung; Liver,60s\n2,Liver,30s\n3,Lung; Bone,20s\n4,Bone,10s\n',
  )
  expect(site).toMatchObject({
    separator: ';',
    categories: [{ value: 'Bone' }, { value: 'Liver' }, { value: 'Lung' }],
  })
  expect(time).toMatchObject({ type: 'number', bareNumber: false, unit: 's' })
})

test('what cannot be read as it is comes with its remedy', () => {
  expect(guessTable('c.csv', 'a,,a\nF/35,>10,x\nM/40,12,y\nF/50,13,z\n').notes).toEqual([
    'Column 2 has no head, perhaps because heads were merged: give each column its own, in one row',
    'Column `a` stands twice: give each its own name',
    'Column `a` holds two things in a cell (`F/35`): give each its own column',
    'Column `` is read as text, for `>10` is no number: write a number, or name it among `missingValues` and say more in a column of its own',
  ])
})

test('an update keeps what the author wrote, and adds new columns', () => {
  const { resource } = guessTable('c.csv', 'id,sex,age\n1,F,20\n2,M,30\n')
  const fields = [{ name: 'sex', type: 'string', title: 'Gender at birth' }, { name: 'gone' }]
  const written = {
    title: 'Mine',
    resources: [{ name: 'people', path: 'c.csv', schema: { fields } }],
  }
  expect(updatePackage(written, [resource])).toMatchObject({
    title: 'Mine',
    resources: [
      {
        name: 'people',
        schema: {
          fields: [
            { name: 'id', type: 'integer' },
            { name: 'sex', title: 'Gender at birth' },
            { name: 'age', type: 'integer' },
          ],
        },
      },
    ],
  })
})

test('a cell of 10 MB, 5,000 columns and hostile text are read in a linear time', () => {
  const wide = Array.from({ length: 5000 }, (_, index) => `c${index}`).join(',')
  expect(guessTable('c.csv', `${wide}\n${wide}\n`).resource.schema.fields).toHaveLength(5000)
  const long = `id,text\n1,${'(['.repeat(5_000_000)}\n2,b\n`
  expect(guessTable('c.csv', long).rows).toBe(2)
  expect(guessTable('c.csv', `${'('.repeat(50_000)}a b c (${' '.repeat(50_000)}\n1\n`).rows).toBe(1)
}, 30_000)
