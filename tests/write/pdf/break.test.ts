import { expect, test } from 'vitest'
import { growth } from '../../steps.js'
import {
  breakLines,
  fillLines,
  forced,
  never,
  type BreakItem,
} from '../../../scripts/write/pdf/text/break.js'

const box = (width: number): BreakItem => ({ kind: 'box', width })
const space = (): BreakItem => ({ kind: 'glue', width: 10, stretch: 5, shrink: 3 })
const ending: BreakItem[] = [
  { kind: 'penalty', width: 0, cost: never, hyphen: false },
  { kind: 'glue', width: 0, stretch: 1e5, shrink: 0 },
  { kind: 'penalty', width: 0, cost: forced, hyphen: false },
]
const paragraph = (...widths: number[]): BreakItem[] => [
  ...widths.flatMap((width, index) => (index === 0 ? [box(width)] : [space(), box(width)])),
  ...ending,
]

test('a paragraph that fits on a line is one line', () => {
  expect(breakLines(paragraph(30, 30, 30), 120, 1, false)).toEqual([7])
})

test('the lines are chosen together: evener than lines that are filled one after the other', () => {
  const items = paragraph(...Array.from({ length: 60 }, (_, index) => 18 + ((index * 37) % 50)))
  const looseness = (ends: readonly number[]): number => {
    let start = 0
    return ends.slice(0, -1).reduce((sum, end) => {
      const line = items.slice(start, end)
      start = end + 1
      const width = line.reduce((total, item) => total + item.width, 0)
      return sum + ((200 - width) / line.filter((item) => item.kind === 'glue').length) ** 2
    }, 0)
  }
  expect(looseness(breakLines(items, 200, 10, true)!)).toBeLessThan(
    looseness(fillLines(items, 200, true)!),
  )
})

test('a line never ends where a break is forbidden', () => {
  const items: BreakItem[] = [
    box(60),
    { kind: 'penalty', width: 0, cost: never, hyphen: false },
    space(),
    box(30),
    space(),
    box(60),
    ...ending,
  ]
  expect(breakLines(items, 100, 10, false)?.[0]).toBe(4)
})

test('a hyphen is taken when its line is better by far, and its width is counted', () => {
  const items: BreakItem[] = [
    box(50),
    space(),
    box(25),
    { kind: 'penalty', width: 10, cost: 60, hyphen: true },
    box(40),
    space(),
    box(50),
    ...ending,
  ]
  expect(breakLines(items, 100, 4, false)?.[0]).toBe(3)
})

test('without a way to stay below the tolerance there is none, unless it is the last resort', () => {
  const items = paragraph(90, 20, 90)
  expect(breakLines(items, 100, 1, false)).toBeUndefined()
  expect(breakLines(items, 100, 1, true)?.at(-1)).toBe(7)
})

test('letters that give make a way where spaces alone have none', () => {
  const items = (give: number): BreakItem[] =>
    paragraph(40, 38, 90).map((item) => (item.kind === 'box' ? { ...item, give } : item))
  expect(breakLines(items(0), 98, 1, false)).toBeUndefined()
  expect(breakLines(items(3), 98, 1, false)?.[0]).toBe(3)
})

test('a box wider than the line is kept, on a line of its own', () => {
  expect(fillLines(paragraph(30, 300, 30), 100, false)).toBeUndefined()
  expect(fillLines(paragraph(30, 300, 30), 100, true)).toEqual([1, 3, 7])
})

test('cost grows with the length of the text alone', async () => {
  const items = (times: number): BreakItem[] =>
    paragraph(...Array.from({ length: 5_000 * times }, (_, index) => 20 + (index % 7) * 5))
  const [few, many] = [items(1), items(10)]
  expect(await growth((times) => breakLines(times === 1 ? few : many, 400, 4, true))).toBeLessThan(
    35,
  )
})
