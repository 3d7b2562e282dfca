import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const bib = `@article{doe, author = {Doe, Jane}, title = {On one}, journal = {Example Journal}, year = {2020}}
@book{doeB, author = {Doe, Jane}, title = {On two}, publisher = {Example Press}, year = {2020}}
@book{two, author = {Roe, Jo and Poe, Al}, title = {On three}, publisher = {Example Press}, year = {2019}}
`

/** The text as printed, and what is told of it. */
async function printed(text: string, csl: string): Promise<{ text: string; told: string[] }> {
  const files = new Map([
    [
      'paper.md',
      `---\ntitle: T\nauthor: Jane Doe\nbibliography: a.bib\nnocite: "@*"\ncsl: ${csl}\n---\n\n${text}\n`,
    ],
    ['a.bib', bib],
  ])
  const { article, file } = await build(memoryProject(files, 'paper.md'), { purpose: 'check' })
  return {
    text: toString(article.children[1].children[0]),
    told: file.messages.map(({ reason }) => reason),
  }
}

test.each([
  ['nature', 'Doe, Roe and Poe'],
  ['apa', 'Doe, Roe and Poe'],
  ['chicago-author-date', 'Doe, Roe and Poe'],
  ['chicago-fullnote-bibliography', 'Doe, Roe and Poe'],
])('\\citeauthor in %s', async (csl, expected) => {
  expect(await printed(String.raw`\citeauthor{doe}, \citeauthor*{two}`, csl)).toEqual({
    text: expected,
    told: [],
  })
})

test.each([
  ['nature', '2020, 2019'],
  ['apa', '2020a, 2019'],
  ['chicago-fullnote-bibliography', '2020, 2019'],
])('\\citeyear in %s', async (csl, expected) => {
  expect((await printed(String.raw`\citeyear{doe}, \citeyear{two}`, csl)).text).toBe(expected)
})

test('\\citetitle is the title, slanted when the work stands by itself', async () => {
  expect((await printed(String.raw`\citetitle{doe}, \citetitle{two}`, 'apa')).text).toBe(
    '“On one”, On three',
  )
})

test('a command of citation that is set as another is told', async () => {
  expect(await printed(String.raw`\citealp{two} and \citep{two}`, 'apa')).toEqual({
    text: '(Roe & Poe, 2019) and (Roe & Poe, 2019)',
    told: [
      'Unexpected LaTeX `\\citealp`, expected `\\citep`, `\\citet`, `\\citeauthor`, `\\citeyear` or `\\citetitle`; it is set as `\\citep`',
    ],
  })
})
