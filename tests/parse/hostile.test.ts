import { describe, expect, it, test } from 'vitest'
import { manuscript, paper } from './sketch.js'
import { growth } from '../steps.js'

/** Text of about `size` characters. */
type Text = (size: number) => string
const of = (unit: string): [string, Text] => [
  unit,
  (size) => unit.repeat(Math.ceil(size / unit.length)),
]

const texts: ReadonlyArray<[string, Text]> = [
  ...[
    '[',
    ']',
    '[@',
    '[@a',
    '[@a; @b] ',
    '@',
    '@@a',
    '-@',
    '[]',
    '![',
    '![a](b.png) ',
    '[a](',
    '[a](b) ',
    '[a]: b\n',
    '[^a',
    '[^a]',
    '[^a]: x\n\n',
    '[^1] ',
    '^[',
    'a^[b] ',
    '@a [b] ',
    '[@a;;;;] ',
  ].map(of),
  ...[
    '*a ',
    'a* ',
    'a**b',
    '_a ',
    '*a **b _c ',
    '~~a ',
    'a~b',
    '^a',
    '`a',
    '>',
    '> > \n',
    '- + ',
    '* a\n  ',
    '# a\n',
    '|a',
    '|a\n|-\n',
    'a\n: b\n',
    'a\n\n: b\n\n',
    ': ',
  ].map(of),
  ...[
    '$a ',
    '$$a ',
    '$$a\n',
    '\\begin{table}\n',
    '\\begin{itemize}\\item a\n',
    '\\begin{figure}\\begin{subfigure}\\caption{\n',
    '\\a{',
    '\\a{{x}',
    'Figure \\ref{a} ',
    '{',
    '[a]{b=" ',
    ':value{a=" ',
    ':value{.',
    ':claim[a',
    '::table{\n',
    ':::figure\n',
    ':::figure\n:::\n',
  ].map(of),
  ...[
    '<a ',
    'x <!-- ',
    'x <? ',
    '<b>',
    '</b>',
    '<script>\n',
    '"a ',
    "'a ",
    " '",
    '&a',
    'http://a.b/(((',
    'a.a',
    'a@b.c ',
  ].map(of),
  ['nested brackets', (size) => '['.repeat(size / 2) + ']'.repeat(size / 2)],
  [
    'growing runs of backticks',
    (size) =>
      Array.from({ length: Math.sqrt(2 * size) }, (_, index) => '`'.repeat(index)).join('a'),
  ],
  [
    'lists ever deeper',
    (size) =>
      Array.from({ length: 3 * Math.sqrt(size) }, (_, index) => `${'  '.repeat(index)}- a`).join(
        '\n',
      ),
  ],
  [
    'quotes ever deeper',
    (size) =>
      Array.from({ length: Math.sqrt(2 * size) }, (_, index) => `${'>'.repeat(index)} a`).join(
        '\n',
      ),
  ],
  [
    'a table in LaTeX',
    (size) => `\\begin{tabular}{ll}\n${'a & b \\\\\n'.repeat(size / 9)}\\end{tabular}`,
  ],
  [
    'footnotes in footnotes',
    (size) =>
      `[^0]\n\n${Array.from({ length: size / 14 }, (_, index) => `[^${index}]: [^${index + 1}]`).join('\n\n')}`,
  ],
]

const yaml: ReadonlyArray<[string, Text]> = [
  ['nested brackets', (size) => `x: ${'['.repeat(size)}`],
  ['nested lists', (size) => `x:\n  ${'- '.repeat(size / 2)}a`],
  [
    'many keys',
    (size) => Array.from({ length: size / 8 }, (_, index) => `k${index}: 1`).join('\n'),
  ],
  [
    'many authors',
    (size) =>
      `authors:\n${Array.from({ length: size / 40 }, (_, index) => `  - {name: A B, affiliation: Place ${index}}`).join('\n')}`,
  ],
  [
    'aliases of aliases',
    (size) =>
      `a0: &a0 [x]\n${Array.from({ length: size / 60 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}, *a${index}, *a${index}]`).join('\n')}`,
  ],
  ['lost aliases', (size) => `x: [${'*a, '.repeat(size / 4)}]`],
  ['a long block', (size) => `abstract: |\n${'  a\n'.repeat(size / 4)}`],
]

describe('work grows with the text, not with its square', () => {
  test.each(texts)('of %j', async (_, text) =>
    expect(await growth((times) => paper(text(1_600 * times)))).toBeLessThan(20),
  )
  test.each(yaml)('of metadata with %s', async (_, text) =>
    expect(await growth((times) => paper('', text(1_600 * times)))).toBeLessThan(20),
  )
})

describe('no text is nested deeper than a stage can climb', () => {
  test.each<[string, string]>([
    ['quotes', '>'.repeat(5000)],
    ['lists', '- + '.repeat(5000)],
    ['emphasis', `${'*a '.repeat(3000)}${'b* '.repeat(3000)}`],
    ['emphasis in an image', `![${'*a '.repeat(3000)}${'b* '.repeat(3000)}](c.png)`],
    ['spans', `${'['.repeat(3000)}a${']{lang=fr}'.repeat(3000)}`],
    ['elements', `${'<b>'.repeat(3000)}a${'</b>'.repeat(3000)}`],
    ['LaTeX', `${'\\begin{center}\n'.repeat(500)}a\n${'\\end{center}\n'.repeat(500)}`],
    [
      'sections',
      Array.from({ length: 100 }, (_, index) => `${'#'.repeat(1 + (index % 6))} a`).join('\n'),
    ],
  ])('%s', async (_, text) => {
    const { article } = await paper(text)
    expect(depthOf(article)).toBeLessThan(120)
  })
})

test.each<[string, string]>([
  ['lists', Array.from({ length: 40 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n')],
  ['emphasis', `${'*a '.repeat(70)}${'b* '.repeat(70)}`],
])('%s nested dozens deep are told, once', async (_, text) => {
  expect((await paper(text)).messages).toEqual([
    expect.stringMatching(
      /^\d+:\d+ unsupported-markup: Unexpected quotes, lists or emphasis in each other, dozens deep, expected fewer; what is deeper is kept as text$/,
    ),
  ])
})

test('a table that no page can show is told, and kept line by line', async () => {
  const row = (cell: string): string => `|${`${cell}|`.repeat(201)}\n`
  const { body, messages } = await paper(row('a') + row('-') + row('b'))
  expect(messages).toEqual([
    '5:1 unsupported-markup: Unexpected table of 201 columns and 2 rows, expected 200 columns and 20000 cells at most; give it as a `::supplement`',
  ])
  expect(body.children).toMatchObject([
    { type: 'code', value: (row('a') + row('-') + row('b')).trimEnd() },
  ])
})

function depthOf(node: { children?: unknown[] }): number {
  let level: unknown[] = [node]
  let depth = 0
  for (; level.length; depth++)
    level = level.flatMap((each) => (each as { children?: unknown[] }).children ?? [])
  return depth
}

it('an empty manuscript is told what it lacks', async () => {
  expect((await manuscript({ 'paper.md': '' }, 'paper.md')).messages).toHaveLength(2)
  expect((await manuscript({})).messages[0]).toMatch(/missing-file/)
})
