import { expect, test } from 'vitest'
import { printedPlacesOf } from '../../../scripts/write/pdf/places.js'
import { article, box, caption, figure, image, p, section } from '../../builders.js'
import { inputs } from '../../inputs.js'
import { compose, type Page } from './pages.js'

const filler = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ')
const text = article(
  section(
    'Methods',
    { id: 'sec:methods' },
    p(filler('alpha', 300)),
    p(`${filler('beta', 150)} the “exact” wording stands here ${filler('gamma', 150)}`),
  ),
  section('Results', { id: 'sec:results' }, p(filler('delta', 40))),
)

/** The number that stands in the margin beside the line that holds `words`, and its page. */
function printedBeside(pages: readonly Page[], words: string): { page: number; line: number } {
  const page = pages.findIndex(({ lines }) => lines.some((line) => line.text.includes(words)))
  const found = pages[page]!.lines.find((line) => line.text.includes(words))!
  const number = pages[page]!.lines.find(
    (line) =>
      /^\d+$/.test(line.text) &&
      line.artifact &&
      line.x < found.x &&
      line.y > found.y - 1 &&
      line.bottom < found.bottom + 1,
  )!
  return { page: page + 1, line: Number(number.text) }
}

test('a section and a passage are told by the page and line that the review layout prints', async () => {
  const given = inputs()
  const pages = await compose(text, { ...given, settings: { ...given.settings, layout: 'review' } })
  const places = await printedPlacesOf(text, given)
  expect(places.pages).toBe(pages.length)
  expect(pages.length).toBe(4)
  expect(places.of('sec:results')).toEqual(printedBeside(pages, 'Results'))
  for (const word of ['alpha17 ', 'alpha299', 'beta144 ', 'gamma77 ', 'delta39'])
    expect([word, places.find(word)!.from]).toEqual([word, printedBeside(pages, word.trim())])
})

test('words are found over the ends of lines and pages, whatever their quotes', async () => {
  const places = await printedPlacesOf(text, inputs())
  expect(places.find('the "exact" wording stands here')).toEqual(
    places.find('the “exact”\nwording stands here'),
  )
  const long = places.find(filler('alpha', 300))!
  expect(long.from.page).toBeLessThan(long.to.page)
  expect(long.to.line! - long.from.line!).toBeGreaterThan(20)
})

test('a figure stands on the page of its picture, which has no line', async () => {
  const places = await printedPlacesOf(
    article(
      section('Results', p('Seen.')),
      figure('fig:a', [image('a.png'), caption('What is seen.')], { id: 'fig-a', label: 'Fig. 1' }),
    ),
    inputs(),
  )
  expect(places.of('fig-a')).toEqual({ page: places.pages, line: undefined })
})

test('what does not stand there has no place', async () => {
  const places = await printedPlacesOf(text, inputs())
  expect(places.find('words that nobody wrote')).toBeUndefined()
  expect(places.find('  ')).toBeUndefined()
  expect(places.of('sec:nowhere')).toBeUndefined()
})

test('a box is found where it begins: what refers to it leads there', async () => {
  const content = section('Text', p(filler('alpha', 20)), {
    ...box('note', 'Rule', p(filler('boxed', 20))),
    id: 'box:rule',
  })
  const places = await printedPlacesOf(article(content), inputs())
  expect(places.of('box:rule')).toBeDefined()
})
