import { toString } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { checkClaims } from '../../scripts/check/claims.js'
import { checkFacts } from '../../scripts/check/expressions.js'
import type { Evaluation, Inputs } from '../../scripts/document/inputs.js'
import type { Article, Phrasing } from '../../scripts/document/tree.js'
import { values } from '../../scripts/resolve/values.js'
import { runStages } from '../../scripts/stage.js'
import { article, at, cite, claim, em, front, p, placed, text, title, value } from '../builders.js'
import { caseResources } from '../data/cases.js'
import { inputs } from '../inputs.js'

const resources = await caseResources()
const facts = (expressions: Record<string, string>): Inputs['facts'] =>
  new Map(
    Object.entries(expressions).map(([name, expression], index) => [
      name,
      { expression, position: at('facts.yaml', index + 1, 5) },
    ]),
  )

async function resolved(
  tree: Article,
  expressions: Record<string, string> = {},
): Promise<{ tree: Article; messages: string[]; notes: unknown[]; evaluations: Evaluation[] }> {
  const given = inputs({ resources, facts: facts(expressions) })
  const file = new VFile()
  await runStages([values, checkFacts, checkClaims], tree, given, file)
  return {
    tree,
    evaluations: given.evaluations,
    notes: file.messages.map(({ note }) => note),
    messages: file.messages.map(
      (message) =>
        `${message.file}:${message.line}:${message.column} ${message.reason} (${message.ruleId})${message.expected?.length ? ` → ${message.expected.join()}` : ''}`,
    ),
  }
}
const body = ({ children: [, { children }] }: Article): string => toString(children)
const here = <T extends Phrasing>(node: T): T => placed(node, at('paper.md', 3, 10, 40))

test('a value becomes what the data say', async () => {
  const { tree, messages } = await resolved(
    article(
      p(
        'Mean ',
        value('$average(cases.age_years)', { format: '0' }),
        ', ',
        value("$count(cases[sex='F'])", { as: 'words' }),
        ' women (',
        value("[$count(cases[sex='F']), $count(cases)]", { format: 'n (%)' }),
        '), age ',
        value('cases.age_years', { format: 'mean (SD)' }),
        ', ',
        value('cases.age_years', { format: 'median [IQR]' }),
        ', free of disease for ',
        value('cases[case=5].disease_free_interval_months', { format: 'duration', as: 'words' }),
        '.',
      ),
    ),
  )
  expect(messages).toEqual([])
  expect(body(tree)).toBe(
    'Mean 54, three women (3 (60%)), age 53.6 (11.7), 53 [44–58], free of disease for one year and nine months.',
  )
})

test('a claim that the data bear out prints its own words, markup and all', async () => {
  const { tree, messages, evaluations } = await resolved(
    article(
      p(here(claim("$count(cases[location='Rectum'])", em('three')))),
      p(claim('$average(cases.age_years)', '54')),
    ),
  )
  expect(messages).toEqual([])
  expect(tree.children[1].children[0]).toMatchObject({
    children: [{ type: 'emphasis', children: [{ value: 'three' }] }],
  })
  expect(evaluations[0]).toMatchObject({
    kind: 'claim',
    expression: "$count(cases[location='Rectum'])",
    result: 3,
    printed: 'three',
    position: { path: 'paper.md' },
    rows: [{ line: 2 }, { line: 5 }, { line: 6 }],
  })
})

test('a claim that the data contradict is told with the words, the value, the rows, and the right words', async () => {
  const { messages, notes } = await resolved(
    article(p(here(claim("$count(cases[location='Colon'])", here(text('three')))))),
  )
  expect(messages).toEqual([
    "paper.md:3:10 Unexpected `three`, expected `two`: `$count(cases[location='Colon'])` gives 2 (claim-mismatch) → two",
  ])
  expect(notes).toEqual(['It rests on data/reported-cases.csv, lines 3, 4.'])
})

test('durations are claimed in the unit of their column', async () => {
  const { messages } = await resolved(
    article(
      p(
        claim('cases[case=5].disease_free_interval_months', 'one year and nine months'),
        claim('cases[case=5].outcome_months_after_recurrence', 'two years'),
        {
          type: 'claim',
          fact: 'gap',
          children: [here(text('a year'))],
          position: at('paper.md', 3),
        },
      ),
    ),
    { gap: 'cases[case=1].disease_free_interval_months' },
  )
  expect(messages).toEqual([
    'paper.md:3:10 Unexpected `a year`, expected `four months`: `cases[case=1].disease_free_interval_months` gives 4 (claim-mismatch) → four months',
  ])
})

