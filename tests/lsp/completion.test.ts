/** What is offered where: `|` is the cursor. Each row is a file of one paper, as an editor holds it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathToFileURL } from 'node:url'
import { completionsAt } from '../../scripts/lsp/completion/index.js'
import { directives } from '../../scripts/lsp/completion/syntax-words.js'
import { OpenManuscript } from '../../scripts/lsp/manuscript.js'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'galley-completion-'))
const unsaved = new Map<string, string>()
const manuscript = new OpenManuscript(folder, (uri) => unsaved.get(uri))
const methods = 'manuscript/methods.md'
const metadata = 'manuscript/manuscript.yaml'
const table = 'manuscript/tables/measurements.yaml'
const facts = 'manuscript/facts.yaml'

beforeAll(async () => {
  for (const part of ['common', 'research'])
    cpSync(join(root, 'scripts/commands/init-template', part), folder, { recursive: true })
  await manuscript.check()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function offered(path: string, text: string) {
  const at = text.indexOf('|')
  const before = text.slice(0, at).split('\n')
  unsaved.set(pathToFileURL(join(folder, path)).href, text.replace('|', ''))
  const point = { path, line: before.length - 1, character: before.at(-1)!.length }
  return completionsAt(manuscript, point)
}

test.each<[what: string, path: string, text: string, expected: string[], typed: string]>([
  ['a function', methods, 'There were :value{of="$co|"}', ['$count', '$contains'], '$co'],
  ['a column in a predicate', methods, ':value{of="$count(measurements[gr|"}', ['group'], 'gr'],
  ['a column behind a point', methods, ':value{of="measurements.|"}', ['group'], ''],
  ['a fact', methods, ':value{fact=|}', ['all-measurements'], ''],
  ['an attribute of a claim', methods, ':claim[two]{|}', ['of', 'fact', 'as'], ''],
  ['a format', methods, ':value{of="1" format="n|"}', ['n (%)', 'n/N (%)'], 'n'],
  ['how a number is said', methods, ':value{of="1" as=w|}', ['words'], 'w'],
  ['a table', methods, '::table{#tbl:x from=|}', ['measurements'], ''],
  ['an attribute of an image', methods, '![A](figures/method.svg){wi|}', ['width', 'alt'], 'wi'],
  ['a class of an image', methods, '![A](figures/method.svg){.|}', ['.photograph'], '.'],
  ['a role of a section', methods, '# Who paid {.fun|}', ['.funding'], '.fun'],
  ['a class of a span', methods, '[0.1]{.g|}', ['.given'], '.g'],
  ['a directive of a line', methods, '::ta|', ['::table', '::chart'], '::ta'],
  ['a directive in a line', methods, 'There were :va|', [':value', ':claim'], ':va'],
  ['a box', methods, '::: wa|', ['::: warning'], '::: wa'],
  ['a link to a section', methods, 'See [this](#|).', ['fig:method'], ''],
  ['a figure', methods, 'See @fig:|', ['fig:method'], 'fig:'],
  ['a key', metadata, 'title: A\nkeyw|', ['keywords'], 'keyw'],
  ['a key of an author', metadata, 'authors:\n  - name: A\n    orc|', ['orcid'], 'orc'],
  ['the first of one', metadata, 'authors:\n  - |', ['name', 'group'], ''],
  ['a key in braces', metadata, 'affiliations:\n  - {id: a, ro|}', ['ror'], 'ro'],
  ['a declaration', metadata, 'declarations:\n  eth|', ['ethics'], 'eth'],
  ['a role of an author', metadata, 'authors:\n  - roles: [met|]', ['methodology'], 'met'],
  ['a kind of article', metadata, 'type: case|', ['case-report'], 'case'],
  ['a style', metadata, 'csl: vanc|', ['vancouver'], 'vanc'],
  ['a journal', metadata, 'journal: |', ['plos-one'], ''],
  ['a language', metadata, 'lang: |', ['de', 'pt-BR'], ''],
  ['a licence', metadata, 'license: CC|', ['CC-BY-4.0'], 'CC'],
  ['yes or no', metadata, 'smart: |', ['true', 'false'], ''],
  ['an affiliation', metadata, 'authors:\n- affiliations: [|]\naffiliations:\n- id: b', ['b'], ''],
  ['a layout, in a text', 'manuscript/methods.md', '---\nlayout: |\n---\n', ['two-column'], ''],
  ['a resource', table, 'source: |', ['measurements'], ''],
  ['a key of a column', table, 'columns:\n  - {label: A, fi|}', ['field'], 'fi'],
  ['a column', table, 'source: measurements\ncolumns:\n  - {field: |}', ['length_mm'], ''],
  ['a cell', table, 'source: measurements\ncolumns:\n  - cell: gr|', ['group'], 'gr'],
  ['an alignment', table, 'columns:\n  - {align: de|}', ['decimal'], 'de'],
  ['a fact in a fact', facts, 'half: $|', ['$count'], '$'],
])('%s', (_what, path, text, expected, typed) => {
  const items = offered(path, text)
  expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(expected))
  const { range } = items[0]!.textEdit as { range: { start: { character: number } } }
  const before = text.slice(0, text.indexOf('|')).split('\n').at(-1)!
  expect(before.slice(range.start.character)).toBe(typed)
})

test.each([
  ['in a comment of YAML', metadata, '# key|'],
  ['in plain words', methods, 'There were two|'],
  ['in a table of data', 'manuscript/data/measurements.csv', 'a|'],
])('nothing is offered %s', (_where, path, text) => {
  expect(offered(path, text)).toEqual([])
})

test('every directive that is offered is one that galley reads', async () => {
  const text = directives.map(([, inserted]) => inserted.replace(/#(\w+):/g, '#$1:x')).join('\n\n')
  const paper = `---\ntitle: A\nauthor: Jane Doe\n---\n\n${text}\n`
  const { file } = await build(memoryProject(new Map([['paper.md', paper]]), 'paper.md'), {
    purpose: 'check',
  })
  expect(file.messages.filter(({ ruleId }) => ruleId === 'unsupported-markup')).toEqual([])
})
