import { toString } from 'mdast-util-to-string'
import type { Table } from 'mdast'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import type { Figure } from '../../scripts/document/tree.js'
import { memoryProject } from '../../scripts/project/project.js'
import { visit } from '../../scripts/tree/visit.js'

const paper = (body: string): Parameters<typeof build>[0] =>
  memoryProject(
    new Map([['paper.md', `---\ntitle: An example\nauthor: Jane Doe\n---\n\n${body}\n`]]),
    'paper.md',
  )

/** The tables of a text by their rows, and what was said of it. */
async function read(body: string): Promise<{
  tables: Table[]
  rows: string[][][]
  floats: Figure[]
  messages: string[]
  text: string
}> {
  const { article, file } = await build(paper(body), { purpose: 'check' })
  const tables: Table[] = []
  const floats: Figure[] = []
  visit(article.children[1], (node) => {
    if (node.type === 'table') tables.push(node as Table)
    if (node.type === 'figure') floats.push(node as Figure)
  })
  const rows = tables.map((table) =>
    table.children.map((row) =>
      row.children.map((cell) =>
        cell.children.map((one) => (one.type === 'break' ? '/' : toString(one))).join(''),
      ),
    ),
  )
  return {
    tables,
    rows,
    floats,
    messages: file.messages.map(({ ruleId, line, reason }) => `${line}: ${ruleId}: ${reason}`),
    text: toString(article.children[1]),
  }
}

test('a simple table has its columns from its dashes and its alignment from its heads', async () => {
  const { tables, rows, floats, messages } = await read(
    'See @tbl:x.\n\n  Right     Left     Centre     Default\n-------     ------ ----------   -------\n     12     one        12            12\n      3     *two*    1 2 3          123\n\n: The caption. {#tbl:x}',
  )
  expect(rows).toEqual([
    [
      ['Right', 'Left', 'Centre', 'Default'],
      ['12', 'one', '12', '12'],
      ['3', 'two', '1 2 3', '123'],
    ],
  ])
  expect(tables[0]!.align).toEqual(['right', 'left', 'center', null])
  expect(floats.map(({ identifier }) => identifier)).toEqual(['tbl:x'])
  expect(messages).toEqual([])
})

test('a table without a head has none', async () => {
  const { tables, rows } = await read(
    'Text.\n\n----- -----\n  a    b\n  c    d\n----- -----\n\nMore.',
  )
  expect(rows).toEqual([
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ])
  expect(tables[0]!.headRows).toBe(0)
})

test('a multiline table joins the lines of a cell, and a blank line ends its row', async () => {
  const { rows } = await read(
    '----------------------------\n Drug     Dose\n given    per day\n-------- -------------------\n one      5 mg, and then\n          10 mg\n\n two      20 mg\n----------------------------\n\nText.',
  )
  expect(rows).toEqual([
    [
      ['Drug given', 'Dose per day'],
      ['one', '5 mg, and then 10 mg'],
      ['two', '20 mg'],
    ],
  ])
})

test("a grid's cells hold lists, which are said line by line, and its colons align", async () => {
  const { tables, rows } = await read(
    '+------+:-----:+\n| Name | Signs |\n+======+:=====:+\n| one  | - a   |\n|      | - b   |\n+------+-------+'.replace(
      '+:-----:+',
      '+-------+',
    ),
  )
  expect(rows).toEqual([
    [
      ['Name', 'Signs'],
      ['one', '• a/• b'],
    ],
  ])
  expect(tables[0]!.align).toEqual([null, 'center'])
})

test('what stands in a cell is said where it stands', async () => {
  const { messages } = await read(
    'Text.\n\n  Name     Source\n-------  --------\n  one     [@nobody]',
  )
  expect(messages).toEqual([expect.stringMatching(/^10: unresolved-citation/)])
  const { file } = await build(
    paper(
      '+-----+------------+\n| one | two        |\n+-----+------------+\n| a   | b          |\n|     | [@nobody]  |\n+-----+------------+',
    ),
    { purpose: 'check' },
  )
  expect([file.messages[0]!.line, file.messages[0]!.column]).toEqual([10, 10])
})

test('cells of a grid go over others, in columns and rows', async () => {
  const { tables, rows, messages } = await read(
    '+---+---+\n| wide  |\n+===+===+\n| a | b |\n|   +---+\n|   | c |\n+---+---+',
  )
  expect(rows).toEqual([[['wide'], ['a', 'b'], ['c']]])
  expect(tables[0]!.children[0]!.children[0]!.colspan).toBe(2)
  expect(tables[0]!.children[1]!.children[0]!.rowspan).toBe(2)
  expect(messages).toEqual([])
})

test('a grid whose lines do not close stays as it is drawn, and is told', async () => {
  const { rows, messages, text } = await read('+---+---+\n| a | b |\n+---+--+')
  expect(rows).toEqual([])
  expect(text).toContain('| a | b |')
  expect(messages).toEqual([expect.stringMatching(/^6: unsupported-markup/)])
})

test('one beyond measure is told, and stays as it is drawn', async () => {
  const { rows, messages } = await read(`+--+--+\n${'|a |b |\n+--+--+\n'.repeat(6000)}`)
  expect(rows).toEqual([])
  expect(messages).toEqual([
    '6: unsupported-markup: Unexpected table of 2 columns and 12001 lines, expected 200 columns and 20000 cells at most; give it as a `::supplement`',
  ])
})

test.each([
  ['a rule between paragraphs', 'One.\n\n-----\n\nTwo.'],
  ['a heading with a line below it', 'Head\n----\n\nText.'],
  ['dashes in a list', '- one -- two\n- -- --'],
  ['a rule of dashes and blanks', 'One.\n\n- - -\n\nTwo.'],
  ['a fence of code', '```\n  Right  Left\n-----  ----\n1   2\n```'],
])('%s is no table', async (_, body) => {
  expect((await read(body)).rows).toEqual([])
})

test('a table in a list has the same columns', async () => {
  expect(
    (await read('1. First.\n\n     Drug   Dose\n   ------ ------\n      one   5')).rows,
  ).toEqual([
    [
      ['Drug', 'Dose'],
      ['one', '5'],
    ],
  ])
})

test('many rules, and many tables, cost no more than their number', async () => {
  await read('-----\nhead\n-- --\nx\n\n'.repeat(3000))
  await read('+--+--+\n|a |b |\n'.repeat(3000))
})
