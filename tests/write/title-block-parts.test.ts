/** Keywords of other languages, people of a group and names of countries, in every format. */
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const paper = `---
title: T
lang: en
authors:
  - {name: Ann Example, affiliations: [a], corresponding: true, email: ann@example.org, isni: 0000 0001 2150 090X, address: {street: 1 Example Street, city: Example City}, phone: +00 000}
  - {group: The Example Group, members: [Jane Doe, {given: Richard, family: Roe, suffix: Jr.}]}
affiliations: [{id: a, institution: Example Hospital, street: 2 Example Street, postal-code: 1000 AB, city: Example City, isni: https://isni.org/isni/000000012150090X, country: NL}]
license: [CC-BY-4.0, {name: CC0, text: The data are in the public domain., start: 2027-01-01}]
open-access: Open access funding provided by Example University.
keywords: [skin, '*E. coli*']
translated-keywords: {fr: ["*Peau*"], ar: "جلد; حالة"}
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
  expect(html).toContain('<p class="keywords" lang="fr"><b>Mots-clés</b> <em>Peau</em></p>')
  expect(html).toContain('<p class="keywords" lang="ar" dir="rtl">')
  expect(word).toMatch(/Mots-clés.{0,3}Peau/u)
  expect(jats).toContain(
    '<kwd-group kwd-group-type="author" xml:lang="fr"><kwd><italic>Peau</italic></kwd></kwd-group>',
  )
  expect(jats).toContain('<kwd>جلد</kwd><kwd>حالة</kwd>')
})

test('a keyword is Markdown, and plain where a format has no marks', () => {
  expect(html).toContain('<b>Keywords</b> skin · <em>E. coli</em></p>')
  expect(html).toContain('name="citation_keywords" content="skin; E. coli"')
  expect(jats).toContain('<kwd>skin</kwd><kwd><italic>E. coli</italic></kwd>')
  expect(word).toMatch(/Keywords.{0,3}skin.{0,2}E\. coli/u)
})

test('people of a group stand with it, and are no authors by themselves', () => {
  expect(html).toContain('The Example Group: Jane Doe, Richard Roe Jr.')
  expect(word).toContain('The Example Group: Jane Doe, Richard Roe Jr.')
  expect(jats).toMatch(
    /<collab>The Example Group<contrib-group><contrib contrib-type="author non-byline">.*?<suffix>Jr\.<\/suffix>/,
  )
})

test('a country is called by its name', () => {
  expect(html).toContain(
    'Example Hospital, 2 Example Street, 1000 AB Example City, The Netherlands',
  )
})

test('where letters go stands with the name of who gets them', () => {
  const line = 'Ann Example, 1 Example Street, Example City, +00 000, '
  const onPage = line.replace('00 000', '<span class="bound">00 000</span>')
  expect(html).toContain(`Correspondence: ${onPage}<a href="mailto:ann@example.org">`)
  expect(word).toContain(`Correspondence: ${line}ann@example.org`)
  expect(jats).toContain(
    '</label>Ann Example, <addr-line>1 Example Street, Example City</addr-line>, <phone>+00 000</phone>, <email>ann@example.org</email></corresp>',
  )
})

test('an affiliation has its street, and an identifier beside ROR', () => {
  expect(jats).toContain(
    '<institution-id institution-id-type="isni" vocab="isni" vocab-identifier="https://isni.org/">https://isni.org/isni/000000012150090X</institution-id></institution-wrap>, <addr-line>2 Example Street</addr-line>, <postal-code>1000 AB</postal-code> <city>Example City</city>',
  )
  expect(jats).toContain(
    '<contrib-id contrib-id-type="isni">https://isni.org/isni/000000012150090X</contrib-id>',
  )
})

test("further licences stand behind the article's, with their day and words", () => {
  expect(html).toContain(
    'CC0 1.0 Universal</a> · <time datetime="2027-01-01">1 January 2027</time> · The data are in the public domain. · Open access funding provided by Example University.',
  )
  expect(word).toContain('The data are in the public domain. · Open access funding provided by')
  expect(jats).toContain(
    '<ali:license_ref start_date="2027-01-01">https://creativecommons.org/publicdomain/zero/1.0/</ali:license_ref><license-p>The data are in the public domain.</license-p>',
  )
  expect(jats).toContain(
    '<open-access><p>Open access funding provided by Example University.</p></open-access>',
  )
})

test('keywords stand below an abstract that stands in the text', async () => {
  const text =
    '---\ntitle: T\nauthors: [Jane Doe]\nkeywords: [one]\n---\n\n# Abstract\n\nAll in short.\n\n# A\n\nText.\n'
  const { article } = await build(memoryProject(new Map([['paper.md', text]]), 'paper.md'), {
    formats: new Set(['pdf', 'html', 'docx', 'jats']),
    verify: true,
  })
  expect(article.children[0].children.map(({ type }) => type)).toEqual([
    'title',
    'abstract',
    'keywords',
  ])
})
