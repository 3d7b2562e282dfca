import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import type { Bibliography } from '../../scripts/document/tree.js'
import { memoryProject } from '../../scripts/project/project.js'

const bib = ['doe', 'roe', 'poe']
  .map(
    (key) =>
      `@article{${key}2020, author = {${key}, Jane}, title = {On ${key}}, journal = {Example Journal}, year = {2020}, volume = {1}, pages = {1--2}}`,
  )
  .join('\n')

async function listed(
  nocite: string,
  csl = '',
): Promise<{ keys: string[]; labels: Array<string | undefined>; messages: string[] }> {
  const files = new Map([
    [
      'paper.md',
      `---\ntitle: An example\nauthor: Jane Doe\nbibliography: paper.bib\n${nocite}\n${csl}\n---\n\nAs shown [@roe2020].\n`,
    ],
    ['paper.bib', bib],
  ])
  const { article, file } = await build(memoryProject(files, 'paper.md'), {
    formats: new Set(['html']),
  })
  const list = article.children[2].children.find(
    (node): node is Bibliography => node.type === 'bibliography',
  )
  return {
    keys: (list?.children ?? []).map(({ identifier }) => identifier),
    labels: (list?.children ?? []).map(({ label }) => label),
    messages: file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`),
  }
}

test('works that nocite names stand behind what is cited, and are not told as uncited', async () => {
  expect(await listed('nocite: |\n  @poe2020, @roe2020')).toEqual({
    keys: ['roe2020', 'poe2020'],
    labels: ['1', '2'],
    messages: [expect.stringMatching(/^uncited-entry: .*doe2020/)],
  })
})

test('@* names every entry, in the order of the file', async () => {
  expect(await listed('nocite: "@*"')).toMatchObject({
    keys: ['roe2020', 'doe2020', 'poe2020'],
    messages: [],
  })
})

test('a style that sorts lists them in its order', async () => {
  expect((await listed('nocite: "@*"', 'csl: apa')).keys).toEqual(['doe2020', 'poe2020', 'roe2020'])
})

test('a key that nobody knows is an error', async () => {
  expect((await listed('nocite: ["@peo2020", "@*"]')).messages).toEqual([
    'unresolved-citation: Unexpected `nocite` of `peo2020`, expected a key of the bibliography; did you mean `poe2020`?',
  ])
})