test('facts are named by values and claims', async () => {
  const { tree, messages } = await resolved(
    article(
      p({ type: 'claim', fact: 'rectal', children: [text('three')] }, ' and ', {
        type: 'value',
        fact: 'colon',
        as: 'words',
      }),
    ),
    { rectal: "$count(cases[location='Rectum'])", colon: '$count(cases) - `rectal`' },
  )
  expect(messages).toEqual([])
  expect(body(tree)).toBe('three and two')
})

test('facts are told at their line: cycles, unknown names, and those that nothing uses', async () => {
  const { messages } = await resolved(article(p({ type: 'value', fact: 'used' })), {
    a: '`b`',
    b: '`a`',
    c: '$count(csaes)',
    used: '`inner`',
    inner: '1',
    unused: '2',
  })
  expect(messages).toEqual([
    'facts.yaml:1:5 Unexpected cycle of facts: `a` uses `b` uses `a`, expected facts that do not use themselves (invalid-expression)',
    'facts.yaml:2:5 Unexpected cycle of facts: `b` uses `a` uses `b`, expected facts that do not use themselves (invalid-expression)',
    'facts.yaml:3:5 Unexpected name `csaes` in an expression, expected a resource or a fact; did you mean `cases`? (invalid-expression) → cases',
    'facts.yaml:6:5 Unexpected fact `unused` that nothing uses, expected a value or claim of it (unused-fact)',
  ])
})

test('values and claims say what is wrong with them', async () => {
  const { messages } = await resolved(
    article(
      p(
        here({ type: 'value' }),
        here(value('1', { fact: 'x' })),
        here({ type: 'value', fact: 'rectl' }),
        here(value('$count(csaes)')),
        here(value('1', { format: '0.x' })),
        here(value('1', { as: 'roman' })),
        here(claim('$count(cases)', here(text('several')))),
        here(claim('$count(cases)')),
        here({ type: 'claim', fact: 'broken', children: [text('three')] }),
      ),
    ),
    { rectal: '1', broken: 'csaes' },
  )
  expect(messages.filter((message) => message.startsWith('paper.md'))).toEqual([
    'paper.md:3:10 Unexpected value with neither `of` nor `fact`, expected one of them (invalid-expression)',
    'paper.md:3:10 Unexpected value with both `of` and `fact`, expected one of them (invalid-expression)',
    'paper.md:3:10 Unexpected fact `rectl`, expected `rectal` or `broken`; did you mean `rectal`? (invalid-expression)',
    'paper.md:3:10 Unexpected name `csaes` in an expression, expected a resource or a fact; did you mean `cases`? (invalid-expression) → cases',
    'paper.md:3:10 Unexpected format `0.x`, expected `0`, `0.0`, `0,000`, `0%`, `n (%)`, `n/N (%)`, `mean (SD)`, `mean ± SD`, `median [IQR]`, `median (IQR)`, `median [IQR, type 2]`, `median (IQR, type 2)`, `median (range)`, `range`, `duration`, or one of these names and decimals (`mean (SD) 0.00`) (invalid-expression)',
    'paper.md:3:10 Unexpected `as=roman`, expected `words`, `Words` or `ordinal` (invalid-expression)',
    'paper.md:3:10 Unexpected `several` in a claim, expected a number: it is too vague to be checked (claim-mismatch)',
    'paper.md:3:10 Unexpected claim without words, expected the words that the data are to bear out (claim-mismatch)',
    'paper.md:3:10 Unexpected use of the fact `broken`, which cannot be evaluated (invalid-expression)',
  ])
})

test('values stand in titles, and before and after the key of a citation', async () => {
  const citation = cite('doe2020')
  citation.children[0]!.prefix = [value('$count(cases)')]
  const { tree } = await resolved(
    article(
      front({}, title('On ', value('$count(cases)', { as: 'words' }), ' cases')),
      p(citation),
    ),
  )
  expect(tree.children[0].metadata.title).toBe('On five cases')
  expect(citation.children[0]?.prefix).toMatchObject([{ type: 'text', value: '5' }])
})
