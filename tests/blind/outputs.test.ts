import { unzipSync, unzlibSync, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { build, type Built } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { extractors } from '../../scripts/verify/extract.js'
import { blocksOfPdf } from '../../scripts/verify/pdf/index.js'
import { named, telling } from './manuscript.js'

let built: Built
const texts = new Map<string, string>()

beforeAll(async () => {
  built = await build(named, {
    blind: true,
    formats: new Set(['jats', 'html', 'pdf', 'docx']),
    sourceDateEpoch: 0,
  })
  for (const { path, contents } of built.outputs) {
    for (const [inner, text] of opened(path, contents)) texts.set(inner, text)
    const words = path.endsWith('.pdf')
      ? blocksOfPdf(contents).map(({ text }) => text)
      : extractors[path.slice(path.lastIndexOf('.') + 1)]?.(contents)
    if (words) texts.set(`${path} as it is read`, words.join('\n'))
  }
}, 60_000)

/** A file as text, and what is packed in it: the parts of a Word file, the streams of a PDF. */
function* opened(path: string, bytes: Uint8Array): Generator<[string, string]> {
  yield [path, latin(bytes)]
  if (path.endsWith('.docx'))
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      yield* opened(`${path}/${name}`, part)
  if (path.endsWith('.pdf'))
    for (const [index, stream] of streams(bytes).entries()) yield [`${path}#${index}`, stream]
}

const latin = (bytes: Uint8Array): string =>
  `${Buffer.from(bytes).toString('latin1')}\n${new TextDecoder().decode(bytes)}`

function streams(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1')
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    const from = index + head.length
    try {
      return [latin(unzlibSync(bytes.subarray(from, text.indexOf('endstream', from))))]
    } catch {
      return []
    }
  })
}

test('the build has no error', () => {
  expect(built.file.messages.filter(({ fatal }) => fatal).map(String)).toEqual([])
})

test('every format is written, under a name that names nobody', () => {
  expect(built.outputs.map(({ path }) => path).sort()).toEqual([
    'data/author-rows.csv',
    'figures/author-photograph.jpg',
    'figures/author.svg',
    'figures/photograph.png',
    'manuscript.docx',
    'manuscript.html',
    'manuscript.pdf',
    'manuscript.xml',
  ])
})

test('no byte of any output points to the authors', () => {
  expect(texts.size).toBeGreaterThan(20)
  const found = [...texts].flatMap(([path, text]) =>
    telling.flatMap((pattern) => {
      const match = pattern.exec(text)
      return match
        ? [`${path}: ${text.slice(Math.max(0, match.index - 60), match.index + 60)}`]
        : []
    }),
  )
  expect(found).toEqual([])
})

test('the text of the PDF is looked through as it is read', () => {
  expect(texts.get('manuscript.pdf as it is read')).toContain(
    'Two authors ([removed for review]) searched',
  )
})

test('what names nobody stays: the text, the notes, the references, the ethics', () => {
  const xml = texts.get('manuscript.xml') ?? ''
  for (const kept of [
    'Two authors ([removed for review]) searched',
    'et al. said so too',
    'https://github.com/tool/tool',
    '<surname>Poe</surname>',
    'The Ethics Committee of the [removed for review]',
    'approved it',
    'CT was done',
  ])
    expect(xml).toContain(kept)
  expect(xml).toContain('<anonymous/>')
})

test('the JATS inside the PDF is the one beside it', () => {
  expect(
    [...texts]
      .filter(([path]) => path.startsWith('manuscript.pdf#'))
      .some(([, text]) => text.includes('<anonymous/>')),
  ).toBe(true)
})

test('what only the authors can change is told', () => {
  expect(
    built.file.messages
      .filter(({ ruleId }) => ruleId === 'blind-trace')
      .map(({ reason }) => reason),
  ).toEqual([
    'Unexpected `our previous` beside a citation, which says whose work is cited, expected the third person ("Doe et al. reported")',
    'Unexpected link to `https://github.com/placed/elsewhere` beside words of what the authors have made, expected it in the statement on data, from which it is taken out, or in an anonymous repository',
  ])
})

test('a build that is not blind says all of it', async () => {
  const { outputs } = await build(named, { formats: new Set(['jats']), sourceDateEpoch: 0 })
  const xml = latin(outputs.find(({ path }) => path === 'doe.xml')?.contents ?? new Uint8Array())
  for (const word of [
    'Jane Mary',
    'jmdoe@example.org',
    '0000-0002-1825-0097',
    'Example University Hospital',
    'PF-123456',
    'Max Helper',
  ])
    expect(xml).toContain(word)
})

test('a packed or binary supplement is told about, because nothing is taken out of it', async () => {
  const paper = (lines: string): string => `---\ntitle: A\nauthors: [Jane Doe]\n---\n\n${lines}\n`
  const files = new Map<string, string | Uint8Array>([
    [
      'paper.md',
      paper(
        '::supplement[One.]{#supp:a file=doe-a.bin}\n\n::supplement[Two.]{#supp:b file=b.docx}\n\n::supplement[Three.]{#supp:c file=c.csv}',
      ),
    ],
    ['doe-a.bin', new TextEncoder().encode('\0\0 made by Jane Doe')],
    ['b.docx', zipSync({ 'a.xml': new Uint8Array([1]) })],
    ['c.csv', 'who\nJane Doe\n'],
  ])
  const { file, outputs } = await build(memoryProject(files, 'paper.md'), {
    blind: true,
    formats: new Set(['jats']),
    sourceDateEpoch: 0,
  })
  expect(
    file.messages.filter(({ ruleId }) => ruleId === 'blind-trace').map(({ reason }) => reason),
  ).toEqual([
    'Unexpected `Jane Doe` in the supplement `doe-a.bin`, expected a file that names no author; it is sent as it is',
    'Unexpected packed file `b.docx` as a supplement of a blind manuscript, expected one whose properties and contents you have looked through; it is sent as it is',
  ])
  expect(outputs.map(({ path }) => path)).toEqual([
    'paper.xml',
    'data/author-a.bin',
    'data/b.docx',
    'data/c.csv',
  ])
  expect(latin(outputs[3]?.contents ?? new Uint8Array())).toContain('[removed for review]')
})
