import { expect, test } from 'vitest'
import type { Evaluation } from '../../scripts/document/inputs.js'
import { manifest } from '../../scripts/project/manifest.js'

const text = (contents: string): Uint8Array => new TextEncoder().encode(contents)
const evaluation = (line: number, expression: string): Evaluation => ({
  kind: 'claim',
  expression,
  result: 3,
  printed: 'three',
  rows: [{ path: 'data/x.csv', line: 2 }],
  position: { path: 'manuscript/a.md', start: { line, column: 2 }, end: { line, column: 9 } },
})

const read = (...given: Parameters<typeof manifest>) =>
  JSON.parse(new TextDecoder().decode(manifest(...given).contents))

test('every input and output is listed by path with its SHA-256, every value with its place and rows', () => {
  const found = read(
    new Map([
      ['b.md', text('abc')],
      ['B.md', text('')],
    ]),
    [{ path: 'paper.xml', contents: text('abc') }],
    [evaluation(9, '$b'), evaluation(4, '$a')],
    { draft: false, layout: 'article' },
  )
  expect(found.inputs).toEqual([
    {
      path: 'B.md',
      bytes: 0,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    {
      path: 'b.md',
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    },
  ])
  expect(found.outputs.map(({ path }: { path: string }) => path)).toEqual(['paper.xml'])
  expect(found.evaluations.map(({ expression }: { expression: string }) => expression)).toEqual([
    '$a',
    '$b',
  ])
  expect(found.evaluations[0]).toEqual({
    kind: 'claim',
    path: 'manuscript/a.md',
    line: 4,
    column: 2,
    endLine: 4,
    endColumn: 9,
    expression: '$a',
    result: 3,
    printed: 'three',
    rows: [{ path: 'data/x.csv', line: 2 }],
  })
  expect(found.options).toEqual({ draft: false, layout: 'article' })
})

test('it names galley and the libraries that are bundled, and nothing of this machine', () => {
  const found = read(new Map(), [], [], {})
  expect(found.galley).toMatch(/^\d+\.\d+\.\d+/)
  expect(found.libraries.unified).toMatch(/^\d+\.\d+\.\d+/)
  expect(JSON.stringify(found)).not.toMatch(
    new RegExp(
      [process.version.slice(1), process.cwd(), process.arch, process.platform]
        .join('|')
        .replaceAll('.', '\\.'),
    ),
  )
})

test('the order of what comes in does not matter', () => {
  const inputs: Array<[string, Uint8Array]> = [
    ['a', text('1')],
    ['b', text('2')],
  ]
  expect(
    manifest(new Map(inputs.toReversed()), [], [evaluation(1, 'x'), evaluation(2, 'y')], {}),
  ).toEqual(manifest(new Map(inputs), [], [evaluation(2, 'y'), evaluation(1, 'x')], {}))
})
