/** A response letter in its manuscript's pages and lines. */
import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { build } from '../../scripts/build.js'
import { answer } from '../../scripts/letter/index.js'
import { placeInWords } from '../../scripts/letter/place.js'
import { memoryProject } from '../../scripts/project/project.js'
import { printedPlacesOf } from '../../scripts/write/pdf/places.js'
import { wordsOf } from '../../scripts/languages/index.js'

const paper = `---
title: A case of rash
author: Jane Doe
date: 2026-11-22
bibliography: paper.bib
lang: en
---

# Case {#sec:case}

She came with “a rash” [@doe2020; @roe2021] -- as @tbl:cases shows.

| Case | Age |
|------|-----|
| A    | 53  |

: Cases. {#tbl:cases}

# Discussion

$$x = 1$$ {#eq:x}

The *BRAF* gene. [The dose was doubled]{#line:dose} after a week. [She recovered.]{#care-10a}
`
const bib =
  '@article{doe2020, title={One}, author={Doe, Jane}, journal={Example}, year={2020}}\n@article{roe2021, title={Two}, author={Roe, Ann and Doe, Jane}, journal={Example}, year={2021}}\n'

async function answered(
  letter: string,
): Promise<{ markdown: string; messages: string[]; text: string }> {
  const manuscript = await build(
    memoryProject(
      new Map([
        ['paper.md', paper],
        ['paper.bib', bib],
      ]),
      'paper.md',
    ),
    { purpose: 'compare' },
  )
  expect(manuscript.file.messages.filter(({ fatal }) => fatal).map(String)).toEqual([])
  const file = new VFile({ path: 'letter.md' })
  const made = await answer(
    memoryProject(new Map([['letter.md', letter]]), 'letter.md'),
    manuscript,
    await printedPlacesOf(manuscript.article, manuscript.inputs),
    file,
  )
  return {
    markdown: made.markdown,
    messages: file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`),
    text: JSON.stringify(made.article),
  }
}

test('a passage of any name is found, with the mark of a line and without', async () => {
  const { markdown, messages } = await answered('@line:care-10a, @care-10a\n')
  expect(messages).toEqual([])
  expect(markdown).toMatch(/^(page \d+, line \d+), \1\n$/)
})

test('references are pages and lines, citations the numbers of the manuscript', async () => {
  const { markdown, messages, text } = await answered(
    'See @sec:case, @line:dose and [@tbl:cases]; cited [@roe2021; @doe2020], by @roe2021.\n',
  )
  expect(messages).toEqual([])
  expect(markdown).toMatch(
    /^See page \d+, line \d+, page \d+, line \d+ and Table\s1, page \d+(?:, line \d+)?; cited \[1, 2\], by Roe et al\. \[2\]\.\n$/,
  )
  expect(text).not.toMatch(/crossReference|"citation"/)
})

test('a quoted wording is followed by its place; blanks, quotes, emphasis and what is left out do not matter', async () => {
  const { markdown, messages } = await answered(
    'Now [with "a rash" [1, 2] – as Table 1 shows]{.new}, [The BRAF gene. … She recovered.]{.new} and [53]{.new}:\n\n::: {.new}\nThe *BRAF*\ngene.\n:::\n\n```\n:::new\n:::\n```\n',
  )
  expect(messages).toEqual([])
  expect(markdown).toMatch(
    /^Now “with “a rash” \[1, 2\] – as Table 1 shows” \(page \d+, line \d+\), “The BRAF gene\. … She recovered\.” \(page \d+, lines? \d+(?:–\d+)?\) and “53” \(page \d+(?:, line \d+)?\):\n\n> “The BRAF gene\.” \(page \d+, line \d+\)\n\n```\n:::new\n:::\n```\n$/,
  )
})

test('what is in a quotation is printed as the manuscript prints it', async () => {
  const { markdown, messages } = await answered('[as @tbl:cases shows]{.new}\n')
  expect(messages).toEqual([])
  expect(markdown).toMatch(/^“as Table\s1 shows” \(page /)
})

test('works and places in one bracket, suffixes, equations; values from the data', async () => {
  const { markdown, messages } = await answered(
    '[@roe2021, p. 3; see @line:dose] [@eq:x, left] :value{of="1 + 1"} :claim[two]{of="1 + 1"}\n',
  )
  expect(messages).toEqual([])
  expect(markdown).toMatch(
    /^\[2\], p\. 3; see page \d+, line \d+ Eq\.\s\(1\), page \d+, line \d+, left 2 two\n$/,
  )
})

test('what a letter cannot have is told as of a manuscript', async () => {
  const { messages } = await answered(
    '::table{#tbl:x from=none}\n\n![x](none.png) :value{of="nope"} :claim[three]{of="1 + 1"}\n',
  )
  expect(messages.map((message) => message.split(':')[0]).sort()).toEqual([
    'claim-mismatch',
    'invalid-expression',
    'missing-image',
    'unresolved-table',
  ])
})

test('half a word, parts in another order and words of two passages do not stand in the manuscript', async () => {
  const { messages } = await answered(
    '[recover]{.new} [She recovered … The dose]{.new} [Cases. Case]{.new} []{.new}\n',
  )
  expect(messages.map((message) => message.split(':')[0])).toEqual([
    'quoted-wording',
    'quoted-wording',
    'quoted-wording',
    'quoted-wording',
  ])
})

test('the manuscript reads the marks of a letter as it reads any other', async () => {
  const { file, article } = await build(
    memoryProject(
      new Map([
        [
          'p.md',
          '---\ntitle: A title\nauthor: Jane Doe\n---\n\n[Words]{.new}\n\n:::new\nMore.\n:::\n',
        ],
      ]),
      'p.md',
    ),
    { purpose: 'check' },
  )
  expect(file.messages.map(String)).toEqual([])
  expect(JSON.stringify(article)).not.toContain('quoted')
})

test('a place in words', () => {
  const words = wordsOf('en')
  expect(placeInWords({ page: 5, line: 112 }, undefined, words)).toBe('page 5, line 112')
  expect(placeInWords({ page: 5, line: 112 }, { page: 5, line: 114 }, words)).toBe(
    'page 5, lines 112–114',
  )
  expect(placeInWords({ page: 5, line: 112 }, { page: 6, line: 2 }, words)).toBe(
    'page 5, line 112, to page 6, line 2',
  )
  expect(placeInWords({ page: 12, line: undefined }, undefined, wordsOf('de'))).toBe('Seite 12')
})

test('no letter takes long or falls over', async () => {
  const { messages } = await answered(
    `${'[a]{.new} @line:x :::new [[[ '.repeat(2_000)}\n\n:::new\n${'> '.repeat(500)}x\n`,
  )
  expect(messages.length).toBeGreaterThan(2_000)
})
