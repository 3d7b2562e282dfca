import { expect, test } from 'vitest'
import { journalNames, profileNamed } from '../../../scripts/journals/index.js'
import { layoutStyleOf } from '../../../scripts/write/pdf/style.js'
import { article, p } from '../../builders.js'
import { inputs } from '../../inputs.js'
import { compose } from './pages.js'

test('a journal may change any length, size and colour', async () => {
  const changed = layoutStyleOf('article', {
    'text.body.size': 11,
    'colors.accent': '#800000',
    'page.margins.left': 100,
  })
  expect([changed.text.body.size, changed.colors.accent, changed.page.margins.left]).toEqual([
    11,
    '#800000',
    100,
  ])
  const [page] = await compose(
    article(p('x')),
    inputs({
      settings: {
        pdf: {
          conformance: 'none',
          style: { article: { 'text.opening.size': 15 }, review: { 'text.opening.size': 16 } },
        },
      },
    }),
  )
  expect(page!.lines.find((line) => line.text === 'x')!.size).toBe(15)
})

test('one change leaves the layout as it was for the next', () => {
  layoutStyleOf('article', { 'text.body.size': 11 })
  expect(layoutStyleOf('article').text.body.size).toBe(10)
})

test.each([
  ['text.bodies.size', 11],
  ['text.body.size', 'large'],
  ['text', 3],
])('%s = %s is no change of a style', (path, value) => {
  expect(() => layoutStyleOf('article', { [path]: value })).toThrow(
    `has no ${typeof value} named ${path}`,
  )
})

test.each([
  ['text.body.align', 'askew'],
  ['floats.order', 'figures'],
  ['colors.ink', 'black'],
  ['text.body.size', -1],
  ['text.body.size', Number.NaN],
])('%s cannot be %s', (path, value) => {
  expect(() => layoutStyleOf('review', { [path]: value })).toThrow(
    `cannot have ${value} as ${path}`,
  )
})

test.each(journalNames())('what %s changes of the style is there to be changed', (name) => {
  const { sets } = profileNamed(name)!
  for (const layout of ['article', 'review'] as const)
    for (const [path, value] of Object.entries(sets.pdf?.[layout] ?? {}))
      expect(
        path
          .split('.')
          .reduce<unknown>(
            (inner, part) => (inner as Record<string, unknown>)[part],
            layoutStyleOf(layout, sets.pdf![layout]),
          ),
      ).toBe(value)
})

test('the layouts name the same texts and spaces', () => {
  expect(Object.keys(layoutStyleOf('review').text)).toEqual(
    Object.keys(layoutStyleOf('article').text),
  )
  expect(Object.keys(layoutStyleOf('review').space)).toEqual(
    Object.keys(layoutStyleOf('article').space),
  )
})
