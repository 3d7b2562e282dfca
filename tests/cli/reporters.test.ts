import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { diagnostics, messageSummary, type Diagnostic } from '../../scripts/cli/diagnostics.js'
import { reporters, type ReporterName } from '../../scripts/cli/reporters/index.js'
import { report } from '../../scripts/report.js'

const position = (
  path: string,
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
) => ({ path, start: { line, column }, end: { line: endLine, column: endColumn } })

const sources = new Map([
  ['manuscript/02-methods.md', 'Title\n\nAs shown [@doe2021] by 東京 [@roe].\n'],
  ['b.md', 'x\u001B[2J'],
])

function messages(): VFile {
  const file = new VFile({ path: 'manuscript' })
  report(
    file,
    'unreferenced-figure',
    position('manuscript/02-methods.md', 40, 1, 41, 3),
    'Unexpected figure `fig:age` that the text never mentions, expected a reference to it',
  )
  report(
    file,
    'unresolved-citation',
    position('manuscript/02-methods.md', 3, 27, 3, 31),
    'Unexpected `@roe`',
    { suggestions: ['@doe', '@row'] },
  )
  report(
    file,
    'unresolved-citation',
    position('manuscript/02-methods.md', 3, 11, 3, 19),
    'Unexpected citation of `doe2021`, expected a key; did you mean `doe2020`?',
    { note: 'Two\nlines', suggestions: ['doe2020'] },
  )
  report(file, 'missing-glyph', position('b.md', 1, 1, 1, 3), 'Unexpected \u001B[2J, 100%', {})
  report(file, 'invalid-metadata', undefined, 'No title')
  return file
}

const run = (reporter: ReporterName, list: readonly Diagnostic[] = diagnostics(messages(), '')) =>
  reporters[reporter]({
    list,
    source: (file) => sources.get(file),
    colour: false,
    version: '1.2.3',
  })

test('pretty groups by file, in order, with the source line where it helps', () => {
  expect(run('pretty').stderr).toBe(`b.md
1:1-1:3 error   Unexpected <U+001B>[2J, 100%  missing-glyph
    | x<U+001B>[2J
    | ~~~~~~~~~

manuscript
1:1 error   No title  invalid-metadata

manuscript/02-methods.md
3:11-3:19 error   Unexpected citation of \`doe2021\`, expected a key; did you mean \`doe2020\`?             unresolved-citation
    | As shown [@doe2021] by 東京 [@roe].
    |           ~~~~~~~~
    Two
    lines
3:27-3:31 error   Unexpected \`@roe\`                                                                     unresolved-citation
    | As shown [@doe2021] by 東京 [@roe].
    |                             ~~~~
    instead: \`@doe\` or \`@row\`
40:1-41:3 warning Unexpected figure \`fig:age\` that the text never mentions, expected a reference to it  unreferenced-figure

4 errors, 1 warning
`)
})

test('a long line is cut around the place', () => {
  const list = [
    { ...diagnostics(messages(), '')[2]!, line: 1, column: 201, endLine: 1, endColumn: 204 },
  ]
  const { stderr } = reporters.pretty({
    list,
    source: () => `${'a'.repeat(200)}bcd${'e'.repeat(200)}`,
    colour: false,
    version: '',
  })
  expect(stderr).toContain(
    `    | …${'a'.repeat(20)}bcd${'e'.repeat(73)}…\n    |  ${' '.repeat(20)}~~~\n`,
  )
})

test('colours are escape codes, and only when asked for', () => {
  const { stderr } = reporters.pretty({
    list: diagnostics(messages(), ''),
    source: () => undefined,
    colour: true,
    version: '',
  })
  expect(stderr).toContain('\u001B[31merror  \u001B[39m')
  expect(stderr).toContain('\u001B[33mwarning\u001B[39m')
})

test("json is one array of the contract's shape, with paths as the caller sees them", () => {
  const { stdout, stderr } = run('json', diagnostics(messages(), '../paper/'))
  expect(stderr).toBeUndefined()
  expect(JSON.parse(stdout!)).toHaveLength(5)
  expect(JSON.parse(stdout!)[2]).toEqual({
    file: '../paper/manuscript/02-methods.md',
    line: 3,
    column: 11,
    endLine: 3,
    endColumn: 19,
    severity: 'error',
    rule: 'unresolved-citation',
    message: 'Unexpected citation of `doe2021`, expected a key; did you mean `doe2020`?',
    note: 'Two\nlines',
    suggestions: ['doe2020'],
  })
  expect(run('json', []).stdout).toBe('[]\n')
})

