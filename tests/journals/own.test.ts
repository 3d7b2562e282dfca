import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { build, type Built } from '../../scripts/build.js'
import { checklists } from '../../scripts/commands/checklists.js'
import type { Command, Options } from '../../scripts/commands/command.js'
import { journals } from '../../scripts/commands/journals.js'
import { profileNamed } from '../../scripts/journals/index.js'
import { memoryProject } from '../../scripts/project/project.js'

const profile = {
  title: 'Example Journal',
  oneJournal: true,
  readOn: '2026-11-22',
  sources: { EX: { title: 'example.org/authors' } },
  sets: { figure: { word: 'Fig', many: 'Figs', source: 'EX' } },
  package: {
    figures: { separate: true, dpi: 300, widths: [85], source: 'EX' },
    legends: 'end',
    tables: 'end',
    source: 'EX',
  },
  rules: [
    {
      id: 'text',
      severity: 'error',
      asks: 'a text without slang',
      source: 'EX',
      check: { kind: 'text-lacks', patterns: [{ what: 'slang', pattern: '\\bkind of\\b' }] },
    },
  ],
}

const checklist = {
  title: 'Checklist of the laboratory',
  edition: '1',
  sources: { LAB: { title: 'our own', readOn: '2026-11-22' } },
  topics: [
    {
      topic: 'Methods',
      items: [
        {
          id: '1',
          asks: 'what was done',
          source: 'LAB',
          find: [{ by: 'headings', words: ['methods'] }],
        },
      ],
    },
  ],
}

const paper = (front: object, body = '# Methods\n\nIt is kind of a test.\n'): string =>
  `---\n${JSON.stringify({ title: 'An example', authors: ['Jane Doe'], ...front })}\n---\n\n${body}`

async function checkedWith(
  front: object,
  files: Record<string, string>,
  options: object = {},
): Promise<Built> {
  const project = memoryProject(
    new Map([['paper.md', paper(front)], ...Object.entries(files)]),
    'paper.md',
  )
  return build(project, { purpose: 'check', ...options })
}
const told = ({ file }: Built): string[] =>
  file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)

test("an author's own profile sets and is checked, named in the metadata or by the call", async () => {
  const files = { 'lab/mine.yaml': stringify(profile) }
  const asks =
    'journal-requirement: Unexpected slang (`kind of`), expected a text without slang (Example Journal)'
  for (const built of [
    await checkedWith({ journal: './lab/mine.yaml' }, files),
    await checkedWith({ journal: { profile: 'lab/mine.yaml' } }, files),
    await checkedWith({}, files, { journal: 'lab/mine.yaml' }),
  ]) {
    expect(told(built)).toEqual([asks])
    expect(built.inputs.settings.words.figure.label).toBe('Fig')
    expect(built.article.children[0].metadata.journal).toEqual({ profile: 'mine' })
    expect([...built.inputs.sources.keys()]).toContain('lab/mine.yaml')
  }
})

test('a checklist of the author is filled, and what it lacks is told', async () => {
  const files = { 'lab.yaml': stringify(checklist) }
  expect(told(await checkedWith({ checklist: { 'lab.yaml': {} } }, files))).toEqual([])
  const without = memoryProject(
    new Map([
      ['paper.md', paper({ checklist: { 'lab.yaml': {} } }, '# Results\n\nWords.\n')],
      ['lab.yaml', stringify(checklist)],
    ]),
    'paper.md',
  )
  expect(told(await build(without, { purpose: 'check' }))).toEqual([
    expect.stringMatching(/^checklist-item: .*expected it in the text, or excluded with a reason/),
  ])
})

test('a pattern that could take for ever is refused or takes no time, and wild pages are refused', async () => {
  const own = structuredClone(profile) as typeof profile & { sets: { pdf?: object } }
  own.rules[0]!.check.patterns = [
    { what: 'a look behind', pattern: '(?<=a)b' },
    { what: 'nesting', pattern: '(a+)+$' },
  ]
  own.sets.pdf = { review: { 'text.body.size': 4000 }, says: 'large letters', source: 'EX' }
  const built = await checkedWith({ journal: 'mine.yaml' }, { 'mine.yaml': stringify(own) })
  expect(told(built)).toEqual([
    "invalid-profile: Unexpected change of the PDF's style, which can have 3 to 48 as text.body.size",
    'invalid-profile: Unexpected pattern `(?<=a)b`, expected one without look-around and back-references',
  ])
  const files = { 'mine.yaml': stringify({ ...own, sets: {} }).replace('(?<=a)b', 'b{9}') }
  const project = memoryProject(
    new Map([
      ['paper.md', paper({ journal: 'mine.yaml' }, `${'a'.repeat(5000)}c\n`)],
      ...Object.entries(files),
    ]),
    'paper.md',
  )
  expect(told(await build(project, { purpose: 'check' }))).toEqual([])
})

test('a profile out of the folder, or none, is told where it is named', async () => {
  expect(told(await checkedWith({ journal: '../mine.yaml' }, {}))).toEqual([
    "unsafe-path: Unexpected path out of the manuscript's folder, `../mine.yaml`, expected a copy of the file inside it",
  ])
  expect(told(await checkedWith({ checklist: { 'lab.yaml': {} } }, {}))).toEqual([
    'missing-file: Unexpected reporting checklist `lab.yaml`, expected a file; there is none at `lab.yaml`',
  ])
})

const run = async (
  command: Command,
  words: readonly string[],
  options: Options,
  cwd = '/',
): Promise<string> => {
  let printed = ''
  await command({
    arguments: words,
    options,
    cwd,
    sourceDateEpoch: undefined,
    terminal: {
      stdout: (text) => void (printed += text),
      stderr: () => {},
      interactive: false,
      colour: false,
    },
  })
  return printed
}

test('profiles and checklists are listed, shown, and begun from', async () => {
  expect(await run(journals, [], {})).toMatch(/^ {2}plos-one +PLOS ONE$/m)
  expect(await run(journals, ['plos-one'], {})).toContain(
    'an abstract of no more than 300 words [PLOS-f]',
  )
  expect(await run(checklists, [], {})).toMatch(/^ {2}care +CARE checklist, 2013: 30 items$/m)
  expect(await run(checklists, ['care'], {})).toMatch(
    /^ {2}7 +the history and this episode of care as/m,
  )
  const folder = mkdtempSync(join(tmpdir(), 'galley-own-'))
  expect(await run(journals, ['plos-one'], { out: 'mine.yaml' }, folder)).toBe(
    'Wrote mine.yaml; `galley check --journal mine.yaml` uses it.\n',
  )
  const text = readFileSync(join(folder, 'mine.yaml'), 'utf8')
  const { inputs } = await checkedWith({ journal: 'mine.yaml' }, { 'mine.yaml': text })
  expect(inputs.settings.journals).toEqual([{ name: 'mine', ...profileNamed('plos-one') }])
  await expect(run(journals, ['plos-one'], { out: 'mine.yaml' }, folder)).rejects.toThrow(
    'is there already',
  )
  writeFileSync(join(folder, 'x'), '')
  await expect(run(journals, [], { out: 'y.yaml' }, folder)).rejects.toThrow('Expected a name')
})
