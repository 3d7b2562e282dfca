import { describe, expect, test } from 'vitest'
import { thorough } from '../thorough.js'
import { readDataPackage } from '../../scripts/data/package.js'
import { Data } from '../../scripts/data/query.js'
import { caseResources, opener } from './cases.js'

const cases = new Data(await caseResources())

async function value(expression: string, data = cases): Promise<unknown> {
  const result = await data.evaluate(expression)
  return result.fault ? result.fault.reason : result.value
}
async function lines(expression: string): Promise<number[] | string> {
  const result = await cases.evaluate(expression)
  return result.fault ? result.fault.reason : result.rows.map(({ line }) => line)
}

describe('an expression', () => {
  test('counts, averages and selects typed rows', async () => {
    expect(await value("$count(cases[location='Rectum'])")).toBe(3)
    expect(await value('$average(cases.age_years)')).toBe(53.6)
    expect(await value("cases[stage='IV'].author")).toEqual(['Yamada K', 'Landriscina M'])
    expect(await value("$count(cases['Liver' in recurrence_site])")).toBe(3)
    expect(await value("$count(cases['Lung' in recurrence_site])")).toBe(2)
    expect(
      await value(
        '[$min(cases[case<5].disease_free_interval_months), $max(cases[case<5].disease_free_interval_months)]',
      ),
    ).toEqual([3, 7])
    expect(await value('cases[0].author')).toBe('Ishii S')
    expect(await value('cases{sex: $count($)}')).toEqual({ F: 3, M: 2 })
    expect(await value('$distinct(cases.stage)')).toEqual(['I', 'IV', 'II', 'III'])
    expect(await value('$sort(cases.age_years)')).toEqual([42, 44, 53, 58, 71])
    expect(
      await value('$sort(cases, function($a, $b){ $a.age_years < $b.age_years })[0].author'),
    ).toBe('Landriscina M')
  })

  test('has statistics of medical tables', async () => {
    expect(await value('$median(cases.age_years)')).toBe(53)
    expect(await value('$round($sd(cases.age_years), 4)')).toBe(11.7175)
    expect(await value('$iqr(cases.age_years)')).toEqual([44, 58])
    expect(await value('$quantile([1, 2, 3, 4], 0.25)')).toBe(1.75)
    expect(await value('$quantile([1, 2, 3, 4], 0.25, 2)')).toBe(1.5)
    expect(await value('$share(3, 5)')).toBe(0.6)
    expect(await value('$duration(21)')).toBe('1 year and 9 months')
    expect(await value('$words(21)')).toBe('twenty-one')
    expect(await value("$months('2016-01-31', '2016-03-30')")).toBe(1)
    expect(await value("$days('2016-02-28', '2016-03-01')")).toBe(2)
  })

  test('knows cells as written, their labels, and which are missing', async () => {
    expect(await value("cases.$raw('outcome_months_after_recurrence')")).toEqual([
      '2',
      '24',
      'ND',
      '7',
      '24',
    ])
    expect(await value("cases[case=3].$label('outcome_months_after_recurrence')")).toBe(
      'not described',
    )
    expect(await value("cases[case=1].$label('sex')")).toBe('woman')
    expect(await value("$count(cases[$missing('dm_symptom_at_recurrence')])")).toBe(1)
    expect(
      await value(
        "cases.($duration(outcome_months_after_recurrence) ?? $raw('outcome_months_after_recurrence'))",
      ),
    ).toEqual(['2 months', '2 years', 'ND', '7 months', '2 years'])
  })

  test('leaves out what is missing', async () => {
    expect(await value('$count(cases.outcome_months_after_recurrence)')).toBe(4)
    expect(await value('$count(cases[outcome_months_after_recurrence > 0])')).toBe(4)
    expect(await value('$count(cases[outcome_months_after_recurrence != 2])')).toBe(3)
  })

  test('rests on the rows that its predicates let through', async () => {
    expect(await lines("$count(cases[location='Rectum'])")).toEqual([2, 5, 6])
    expect(await lines("cases[sex='M'].age_years")).toEqual([3, 6])
    expect(await lines('$average(cases.age_years)')).toEqual([2, 3, 4, 5, 6])
    expect(await lines('$average(cases.outcome_months_after_recurrence)')).toEqual([2, 3, 5, 6])
    expect(await lines('cases^(>age_years)[0].author')).toEqual([4])
    expect(await lines('$filter(cases, function($row){ $row.age_years > 55 }).author')).toEqual([
      3, 4,
    ])
    expect(await lines('$count(cases[age_years > $average($$.cases.age_years)])')).toEqual([3, 4])
    expect(await lines('$count(cases[sex="F"]{location: $count($)})')).toEqual([2, 4, 5])
    expect(await lines('1 + 1')).toEqual([])
  })
})

