import { expect, test } from 'vitest'
import { listNumbers } from '../../scripts/check/numbers-held.js'
import type { Article } from '../../scripts/document/tree.js'
import { values } from '../../scripts/resolve/values.js'
import { runStages } from '../../scripts/stage.js'
import { VFile } from 'vfile'
import { article, claim, p, placed, text, value, xref } from '../builders.js'
import { caseResources } from '../data/cases.js'
import { inputs } from '../inputs.js'

/** Numbers and how they are held: "54 computed". */
async function held(
  tree: Article,
  resources = new Map<string, never>() as Awaited<ReturnType<typeof caseResources>>,
): Promise<string[]> {
  const given = inputs({ resources })
  await runStages([values], tree, given, new VFile())
  return listNumbers(tree, given).map(({ words, held: how }) => `${words} ${how}`)
}
const place = (from: number, to: number) => ({
  path: 'p.md',
  start: { line: 1, column: from + 1, offset: from },
  end: { line: 1, column: to + 1, offset: to },
})

test('every number of the prose is listed with what holds it', async () => {
  const tree = article(
    p(
      placed(text('Mean age was '), place(0, 13)),
      placed(value('$average(cases.age_years)', { format: '0' }), place(13, 60)),
      placed(text('; '), place(60, 62)),
      placed(claim("$count(cases[sex='M'])", placed(text('two'), place(69, 72))), place(62, 110)),
      placed(
        text(' were men. He was 42 years old. Cancer is found in 13–42% of adults '),
        place(110, 180),
      ),
      xref('bibliography', 'ref-doe', '1'),
      text(
        '. There were three women. A second case, T3 N1, anti-Jo-1 negative, came once on no day.',
      ),
    ),
  )
  expect(await held(tree, await caseResources())).toEqual([
    '54 computed',
    'two claimed',
    '42 years loose',
    '13 cited',
    '42% cited',
    'three swept',
  ])
})

test('a manuscript without data has none to list', async () => {
  expect(await held(article(p('Three of five.')))).toEqual([])
})
