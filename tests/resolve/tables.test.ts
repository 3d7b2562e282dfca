import type { Table, TableRow } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { checkDataTables } from '../../scripts/check/data.js'
import type { Inputs, YamlSource } from '../../scripts/document/inputs.js'
import type { Figure } from '../../scripts/document/tree.js'
import { tables } from '../../scripts/resolve/tables.js'
import { runStages } from '../../scripts/stage.js'
import { article, at, cite, dataTable, section, tableFigure, text } from '../builders.js'
import { caseResources } from '../data/cases.js'
import { inputs } from '../inputs.js'

/** A YAML source, every value of it in the line that is its number in the object, depth first. */
function yaml(value: object): YamlSource {
  const positions = new Map()
  const walk = (item: unknown, path: string): void => {
    positions.set(path, at('tables/example.yaml', positions.size + 1))
    if (typeof item === 'object' && item)
      for (const [key, child] of Object.entries(item)) walk(child, path ? `${path}.${key}` : key)
  }
  walk(value, '')
  return { path: 'tables/example.yaml', value, positions }
}

async function made(
  specification: object,
  more: Partial<Inputs> = {},
): Promise<{ figure: Figure; messages: string[]; inputs: Inputs }> {
  const given = {
    ...inputs({
      resources: await caseResources(),
      tables: new Map([['example', yaml(specification)]]),
    }),
    ...more,
  }
  const figure = tableFigure('tbl:example', [dataTable('example')])
  const file = new VFile()
  await runStages([tables, checkDataTables], article(section('Results', figure)), given, file)
  return {
    figure,
    inputs: given,
    messages: file.messages.map(
      (message) => `${message.file}:${message.line} ${message.reason} (${message.ruleId})`,
    ),
  }
}

const rowsOf = (figure: Figure): string[] =>
  ((figure.children.find(({ type }) => type === 'table') as Table).children as TableRow[]).map(
    (row) => row.children.map((cell) => toString(cell)).join(' | '),
  )

test('a table prints fields as the source wrote them, and cells made by expressions', async () => {
  const { figure, messages } = await made({
    source: 'cases',
    caption: 'Reported cases.',
    columns: [
      { label: 'Case', field: 'case', head: true },
      { label: 'Author (year)', cell: "author & ' (' & $string(year) & ')'", width: '22%' },
      { label: 'Interval', cell: '$duration(disease_free_interval_months)' },
      {
        label: 'Outcome',
        cell: "outcome & ' (' & ($duration(outcome_months_after_recurrence) ?? $raw('outcome_months_after_recurrence')) & ')'",
      },
    ],
    abbreviations: { DOD: 'died of disease', ND: 'not described' },
    notes: ['Ages in years.', { mark: 'a', text: 'Marked.' }],
  })
  expect(messages).toEqual([])
  expect(rowsOf(figure)).toEqual([
    'Case | Author (year) | Interval | Outcome',
    '1 | Ishii S (1990) | 4 months | DOD (2 months)',
    '2 | Yamada K (1999) | 3 months | DOD (2 years)',
    '3 | Landriscina M (2013) | 7 months | DOD (ND)',
    '4 | Nagano Y (2015) | 4 months | Alive with disease (7 months)',
    '5 | Present case (2016) | 1 year and 9 months | NED (2 years)',
  ])
  const [caption, table, notes] = figure.children as [
    unknown,
    Table,
    { children: Array<{ mark?: string; kind?: string }> },
  ]
  expect(toString(caption)).toBe('Reported cases.')
  expect(table.headRows).toBe(1)
  expect(table.columns?.[1]).toEqual({ align: undefined, width: 0.22 })
  expect(table.children[0]?.children[0]).toMatchObject({ scope: 'col', align: 'right' })
  expect(table.children[1]?.children.map(({ scope }) => scope)).toEqual([
    'row',
    undefined,
    undefined,
    undefined,
  ])
  expect(notes.children.map((note) => [note.kind, note.mark, toString(note)])).toEqual([
    ['abbreviations', undefined, 'DOD, died of disease; ND, not described'],
    ['general', undefined, 'Ages in years.'],
    ['general', 'a', 'Marked.'],
  ])
})

test('rows are chosen and ordered by an expression', async () => {
  const { figure } = await made({
    source: 'cases',
    rows: "cases[stage='IV']^(>year)",
    columns: [{ label: 'Author', field: 'author' }],
  })
  expect(rowsOf(figure)).toEqual(['Author', 'Landriscina M', 'Yamada K'])
})

test('columns of one group stand under one heading', async () => {
  const { figure } = await made({
    source: 'cases',
    rows: 'cases[0]',
    columns: [
      { label: 'Case', field: 'case' },
      { label: 'Sex', field: 'sex', group: 'Patient' },
      { label: 'Age', field: 'age_years', group: 'Patient' },
    ],
  })
  expect(rowsOf(figure)).toEqual(['Case | Patient', 'Sex | Age', '1 | F | 53'])
  const table = figure.children[0] as Table
  expect(table.headRows).toBe(2)
  expect(
    table.children[0]?.children.map(({ rowspan, colspan, scope }) => [rowspan, colspan, scope]),
  ).toEqual([
    [2, undefined, 'col'],
    [undefined, 2, 'colgroup'],
  ])
})

