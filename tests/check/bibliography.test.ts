import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const library = `@article{doe2020, author = {Doe, Jane}, title = {A work of some length}, journal = {Example Journal}, year = {2020}, volume = {1}, pages = {1--2}}
@article{roe2021, author = {Roe, Richard}, title = {Another work of some length}, journal = {Example Journal}, year = {2021}, volume = {2}, pages = {3--4}}
@article{roe2021again, author = {Roe, Richard}, title = {Another work of some length}, journal = {Example Journal}, year = {2021}, volume = {2}, pages = {3--4}}
`

async function told(bibliography: string, cited = '@doe2020'): Promise<string[]> {
  const paper = `---
title: An example
author: Jane Doe
bibliography: ${bibliography}
---

As shown [${cited}].
`
  const files = new Map([
    ['paper.md', paper],
    ['library.bib', library],
  ])
  const { file } = await build(memoryProject(files, 'paper.md'), { purpose: 'check' })
  return file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
}

test('what this paper does not cite of a shared library is not told', async () => {
  expect(await told('{file: library.bib, shared: true}')).toEqual([])
  expect(await told('[{file: library.bib, shared: true}]')).toEqual([])
  expect(await told('{file: library.bib}')).toHaveLength(3)
})

test('one work under two keys is told of a shared library when both are cited', async () => {
  expect(await told('{file: library.bib, shared: true}', '@roe2021; @roe2021again')).toEqual([
    expect.stringMatching(/^same-work: /),
  ])
})

test('a misspelt key beside the file is told', async () => {
  expect(await told('{file: library.bib, sharde: true}', '@doe2020; @roe2021')).toContain(
    'invalid-metadata: Unexpected key `sharde` that galley does not know; did you mean `shared`?',
  )
})
