import { expect, test } from 'vitest'
import { byUs, cases, expectations } from './table.js'

const expected = expectations()

test('the table holds every case', () => {
  expect(cases.map(({ name }) => name).filter((name) => !expected.has(name))).toEqual([])
})

test.each(cases)('$name', async ({ name, text }) => {
  expect(await byUs(text)).toBe(expected.get(name))
})
