import { expect, test } from 'vitest'
import { closest } from '../scripts/closest.js'
import { growth, steps } from './steps.js'

test('the same work is the same number of steps', async () => {
  const work = (): unknown => closest('fig:skni', ['fig:skin', 'tbl:a'])
  await steps(work)
  expect(await steps(work)).toBe(await steps(work))
})

test('work that grows with its square is told from work that grows with its length', async () => {
  const text = (times: number): string => 'a '.repeat(300 * times)
  const once = (times: number): unknown => [...text(times).matchAll(/\w/g)]
  const again = (times: number): void => {
    for (let rest = text(times); rest; rest = rest.slice(2)) /b/.exec(rest)
  }
  expect(await growth(once)).toBeLessThan(12)
  expect(await growth(again)).toBeGreaterThan(80)
})
