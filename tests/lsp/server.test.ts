import { PassThrough } from 'node:stream'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  CompletionRequest,
  DefinitionRequest,
  DocumentLinkRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  CodeActionRequest,
  HoverRequest,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ReferencesRequest,
  RenameRequest,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type Location,
} from 'vscode-languageserver'
import { createConnection, type Connection } from 'vscode-languageserver/node'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { serveEditor } from '../../scripts/lsp/server.js'

const folder = mkdtempSync(join(tmpdir(), 'galley-lsp-'))
const uri = (path: string): string => pathToFileURL(join(folder, path)).href
const lines = [
  '---',
  'title: An example',
  'authors:',
  '  - name: Jane Doe',
  'bibliography: references.bib',
  'data: cases.csv',
  '---',
  '',
  '# Methods {#sec:methods}',
  '',
  'As shown before [@doe2020], and in @sec:methods and [@deo2020].',
  '',
  '`@doe2020` is code. There were :claim[two]{of="$count(cases)"} cases.',
  'There were two female cases.',
  '',
]
const text = lines.join('\n')
const bib = `@article{doe2020,
  author = {Doe, Jane and Roe, Richard},
  title = {A placeholder of work},
  journal = {Journal of Examples},
  year = {2020},
}
`

let client: Connection
let shown: Array<{ uri: string; diagnostics: Diagnostic[] }> = []
let arrived: Array<() => void> = []

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'paper.md'), 'Not what the editor holds.\n')
  writeFileSync(join(folder, 'references.bib'), bib)
  writeFileSync(join(folder, 'cases.csv'), 'id,sex\n1,female\n2,male\n3,female\n')
  const [up, down] = [new PassThrough(), new PassThrough()]
  void serveEditor(up, down)
  client = createConnection(down, up)
  client.onNotification(PublishDiagnosticsNotification.type, (told) => {
    shown = [...shown.filter((one) => one.uri !== told.uri), told]
    for (const done of arrived.splice(0)) done()
  })
  client.listen()
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: {},
  })
  const told = next()
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: uri('paper.md'), languageId: 'markdown', version: 1, text },
  })
  await told
})
afterAll(() => {
  // Not told to exit: the server ends its process then, and other tests stand in this one.
  client.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const next = (): Promise<void> => new Promise((done) => arrived.push(done))
/** A point in the paper: the first place of `word` in a line, and how far behind its start. */
function point(line: number, word: string, behind = 1) {
  const character = lines[line]!.indexOf(word) + behind
  return { textDocument: { uri: uri('paper.md') }, position: { line, character } }
}
const messages = (): Diagnostic[] =>
  shown.find((one) => one.uri === uri('paper.md'))?.diagnostics ?? []
const of = (rule: string): Diagnostic => messages().find(({ code }) => code === rule)!

test('messages are of the text in the editor, at their places', () => {
  expect(of('unresolved-citation').range).toEqual({
    start: { line: 10, character: 53 },
    end: { line: 10, character: 61 },
  })
  expect(of('claim-mismatch').range.start.line).toBe(12)
})

test('keys are completed with what they are, and found by any word', async () => {
  const items = (await client.sendRequest(CompletionRequest.type, point(10, '@doe'))) as
    CompletionItem[] | null
  expect(items?.map(({ label, detail }) => [label, detail])).toEqual([
    ['doe2020', 'Doe and Roe 2020'],
    ['sec:methods', 'section'],
  ])
  expect(items?.[0]?.filterText).toContain('placeholder')
})

test('metadata keys, facts and columns are completed where they stand', async () => {
  const at = async (line: number, character: number) => {
    const found = (await client.sendRequest(CompletionRequest.type, {
      textDocument: { uri: uri('paper.md') },
      position: { line, character },
    })) as CompletionItem[]
    return found.map(({ label }) => label)
  }
  expect(await at(1, 2)).toContain('keywords')
  const inside = await at(12, lines[12]!.indexOf('$count') + 2)
  expect(inside).toEqual(expect.arrayContaining(['$count', '$median', 'cases', 'id', 'sex']))
})

test('a text has folds, links to the files it names, and counts of words', async () => {
  const asked = { textDocument: { uri: uri('paper.md') } }
  const folds = await client.sendRequest(FoldingRangeRequest.type, asked)
  expect(folds?.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [0, 6],
    [8, 13],
  ])
  const links = await client.sendRequest(DocumentLinkRequest.type, asked)
  expect(links?.map(({ target, range }) => [target, range.start.line])).toEqual([
    [uri('references.bib'), 4],
    [uri('cases.csv'), 5],
  ])
  const hints = await client.sendRequest(InlayHintRequest.type, {
    ...asked,
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  })
  expect(hints?.map(({ label, position }) => [label, position.line])).toEqual([
    ['20 words', 1],
    ['20 words', 8],
  ])
})

test('a number that nothing holds is bound by an action', async () => {
  const actions = (await client.sendRequest(CodeActionRequest.type, {
    ...point(13, 'two'),
    range: { start: { line: 13, character: 11 }, end: { line: 13, character: 11 } },
    context: { diagnostics: [] },
  })) as CodeAction[]
  expect(actions.map(({ edit }) => edit?.changes?.[uri('paper.md')]?.[0]?.newText)).toContain(
    `:claim[two]{of="$count(cases[sex = 'female'])"}`,
  )
})

test('hovering says the reference, the section, the number with its rows, the rule', async () => {
  const said = async (line: number, word: string): Promise<string> => {
    const hover = await client.sendRequest(HoverRequest.type, point(line, word, 3))
    return (hover?.contents as { value: string } | undefined)?.value ?? ''
  }
  expect(await said(10, '@doe')).toContain('A placeholder of work')
  expect(await said(10, '@sec')).toContain('Methods')
  expect(await said(12, 'claim[')).toContain('`$count(cases)` = three')
  expect(await said(12, '[two]')).toContain('claim-mismatch')
  expect(await said(12, '@doe2020')).toBe('')
})

test('a name leads to where it is given, and to its uses, but for code', async () => {
  const found = (await client.sendRequest(DefinitionRequest.type, point(10, '@doe'))) as Location[]
  expect(found).toEqual([
    {
      uri: uri('references.bib'),
      range: { start: { line: 0, character: 9 }, end: { line: 0, character: 16 } },
    },
  ])
  const uses = await client.sendRequest(ReferencesRequest.type, {
    ...point(10, '@doe'),
    context: { includeDeclaration: true },
  })
  expect(uses?.map((one) => [one.uri, one.range.start.line])).toEqual([
    [uri('paper.md'), 10],
    [uri('references.bib'), 0],
  ])
})

test('a key is renamed in the text and the bibliography', async () => {
  const edit = await client.sendRequest(RenameRequest.type, {
    ...point(10, '@doe'),
    newName: 'doe2021',
  })
  expect(
    Object.fromEntries(
      Object.entries(edit?.changes ?? {}).map(([at, edits]) => [at, edits.length]),
    ),
  ).toEqual({
    [uri('paper.md')]: 1,
    [uri('references.bib')]: 1,
  })
  expect(
    await client.sendRequest(RenameRequest.type, { ...point(10, '@doe'), newName: 'no name' }),
  ).toBeNull()
})

test('suggestions and mends are actions', async () => {
  const actions = (await client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: uri('paper.md') },
    range: of('unresolved-citation').range,
    context: { diagnostics: [of('unresolved-citation')] },
  })) as CodeAction[]
  expect(
    actions.map(({ title, edit }) => [title, edit?.changes?.[uri('paper.md')]?.[0]?.newText]),
  ).toEqual([
    ['Change to `@doe2020`', '@doe2020'],
    ['Make every claim say what the data say', 'three'],
  ])
})

test('the outline has the sections, and a text is formatted', async () => {
  const asked = { textDocument: { uri: uri('paper.md') } }
  const outline = await client.sendRequest(DocumentSymbolRequest.type, asked)
  expect(outline?.map(({ name }) => name)).toEqual(['Methods'])
  const edits = await client.sendRequest(DocumentFormattingRequest.type, {
    ...asked,
    options: { tabSize: 2, insertSpaces: true },
  })
  expect(edits?.[0]?.newText).toContain('`@doe2020` is code.\nThere were')
})

test('an edit takes a message away', async () => {
  const told = next()
  await client.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri: uri('paper.md'), version: 2 },
    contentChanges: [
      {
        range: { start: { line: 10, character: 54 }, end: { line: 10, character: 61 } },
        text: 'doe2020',
      },
    ],
  })
  await told
  expect(messages().map(({ code }) => code)).not.toContain('unresolved-citation')
})
