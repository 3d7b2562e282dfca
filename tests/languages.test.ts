/** What the program prints of itself is in the article's language, in every format. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { build } from '../scripts/build.js'
import {
  abstractTitle,
  articleTypeOf,
  hasWords,
  languageOf,
  printedDate,
} from '../scripts/languages/index.js'
import { readDate } from '../scripts/parse/metadata/dates.js'
import { announcesReferences, sectionRoleOf } from '../scripts/parse/roles.js'
import { memoryProject } from '../scripts/project/project.js'

const tags = readdirSync(join(import.meta.dirname, '../scripts/languages'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''))

const paper = (lang: string): string => `---
title: T
lang: ${lang}
type: case-report
authors:
  - {name: Jane Doe, corresponding: true, email: jane@example.org}
abstract: A.
keywords: [k]
received: 2026-03-02
ethics: E.
abbreviations: {A: B}
translated-abstracts: {${lang.startsWith('de') ? 'fr' : 'de'}: Z.}
---

# X {#sec:x}

[@tbl:a; @tbl:b].[@doe]

| a |
| - |
| 1 |

: One. {#tbl:a}

| a |
| - |
| 2 |

: Two. {#tbl:b}
`
const bib = '@misc{doe, author = {Doe, Jane}, title = {T}, year = 2020}'

test.each(tags)('%s', { timeout: 30_000 }, async (tag) => {
  const { outputs, file } = await build(
    memoryProject(
      new Map([
        ['paper.md', paper(tag).replace('title: T\n', 'title: T\nbibliography: paper.bib\n')],
        ['paper.bib', bib],
      ]),
      'paper.md',
    ),
    { draft: true, sourceDateEpoch: 0, formats: new Set(['jats', 'html', 'docx']) },
  )
  expect(file.messages.map(({ ruleId }) => ruleId)).not.toContain('missing-language')
  const contents = (end: string): Uint8Array =>
    outputs.find(({ path }) => path.endsWith(end))!.contents as Uint8Array
  const plain = (xml: string): string => xml.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&')
  const html = plain(strFromU8(contents('.html')).replace(/^.*<body/s, ''))
  // What a field asks for is no word of the page.
  const word = plain(
    strFromU8(unzipSync(contents('.docx'))['word/document.xml']!).replace(
      /<w:instrText[^>]*>[^<]*<\/w:instrText>/g,
      '',
    ),
  )
  const jats = plain(strFromU8(contents('.xml')))
  const { words, labels, punctuation, declarations, last } = languageOf(tag)
  const other = languageOf(tag.startsWith('de') ? 'fr' : 'de')
  const said = [
    articleTypeOf('case-report', tag),
    words.abstract,
    other.words.abstract,
    words.keywords,
    words.received,
    printedDate('2026-03-02', tag),
    words.correspondence,
  ]
  const inAll = [
    words.references,
    declarations.ethics,
    declarations.abbreviations,
    `${labels.table[1]}${punctuation.number}1${last}2`,
    `${labels.table[0]}${punctuation.number}2`,
  ]
  for (const one of [...said, ...inAll]) {
    expect(html, 'HTML').toContain(one)
    expect(word, 'Word').toContain(one)
  }
  for (const one of inAll) expect(jats, 'JATS').toContain(one)
})

test.each([
  ['pt-BR', 'Aceito'],
  ['pt', 'Aceite'],
  ['pt-AO', 'Aceite'],
  ['de-AT', 'Angenommen'],
  ['no', 'Godkjent'],
  ['nn-NO', 'Godkjent'],
  ['zh-Hans-CN', '接受日期'],
  ['EN_us', 'Accepted'],
])('%s takes the words that are nearest', (tag, accepted) => {
  expect(hasWords(tag)).toBe(true)
  expect(languageOf(tag).words.accepted).toBe(accepted)
})

test('a language without words is English, in its own quotes', () => {
  expect(hasWords('ru')).toBe(false)
  expect(languageOf('ru').words.references).toBe('References')
  expect(languageOf('ru').quotes[0]).toBe('«')
})

test.each([
  ['en-GB', '22 November 2026', 'November 2026'],
  ['de', '22. November 2026', 'November 2026'],
  ['es', '22 de noviembre de 2026', 'noviembre de 2026'],
  ['fi', '22. marraskuuta 2026', 'marraskuu 2026'],
  ['pl', '22 listopada 2026', 'listopad 2026'],
  ['cs', '22. listopadu 2026', 'listopad 2026'],
  ['ja', '2026年11月22日', '2026年11月'],
  ['ko', '2026년 11월 22일', '2026년 11월'],
])('dates in %s are printed as they are written there, and read', (tag, day, month) => {
  expect(printedDate('2026-11-22', tag)).toBe(day)
  expect(printedDate('2026-11', tag)).toBe(month)
  expect(readDate(day)).toBe('2026-11-22')
  expect(readDate(month)).toBe('2026-11')
})

test('a list is joined as the language joins it', () => {
  expect(languageOf('en').list(['a', 'b', 'c'])).toBe('a, b and c')
  expect(languageOf('ar').list(['a', 'b', 'c'])).toBe('a، b وc')
  expect(languageOf('ja').list(['a', 'b', 'c'])).toBe('a、bとc')
})

test('an abstract has the heading of its own language', () => {
  expect(abstractTitle({ kind: 'translated', lang: 'it' }, 'en')).toBe('Riassunto')
  expect(abstractTitle({ kind: 'key-points' }, 'sv')).toBe('Nyckelpunkter')
})

test.each([
  ['Materiali e metodi', 'methods'],
  ['Résultats', 'results'],
  ['考察', 'discussion'],
  ['Conflits d’intérêts', 'competing-interests'],
  ['Poděkování', 'acknowledgements'],
  ['Bibliografia', 'other'],
])('the heading %s is %s', (heading, role) => {
  expect(sectionRoleOf(heading)).toBe(role)
})

test.each(['Bibliografia', '参考文献', 'Literaturverzeichnis', 'Lähteet', 'References'])(
  '%s announces the references',
  (heading) => {
    expect(announcesReferences(heading)).toBe(true)
  },
)