test('github annotates with all that could end a command escaped', () => {
  const { stdout } = run('github')
  expect(stdout!.split('\n')).toEqual([
    '::error file=b.md,line=1,endLine=1,col=1,endColumn=2,title=missing-glyph::Unexpected \u001B[2J, 100%25',
    '::error file=manuscript,line=1,endLine=1,col=1,endColumn=1,title=invalid-metadata::No title',
    '::error file=manuscript/02-methods.md,line=3,endLine=3,col=11,endColumn=18,title=unresolved-citation::Unexpected citation of `doe2021`, expected a key; did you mean `doe2020`?%0ATwo%0Alines%0ASuggestion: doe2020',
    '::error file=manuscript/02-methods.md,line=3,endLine=3,col=27,endColumn=30,title=unresolved-citation::Unexpected `@roe`%0ASuggestion: @doe or @row',
    '::warning file=manuscript/02-methods.md,line=40,endLine=41,title=unreferenced-figure::Unexpected figure `fig:age` that the text never mentions, expected a reference to it',
    '',
  ])
  const [one] = diagnostics(messages(), '')
  expect(run('github', [{ ...one!, file: 'a,b:c%\n' }]).stdout).toMatch(
    /^::error file=a%2Cb%3Ac%25%0A,/,
  )
})

test('SARIF names each rule that fired once, with places and fixes', () => {
  const log = JSON.parse(run('sarif', diagnostics(messages(), 'a b/')).stdout!)
  const [
    {
      tool: { driver },
      results,
    },
  ] = log.runs
  expect([log.version, driver.semanticVersion]).toEqual(['2.1.0', '1.2.3'])
  expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'invalid-metadata',
    'missing-glyph',
    'unreferenced-figure',
    'unresolved-citation',
  ])
  expect(results[2]).toEqual({
    ruleId: 'unresolved-citation',
    ruleIndex: 3,
    level: 'error',
    message: {
      text: 'Unexpected citation of `doe2021`, expected a key; did you mean `doe2020`?\nTwo\nlines',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/manuscript/02-methods.md' },
          region: { startLine: 3, startColumn: 11, endLine: 3, endColumn: 19 },
        },
      },
    ],
    fixes: [
      {
        description: { text: 'Write `doe2020`' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a%20b/manuscript/02-methods.md' },
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 11, endLine: 3, endColumn: 19 },
                insertedContent: { text: 'doe2020' },
              },
            ],
          },
        ],
      },
    ],
  })
})

test('a count speaks of one and of many', () => {
  const [error] = diagnostics(messages(), '')
  expect([
    messageSummary([]),
    messageSummary([error!]),
    messageSummary([error!, error!, { ...error!, severity: 'warning' }]),
  ]).toEqual(['no messages', '1 error', '2 errors, 1 warning'])
})

test('unix is one line a message, with nothing that could move a cursor', () => {
  expect(run('unix').stdout?.split('\n')[0]).toBe(
    'b.md:1:1: error: Unexpected <U+001B>[2J, 100% [missing-glyph]',
  )
  expect(run('unix').stdout?.split('\n')).toHaveLength(6)
})

test('pretty shows three of many alike and counts the rest; unix lists all', () => {
  const file = new VFile({ path: 'refs.bib' })
  for (let line = 1; line <= 600; line++)
    report(
      file,
      'uncited-entry',
      position('refs.bib', line, 1, line, 5),
      `Unexpected entry \`key${line}\` that is never cited`,
    )
  const list = diagnostics(file, '')
  expect(run('pretty', list).stderr).toBe(`refs.bib
1:1-1:5 warning Unexpected entry \`key1\` that is never cited  uncited-entry
2:1-2:5 warning Unexpected entry \`key2\` that is never cited  uncited-entry
3:1-3:5 warning Unexpected entry \`key3\` that is never cited  uncited-entry
    … and 597 more like this one; \`--reporter unix\` lists them all

600 warnings
`)
  expect((run('unix', list).stdout ?? '').trim().split('\n')).toHaveLength(600)
})

test('gitlab is a code quality report, in which a fault keeps its print when its line moves', () => {
  const read = (list?: readonly Diagnostic[]): Array<Record<string, unknown>> =>
    JSON.parse(run('gitlab', list).stdout ?? '') as Array<Record<string, unknown>>
  const issues = read()
  expect(issues[2]).toEqual({
    description:
      'Unexpected citation of `doe2021`, expected a key; did you mean `doe2020`? Two\nlines',
    check_name: 'unresolved-citation',
    fingerprint: expect.stringMatching(/^[\da-f]{64}$/),
    severity: 'critical',
    location: { path: 'manuscript/02-methods.md', lines: { begin: 3, end: 3 } },
  })
  const moved = read(diagnostics(messages(), '').map((one) => ({ ...one, line: one.line + 7 })))
  const prints = (list: typeof issues): unknown[] => list.map(({ fingerprint }) => fingerprint)
  expect(prints(moved)).toEqual(prints(issues))
  expect(new Set(prints(issues)).size).toBe(issues.length)
})
