/**
 * Statistics against published worked examples.
 */
import { expect, test } from 'vitest'
import { opener } from './cases.js'
import {
  meanInterval,
  oddsRatio,
  proportionInterval,
  riskRatio,
} from '../../scripts/data/intervals.js'
import { readDataPackage } from '../../scripts/data/package.js'
import { Data } from '../../scripts/data/query.js'
import { medianSurvival, survivalAt, type Seen } from '../../scripts/data/survival.js'

const round = (values: readonly number[] | undefined, digits: number): number[] =>
  (values ?? []).map((value) => Number(value.toFixed(digits)))

/** Newcombe RG. Statistics in Medicine 1998;17:857-72, table I: methods 3 (score) and 5 (Clopper and Pearson). */
test.each([
  [81, 263, [0.2553, 0.3662], [0.2527, 0.3676]],
  [15, 148, [0.0624, 0.1605], [0.0578, 0.1617]],
  [0, 20, [0, 0.1611], [0, 0.1684]],
  [1, 29, [0.0061, 0.1718], [0.0009, 0.1776]],
])('the interval of %i of %i by Wilson and exactly', (part, whole, wilson, exact) => {
  expect(round(proportionInterval(part, whole), 4)).toEqual(wilson)
  expect(round(proportionInterval(part, whole, 'exact'), 4)).toEqual(exact)
})

/** Bland JM, Altman DG. The odds ratio. BMJ 2000;320:1468: eczema and hay fever. */
test('an odds ratio with its interval', () => {
  expect(round(oddsRatio(141, 420, 928, 13525), 2)).toEqual([4.89, 4, 5.99])
})

/** Physicians' Health Study, as Agresti, Categorical Data Analysis, works it: 189/11034 and 104/11037; he prints 2.30. */
test('a risk ratio with its interval', () => {
  expect(round(riskRatio(189, 11034, 104, 11037), 2)).toEqual([1.82, 1.43, 2.31])
})

/** R's data set `sleep` (Student 1908), `t.test(extra)`. */
test('the interval of a mean by t', () => {
  const extra = [
    0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6,
    3.4,
  ]
  expect(round(meanInterval(extra), 6)).toEqual([0.595585, 2.484415])
})

/** Freireich 1963, as Kleinbaum and Klein, Survival Analysis, work it: weeks of remission, + censored. */
const treated = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
const placebo = '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23'
const seen = (weeks: string): Seen[] =>
  weeks.split(' ').map((week) => ({ time: Number.parseInt(week, 10), event: !week.endsWith('+') }))

test('survival by Kaplan and Meier', () => {
  expect(medianSurvival(seen(treated))).toBe(23)
  expect(medianSurvival(seen(placebo))).toBe(8)
  expect(
    round(
      [6, 7, 10, 13, 16, 22, 23].map((time) => survivalAt(seen(treated), time) ?? -1),
      4,
    ),
  ).toEqual([0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482])
  expect(survivalAt(seen(treated), 36)).toBeUndefined()
  expect(survivalAt(seen(placebo), 30)).toBe(0)
})

const csv = `visit,patient,drug,months,died,score,site
1,a,A,6,true,3,Lung;Liver
2,a,A,7,true,5,Lung
3,b,B,10,false,2,Liver
4,b,A,13,true,,Liver;Lung
5,c,B,16,true,4,
`

const names = {
  visit: 'integer',
  patient: 'string',
  drug: 'string',
  months: 'integer',
  died: 'boolean',
  score: 'integer',
}
const fields = [
  ...Object.entries(names).map(([name, type]) => ({ name, type })),
  { name: 'site', type: 'string', separator: ';' },
]
const descriptor = {
  name: 'example',
  resources: [{ name: 'visits', path: 'visits.csv', schema: { fields } }],
}
const visits = readDataPackage(
  { path: 'datapackage.json', text: JSON.stringify(descriptor) },
  opener({ 'visits.csv': csv }),
)

async function value(expression: string): Promise<unknown> {
  const { resources } = await visits
  const result = await new Data(resources).evaluate(expression)
  return result.fault ? result.fault.reason : result.value
}

test('expressions give percentages, intervals and ratios', async () => {
  expect(await value("$percent($count(visits[drug = 'A']), $count(visits))")).toBe(60)
  expect(await value('$round($proportionInterval(15, 148)[0], 4)')).toBe(0.0624)
  expect(await value("$round($proportionInterval(15, 148, 'exact')[1], 4)")).toBe(0.1617)
  expect(
    await value('$map($oddsRatio(141, 420, 928, 13525)[[1..2]], function($x){$round($x, 2)})'),
  ).toEqual([4, 5.99])
  expect(await value('$proportionInterval(15, 14)')).toContain('Unexpected interval of 15 of 14')
  expect(await value("$proportionInterval(1, 14, 'wald')")).toContain('Unexpected method `wald`')
  expect(await value('$oddsRatio(0, 1, 2, 3)')).toContain('in all four cells')
  expect(await value('$meanInterval(visits[visit = 1].score)')).toContain('gives nothing')
})

test('expressions give survival, and groups of rows', async () => {
  expect(await value("$survival(visits, 'months', 'died', 7)")).toBeCloseTo(0.6)
  expect(await value("$medianSurvival(visits, 'months', 'died')")).toBe(13)
  expect(await value("$survival(visits, 'months', 'gone', 7)")).toContain(
    'Unexpected column `gone`',
  )
  expect(await value("$survival(visits, 'months', 'score', 7)")).toContain('expected true or false')
  expect(await value("$count($groups(visits, 'patient'))")).toBe(3)
  expect(await value("$count($groups(visits, 'patient')[$max(rows.score) > 3])")).toBe(2)
  expect(await value("$groups(visits[drug = 'A'], 'patient').key")).toEqual(['a', 'b'])
})

test('a list against a single value is an error, however it comes about', async () => {
  const said = 'Unexpected comparison of a list with a single value'
  expect(await value("($wanted := 'Lung'; $count(visits[site = $wanted]))")).toContain(said)
  expect(
    await value("$count($filter(visits, function($v){ $v.site != $uppercase('lung') }))"),
  ).toContain(said)
  expect(await value("visits.drug = $lowercase('A')")).toContain(said)
  expect(await value("($wanted := 'Lung'; $count(visits[$wanted in site]))")).toBe(3)
  expect(await value("['A', 'B'] = $distinct(visits.drug)")).toBe(true)
})
