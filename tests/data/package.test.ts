import { describe, expect, test } from 'vitest'
import { readDataPackage } from '../../scripts/data/package.js'
import { caseResources, opener } from './cases.js'

/** Faults of one CSV with one field list, as "path:line:column reason (rule)". */
async function faultsOf(
  csv: string,
  fields: object[],
  more: object = {},
  schema: object = {},
): Promise<string[]> {
  const text = JSON.stringify({
    resources: [{ name: 'example', path: 'example.csv', schema: { fields, ...schema }, ...more }],
  })
  return describeFaults(text, { 'data/example.csv': csv })
}

async function describeFaults(text: string, files: Record<string, string>): Promise<string[]> {
  const { faults } = await readDataPackage({ path: 'data/datapackage.json', text }, opener(files))
  return faults.map(
    ({ rule, reason, position }) =>
      `${position?.path}:${position?.start.line}:${position?.start.column} ${reason} (${rule})`,
  )
}

describe('a Data Package', () => {
  test('gives typed rows, with missing values absent and cells as written', async () => {
    const cases = (await caseResources()).get('cases')
    expect(cases?.rows).toHaveLength(5)
    expect({ ...cases?.rows[2]?.values }).toMatchObject({
      case: 3,
      author: 'Landriscina M',
      year: 2013,
      age_years: 71,
    })
    expect(cases?.rows[2]?.values).not.toHaveProperty('outcome_months_after_recurrence')
    expect(cases?.rows[2]?.raw['outcome_months_after_recurrence']).toBe('ND')
    expect(cases?.rows[3]?.values['recurrence_site']).toEqual(['Lung', 'Liver'])
    expect(cases?.rows[4]?.position).toMatchObject({
      path: 'data/reported-cases.csv',
      start: { line: 6, column: 1 },
    })
    expect(cases?.fields[3]?.categories.get('F')?.label).toBe('woman')
    expect(cases?.fields[0]?.missing.get('ND')).toBe('not described')
  })

  test('finds a bad cell at its line and column, also behind quoted line ends', async () => {
    const csv = 'name,age\n"Two\nlines, ""quoted""",12\nPlain,fifty\n"a\nb",seven\n'
    expect(
      await faultsOf(csv, [
        { name: 'name', type: 'string' },
        { name: 'age', type: 'integer' },
      ]),
    ).toEqual([
      'data/example.csv:4:7 Unexpected `fifty` in column `age`, expected an integer (invalid-data)',
      'data/example.csv:6:4 Unexpected `seven` in column `age`, expected an integer (invalid-data)',
    ])
  })

  test('reads CRLF and a byte order mark', async () => {
    expect(await faultsOf('\uFEFFage\r\n12\r\nx\r\n', [{ name: 'age', type: 'integer' }])).toEqual([
      'data/example.csv:3:1 Unexpected `x` in column `age`, expected an integer (invalid-data)',
    ])
  })

  test('holds every constraint', async () => {
    const one = (field: object, cell: string): Promise<string[]> =>
      faultsOf(`x\n${cell}\n`, [{ name: 'x', ...field }])
    expect(await one({ type: 'integer', constraints: { minimum: 0 } }, '-1')).toEqual([
      'data/example.csv:2:1 Unexpected `-1` in column `x`, expected at least 0 (invalid-data)',
    ])
    expect(await one({ type: 'number', constraints: { exclusiveMaximum: 5 } }, '5')).toEqual([
      'data/example.csv:2:1 Unexpected `5` in column `x`, expected less than 5 (invalid-data)',
    ])
    expect(await one({ type: 'string', constraints: { enum: ['yes', 'no'] } }, 'ye')).toEqual([
      'data/example.csv:2:1 Unexpected `ye` in column `x`, expected `yes` or `no`; did you mean `yes`? (invalid-data)',
    ])
    expect(await one({ type: 'string', constraints: { pattern: '[A-Z]+' } }, 'Ab')).toEqual([
      'data/example.csv:2:1 Unexpected `Ab` in column `x`, expected text that the pattern `[A-Z]+` matches (invalid-data)',
    ])
    expect(await one({ type: 'string', constraints: { minLength: 3 } }, 'ab')).toEqual([
      'data/example.csv:2:1 Unexpected `ab` in column `x`, expected at least 3 characters (invalid-data)',
    ])
    expect(
      await one({ type: 'string', categories: ['a', { value: 'b', label: 'bee' }] }, 'c'),
    ).toEqual([
      'data/example.csv:2:1 Unexpected `c` in column `x`, expected `a` or `b` (invalid-data)',
    ])
    expect(await one({ type: 'date' }, '2026-02-29')).toEqual([
      'data/example.csv:2:1 Unexpected `2026-02-29` in column `x`, expected a date (2026-11-22) (invalid-data)',
    ])
    expect(
      await one({ type: 'integer', missingValues: ['ND'], constraints: { required: true } }, 'ND'),
    ).toEqual([
      'data/example.csv:2:1 Unexpected missing value `ND` of `x`, expected an integer in every row (invalid-data)',
    ])
    expect(
      await faultsOf('x\n1\n2\n1\n', [
        { name: 'x', type: 'integer', constraints: { unique: true } },
      ]),
    ).toEqual([
      'data/example.csv:4:1 Unexpected second `1` in `x`, expected each once; the first is in line 2 (invalid-data)',
    ])
    expect(
      await faultsOf(
        'x,y\n1,a\n1,a\n',
        [{ name: 'x' }, { name: 'y' }],
        {},
        { primaryKey: ['x', 'y'] },
      ),
    ).toEqual([
      'data/example.csv:3:1 Unexpected second `1`, `a` in `x`, `y`, expected each once; the first is in line 2 (invalid-data)',
    ])
  })

  test('a pattern that would take for ever elsewhere takes none', async () => {
    await faultsOf(`x\n${'a'.repeat(9_000)}!\n`, [
      { name: 'x', type: 'string', constraints: { pattern: '(a+)+' } },
    ])
  })

  test('names header, row and schema faults', async () => {
    const fields = [
      { name: 'age', type: 'integer' },
      { name: 'sex', type: 'string' },
    ]
    expect(await faultsOf('agee,sex\n1,F\n', fields)).toEqual([
      'data/example.csv:1:1 Unexpected column `agee`, expected a field of the schema; did you mean `age`? (invalid-data)',
      'data/example.csv:1:1 Unexpected header without `age`, expected a column for each field of the schema (invalid-data)',
    ])
    expect(await faultsOf('sex,age\nF,1\n', fields)).toEqual([
      'data/example.csv:1:1 Unexpected column `sex` here, expected `age`: columns stand in the order of the fields, or the schema says `"fieldsMatch": "equal"` (invalid-data)',
    ])
    expect(await faultsOf('sex,age\nF,1\n', fields, {}, { fieldsMatch: 'equal' })).toEqual([])
    expect(await faultsOf('age,sex\n1,F,M\n1\n', fields)).toEqual([
      'data/example.csv:2:1 Unexpected 3 cells in this row, expected 2; a cell that holds the delimiter stands in quotes (invalid-data)',
      'data/example.csv:3:1 Unexpected 1 cell in this row, expected 2 (invalid-data)',
    ])
    expect(await faultsOf('age\n1\n', [{ name: 'age', type: 'integr' }])).toEqual([
      'data/datapackage.json:1:95 Unexpected type `integr` of field `age`, expected `string`, `integer`, `number`, `boolean`, `date`, `year` or `yearmonth`; did you mean `integer`? (invalid-data)',
    ])
    expect(await faultsOf('age\n"1\n', [{ name: 'age' }])).toEqual([
      'data/example.csv:2:1 Unexpected end of the file in a quoted cell, expected `"` to end it (invalid-data)',
    ])
  })

  test('reads other dialects', async () => {
    expect(
      await faultsOf("a;b\n'x;y'; 2\n# no row\n", [{ name: 'a' }, { name: 'b', type: 'integer' }], {
        dialect: { delimiter: ';', quoteChar: "'", skipInitialSpace: true, commentChar: '#' },
      }),
    ).toEqual([])
    expect(
      await faultsOf(
        '1,2\n',
        [
          { name: 'a', type: 'integer' },
          { name: 'b', type: 'integer' },
        ],
        { dialect: { header: false } },
      ),
    ).toEqual([])
  })

  test('names what is wrong with the descriptor, at its place', async () => {
    expect(await describeFaults('{"resources": [\n  {"name": "x",}\n]}', {})).toEqual([
      'data/datapackage.json:2:16 Unexpected `}`, expected a name in double quotes (invalid-data)',
    ])
    expect(
      await describeFaults(
        '{"resources": [{"name": "x", "path": "no.csv", "schema": {"fields": []}}]}',
        {},
      ),
    ).toEqual([
      'data/datapackage.json:1:38 Unexpected path `no.csv`, expected a file that exists (missing-file)',
    ])
    expect(
      await describeFaults(
        '{"resources": [{"name": "x", "path": "../../no.csv", "schema": {"fields": []}}]}',
        {},
      ),
    ).toEqual([
      "data/datapackage.json:1:38 Unexpected path `../../no.csv`, expected one inside the manuscript's folder (unsafe-path)",
    ])
    const twice =
      '{"resources": [{"name": "x", "path": "a.csv", "schema": {"fields": [{"name": "a"}]}}, {"name": "x", "path": "a.csv", "schema": {"fields": [{"name": "a"}]}}]}'
    expect(await describeFaults(twice, { 'data/a.csv': 'a\n1\n' })).toEqual([
      'data/datapackage.json:1:96 Unexpected second resource `x`, expected each name once (invalid-data)',
    ])
  })

  test('is read in time linear in its size', async () => {
    await faultsOf(`x\n${'1,'.repeat(100_000)}\n`, [{ name: 'x' }])
    await faultsOf(`x\n${'"\n'.repeat(100_001)}`, [{ name: 'x' }])
    await faultsOf(`x\n${'1\n'.repeat(100_000)}`, [{ name: 'x', type: 'integer' }])
  })
})
