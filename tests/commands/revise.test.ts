/** The revision pack of a manuscript in a real repository, from the call to the files. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UsageError, type Options } from '../../scripts/commands/command.js'
import { revise } from '../../scripts/commands/revise.js'
import { outputNames } from '../project/folder.js'

const root = mkdtempSync(join(tmpdir(), 'galley-revise-'))
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
}
const git = (...words: string[]): string =>
  execFileSync(
    'git',
    ['-C', root, '-c', 'user.name=Jane Doe', '-c', 'user.email=doe@example.org', ...words],
    { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
const put = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

const entry = (key: string, title: string): string =>
  `@article{${key}, title={${title}}, author={Doe, Jane}, journal={Example Journal}, year={2020}, doi={10.99999/${key}}}\n`
const datapackage = JSON.stringify({
  name: 'cases',
  resources: [
    {
      name: 'cases',
      path: 'cases.csv',
      schema: {
        fields: [
          { name: 'case', type: 'string' },
          { name: 'age', type: 'integer' },
          { name: 'site', type: 'string' },
        ],
      },
    },
  ],
})
const table = (...columns: string[]): string =>
  `source: cases\ncaption: The cases.\ncolumns:\n${columns.map((column) => `  - {label: ${column}, field: ${column.toLowerCase()}}\n`).join('')}`
const text = (first: string, more: string): string =>
  `# Case {#sec:case}\n\n${first} The mean age was :value{of="$average(cases.age)" format="0"} years (@tbl:cases).\n\n${more}# Discussion\n\nIt is known [@old2020].\n\n::table{#tbl:cases from=cases}\n`

beforeAll(() => {
  git('init', '-q')
  put(
    'manuscript/manuscript.yaml',
    'title: A case of rash\nauthors: [{name: {given: Jane, family: Doe}}]\ndate: 2026-11-22\nsections: [text.md]\n',
  )
  put('references.bib', entry('old2020', 'What was known'))
  put('manuscript/data/datapackage.json', datapackage)
  put('manuscript/data/cases.csv', 'case,age,site\nA,40,Rectum\nB,50,Colon\n')
  put('manuscript/tables/cases.yaml', table('Case', 'Age'))
  put(
    'manuscript/text.md',
    text('The patient came with a red rash.', 'This paragraph goes away altogether.\n\n'),
  )
  git('add', '.')
  git('commit', '-q', '-m', 'As submitted')
  git('tag', 'v1')
  put('references.bib', entry('old2020', 'What was known') + entry('new2021', 'What is new'))
  put('manuscript/data/cases.csv', 'case,age,site\nA,40,Rectum\nB,60,Colon\n')
  put('manuscript/tables/cases.yaml', table('Case', 'Age', 'Site'))
  put('manuscript/text.md', text('The patient came with [a blue rash]{#line:rash} [@new2021].', ''))
  put(
    'letter.md',
    '# Reviewer 1\n\n> Which colour?\n\nSee @line:rash: [a blue rash]{.new} [@new2021].\n',
  )
})
afterAll(() => rmSync(root, { recursive: true }))

async function call(
  options: Partial<Options>,
): Promise<{ code: number; said: string; out: string }> {
  const said: string[] = []
  const terminal = {
    stdout: (words: string) => void said.push(words),
    stderr: (words: string) => void said.push(words),
    interactive: false,
    colour: false,
  }
  const code = await revise({
    arguments: [],
    options,
    cwd: root,
    sourceDateEpoch: undefined,
    terminal,
  })
  return { code, said: said.join(''), out: join(root, options.out ?? 'build/revision') }
}
const readDocx = (path: string): string =>
  strFromU8(unzipSync(readFileSync(path))['word/document.xml']!)
const wordsOf = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')

test('the pack: both copies, the changes, the letter, the same bytes each time', async () => {
  const { code, said, out } = await call({ since: 'v1', letter: 'letter.md' })
  expect([code, said]).toEqual([
    0,
    expect.stringMatching(
      /^7 changes and \d+ numbers that follow from them since v1\nWrote build\/revision\/manuscript\.pdf, .*manifest\.json\n$/,
    ),
  ])
  expect(outputNames(out)).toEqual([
    'changes.md',
    'highlighted.docx',
    'highlighted.pdf',
    'manifest.json',
    'manuscript.docx',
    'manuscript.pdf',
    'response.docx',
    'response.md',
    'response.pdf',
  ])
  const list = readFileSync(join(out, 'changes.md'), 'utf8')
  for (const line of [
    'was: “red”',
    'is: “blue”',
    'was: “45”',
    'is: “50”',
    'deleted: “This paragraph goes away altogether.”',
    'inserted: “Site · Rectum · Colon”',
    'was: “50”',
    'is: “60”',
    '1 → 2',
  ])
    expect(list).toContain(line)
  expect(list).toMatch(/\*\*Case\*\*, page \d+, line \d+\n {3}- was: “red”/)
  expect(list).toContain(git('rev-parse', 'v1').trim())
  expect(readFileSync(join(out, 'response.md'), 'utf8')).toMatch(
    /See page \d+, line \d+: “a blue rash” \(page \d+, line \d+\) \[1\]\./,
  )
  const again = await call({ since: 'v1', letter: 'letter.md', out: 'again' })
  for (const name of outputNames(out))
    expect(readFileSync(join(again.out, name)).equals(readFileSync(join(out, name))), name).toBe(
      true,
    )
})

test('the clean copy has no marks, the highlighted one no tracked changes and both texts', () => {
  const out = join(root, 'build/revision')
  const [clean, marked] = [
    readDocx(join(out, 'manuscript.docx')),
    readDocx(join(out, 'highlighted.docx')),
  ]
  expect(clean).not.toMatch(/<w:strike|goes away|0B4F9E/)
  expect(marked).not.toMatch(/<w:(?:ins|del)[ >]/)
  expect(wordsOf(marked)).toContain('The patient came with a red blue rash')
  expect(wordsOf(marked)).toContain('This paragraph goes away altogether.')
})

test('an error of the letter or the manuscript writes nothing', async () => {
  put('bad.md', '[a green rash]{.new}\n')
  const { code, said, out } = await call({ since: 'v1', letter: 'bad.md', out: 'none' })
  expect([code, existsSync(out)]).toEqual([1, false])
  expect(said).toMatch(
    /bad\.md\n1:2-1:14 +error +Unexpected new wording “a green rash” that the manuscript does not have, expected its exact words +quoted-wording/,
  )
})

test('an old manuscript with errors is compared as a draft prints it', async () => {
  put('manuscript/text.md', text('The patient came [@none].', ''))
  git('commit', '-q', '-a', '-m', 'Broken')
  put('manuscript/text.md', text('The patient came [@new2021].', ''))
  const { code, said, out } = await call({ since: 'HEAD', out: 'mended' })
  expect(code).toBe(0)
  expect(said).toMatch(
    /Note: at HEAD the manuscript has an error, and is compared as a draft prints it: HEAD:manuscript\/text\.md:3:\d+ Unexpected citation of `none`/,
  )
  expect(readFileSync(join(out, 'changes.md'), 'utf8')).toContain('?none?')
})

test('blind, no copy and no list names the authors', async () => {
  put('letter2.md', 'See @sec:case.\n')
  const { code, said, out } = await call({
    since: 'v1',
    letter: 'letter2.md',
    out: 'blind',
    blind: true,
  })
  expect([code, said]).toEqual([
    0,
    expect.stringContaining('Note: the response letter is as you wrote it'),
  ])
  expect(
    readDocx(join(out, 'highlighted.docx')) +
      readDocx(join(out, 'manuscript.docx')) +
      readFileSync(join(out, 'manifest.json'), 'utf8'),
  ).not.toMatch(/Jane Doe/)
})

test('wrong use', async () => {
  for (const [options, message] of [
    [{}, /^Expected `--since`$/],
    [{ since: 'v9' }, /no revision/],
    [{ since: 'v1', letter: 'none.md' }, /does not exist/],
    [{ since: 'v1', letter: '.' }, /is a folder/],
  ] as const) {
    const error = await call(options).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(UsageError)
    expect((error as UsageError).message).toMatch(message)
  }
})
