import { expect, test } from 'vitest'
import { noNameIn, readName } from '../../scripts/parse/metadata/names.js'
import { manuscript } from './sketch.js'

test.each([
  ['James Doe MD PhD', 'James', 'Doe', 'MD, PhD'],
  ['Dr. Ann Example, MD, PhD', 'Ann', 'Example', 'MD, PhD'],
  ['Ann Example^1,2^', 'Ann', 'Example', undefined],
  ['Ann Example†*', 'Ann', 'Example', undefined],
  ['Ann Example1,2', 'Ann', 'Example', undefined],
  ['Ann Example$^{1}$', 'Ann', 'Example', undefined],
  ['Y. Do', 'Y.', 'Do', undefined],
  ['Bao Ma', 'Bao', 'Ma', undefined],
  ['王 小明', '小明', '王', undefined],
])('%s', (text, given, family, degrees) => {
  expect(readName(text)).toEqual({ given, family, ...(degrees && { degrees }) })
})

const authors = async (lines: string) =>
  (await manuscript({ 'paper.md': `---\ntitle: T\nauthor:\n${lines}\n---\n\nText.\n` }, 'paper.md'))
    .front.metadata.authors

test('notes in a name may hold brackets and links, and there may be several', async () => {
  expect(
    await authors(
      '  - "Ann Example^[[Corresponding author](mailto:ann@example.org)]"\n  - "Bob Example^[Equal]^[Deceased]"',
    ),
  ).toMatchObject([
    { given: 'Ann', family: 'Example', corresponding: true, email: 'ann@example.org' },
    { given: 'Bob', family: 'Example', note: 'Equal; Deceased' },
  ])
})

test.each([
  ['Jane Doe^1^, Jim Roe^2^', 'several people'],
  ['Jane Doe, Jim Roe, Jo Poe', 'several people'],
  ['^1^ Department of Examples, Example University', 'an institution'],
  ['<sup>1</sup> Example Institute', 'an institution'],
  ['Corresponding author: Jane Doe', 'words'],
  ['Doe, Jane', undefined],
  ['García Márquez, Gabriel José', undefined],
  ['Jane Doe, MD, PhD, FACC', undefined],
  ['Jane Doe^1,2^', undefined],
  ['Jane Doe*, MSc', undefined],
  ['1 Jane Doe', undefined],
  ['van der Berg, Jr., Jan Peter', undefined],
])('%s stands for %s', (text, expected) => expect(noNameIn(text)).toBe(expected))

test('a consortium is a group', async () => {
  expect(await authors('  - name: The ABC Consortium\n  - name: Jane Group')).toMatchObject([
    { kind: 'group', name: 'The ABC Consortium' },
    { kind: 'person', family: 'Group' },
  ])
})

test.each(['now', 'today', 'last-modified', '---', '"`r Sys.Date()`"'])(
  'the date `%s` is told and left out',
  async (date) => {
    const { messages, front } = await manuscript(
      {
        'paper.md': `---\ntitle: T\nauthor: Jane Doe\ndate: ${date === '---' ? '"---"' : date}\n---\n\nText.\n`,
      },
      'paper.md',
    )
    expect(messages).toEqual([expect.stringMatching(/unsupported-markup: Unexpected date/)])
    expect(front.metadata.dates).toEqual({})
  },
)
