import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import type { Article, CrossReference, Phrasing, Xref } from '../../scripts/document/tree.js'
import { crossReferences } from '../../scripts/resolve/cross-references.js'
import { identifiers } from '../../scripts/resolve/identifiers.js'
import { numbers } from '../../scripts/resolve/numbers.js'
import { runStages } from '../../scripts/stage.js'
import {
  article,
  figure,
  image,
  p,
  panel,
  section,
  supplement,
  tableFigure,
  table,
} from '../builders.js'
import { inputs } from '../inputs.js'

const refer = (...names: string[]): CrossReference => ({
  type: 'crossReference',
  bracketed: names.length > 1,
  children: names.map((identifier) => ({
    type: 'crossReferenceItem',
    identifier,
    prefix: [],
    suffix: [],
  })),
})
const panels = (letters: string) =>
  [...letters].map((letter) => panel(letter, [image(`${letter}.png`)]))
const skin = () => figure('fig:skin', panels('ab'))
const scan = () => figure('fig:scan', panels('abcd'))

async function resolved(tree: Article): Promise<Article> {
  return runStages([identifiers, numbers, crossReferences], tree, inputs(), new VFile())
}
/** What a cluster prints, after a paragraph that numbers `skin` 1, `scan` 2 and so on. */
async function printed(...names: string[]): Promise<string> {
  const order = p(
    refer('fig:skin'),
    refer('fig:scan'),
    refer('fig:x'),
    refer('fig:y'),
    refer('tbl:t'),
    refer('sec:a'),
  )
  const tree = await resolved(
    article(
      section(
        'Methods',
        order,
        p(refer(...names)),
        skin(),
        scan(),
        figure('fig:x', []),
        figure('fig:y', []),
        tableFigure('tbl:t', [table(['a'])]),
        { identifier: 'sec:a' },
      ),
    ),
  )
  const [, , target] =
    tree.children[1].children[0]?.type === 'section' ? tree.children[1].children[0].children : []
  return toString(target).replace(/\u00A0/g, ' ')
}

test.each([
  [['fig:skin'], 'Fig. 1'],
  [['fig:skin.a'], 'Fig. 1a'],
  [['fig:skin.a', 'fig:skin.b'], 'Fig. 1a, b'],
  [['fig:scan.a', 'fig:scan.b', 'fig:scan.c'], 'Fig. 2a–c'],
  [['fig:scan.a', 'fig:scan.b', 'fig:scan.d'], 'Fig. 2a, b, d'],
  [['fig:skin.a', 'fig:scan.c'], 'Figs. 1a and 2c'],
  [['fig:skin.a', 'fig:skin.b', 'fig:scan.c'], 'Figs. 1a, b and 2c'],
  [['fig:skin', 'fig:scan'], 'Figs. 1 and 2'],
  [['fig:skin', 'fig:scan', 'fig:x'], 'Figs. 1–3'],
  [['fig:skin', 'fig:scan', 'fig:y'], 'Figs. 1, 2 and 4'],
  [['fig:skin', 'tbl:t'], 'Fig. 1 and Table 1'],
  [['fig-skin.b'], 'Fig. 1b'],
  [['tab:t'], 'Table 1'],
  [['sec:a'], 'Section “Methods”'],
])('%j prints %s', async (names, words) => {
  expect(await printed(...names)).toBe(words)
})

test('floats are numbered in order of first mention, the forgotten ones after them', async () => {
  const tree = await resolved(
    article(
      section(
        'A',
        figure('fig:forgotten', []),
        figure('fig:second', []),
        figure('fig:first', []),
        p(refer('fig:first'), refer('fig:second')),
      ),
    ),
  )
  const found = (
    tree.children[1].children[0] as { children: Array<{ identifier?: string; number?: number }> }
  ).children
  expect(
    found.flatMap(({ identifier, number }) => (identifier ? [[identifier, number]] : [])),
  ).toEqual([
    ['fig:forgotten', 3],
    ['fig:second', 2],
    ['fig:first', 1],
  ])
})

test('a figure mentioned only in a caption is numbered where that caption is read', async () => {
  const inner = figure('fig:outer', [
    { type: 'caption', children: [p('Compare ', refer('fig:inner'))] },
  ])
  const tree = await resolved(
    article(
      section('A', p(refer('fig:outer')), figure('fig:inner', []), inner, p(refer('fig:inner'))),
    ),
  )
  const found = (
    tree.children[1].children[0] as { children: Array<{ identifier?: string; number?: number }> }
  ).children
  expect(
    found.flatMap(({ identifier, number }) => (identifier ? [[identifier, number]] : [])),
  ).toEqual([
    ['fig:inner', 2],
    ['fig:outer', 1],
  ])
})

test('a range is one link to all that it means', async () => {
  const tree = await resolved(
    article(section('A', p(refer('fig:scan.a', 'fig:scan.b', 'fig:scan.c')), scan())),
  )
  const paragraph = (tree.children[1].children[0] as { children: Array<{ children: Phrasing[] }> })
    .children[1]
  expect((paragraph?.children[0] as Xref).targets).toEqual([
    'fig-scan-a',
    'fig-scan-b',
    'fig-scan-c',
  ])
})

test('a panel that its figure does not have stays, and says which there are', async () => {
  const node = refer('fig:skin.d')
  await resolved(article(section('A', p(node), skin())))
  expect(node.children[0]?.fault).toMatchObject({
    rule: 'unknown-panel',
    reason: 'Unexpected panel `d` of `fig:skin`, expected `a` or `b`',
  })
})

test('a reference to nothing stays, and names what it may mean', async () => {
  const node = refer('fig:skni')
  await resolved(article(section('A', p(node), skin())))
  expect(node.children[0]?.fault?.reason).toBe(
    'Unexpected reference to `fig:skni`, expected a figure, table, equation or section of the manuscript; did you mean `fig:skin`?',
  )
})

test('supplements are numbered by place; one with a label of its own is called by it', async () => {
  const references = [['supp:a'], ['supp:c', 'supp:a'], ['supp:v'], ['supp:v', 'supp:a']].map(
    (names) => p(refer(...names)),
  )
  const tree = await resolved(
    article(
      ...references,
      supplement('supp:a', 'a.csv'),
      supplement('supp:v', 'v.mp4', { label: 'Video 1' }),
      supplement('supp:c', 'c.csv'),
    ),
  )
  expect(
    tree.children[1].children.slice(0, 4).map((node) => toString(node).replace(/\u00A0/g, ' ')),
  ).toEqual([
    'Supplementary File 1',
    'Supplementary Files 1 and 2',
    'Video 1',
    'Video 1 and Supplementary File 1',
  ])
  expect(tree.children[1].children[0]).toMatchObject({
    children: [{ type: 'xref', kind: 'supplementary-material', targets: ['supp-a'] }],
  })
})

test('a reference that brings its own "and" gets none of ours', async () => {
  const and = refer('fig:skin', 'fig:scan')
  and.children[1]!.prefix = [{ type: 'text', value: 'and' }]
  const tree = await resolved(
    article(section('Methods', p(refer('fig:skin'), refer('fig:scan')), p(and), skin(), scan())),
  )
  const [, paragraph] = (tree.children[1].children[0] as { children: Phrasing[] }).children.slice(1)
  expect(toString(paragraph)).toBe('Fig.\u00a01 and Fig.\u00a02')
})
