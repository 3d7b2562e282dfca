import { expect, test } from 'vitest'
import type { Article } from '../../../scripts/document/tree.js'
import {
  article,
  footnote,
  footnoteReference,
  footnotes,
  front,
  p,
  section,
  text,
} from '../../builders.js'
import { inputs } from '../../inputs.js'
import { compose, words, type Page } from './pages.js'

const sections = (count: number): Article =>
  article(
    front({ dates: { date: '2026-11-22' } }),
    ...Array.from({ length: count }, (_, index) =>
      section(`Part ${index}`, p(words(70 + ((index * 29) % 60)))),
    ),
  )
const set = (whole: Article, most: number): Promise<Page[]> =>
  compose(
    whole,
    inputs({
      settings: {
        pdf: { conformance: 'none', style: { article: { verticalJustification: most } } },
      },
    }),
  )
const told = (page: Page): Page['lines'] =>
  page.lines.filter((line) => !line.artifact && line.text !== '')
const bottom = (page: Page): number => Math.max(...told(page).map((line) => line.bottom))

test('full pages end at their foot; the last ends where it ends', async () => {
  const [ragged, justified] = [await set(sections(24), 0), await set(sections(24), 1)]
  expect(justified.length).toBe(ragged.length)
  expect(justified.length).toBeGreaterThan(3)
  for (const page of justified.slice(0, -1)) expect(bottom(page)).toBeCloseTo(page.foot, 1)
  expect(ragged.slice(0, -1).some((page) => bottom(page) < page.foot - 5)).toBe(true)
  expect(bottom(justified.at(-1)!)).toBe(bottom(ragged.at(-1)!))
})

test('only spaces grow: lines of a paragraph keep their distance, and nothing stands twice or elsewhere', async () => {
  const [ragged, justified] = [await set(sections(24), 0), await set(sections(24), 1)]
  for (const [index, page] of justified.entries()) {
    const [before, now] = [told(ragged[index]!), told(page)]
    expect(now.map((line) => line.text)).toEqual(before.map((line) => line.text))
    for (const at of now.keys()) {
      expect(now[at]!.y).toBeGreaterThanOrEqual(before[at]!.y - 0.001)
      if (at > 0 && now[at]!.size === now[at - 1]!.size)
        expect(now[at]!.y - now[at - 1]!.y).toBeCloseTo(before[at]!.y - before[at - 1]!.y, 6)
    }
  }
})

test('a page that would need spaces grown too far is left', async () => {
  const [ragged, little] = [await set(sections(24), 0), await set(sections(24), 0.02)]
  expect(little.map(bottom)).toEqual(ragged.map(bottom))
})

test('what stands in the margin stays where it is, and so does all above it', async () => {
  const [ragged, justified] = [(await set(sections(24), 0))[0]!, (await set(sections(24), 1))[0]!]
  const upTo = (page: Page): Array<[string, number]> =>
    page.lines
      .slice(0, page.lines.findIndex((line) => line.text === 'Date') + 1)
      .map(({ text, y }) => [text, y])
  expect(upTo(ragged).length).toBeGreaterThan(2)
  expect(upTo(justified)).toEqual(upTo(ragged))
  expect(bottom(justified)).toBeGreaterThan(bottom(ragged))
})

test('text above footnotes ends right above them', async () => {
  const whole = article(
    section('First', p(text(`${words(60)} `), footnoteReference('n', { number: 1 }))),
    ...Array.from({ length: 14 }, (_, index) => section(`Part ${index}`, p(words(60 + index)))),
    footnotes(footnote('n', ['Noted.'], { number: 1 })),
  )
  const [page] = await set(whole, 1)
  const note = page!.lines.find((line) => line.text.includes('Noted.'))!
  const above = Math.max(
    ...told(page!)
      .filter((line) => line.bottom < note.y)
      .map((line) => line.bottom),
  )
  expect(note.y - above).toBeLessThan(12)
  expect(note.y).toBeGreaterThan(above)
})
