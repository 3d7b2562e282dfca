import { expect, test } from 'vitest'
import { evaluateFacts, withTheirFacts } from '../../scripts/data/facts.js'
import { Data } from '../../scripts/data/query.js'
import { caseResources } from './cases.js'

const resources = await caseResources()

async function facts(expressions: Record<string, string>): Promise<Record<string, unknown>> {
  const data = new Data(resources, new Set(Object.keys(expressions)))
  const { results } = await evaluateFacts(data, new Map(Object.entries(expressions)))
  return Object.fromEntries(
    [...results].map(([name, result]) => [name, result.fault ? result.fault.reason : result.value]),
  )
}

test('facts use each other, in any order, by name in backquotes or as variables', async () => {
  expect(
    await facts({
      'colon-cases': '$count(cases) - `rectal-cases`',
      'rectal-cases': "$count(cases[location='Rectum'])",
      older: '$count(cases[age_years > `mean-age`])',
      'mean-age': '$average(cases.age_years)',
      twice: '2 * $older',
    }),
  ).toEqual({ 'colon-cases': 2, 'rectal-cases': 3, older: 2, 'mean-age': 53.6, twice: 4 })
})

test('a fact rests on the rows of those it uses', async () => {
  const data = new Data(resources, new Set(['rectal', 'twice']))
  const { results } = await evaluateFacts(
    data,
    new Map([
      ['twice', '2 * `rectal`'],
      ['rectal', "$count(cases[location='Rectum'])"],
    ]),
  )
  expect(results.get('twice')).toMatchObject({
    value: 6,
    rows: [{ line: 2 }, { line: 5 }, { line: 6 }],
  })
})

test('a column comes before a fact of the same name, inside its row', async () => {
  expect(
    await facts({
      stage: "'II'",
      second: '$count(cases[stage = $stage])',
      all: "$count(cases[stage = 'IV'])",
    }),
  ).toEqual({ stage: 'II', second: 1, all: 2 })
})

test('a fact named as a function is leaves the function alone', async () => {
  expect(
    await facts({
      count: '$count(cases)',
      more: '`count` + $count(cases)',
      $: '1',
      now: '2',
      sum: '`now` + `$`',
    }),
  ).toEqual({ count: 5, more: 10, $: 1, now: 2, sum: 3 })
})

test('a name with a hyphen wants backquotes', async () => {
  expect(await facts({ 'rectal-cases': '1', other: 'rectal-cases' })).toMatchObject({
    other:
      'Unexpected name `rectal` in an expression, expected a resource or a fact; the name `rectal-cases`, which has a hyphen, stands in backquotes',
  })
})

test('a cycle is a fault of each fact in it, and of those that need it', async () => {
  expect(
    await facts({ a: '`b` + 1', b: '`c`', c: '`a`', d: '`a` + 1', e: '1', self: '`self`' }),
  ).toEqual({
    a: 'Unexpected cycle of facts: `a` uses `b` uses `c` uses `a`, expected facts that do not use themselves',
    b: 'Unexpected cycle of facts: `b` uses `c` uses `a` uses `b`, expected facts that do not use themselves',
    c: 'Unexpected cycle of facts: `c` uses `a` uses `b` uses `c`, expected facts that do not use themselves',
    d: 'Unexpected use of the fact `a`, which uses itself',
    e: 1,
    self: 'Unexpected cycle of facts: `self` uses `self`, expected facts that do not use themselves',
  })
})

test('an unknown fact is told, and so is a fact that rests on a broken one', async () => {
  expect(
    await facts({
      'rectal-cases': '$count(csaes)',
      double: '2 * `rectal-cases`',
      other: '`rectl-cases`',
    }),
  ).toEqual({
    'rectal-cases':
      'Unexpected name `csaes` in an expression, expected a resource or a fact; did you mean `cases`?',
    double: 'Unexpected use of the fact `rectal-cases`, which cannot be evaluated',
    other:
      'Unexpected name `rectl-cases` in an expression, expected a resource or a fact; did you mean `rectal-cases`?',
  })
})

test('facts needed by those used are used', () => {
  const uses = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['d', new Set(['a'])],
  ])
  expect([...withTheirFacts(['a'], uses)]).toEqual(['a', 'b', 'c'])
})

test('a chain of thousands of facts takes no longer than its length', async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 1500 }, (_, index) => [
      `f${index}`,
      index === 1499 ? '1' : `\`f${index + 1}\``,
    ]),
  )
  expect((await facts(chain))['f0']).toBe(1)
})