describe('before it runs', () => {
  test.each([
    [
      '$count(csaes)',
      'Unexpected name `csaes` in an expression, expected a resource of the Data Package; did you mean `cases`?',
    ],
    [
      "$count(cases[locaton='Rectum'])",
      'Unexpected name `locaton` in an expression, expected a column of `cases`; did you mean `location`?',
    ],
    [
      'cases.age_yaers',
      'Unexpected name `age_yaers` in an expression, expected a column of `cases`; did you mean `age_years`?',
    ],
    [
      'cases.age_years.value',
      'Unexpected name `value` after the column `age_years`, whose values have no parts',
    ],
    [
      '$average(age_years)',
      'Unexpected column `age_years` without its resource, expected `cases.age_years`',
    ],
    [
      'cases[$count(cases) > 3]',
      'Unexpected resource `cases` within a row of `cases`, expected `$$.cases`',
    ],
    [
      '$map(cases, function($row){ $row.agee_years })',
      'Unexpected name `agee_years` in an expression, expected a column of `cases`; did you mean `age_years`?',
    ],
    [
      'cases.{"a": age_years}.b',
      'Unexpected name `b` in an expression, expected a name of the object',
    ],
    [
      '$lokup(cases, "age")',
      'Unexpected `$lokup` in an expression, expected a function, a fact or a variable set before; did you mean `$lookup`?',
    ],
    [
      "cases[location='rectum']",
      'Unexpected value `rectum` of `location`, expected `Rectum` or `Colon`; did you mean `Rectum`?',
    ],
    ["cases[stage='V']", 'Unexpected value `V` of `stage`, expected `I`, `II`, `III` or `IV`'],
    [
      "cases[author='Ishi S']",
      'Unexpected value `Ishi S` of `author`, expected a value of the column; did you mean `Ishii S`?',
    ],
    [
      "cases['liver' in recurrence_site]",
      'Unexpected value `liver` of `recurrence_site`, expected a value of the column; did you mean `Liver`?',
    ],
    [
      "cases[recurrence_site='Liver']",
      "Unexpected comparison of `recurrence_site`, which lists several values, with `Liver`, expected `'Liver' in recurrence_site`",
    ],
    [
      "cases[age_years='53']",
      "Unexpected comparison of `age_years` with `'53'`, expected a number: the column is of type integer",
    ],
    [
      'cases[location=3]',
      'Unexpected comparison of `location` with `3`, expected a text in quotes: the column is of type string',
    ],
    [
      "cases[outcome='ND']",
      "Unexpected comparison of `outcome` with `ND`, which stands for a missing value, expected `$missing('outcome')`",
    ],
    [
      "cases[location in ['Rectum', 'Cloon']]",
      'Unexpected value `Cloon` of `location`, expected `Rectum` or `Colon`; did you mean `Colon`?',
    ],
    ["cases.$raw('agee')", 'Unexpected name `agee` in an expression, expected a column of `cases`'],
    [
      "$raw('age_years')",
      "Unexpected `$raw` outside a row, expected it in a predicate or in a table's cell",
    ],
    [
      'cases[',
      'Unexpected expression that cannot be evaluated: Expected "]" before end of expression',
    ],
    [
      '$sum(cases.author)',
      'Unexpected expression that cannot be evaluated: Argument 1 of function "sum" must be an array of "numbers"',
    ],
    [
      'cases[case=1].author & cases[case=1].outcome_months_after_recurrence & cases[case=3].outcome_months_after_recurrence',
      'Unexpected missing value in a text made with `&`, expected a value, or what to print instead after `??`',
    ],
    [
      'cases[case=9].author',
      'Unexpected expression that gives nothing, expected a value: no row fits, or the cell is missing',
    ],
    ['1 / 0', 'Unexpected expression that gives no finite number, expected one'],
    ['(cases{sex: 1}).X', 'Unexpected name `X` that the object does not have'],
  ])('%s is told to be wrong', async (expression, reason) => {
    expect(await value(expression)).toBe(reason)
  })

  test('names are those of another language, too', async () => {
    const text = JSON.stringify({
      resources: [
        { name: 'fälle', path: 'a.csv', schema: { fields: [{ name: 'größe', type: 'number' }] } },
      ],
    })
    const { resources } = await readDataPackage(
      { path: 'datapackage.json', text },
      opener({ 'a.csv': 'größe\n1.5\n' }),
    )
    expect(await value('`fälle`.`größe`', new Data(resources))).toBe(1.5)
  })
})

