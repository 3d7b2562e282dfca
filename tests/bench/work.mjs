/**
 * The papers that the bench builds: text and references made up by counting, the same on every run.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { figureFiles } from './figures.mjs'

const words =
  'placeholder text of a paper that says nothing and holds only words in plain order with a few longer terms between such as measurement comparison laboratory follow-up treatment and observation'.split(
    ' ',
  )

/**
 * Writes `paper.md` and `paper.bib` into `folder`: `wordCount` words in sections of about 500, with a list, a table and
 * emphasis here and there, and `references` references, each cited at least once.
 */
export function makePaper(folder, { wordCount, references }) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'paper.bib'),
    Array.from({ length: references }, (_, index) => entry(index + 1)).join('\n'),
  )
  writeFileSync(
    join(folder, 'paper.md'),
    `${head}\n${sections(wordCount, references).join('\n\n')}\n`,
  )
}

/** The same with figures as authors have them; `plain.md` beside it is the paper without them. */
export function makeIllustrated(folder, size) {
  makePaper(folder, size)
  const text = sections(size.wordCount, size.references)
  const files = Object.entries(figureFiles())
  mkdirSync(join(folder, 'figures'), { recursive: true })
  for (const [name, contents] of files) writeFileSync(join(folder, 'figures', name), contents)
  const figures = files.map(
    ([name], index) =>
      `See @fig:f${index}.\n\n![Placeholder caption of a figure.](figures/${name}){#fig:f${index} alt="Placeholder"}`,
  )
  const step = Math.floor(text.length / figures.length)
  const illustrated = text.flatMap((part, index) =>
    index % step === step - 1 && figures.length > 0 ? [part, figures.shift()] : [part],
  )
  writeFileSync(join(folder, 'plain.md'), `${head}\n${text.join('\n\n')}\n`)
  writeFileSync(join(folder, 'paper.md'), `${head}\n${[...illustrated, ...figures].join('\n\n')}\n`)
}

const head = `---
title: "Placeholder title of a generated paper"
author:
  - name: First Author
    affiliation: 1
  - name: Second Author
    affiliation: 1
affiliations:
  - name: Example University
    index: 1
date: 2000-01-01
bibliography: paper.bib
---
`

function entry(number) {
  return `@article{key${number},
  author  = {Doe, Jane and Example, Richard A. and Placeholder, Number${number}},
  title   = {Placeholder title number ${number} of a cited work},
  journal = {Example Journal of Placeholders},
  year    = {${1990 + (number % 30)}},
  volume  = {${1 + (number % 90)}},
  number  = {${1 + (number % 12)}},
  pages   = {${number}--${number + 9}},
  doi     = {10.99999/example.${number}},
}
`
}

function sections(wordCount, references) {
  const paragraphs = Math.max(4, Math.round(wordCount / 100))
  const perParagraph = references / paragraphs
  const parts = []
  for (let index = 0; index < paragraphs; index++) {
    if (index % 5 === 0) parts.push(`# Section ${index / 5 + 1}`)
    const keys = Array.from(
      { length: Math.floor((index + 1) * perParagraph) - Math.floor(index * perParagraph) },
      (_, each) => Math.floor(index * perParagraph) + each + 1,
    )
    parts.push(paragraph(index, keys, wordCount / paragraphs))
    if (index % 20 === 7)
      parts.push('- first item of a list\n- second item with *emphasis*\n- third item')
    if (index % 40 === 11)
      parts.push(
        '| Group | Number | Length |\n|-------|-------:|-------:|\n| A     |     12 |    1.5 |\n| B     |      9 |    2.5 |',
      )
  }
  return parts
}

/** Sentences of 16 words; keys are cited in clusters of up to four, at the ends of sentences. */
function paragraph(index, keys, length) {
  const sentences = Math.max(1, Math.ceil(keys.length / 4), Math.round(length / 16))
  return Array.from({ length: sentences }, (_, each) => {
    const text = Array.from(
      { length: 16 },
      (_, word) => words[(index * 7 + each * 5 + word * 3) % words.length],
    )
    const cited = keys.slice(each * 4, each * 4 + 4).map((key) => `@key${key}`)
    const sentence = `${text.slice(0, 8).join(' ')}${each === 1 ? ', *placeholder*,' : ''} ${text.slice(8).join(' ')}`
    return `${sentence[0].toUpperCase()}${sentence.slice(1)}${cited.length > 0 ? ` [${cited.join('; ')}]` : ''}.`
  }).join('\n')
}

/** Writes `paper.md` of about `pages` pages of text alone into `folder`. */
export function makeText(folder, pages) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'paper.bib'), '')
  writeFileSync(join(folder, 'paper.md'), `${head}\n${sections(pages * 440, 0).join('\n\n')}\n`)
}

/** Writes `paper.md` with a table of eight columns over about `pages` pages, bound to data, into `folder`. */
export function makeTable(folder, pages) {
  mkdirSync(join(folder, 'tables'), { recursive: true })
  const columns = Array.from({ length: 8 }, (_, index) => `c${index}`)
  const rows = Array.from({ length: pages * 46 }, (_, row) =>
    columns
      .map((_, column) => (column === 0 ? row : words[(row * 7 + column * 3) % words.length]))
      .join(','),
  )
  writeFileSync(join(folder, 'paper.bib'), '')
  writeFileSync(
    join(folder, 'paper.md'),
    `${head.replace('bibliography: paper.bib', 'bibliography: paper.bib\ndata: datapackage.json')}\nSee @tbl:rows.\n\n::table{#tbl:rows from=rows}\n`,
  )
  writeFileSync(join(folder, 'rows.csv'), `${columns.join(',')}\n${rows.join('\n')}\n`)
  writeFileSync(
    join(folder, 'datapackage.json'),
    JSON.stringify({
      name: 'rows',
      resources: [
        {
          name: 'rows',
          path: 'rows.csv',
          schema: {
            fields: columns.map((name) => ({ name, type: name === 'c0' ? 'integer' : 'string' })),
          },
        },
      ],
    }),
  )
  writeFileSync(
    join(folder, 'tables/rows.yaml'),
    `source: rows\ncaption: Rows.\ncolumns:\n${columns.map((name) => `  - {label: ${name}, field: ${name}}`).join('\n')}\n`,
  )
}