test('rows may be spelt out, for a table of characteristics', async () => {
  const { figure } = await made({
    columns: [{ label: 'Characteristic', head: true }, { label: 'Patients' }],
    body: [
      ['Women', '3'],
      ['Men', 2],
    ],
  })
  expect(rowsOf(figure)).toEqual(['Characteristic | Patients', 'Women | 3', 'Men | 2'])
})

test('what an expression quotes is Markdown, and what comes from the data is text', async () => {
  const seen: string[] = []
  const markdown: Inputs['markdown'] = (value) => {
    seen.push(value)
    return value.startsWith('[@') ? [cite(value.slice(2, -1))] : [text(value)]
  }
  const csv =
    'case,author,year,sex,age_years,location,stage,recurrence_site,histological_type,disease_free_interval_months,dm_symptom_at_recurrence,treatment_for_recurrence,outcome,outcome_months_after_recurrence\n1,*Doe* [@x],1990,F,53,Rectum,I,Local,Mod.,4,Present,doe2020,DOD,2\n'
  const { figure } = await made(
    {
      source: 'cases',
      columns: [
        { label: 'Author', field: 'author' },
        { label: 'Note', cell: "'**' & author & '**'" },
        { label: 'Reference', cell: "'[@' & treatment_for_recurrence & ']'" },
      ],
    },
    { markdown, resources: await caseResources(csv) },
  )
  const [, row] = (figure.children[0] as Table).children
  expect(seen.join()).not.toContain('*Doe*')
  expect(row?.children.map(({ children }) => children[0])).toMatchObject([
    { type: 'text', value: '*Doe* [@x]' },
    { type: 'text', value: '***Doe* [@x]**' },
    { type: 'citation', children: [{ identifier: 'doe2020' }] },
  ])
})

test('every fault of a table is told at its line of the YAML', async () => {
  const { messages } = await made({
    source: 'cases',
    colums: [],
    columns: [
      { label: 'A', field: 'autor' },
      { label: 'B', field: 'sex', align: 'middle' },
      { label: 'C', field: 'sex', width: 'wide' },
    ],
  })
  expect(messages).toEqual([
    'tables/example.yaml:3 Unexpected key `colums`, expected `source`, `caption`, `rows`, `columns`, `body`, `abbreviations` or `notes`; did you mean `columns`? (unresolved-table)',
    'tables/example.yaml:7 Unexpected field `autor`, expected a column of `cases`; did you mean `author`? (unresolved-table)',
    'tables/example.yaml:11 Unexpected `middle`, expected `left`, `center`, `right` or `decimal` (unresolved-table)',
    'tables/example.yaml:15 Unexpected width `wide`, expected a share (`20%`) or a length (`15mm`) (unresolved-table)',
  ])
})

test('an expression that cannot be evaluated is told with its row', async () => {
  const { messages } = await made({
    source: 'cases',
    columns: [{ label: 'A', cell: 'outcome & $string(outcome_months_after_recurrence)' }],
  })
  expect(messages).toEqual([
    'tables/example.yaml:6 Unexpected missing value in a text made with `&`, expected a value, or what to print instead after `??` (invalid-expression)',
  ])
  expect(
    (await made({ source: 'cases', columns: [{ label: 'A', cell: 'autor' }] })).messages,
  ).toEqual([
    'tables/example.yaml:6 Unexpected name `autor` in an expression, expected a column of `cases`; did you mean `author`? (invalid-expression)',
  ])
  expect(
    (
      await made({
        source: 'cases',
        rows: 'cases.age_years',
        columns: [{ label: 'A', field: 'sex' }],
      })
    ).messages,
  ).toEqual([
    'tables/example.yaml:3 Unexpected value that is no row of `cases`, expected an expression that gives some of its rows (invalid-expression)',
  ])
})

test('a table that is not declared is told where it is asked for', async () => {
  const file = new VFile()
  await runStages(
    [tables, checkDataTables],
    article(tableFigure('tbl:x', [{ ...dataTable('exmple'), position: at('paper.md', 12) }])),
    inputs({ tables: new Map([['example', yaml({})]]) }),
    file,
  )
  expect(file.messages.map(String)).toEqual([
    '12:1-12:1: Unexpected table `exmple`, expected a file in `tables/`; did you mean `example`?',
  ])
})

test('each cell made by an expression is remembered with its row', async () => {
  const given = await made({
    source: 'cases',
    rows: 'cases[0]',
    columns: [{ label: 'A', cell: '$uppercase(author)' }],
  })
  expect(given.inputs.evaluations.find(({ printed }) => printed)).toMatchObject({
    kind: 'cell',
    expression: '$uppercase(author)',
    printed: 'ISHII S',
    rows: [{ path: 'data/reported-cases.csv', line: 2 }],
  })
})
