/**
 * The papers that the bench builds: text and references made up by counting, the same on every run.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const words = 'placeholder text of a paper that says nothing and holds only words in plain order with a few longer terms between such as measurement comparison laboratory follow-up treatment and observation'.split(' ')

/**
 * Writes `paper.md` and `paper.bib` into `folder`: `wordCount` words in sections of about 500, with a list, a table and
 * emphasis here and there, and `references` references, each cited at least once.
 */
export function makePaper(folder, { wordCount, references }) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'paper.bib'), Array.from({ length: references }, (_, index) => entry(index + 1)).join('\n'))
  writeFileSync(join(folder, 'paper.md'), `${head}\n${sections(wordCount, references).join('\n\n')}\n`)
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
    const keys = Array.from({ length: Math.floor((index + 1) * perParagraph) - Math.floor(index * perParagraph) }, (_, each) => Math.floor(index * perParagraph) + each + 1)
    parts.push(paragraph(index, keys, wordCount / paragraphs))
    if (index % 20 === 7) parts.push('- first item of a list\n- second item with *emphasis*\n- third item')
    if (index % 40 === 11) parts.push('| Group | Number | Length |\n|-------|-------:|-------:|\n| A     |     12 |    1.5 |\n| B     |      9 |    2.5 |')
  }
  return parts
}

/** Sentences of 16 words; keys are cited in clusters of up to four, at the ends of sentences. */
function paragraph(index, keys, length) {
  const sentences = Math.max(1, Math.ceil(keys.length / 4), Math.round(length / 16))
  return Array.from({ length: sentences }, (_, each) => {
    const text = Array.from({ length: 16 }, (_, word) => words[(index * 7 + each * 5 + word * 3) % words.length])
    const cited = keys.slice(each * 4, each * 4 + 4).map((key) => `@key${key}`)
    const sentence = `${text.slice(0, 8).join(' ')}${each === 1 ? ', *placeholder*,' : ''} ${text.slice(8).join(' ')}`
    return `${sentence[0].toUpperCase()}${sentence.slice(1)}${cited.length > 0 ? ` [${cited.join('; ')}]` : ''}.`
  }).join('\n')
}
