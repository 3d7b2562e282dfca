import { describe, expect, it, test } from 'vitest'
import { manuscript, paper } from './sketch.js'
import { metadata, texts } from '../load/texts.js'
import { growth } from '../steps.js'
import { thorough } from '../thorough.js'

/** A few of each kind at a time; all of them where there is time, and ten times as long ones by `npm run load`. */
const some = <Each>(all: readonly Each[]): Each[] =>
  all.filter((_, index) => thorough || index % 9 === 0)

describe('work grows with the text, not with its square', () => {
  test.each(some(texts))('of %j', async (_, text) =>
    expect(await growth((times) => paper(text(1_600 * times)))).toBeLessThan(20),
  )
  test.each(some(metadata))('of metadata with %s', async (_, text) =>
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
