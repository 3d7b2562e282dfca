import { expect, test } from 'vitest'
import type { Figure } from '../../../scripts/document/tree.js'
import {
  article,
  back,
  caption,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  image,
  p,
  section,
  table,
  tableFigure,
} from '../../builders.js'
import { compose, linesOf, pdf, words, type Page } from './pages.js'

/** A figure whose caption is 20 lines: it finds no room at the foot of a page that is nearly full. */
const tall = (more: Partial<Figure> = {}): Figure => ({
  ...figure('fig:tall', [image('a.png'), caption(words(300))], { label: 'Fig. 1' }),
  ...more,
})
/** Where the caption and the paragraph written behind it begin: page, and place on it. */
const order = (pages: readonly Page[]): string[] =>
  pages.flatMap((page, index) =>
    linesOf(page).flatMap((line) =>
      line.startsWith('Fig. 1')
        ? [`figure ${index + 1}`]
        : line.startsWith('Behind')
          ? [`text ${index + 1}`]
          : [],
    ),
  )
const paper = (float: Figure) =>
  article(section('Text', p(words(390)), float, p('Behind it. ', words(60))))

test('the text goes on past a float that waits, and not past one that is wanted here', async () => {
  expect(order(await compose(paper(tall())))).toEqual(['text 1', 'figure 2'])
  expect(order(await compose(paper(tall({ placement: 'here' }))))).toEqual(['figure 2', 'text 2'])
})

test('tables on their side share a page where both find room', async () => {
  const wide = (name: string, rows: number) =>
    tableFigure(
      `tbl:${name}`,
      [
        caption(`Listed ${name}.`),
        table(
          ...Array.from({ length: rows }, () =>
            Array.from({ length: 10 }, (_, column) => `ABCDEFGHJK123${column}`),
          ),
        ),
      ],
      { label: `Table ${name}` },
    )
  const turned = async (rows: number): Promise<string[][]> =>
    (await compose(article(section('Text', p(words(50)), wide('A', rows), wide('B', rows)))))
      .filter(({ width, height }) => width > height)
      .map((page) => linesOf(page).flatMap((line) => /^Table \w/.exec(line)?.[0] ?? []))
  expect(await turned(4)).toEqual([['Table A', 'Table B']])
  expect(await turned(22)).toHaveLength(2)
})

test('a footnote that a footnote calls stands below it', async () => {
  const noted = article(
    section('Text', p('Words', footnoteReference('one', { number: 1 }), '.')),
    back(
      footnotes(
        footnote('one', ['An outer note', footnoteReference('two', { number: 2 }), '.'], {
          number: 1,
        }),
        footnote('two', ['An inner note.'], { number: 2 }),
      ),
    ),
  )
  const lines = linesOf((await compose(noted))[0]!).join(' ')
  expect(lines.indexOf('An outer note')).toBeGreaterThan(0)
  expect(lines.indexOf('An inner note')).toBeGreaterThan(lines.indexOf('An outer note'))
  await pdf(noted) // in which no word is lost
})
