import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import type { Phrasing } from '../../scripts/document/tree.js'
import { checkTypedReferences } from '../../scripts/check/typed-references.js'
import { runStages } from '../../scripts/stage.js'
import { article, figure, image, p, panel, section, table, tableFigure, xref } from '../builders.js'
import { inputs } from '../inputs.js'

/** Messages about a sentence in a paper with Fig. 1 (a, b), Fig. 2 and Table 1. */
async function told(...words: Array<string | Phrasing>): Promise<string[]> {
  const skin = figure('fig:skin', [panel('a', [image('a.png')]), panel('b', [image('b.png')])], {
    number: 1,
    label: 'Fig. 1',
  })
  const scan = figure('fig:scan', [image('c.png')], { number: 2, label: 'Fig. 2' })
  const cases = tableFigure('tbl:cases', [table(['A'])], { number: 1, label: 'Table 1' })
  const file = new VFile()
  await runStages(
    [checkTypedReferences],
    article(section('A', p(...words), skin, scan, cases)),
    inputs(),
    file,
  )
  return file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
}
const cited = xref('bibliography', 'ref-doe', '4')

test.each([
  'As Figure 2 shows.',
  'See Fig. 1a, b and Table 1.',
  'Figs. 1 and 2.',
  'Figures 1–2.',
  'Fig 1B is it.',
  'A figure 7 times as large.',
  'See Supplementary Figure 7.',
  'Figure S7 shows it.',
  'Figure 7 of the source article.',
  'Table 9 in the original report.',
  'In Figure 7 from reference 3.',
  'Figure 3.5 million.',
])('%s is left alone', async (words) => {
  expect(await told(words)).toEqual([])
})

test("a citation beside it makes it another work's", async () => {
  expect(await told('As in Figure 7 of [', cited, '].')).toEqual([])
  expect(await told('Adapted from [', cited, '], Figure 8.')).toEqual([])
})

test('an image in the text that calls itself figure 7 is what is meant', async () => {
  expect(await told('As Figure 7 shows: ', image('x.png', 'figure 7'))).toEqual([])
})

test('a number that the manuscript does not have', async () => {
  expect(await told('As Figure 7 shows.')).toEqual([
    'unresolved-cross-reference: Unexpected `Figure 7`, expected a number up to 2: the manuscript has 2 figures',
  ])
  expect(await told('Tables 1, 3.')).toEqual([
    'unresolved-cross-reference: Unexpected `Tables 1, 3`, expected a number up to 1: the manuscript has one table',
  ])
})

test('a panel that the figure does not have', async () => {
  expect(await told('See Fig. 1c.')).toEqual([
    'unknown-panel: Unexpected panel `c` in `Fig. 1c`, expected `a` or `b`',
  ])
})

test('one written with a backslash is text', async () => {
  expect(
    await told({ type: 'text', value: 'Figure 7', data: { literal: true } } as Phrasing),
  ).toEqual([])
})
