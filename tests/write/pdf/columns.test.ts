import { expect, test } from 'vitest'
import type { Article, Figure } from '../../../scripts/document/tree.js'
import {
  article,
  back,
  caption,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  front,
  image,
  p,
  section,
} from '../../builders.js'
import { inputs } from '../../inputs.js'
import { compose as composed, pdf, words, type Page, type Printed } from './pages.js'

const given = inputs({ settings: { layout: 'two-column' } })
const compose = (whole: Article): Promise<Page[]> => composed(whole, given)
const told = (page: Page): Printed[] =>
  page.lines.filter((line) => !line.artifact && line.text !== '')
const middle = ({ width }: Page): number => width / 2
const left = (page: Page): Printed[] => told(page).filter((line) => line.ink.to < middle(page) + 3)
const right = (page: Page): Printed[] =>
  told(page).filter((line) => line.ink.from > middle(page) - 3)
const bottom = (lines: readonly Printed[]): number => Math.max(...lines.map((line) => line.bottom))
const pictured = (name: string, more: Partial<Figure> = {}): Figure =>
  figure(`fig:${name}`, [image('a.png'), caption(`Shown ${name}. `, words(40))], {
    label: name,
    ...more,
  })
/** Page, column and height of the first line that holds `start`. */
function placeOf(
  pages: readonly Page[],
  start: string,
): [number, 'left' | 'right' | 'across', number] {
  const index = pages.findIndex((page) => told(page).some((line) => line.text.includes(start)))
  const page = pages[index]!
  const line = told(page).find(({ text }) => text.includes(start))!
  const column =
    line.ink.from > middle(page) - 3 ? 'right' : line.ink.to > middle(page) + 3 ? 'across' : 'left'
  return [index + 1, column, line.y]
}

test('text fills the left column, then the right, and the last page ends with columns of one height', async () => {
  const whole = article(
    front({ title: 'An example' }),
    section('Text', p(words(700)), p(words(500)), p(words(300))),
  )
  const pages = await compose(whole)
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages.slice(0, -1)) {
    expect(bottom(left(page))).toBeGreaterThan(page.foot - 30)
    expect(bottom(right(page))).toBeGreaterThan(page.foot - 30)
  }
  const last = pages.at(-1)!
  expect(Math.abs(bottom(left(last)) - bottom(right(last)))).toBeLessThan(30)
  expect(bottom(told(last))).toBeLessThan(last.foot - 60)
  for (const page of pages) {
    const order = told(page).filter(({ size }) => size === 9.2)
    const turn = order.findIndex((line) => line.ink.from > middle(page) - 3)
    expect(order.slice(turn).every((line) => line.ink.from > middle(page) - 3)).toBe(true)
  }
  await pdf(whole, given) // in which no word is lost
})

test('a narrow float stands at the foot of the column that has room, a wide one across the top of the next page', async () => {
  const pages = await compose(
    article(
      section(
        'Text',
        p('Before both. ', words(100)),
        pictured('narrow'),
        pictured('wide', { width: { value: 170, unit: 'mm' } }),
        p('Behind both. ', words(900)),
      ),
    ),
  )
  const [before, narrow, wide, behind] = [
    'Before both',
    'Shown narrow',
    'Shown wide',
    'Behind both',
  ].map((start) => placeOf(pages, start))
  expect(before!.slice(0, 2)).toEqual([1, 'left'])
  expect(narrow!.slice(0, 2)).toEqual([1, 'left'])
  expect(behind!.slice(0, 2)).toEqual([1, 'left'])
  expect(narrow![2]).toBeGreaterThan(behind![2])
  expect(wide![0]).toBe(2)
  const second = pages[1]!
  const body = told(second).filter(({ size }) => size === 9.2)
  expect(Math.min(...body.map(({ y }) => y))).toBeGreaterThan(wide![2])
})

test('a footnote stands under the column that calls it', async () => {
  const pages = await compose(
    article(
      section('Text', p(words(700)), p('Late', footnoteReference('n', { number: 1 }), words(60))),
      back(footnotes(footnote('n', ['A remark below.'], { number: 1 }))),
    ),
  )
  const [page, column] = placeOf(pages, 'A remark')
  expect([page, column]).toEqual(placeOf(pages, 'Late').slice(0, 2))
})
