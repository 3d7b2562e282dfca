import { toString } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { checkDataTables } from '../../scripts/check/data.js'
import { readDataPackage } from '../../scripts/data/package.js'
import type { ImageFile, Inputs, Resource } from '../../scripts/document/inputs.js'
import type { Chart, Figure, FigureContent, Image, Notes } from '../../scripts/document/tree.js'
import { charts } from '../../scripts/resolve/charts.js'
import { runStages } from '../../scripts/stage.js'
import { article, at, figure } from '../builders.js'
import { caseResources, opener } from '../data/cases.js'
import { imageFile, inputs } from '../inputs.js'

async function timeline(
  csv = 'month,end,lane,event,about\n0,,Treatment,Operation <1>,false\n21,27,Treatment,Tablets,true\n12,,Finding,All clear,false\nND,,Finding,Later,false\n',
): Promise<ReadonlyMap<string, Resource>> {
  const fields = [
    { name: 'month', type: 'integer', title: 'Month', missingValues: ['ND'] },
    { name: 'end', type: 'integer' },
    { name: 'lane', type: 'string' },
    { name: 'event', type: 'string' },
    { name: 'about', type: 'boolean' },
  ]
  const text = JSON.stringify({
    resources: [{ name: 'timeline', path: 't.csv', schema: { fields } }],
  })
  return (await readDataPackage({ path: 'datapackage.json', text }, opener({ 't.csv': csv })))
    .resources
}

async function drawn(
  specification: object,
  resources: ReadonlyMap<string, Resource>,
  images: ImageFile[] = [],
): Promise<{ children: FigureContent[]; svg: string; messages: string[]; inputs: Inputs }> {
  const given = inputs({
    resources,
    images,
    charts: new Map([
      [
        'example',
        {
          path: 'charts/example.yaml',
          value: specification,
          positions: new Map([['', at('charts/example.yaml', 1)]]),
        },
      ],
    ]),
  })
  const node: Figure = figure('fig:x', [
    { type: 'chart', from: 'example', position: at('paper.md', 4) } as Chart,
  ])
  const file = new VFile()
  await runStages([charts, checkDataTables], article(node), given, file)
  const svg = new TextDecoder().decode(given.images.get('charts/example.svg')?.bytes)
  return {
    children: node.children,
    svg,
    messages: file.messages.map(
      (message) => `${message.file} ${message.reason} (${message.ruleId})`,
    ),
    inputs: given,
  }
}

const specification = {
  source: 'timeline',
  mark: 'timeline',
  caption: 'Course of the case.',
  x: { field: 'month', label: 'Months' },
  end: 'end',
  group: 'lane',
  text: 'event',
  approximate: 'about',
}

test('a timeline is drawn from the data, and described by them', async () => {
  const { children, svg, messages, inputs: given } = await drawn(specification, await timeline())
  expect(messages).toEqual([])
  const [caption, image, notes] = children as [FigureContent, Image, Notes]
  expect(toString(caption)).toBe('Course of the case.')
  expect(image).toMatchObject({ type: 'image', path: 'charts/example.svg' })
  expect(image.alt).toBe(
    'Timeline. Months: 0: Treatment, Operation <1>; 12: Finding, All clear; about 21 to 27: Treatment, Tablets. 1 row without a value is not shown.',
  )
  expect(toString(notes)).toBe('One row of the data without a value is not shown.')
  expect(given.images.get('charts/example.svg')).toMatchObject({
    output: 'figures/example.svg',
    format: 'svg',
    width: 640,
  })
  expect(given.evaluations).toMatchObject([
    { rows: [{ path: 't.csv', line: 2 }, { line: 3 }, { line: 4 }, { line: 5 }] },
  ])
  expect(svg).toContain('Operation &lt;1&gt;')
  expect(svg.match(/<circle/g)).toHaveLength(2)
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(1)
})

test('a drawing is the same bytes each time, and holds nothing that a reader of ours cannot draw', async () => {
  const [one, other] = await Promise.all([
    drawn(specification, await timeline()),
    drawn(specification, await timeline()),
  ])
  expect(one.svg).toBe(other.svg)
  expect(one.svg).not.toMatch(
    /currentColor|filter|foreignObject|style=|class=|NaN|undefined|Infinity/,
  )
})

