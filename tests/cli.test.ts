/**
 * The compiled program as a user meets it: exit status, what goes to stdout and stderr, what is written and what is not.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { rules } from '../scripts/rules.js'
import { cli, galley, hashes } from './dist.js'
import { folderWith, outputNames } from './project/folder.js'

const front = '---\ntitle: Placeholder title\nauthor: Jane Doe\nbibliography: paper.bib\n---\n\n'
const bibliography =
  '@article{doe2020,\n  author = {Doe, Jane},\n  title = {Placeholder},\n  journal = {Example Journal},\n  year = {2020},\n  doi = {10.99999/x},\n}\n'
const sound = {
  'paper.md': `${front}# Introduction\n\nPlaceholder text [@doe2020].\n`,
  'paper.bib': bibliography,
}
const broken = {
  ...sound,
  'paper.md': `${front}# Introduction\n\nPlaceholder text [@doe2020; @doe2021].\n`,
}

test('a sound paper builds: 0, files in build/, nothing on stdout', () => {
  const folder = folderWith(sound)
  const { code, stdout, stderr } = galley(['build', 'paper.md', '--to', 'jats'], folder)
  expect([code, stdout, stderr]).toEqual([0, '', 'Wrote build/paper.xml, build/manifest.json\n'])
  expect(outputNames(join(folder, 'build'))).toEqual(['manifest.json', 'paper.xml'])
})

test('all formats are written unless some are named', () => {
  const folder = folderWith(sound)
  expect(galley(['build', 'paper.md', '--out', 'deep/out/'], folder).stderr).toMatch(
    /^Wrote deep\/out\/paper\.xml, .*deep\/out\/paper\.pdf, .*deep\/out\/manifest\.json\n$/,
  )
  const manifest = JSON.parse(readFileSync(join(folder, 'deep/out/manifest.json'), 'utf8'))
  expect(manifest.inputs.map(({ path }: { path: string }) => path)).toEqual([
    'paper.bib',
    'paper.md',
  ])
  expect(manifest.outputs).toEqual(
    Object.entries(hashes(join(folder, 'deep/out')))
      .filter(([path]) => path !== 'manifest.json')
      .map(([path, sha256]) => ({
        path,
        bytes: readFileSync(join(folder, 'deep/out', path)).length,
        sha256,
      })),
  )
})

test('an error is said where it is, exits 1, and leaves the output folder as it was', () => {
  const folder = folderWith(sound)
  galley(['build', 'paper.md', '--to', 'jats'], folder)
  const before = hashes(join(folder, 'build'))
  writeFileSync(join(folder, 'paper.md'), broken['paper.md'])
  const { code, stdout, stderr } = galley(['build', 'paper.md'], folder)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(
    /^paper\.md\n9:29-9:37 error   .*`doe2021`.*  unresolved-citation\n    \| Placeholder text \[@doe2020; @doe2021\]\.\n    \| {29}~{8}\n\n1 error\n$/,
  )
  expect(hashes(join(folder, 'build'))).toEqual(before)
  expect(existsSync(join(folder, 'other'))).toBe(false)
  expect(galley(['build', 'paper.md', '--out', 'other'], folder).code).toBe(1)
  expect(existsSync(join(folder, 'other'))).toBe(false)
})

test('check says what build says and writes nothing', () => {
  const folder = folderWith(broken)
  const [checked, built] = [
    galley(['check', 'paper.md'], folder),
    galley(['build', 'paper.md'], folder),
  ]
  const said = 'Checked 2 files: 0 figures, 0 tables, 1 reference.\n'
  expect(checked).toEqual({ ...built, stderr: `${built.stderr}${said}` })
  expect(readdirSync(folder).sort()).toEqual(['paper.bib', 'paper.md'])
  expect(galley(['check', 'paper.md'], folderWith(sound))).toEqual({
    code: 0,
    stdout: '',
    stderr: said,
  })
})

test('a draft is built with the error as a warning, and exits 0', () => {
  const folder = folderWith(broken)
  const { code, stderr } = galley(['build', 'paper.md', '--draft', '--to', 'jats'], folder)
  expect(code).toBe(0)
  expect(stderr).toMatch(/^paper\.md\n9:29-9:37 warning .*  unresolved-citation\n/)
  const xml = readFileSync(join(folder, 'build/paper.xml'), 'utf8')
  expect(xml).toContain('<?galley draft?>')
  expect(xml).toContain('?doe2021?')
})

test('text in another encoding stops even a draft', () => {
  const folder = folderWith({
    'paper.md': Buffer.from(`${front}Caf\xE9`, 'latin1'),
    'paper.bib': bibliography,
  })
  const { code, stderr } = galley(['build', 'paper.md', '--draft'], folder)
  expect(code).toBe(1)
  expect(stderr).toMatch(/invalid-encoding/)
  expect(existsSync(join(folder, 'build'))).toBe(false)
})

test.each([
  [['build', 'nowhere.md'], 'galley: `nowhere.md` does not exist\n'],
  [['build', '.'], 'galley: `.` holds no folder `manuscript/`; give the file: `paper.md`\n'],
  [
    ['build', 'paper.bib'],
    'galley: `paper.bib` is no Markdown file; a manuscript is a folder that holds `manuscript/`, or a `.md`, `.qmd` or `.Rmd` file\n',
  ],
  [
    ['build', 'paper.md', '--frob'],
    'galley: Unknown option `--frob` of `galley build`; `galley build --help` lists them\n',
  ],
  [
    ['build', 'paper.md', '--reporter', 'sariff'],
    'galley: Unknown `--reporter` `sariff`, expected `pretty`, `unix`, `json`, `github`, `gitlab`, `sarif`; did you mean `sarif`?\n',
  ],
  [
    ['build', 'paper.md', '--jats', '1.2'],
    'galley: Unknown `--jats` `1.2`, expected `1.3`, `1.4`; did you mean `1.3`?\n',
  ],
  [
    ['build', 'paper.md', '--out', 'paper.bib'],
    'galley: Cannot write to `paper.bib`: it is no folder\n',
  ],
  [
    ['explain', 'missing-glyf'],
    'galley: Unknown rule `missing-glyf`; did you mean `missing-glyph`?\n',
  ],
])('wrong use %j exits 2 with one line', (words, line) => {
  expect(galley(words, folderWith(sound))).toEqual({ code: 2, stdout: '', stderr: line })
})

test('unknown formats and journals are wrong use', () => {
  const folder = folderWith(sound)
  expect(galley(['build', 'paper.md', '--to', 'jats,odt'], folder)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^galley: Unknown `--to` `odt`, expected `jats`, [^\n]*\n$/),
  })
  expect(galley(['check', 'paper.md', '--journal', 'no-such-journal'], folder)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^galley: Unknown `--journal` `no-such-journal`[^\n]*\n$/),
  })
  expect(galley(['build', 'paper.md'], folder, { SOURCE_DATE_EPOCH: 'yesterday' })).toMatchObject({
    code: 2,
    stderr: 'galley: Unexpected SOURCE_DATE_EPOCH `yesterday`, expected seconds since 1970\n',
  })
})

test('an output that would overwrite a source is refused', () => {
  const folder = folderWith({
    'paper.md': `${front}![Placeholder.](figures/x.svg){#fig:x alt="A square."}\n\n@fig:x`,
    'paper.bib': '',
    'figures/x.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  })
  expect(galley(['build', 'paper.md', '--to', 'jats', '--out', '.'], folder)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("would overwrite the manuscript's own file"),
  })
  expect(readdirSync(folder).sort()).toEqual(['figures', 'paper.bib', 'paper.md'])
})

test('json, sarif and github go to stdout, with paths from where the program was called', () => {
  const folder = folderWith(
    Object.fromEntries(Object.entries(broken).map(([path, text]) => [`papers/${path}`, text])),
  )
  const json = galley(['check', 'papers/paper.md', '--reporter', 'json'], folder)
  expect([json.code, json.stderr]).toEqual([1, ''])
  expect(JSON.parse(json.stdout)).toEqual([
    expect.objectContaining({
      file: 'papers/paper.md',
      line: 9,
      column: 29,
      endLine: 9,
      endColumn: 37,
      severity: 'error',
      rule: 'unresolved-citation',
    }),
  ])
  const github = galley(['check', 'papers/paper.md', '--reporter', 'github'], folder)
  expect(github.stdout).toMatch(
    /^::error file=papers\/paper\.md,line=9,endLine=9,col=29,endColumn=36,title=unresolved-citation::/,
  )
  const sarif = galley(['check', 'papers/paper.md', '--reporter', 'sarif'], folder)
  expect(JSON.parse(sarif.stdout).runs[0].results[0].ruleId).toBe('unresolved-citation')
})

test('help and version go to stdout and exit 0; each rule is explained', () => {
  const folder = folderWith({})
  expect(galley(['--help'], folder)).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('galley build [PATH]'),
  })
  expect(galley(['build', '--help'], folder)).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('--no-validate'),
  })
  expect(galley(['--version'], folder).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(galley([], folder)).toMatchObject({ code: 2, stdout: '' })
  for (const name of Object.keys(rules).slice(0, 3))
    expect(galley(['explain', name], folder)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(rules[name as keyof typeof rules].mend),
    })
})

test('a new manuscript builds without a message, in every format', () => {
  const folder = folderWith({})
  expect(galley(['init', 'mine'], folder).code).toBe(0)
  const { code, stderr } = galley(['build', 'mine', '--out', 'mine/build'], folder)
  expect(stderr).toMatch(/^Wrote mine\/build\/[^\n]*\n$/)
  expect(code).toBe(0)
  expect(galley(['init', 'mine'], folder)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'galley: `mine` already holds `.gitignore`; name a new folder\n',
  })
})

test('a reader that stops early is no fault', () => {
  const folder = folderWith(broken)
  const { stderr } = spawnSync(
    'bash',
    ['-c', `"${process.execPath}" "${cli}" check paper.md --reporter sarif | true`],
    { cwd: folder, encoding: 'utf8' },
  )
  expect(stderr).toBe('')
})

test('--watch builds again when an input changes, not when it is only saved, and survives errors', async () => {
  const folder = folderWith(sound)
  const child = spawn(process.execPath, [cli, 'build', 'paper.md', '--to', 'jats', '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill())
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const watching = async (times: number): Promise<void> => {
    for (let left = 400; said.split('Watching').length - 1 < times; left--) {
      if (left === 0) throw new Error(`No build number ${times}: ${said}`)
      await new Promise((done) => setTimeout(done, 25))
    }
  }
  await watching(1)
  writeFileSync(join(folder, 'paper.md'), sound['paper.md'])
  writeFileSync(join(folder, 'unrelated.txt'), 'x')
  await new Promise((done) => setTimeout(done, 400))
  expect(said.split('Wrote').length - 1).toBe(1)
  writeFileSync(join(folder, 'paper.md'), broken['paper.md'])
  await watching(2)
  expect(said).toContain('unresolved-citation')
  writeFileSync(
    join(folder, 'paper.bib'),
    `${bibliography}${bibliography.replaceAll('doe2020', 'doe2021').replace('10.99999/x', '10.99999/y').replace('{Placeholder}', '{Another}')}`,
  )
  await watching(3)
  expect(said.split('Wrote').length - 1).toBe(2)
})

test('the compiled program keeps the letters of its patterns: curly quotes and dashes are read as from the source', () => {
  const folder = folderWith({
    ...sound,
    'paper.md': `${front}Placeholder [@doe2020]. Don't look at "Figs. 1–3".\n`,
  })
  const { code, stdout } = galley(['check', 'paper.md', '--reporter', 'json'], folder)
  const found = JSON.parse(stdout).map(
    ({ message, column, endColumn }: { message: string; column: number; endColumn: number }) => [
      message.split(',')[0],
      column,
      endColumn,
    ],
  )
  expect([code, found]).toEqual([
    0,
    [['Unexpected `Figs. 1–3` in a manuscript that has no figure', 40, 49]],
  ])
})
