import { expect, test } from 'vitest'
import { checkCommand } from '../../scripts/commands/check.js'
import type { Call } from '../../scripts/commands/command.js'
import { folderWith } from '../project/folder.js'

const csv = `case,sex,age_years
1,F,53
2,M,58
3,F,71
4,F,44
5,M,31
6,M,75
7,F,39
`
const front = '---\ntitle: Placeholder title\nauthors:\n  - Jane Doe\ndata: cases.csv\n---\n\n'

/** Runs `galley check --numbers` on a text over seven cases. */
async function run(
  body: string,
  options: Call['options'] = {},
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await checkCommand({
    arguments: ['paper.md'],
    options: { numbers: true, ...options },
    cwd: folderWith({ 'paper.md': front + body, 'cases.csv': csv }),
    sourceDateEpoch: undefined,
    terminal: {
      stdout: (text) => void (said.out += text),
      stderr: (text) => void (said.err += text),
      interactive: false,
      colour: false,
    },
  })
  return { code, ...said }
}

const loose = 'Four patients were women. The mean age was 53 years. They came from 12 towns.'
const held =
  ':claim[Four]{of="$count(cases[sex = \'F\'])"} patients were women. They came from [12]{.given} towns.'

test('it says how much is held, and lists what is loose by what can be bound', async () => {
  const { code, out } = await run(loose)
  expect(code).toBe(0)
  expect(out).toContain('1 of 3 numbers held, 0 hints')
  expect(out).toContain('1 of the loose numbers can be bound: `galley bind`')
  expect(out.indexOf('53 years')).toBeLessThan(out.indexOf('12 '))
})

test('with --strict, a loose number or a hint ends it with 1, and a held text with 0', async () => {
  expect((await run(held, { strict: true })).code).toBe(0)
  expect((await run(loose, { strict: true })).code).toBe(1)
  expect((await run(`${held} The mean age was [55]{.given} years.`, { strict: true })).code).toBe(0)
  expect((await run(`${held} The mean age was 55 years.`)).code).toBe(0)
})

test('with --reporter json, each doubted or loose number is a message', async () => {
  const { code, out } = await run('The mean age was 55 years. They came from 12 towns.', {
    strict: true,
    reporter: 'json',
  })
  expect(code).toBe(1)
  const messages = JSON.stringify(JSON.parse(out))
  expect(messages).toContain('the mean of `age_years` is 53')
  expect(messages).toContain('Unexpected `12` that nothing holds')
})
