/** Keywords of other languages, people of a group and names of countries, in every format. */
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const paper = `---
title: T
lang: en
authors:
  - {name: Ann Example, affiliations: [a]}
  - {group: The Example Group, members: [Jane Doe, {given: Richard, family: Roe, suffix: Jr.}]}
affiliations: [{id: a, institution: Example Hospital, country: NL}]
keywords: [skin]
translated-keywords: {fr: [peau], ar: "جلد; حالة"}
---

# A

Text.
`
let html = ''
let jats = ''
let word = ''
beforeAll(async () => {
  const { outputs } = await build(memoryProject(new Map([['paper.md', paper]]), 'paper.md'), {
    formats: new Set(['html', 'docx', 'jats', 'pdf']),
    verify: true,
  })
  const bytes = (end: string): Uint8Array =>
    outputs.find(({ path }) => path.endsWith(end))?.contents as Uint8Array
  html = Buffer.from(bytes('.html')).toString()
  jats = Buffer.from(bytes('.xml')).toString().replace(/\n\s*/g, '')
  word = strFromU8(unzipSync(bytes('.docx'))['word/document.xml']!).replace(/<[^>]*>/g, '')
})

test('keywords of another language stand under its own word', () => {
  expect(html).toContain('<p class="keywords" lang="fr"><b>Mots-clés</b> peau</p>')
  expect(html).toContain('<p class="keywords" lang="ar" dir="rtl">')
  expect(word).toMatch(/Mots-clés.{0,3}peau/u)
  expect(jats).toContain(
    '<kwd-group kwd-group-type="author" xml:lang="fr"><kwd>peau</kwd></kwd-group>',
  )
  expect(jats).toContain('<kwd>جلد</kwd><kwd>حالة</kwd>')
})

test('people of a group stand with it, and are no authors by themselves', () => {
  expect(html).toContain('The Example Group: Jane Doe, Richard Roe Jr.')
  expect(word).toContain('The Example Group: Jane Doe, Richard Roe Jr.')
  expect(jats).toMatch(
    /<collab>The Example Group<contrib-group><contrib contrib-type="author non-byline">.*?<suffix>Jr\.<\/suffix>/,
  )
})

test('a country is called by its name', () => {
  expect(html).toContain('Example Hospital, The Netherlands')
})
