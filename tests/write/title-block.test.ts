/** The title block says the same in PDF, HTML and Word; a blind copy leaves out who wrote it, in all of them. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { titleBlock } from '../../scripts/write/title-block.js'
import { compose } from './pdf/pages.js'

const paper = `---
title: A title
subtitle: And more
running-head: Short
type: case-report
authors:
  - {name: Jane Doe, corresponding: true, email: jane@example.org, orcid: 0000-0002-1825-0097, affiliations: [a]}
affiliations: [{id: a, institution: Example Hospital, city: Exampletown}]
abstract: A summary.
keywords: [one, two]
received: 2026-03-02
accepted: 2026-04-05
doi: 10.99999/one
journal: {title: Example Journal, publisher: Example Press}
volume: 12
issue: 3
elocation-id: e45
copyright: {year: 2026, holder: The Doe Family}
license: {url: "https://creativecommons.org/licenses/by/4.0/", text: Free for all who name the author.}
related: [{type: commentary-article, doi: 10.99999/two, title: Another article}]
---

# Case

One sentence.
`

/** Text of the title block in each format, without blanks. */
async function printed(blind: boolean): Promise<Record<'pdf' | 'html' | 'docx', string>> {
  const { outputs, shown } = await build(
    memoryProject(new Map([['paper.md', paper]]), 'paper.md'),
    { draft: true, blind, sourceDateEpoch: 0, formats: new Set(['html', 'docx']) },
  )
  const file = (end: string): Uint8Array =>
    outputs.find(({ path }) => path.endsWith(end))!.contents as Uint8Array
  const bare = (text: string): string => text.replace(/<[^>]*>/g, '').replace(/[\s\u00ad]/g, '')
  const pages = await compose(shown.article, shown.inputs)
  const pdf = pages.flatMap(({ lines }) => lines.filter(({ artifact }) => !artifact))
  return {
    pdf: bare(pdf.map(({ text }) => text).join('')),
    html: bare(/<header>.*<\/header>/s.exec(strFromU8(file('.html')))![0]),
    docx: bare(strFromU8(unzipSync(file('.docx'))['word/document.xml']!)),
  }
}

const about = [
  'And more',
  '2 March 2026',
  '5 April 2026',
  'Example Journal',
  'Example Press',
  '12(3): e45',
  'Another article',
  'Free for all who name the author.',
  'A summary.',
]
const who = ['Jane', 'jane@example.org', 'Example Hospital', 'Doe Family']
const without = (text: string): string => text.replace(/\s/g, '')

test('each row is in each format', async () => {
  for (const [format, text] of Object.entries(await printed(false)))
    for (const one of [...about, ...who, '10.99999/one'])
      expect(text, format).toContain(without(one))
})

test('a blind copy leaves out the rows that say who wrote it', async () => {
  const formats = Object.entries(await printed(true))
  for (const [format, text] of formats) {
    for (const one of ['2 March 2026', 'A summary.', 'And more'])
      expect(text, format).toContain(without(one))
    for (const one of who) expect(text, format).not.toContain(without(one))
  }
})

test('rows have a label each, in the order in which they are printed', async () => {
  const { article } = await build(memoryProject(new Map([['paper.md', paper]]), 'paper.md'), {
    draft: true,
    formats: new Set(),
  })
  const { rows, kicker } = titleBlock(article.children[0], 'it', { blind: false })
  expect(kicker).toBe('Caso clinico')
  expect(rows.map(({ label, value }) => [label, value[0]!.text])).toEqual([
    ['Rivista', 'Example Journal'],
    ['Ricevuto', '2 marzo 2026'],
    ['Accettato', '5 aprile 2026'],
    ['DOI', '10.99999/one'],
    ['Articolo correlato', 'Another article'],
    ['Copyright', '© 2026 The Doe Family'],
    ['Licenza', 'Creative Commons Attribution 4.0 International'],
  ])
})
