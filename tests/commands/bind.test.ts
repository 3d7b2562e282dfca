import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { bind } from '../../scripts/commands/bind.js'
import type { Call } from '../../scripts/commands/command.js'
import { memoryProject } from '../../scripts/project/project.js'
import { articleProse } from '../../scripts/tree/prose.js'
import { folderWith } from '../project/folder.js'

const csv = `case,sex,site,age_years,cea
1,F,colon,53,12
2,M,colon,58,3
3,F,colon,71,40
4,F,rectum,44,9
5,M,rectum,31,14
6,M,rectum,75,2
7,F,colon,39,6
`
const front = '---\ntitle: Placeholder title\nauthors:\n  - Jane Doe\ndata: cases.csv\n---\n\n'

interface Ran {
  code: number
  out: string
  err: string
  text: string
}

async function run(
  body: string,
  options: Call['options'],
  answers?: readonly string[],
): Promise<Ran> {
  const folder = folderWith({ 'paper.md': front + body, 'cases.csv': csv })
  const said = { out: '', err: '' }
  const waiting = [...(answers ?? [])]
  const code = await bind({
    arguments: ['paper.md'],
    options,
    cwd: folder,
    sourceDateEpoch: undefined,
    terminal: {
      stdout: (text) => void (said.out += text),
      stderr: (text) => void (said.err += text),
      ask: answers && (async () => waiting.shift()),
      interactive: false,
      colour: false,
    },
  })
  return { code, ...said, text: readFileSync(join(folder, 'paper.md'), 'utf8').slice(front.length) }
}

/** What a body prints, and its errors. */
async function printed(body: string): Promise<{ text: string; errors: string[] }> {
  const files = new Map([
    ['paper.md', front + body],
    ['cases.csv', csv],
  ])
  const { article, file } = await build(memoryProject(files, 'paper.md'), { purpose: 'check' })
  return {
    text: [...articleProse(article)].map(({ text }) => text).join('\n'),
    errors: file.messages.filter(({ fatal }) => fatal).map(({ ruleId }) => String(ruleId)),
  }
}

const sentence = 'Of the seven cases, four were female; the mean age was 53.0 years (range 31–75).'

test('--write binds what only one expression explains, and the paper prints the same words', async () => {
  const { code, text, err } = await run(`${sentence}\n`, { write: true })
  expect(code).toBe(0)
  expect(text).toBe(
    'Of the :claim[seven]{of="$count(cases)"} cases, :claim[four]{of="$count(cases[sex = \'F\'])"} were female; the mean age was :claim[53.0]{of="$average(cases.age_years)"} years (range :claim[31]{of="$min(cases.age_years)"}–:claim[75]{of="$max(cases.age_years)"}).\n',
  )
  expect(err).toContain('5 of 5 numbers bound')
  expect(await printed(text)).toEqual(await printed(`${sentence}\n`))
})

test('without a terminal the candidates are listed, and nothing is written', async () => {
  const { text, out } = await run(`${sentence}\n`, {})
  expect(text).toBe(`${sentence}\n`)
  expect(out).toContain('`four` in "Of the seven cases')
  expect(out).toContain(`:claim[…]{of="$count(cases[sex = 'F'])"}`)
})

test('the JSON report has each number with its candidates', async () => {
  const { out } = await run('Four patients were female. It took 17 weeks.\n', { reporter: 'json' })
  const report = JSON.parse(out) as Array<{ words: string; candidates: unknown[] }>
  expect(report.map(({ words, candidates }) => [words, candidates.length > 0])).toEqual([
    ['Four', true],
    ['17 weeks', false],
  ])
})

test('a person chooses with a digit, leaves a number with Enter, and ends with q', async () => {
  const body = 'Four patients were female. Three were male. Four had colon cancer.\n'
  const { text } = await run(body, {}, ['1', '', 'q'])
  expect(text).toMatch(/^:claim\[Four\].* patients were female\. Three were male\. Four had colon/)
})

test('a number in a link, code or markup stays as it is, and the others are bound', async () => {
  const body =
    '`four` and [four](https://example.org/4) women. *Four* patients were female.\r\nThree patients were male.\n'
  const { text } = await run(body, { write: true })
  expect(await printed(text)).toEqual(await printed(body))
  expect(text).toContain('`four`')
  expect(text).toMatch(/:claim\[Three\]/)
})

test('true sentences of many forms: the paper prints the same words after bind', async () => {
  const body = [
    'Two of four women with colon cancer had a CEA above 10 µg/L.',
    'Sites were colon (n = 4) and rectum (n = 3).',
    'Four and three cases were female and male, respectively.',
    'All but three patients were female.',
    'Colon cancer was found in 57.1 % of patients.',
    'The median age was 53 years (IQR 41.5–64.5).',
    'Case 3 was 71 years old with a CEA of 40.',
  ].join('\n\n')
  const { text } = await run(`${body}\n`, { write: true })
  expect(text).not.toBe(`${body}\n`)
  expect(await printed(text)).toEqual(await printed(`${body}\n`))
})