describe('a hostile expression', () => {
  const refusals: Array<[string, string]> = [
    ['$now()', 'Unexpected function `$now`, which reads the clock'],
    ['$millis()', 'Unexpected function `$millis`, which reads the clock'],
    ['$random()', 'Unexpected function `$random`, which gives another value each time'],
    ['$shuffle([1,2,3])', 'Unexpected function `$shuffle`, which gives another order each time'],
    ['$eval("1+1")', 'Unexpected function `$eval`, which runs text as an expression'],
    [
      '($now := 3; $now)',
      'Unexpected variable `$now`, expected another name: there is a function of this one',
    ],
    ['($r := $random; $r())', 'Unexpected function `$random`, which gives another value each time'],
    ['$map([1, 2], $eval)', 'Unexpected function `$eval`, which runs text as an expression'],
    ['[1] ~> $shuffle', 'Unexpected function `$shuffle`, which gives another order each time'],
    ['(function($f){ $f() })($millis)', 'Unexpected function `$millis`, which reads the clock'],
    ['$eval(?)', 'Unexpected function `$eval`, which runs text as an expression'],
    [
      'function($count){ $count }',
      'Unexpected parameter `$count`, expected another name: there is a function of this one',
    ],
    [
      '{"_jsonata_lambda": true, "body": {"type": "variable", "value": "random"}}',
      'Unexpected expression that cannot be evaluated: Object property names starting with _jsonata_ are reserved for internal use: "_jsonata_lambda"',
    ],
    [
      '($x := {"_json" & "ata_lambda": true, "arguments": [], "body": {"type": "variable", "value": "millis"}}; $x())',
      'Unexpected expression that cannot be evaluated: Object property names starting with _jsonata_ are reserved for internal use: "_jsonata_lambda"',
    ],
    ['$f := function($x){$f($x)}', 'Unexpected expression that gives a function, expected a value'],
    [
      '($f := function($x){$f($x)}; $f(1))',
      'Unexpected expression that takes more than 1000500 steps, expected a simpler one: does it end?',
    ],
    [
      '($f := function($x){1 + $f($x)}; $f(1))',
      'Unexpected recursion deeper than 500 levels, expected an expression that ends',
    ],
    [
      '($f := function($n){$n = 0 ? 0 : $f($n-1) + $f($n-1)}; $f(60))',
      'Unexpected expression that takes more than 1000500 steps, expected a simpler one: does it end?',
    ],
    ['[1..1e7]', 'Unexpected array of more than 100000 values, expected a shorter one'],
    [
      '($x := [1..90000]; $append($x, $x))',
      'Unexpected array of more than 100000 values, expected a shorter one',
    ],
    [
      '[1..3000].[1..3000]',
      'Unexpected expression that takes more than 1000500 steps, expected a simpler one: does it end?',
    ],
    ["$pad('a', 5e7)", 'Unexpected text of 50000000 characters, expected at most 100000'],
    ["$pad('a', -5e7)", 'Unexpected text of 50000000 characters, expected at most 100000'],
    [
      "$join($map([1..90000], function($i){'ab'}))",
      'Unexpected text of 180000 characters, expected at most 100000',
    ],
    [
      "($x := $pad('a', 90000, 'a'); $replace($x, 'a', $x))",
      'Unexpected text of 180000 characters, expected at most 100000',
    ],
    [
      "($f := function($s, $n){$n = 0 ? $s : $f($s & $s, $n-1)}; $f('ab', 40))",
      'Unexpected text of 131072 characters, expected at most 100000',
    ],
    [
      "($f := function($x, $n){$n = 0 ? $x : $f({'a': $x, 'b': $x}, $n-1)}; $f(1, 60) = $f(1, 60))",
      'Unexpected value of this size, expected a smaller one',
    ],
    [
      "($f := function($x, $n){$n = 0 ? $x : $f({'a': $x, 'b': $x}, $n-1)}; $string($f(1, 60)))",
      'Unexpected value of this size, expected a smaller one',
    ],
    [
      "$contains($pad('a', 20000, 'a'), /a+b/)",
      'Unexpected text of 20000 characters in a regular expression, expected at most 10000',
    ],
    [
      "$contains('aa', /(a)\\1/)",
      'Unexpected regular expression `/(a)\\1/`, expected one without look-around and back-references',
    ],
    [
      "$contains('aa', /a(?=a)/)",
      'Unexpected regular expression `/a(?=a)/`, expected one without look-around and back-references',
    ],
    [`${'('.repeat(5000)}1`, 'Unexpected expression of 5001 characters, expected at most 4000'],
    [
      `${'('.repeat(2000)}1${')'.repeat(1999)}`,
      'Unexpected nesting in an expression, expected at most 60 brackets within each other',
    ],
    ['1' + '+1'.repeat(1500), 'Unexpected nesting in an expression, expected at most 200 levels'],
    [
      `${'('.repeat(40)}cases${' ?? cases)'.repeat(40)}`,
      'Unexpected 40 uses of `??` and `?:` in an expression, expected at most 8',
    ],
    [
      `${'('.repeat(40)}cases${' ?: cases)'.repeat(40)}`,
      'Unexpected 40 uses of `??` and `?:` in an expression, expected at most 8',
    ],
    ['**', 'Unexpected `**` in an expression, expected the names on the way'],
    [
      '$ ~> |cases|{"age_years": 1}|',
      'Unexpected `|…|` in an expression: data are not changed, expected `.{…}`',
    ],
    [
      'cases.constructor',
      'Unexpected name `constructor` in an expression, expected a column of `cases`',
    ],
    [
      "$lookup(cases[0], 'constructor')",
      'Unexpected expression that gives nothing, expected a value: no row fits, or the cell is missing',
    ],
    [
      "$toMillis('2020-01-01', '[Y][Y][Y]')",
      'Unexpected function `$toMillis`, which is not needed for dates, which sort as they are: see `$days` and `$months`',
    ],
  ]
  test.each(refusals)('%s is refused', async (expression, reason) => {
    expect(await value(expression)).toBe(reason)
  })

  test('a regular expression that would take for ever elsewhere takes none', async () => {
    expect(await value(`$contains('${'a'.repeat(3000)}!', /^(a+)+$/)`)).toBe(false)
    expect(await value("$replace('Lung and liver', /l(\\w+)/i, '<$1>')")).toBe('<ung> and <iver>')
    expect(await value("$split('a1b22c', /\\d+/)")).toEqual(['a', 'b', 'c'])
    expect(await value(`$match('${'a'.repeat(3000)}', /a.*b|a/)`)).toBe(
      'Unexpected regular expression that is tried too often or on too much text, expected a simpler expression',
    )
  })

  test.runIf(thorough)('is not helped by coming in thousands', async () => {
    const data = new Data(await caseResources())
    const reasons = new Set<unknown>()
    for (let count = 0; count < 200; count++)
      reasons.add(
        await value(
          `$sum([1..99000]) + $sum([1..99000]) + $sum([1..99000]) + $sum([1..99000]) - ${count} - $sum([1..99000]) * 0`,
          data,
        ),
      )
    expect([...reasons].at(-1)).toBe(
      'Unexpected expressions that together take more than 50025000 steps, expected fewer or simpler ones',
    )
  })

  test('cannot change the data for the next', async () => {
    expect(await value('cases[0]["x" in $append(recurrence_site, "x")].recurrence_site[]')).toEqual(
      ['Local'],
    )
    expect(await value('cases[0].recurrence_site')).toEqual(['Local'])
  })
})

test('large data are no hindrance', async () => {
  const rows = thorough ? 20_000 : 8_000
  const text = JSON.stringify({
    resources: [
      {
        name: 'r',
        path: 'r.csv',
        schema: {
          fields: [
            { name: 'n', type: 'integer' },
            { name: 'g', type: 'string' },
          ],
        },
      },
    ],
  })
  const csv = `n,g\n${Array.from({ length: rows }, (_, index) => `${index},${index % 2 ? 'a' : 'b'}`).join('\n')}\n`
  const { resources } = await readDataPackage(
    { path: 'datapackage.json', text },
    opener({ 'r.csv': csv }),
  )
  const data = new Data(resources)
  expect(await value("$count(r[g='a' and n > 100])", data)).toBe(rows / 2 - 50)
  expect(await value('$sort(r, function($a, $b){ $a.n < $b.n })[0].n', data)).toBe(rows - 1)
  expect(await value('r[n < 4000]^(>n)[0].n', data)).toBe(3999)
  expect(await value('r^(g, >n)[0].n', data)).toBe(
    'Unexpected order-by of this many rows, expected fewer, or `$sort` with a function that compares',
  )
  expect(await value('$median(r.n)', data)).toBe(rows / 2 - 0.5)
})