test('bars begin at zero and count each category of a cell', async () => {
  const { children, svg } = await drawn(
    {
      source: 'cases',
      mark: 'bar',
      group: { field: 'recurrence_site', label: 'Site' },
      x: { count: true, label: 'Cases' },
    },
    await caseResources(),
  )
  expect((children[0] as Image).alt).toBe(
    'Bar chart of cases by site. Cases: Local 1, Liver 3, Lung 2.',
  )
  expect(svg.match(/<rect/g)).toHaveLength(4)
  expect(
    await drawn(
      { source: 'cases', mark: 'bar', group: 'author', x: { field: 'age_years', from: 40 } },
      await caseResources(),
    ).then(({ messages }) => messages),
  ).toEqual([
    'charts/example.yaml Unexpected start of bars, expected 0: bars that do not begin at zero mislead (unresolved-table)',
  ])
})

test('points and lines are drawn over two axes', async () => {
  const { children, svg } = await drawn(
    { source: 'cases', mark: 'line', x: 'year', y: 'age_years', group: 'sex', alt: 'Ages.' },
    await caseResources(),
  )
  expect((children[0] as Image).alt).toBe(
    'Ages. Each point gives year, then age_years (years). F: 1990, 53; 2013, 71; 2015, 44. M: 1999, 58; 2016, 42.',
  )
  expect(svg.match(/<polyline/g)).toHaveLength(2)
  const dates = await readDataPackage(
    {
      path: 'datapackage.json',
      text: JSON.stringify({
        resources: [
          {
            name: 'd',
            path: 'd.csv',
            schema: {
              fields: [
                { name: 'day', type: 'date' },
                { name: 'level', type: 'number' },
              ],
            },
          },
        ],
      }),
    },
    opener({ 'd.csv': 'day,level\n2016-01-15,3.5\n2018-06-01,1.25\n' }),
  )
  const dot = await drawn({ source: 'd', mark: 'dot', x: 'day', y: 'level' }, dates.resources)
  expect((dot.children[0] as Image).alt).toBe(
    'Dot chart of level against day. Each point gives day, then level. 2016-01-15, 3.5; 2018-06-01, 1.25.',
  )
  expect(dot.svg).toContain('>2017-01<')
})

test('a chart that cannot be drawn says why', async () => {
  const of = async (change: object): Promise<string[]> =>
    (await drawn({ ...specification, ...change }, await timeline())).messages
  expect(await of({ mark: 'pie' })).toEqual([
    'charts/example.yaml Unexpected `pie`, expected `timeline`, `bar`, `dot` or `line` (unresolved-table)',
  ])
  expect(await of({ x: 'mnth' })).toEqual([
    'charts/example.yaml Unexpected field `mnth`, expected a column of `timeline`; did you mean `month`? (unresolved-table)',
  ])
  expect(await of({ x: 'event' })).toEqual([
    'charts/example.yaml Unexpected field `event` of type string for `x`, expected numbers or dates (unresolved-table)',
  ])
  expect(await of({ y: 'month' })).toEqual([
    'charts/example.yaml Unexpected `y` in a timeline chart, expected none (unresolved-table)',
  ])
  expect(await of({ rows: 'timeline[month > 99]' })).toEqual([
    'charts/example.yaml Unexpected chart without anything to show, expected rows with the values it needs (unresolved-table)',
  ])
  expect(await of({ text: { cell: 'evnt' } })).toEqual([
    'charts/example.yaml Unexpected name `evnt` in an expression, expected a column of `timeline`; did you mean `event`? (invalid-expression)',
  ])
})

test('its file in the outputs has a name of its own', async () => {
  const { inputs: given } = await drawn(specification, await timeline(), [
    imageFile('figures/other.png', { output: 'figures/example.svg' }),
  ])
  expect(given.images.get('charts/example.svg')?.output).toBe('figures/example-2.svg')
})

test('hostile numbers do not break the drawing', async () => {
  for (const csv of [
    'month,end,lane,event,about\n0,,a,x,false\n',
    'month,end,lane,event,about\n-9007199254740991,9007199254740991,,x,false\n',
    `month,end,lane,event,about\n${'5,,a,word,false\n'.repeat(300)}`,
  ]) {
    const { svg, messages } = await drawn(
      { ...specification, x: { field: 'month', step: 1 } },
      await timeline(csv),
    )
    expect(messages).toEqual([])
    expect(svg).not.toMatch(/NaN|Infinity/)
  }
})
