/** Which way paragraphs go, in HTML and Word; for the PDF see `pdf/bidi.test.ts`. */
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { directionOf, directionOfText } from '../../scripts/languages/direction.js'
import { memoryProject } from '../../scripts/project/project.js'

const text = `# מבוא

Crohn היא מחלה (IBD).

In English only.

| תרופה | Dose |
|---|---|
| אספירין | 100 mg |
`
let html = ''
let word = ''
beforeAll(async () => {
  const paper = `---\ntitle: שלום\nlang: he\nauthors: [{name: Jane Doe}]\n---\n\n${text}`
  const project = memoryProject(new Map([['paper.md', paper]]), 'paper.md')
  const { outputs: files } = await build(project, { formats: new Set(['html', 'docx']) })
  const bytes = (end: string): Uint8Array =>
    files.find(({ path }) => path.endsWith(end))?.contents as Uint8Array
  html = Buffer.from(bytes('.html')).toString()
  word = strFromU8(unzipSync(bytes('.docx'))['word/document.xml']!)
})

/** The paragraph of Word that holds some words. */
const paragraph = (words: string): string =>
  Array.from(word.matchAll(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >])[^])*?<\/w:p>/g), ([one]) => one).find(
    (one) => one.replace(/<[^>]*>/g, '').includes(words),
  ) ?? ''

test.each([
  ['he', 'rtl'],
  ['ar-EG', 'rtl'],
  ['fa', 'rtl'],
  ['ur-Latn', 'ltr'],
  ['pa-Arab', 'rtl'],
  ['en', 'ltr'],
  ['hr', 'ltr'],
])('%s goes %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction)
})

test('numbers, and words in Latin letters, go from left to right by themselves', () => {
  expect(directionOfText('12–15', 'rtl')).toBe('ltr')
  expect(directionOfText('Aspirin', 'rtl')).toBe('ltr')
  expect(directionOfText('Aspirin שלום', 'rtl')).toBe('rtl')
})

test('HTML: the page goes from right to left, a paragraph in English its own way, a cell from the same edge', () => {
  expect(html).toMatch(/<html lang="he" dir="rtl">/)
  expect(html).toMatch(/<p>Crohn היא/)
  expect(html).toMatch(/<p dir="ltr">In English only/)
  expect(html).toMatch(/<td><bdi dir="ltr"><span class="bound">100 mg<\/span><\/bdi>/)
})

test('Word: paragraphs, runs, tables and sections go from right to left', () => {
  expect(paragraph('Crohn היא')).toMatch(/<w:bidi\/>/)
  expect(paragraph('Crohn היא')).toMatch(/<w:t xml:space="preserve">Crohn<\/w:t>/)
  expect(paragraph('Crohn היא')).toMatch(
    /<w:rtl\/><\/w:rPr><w:t xml:space="preserve"> היא מחלה \(</,
  )
  expect(paragraph('In English')).not.toMatch(/<w:bidi\/>/)
  expect(paragraph('100 mg')).toMatch(/<w:jc w:val="right"\/>/)
  expect(word).toMatch(/<w:tblPr>(?:(?!<\/w:tblPr>).)*<w:bidiVisual\/>/)
  expect(word).toMatch(/<w:bidi\/><w:docGrid/)
})
