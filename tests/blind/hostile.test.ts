import fc from 'fast-check'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { anonymous } from '../../scripts/blind/index.js'
import { tracesOf } from '../../scripts/blind/traces.js'
import { checkBlind } from '../../scripts/check/blind.js'
import { checkFiles } from '../../scripts/check/identity/files.js'
import { checkPhotographs } from '../../scripts/check/identity/photographs.js'
import { checkIdentity } from '../../scripts/check/identity/text.js'
import type { Article } from '../../scripts/document/tree.js'
import { runStages } from '../../scripts/stage.js'
import { writeJats } from '../../scripts/write/jats/index.js'
import { anyArticle, anyArticlesInputs } from '../articles.js'
import { front, person } from '../builders.js'

const asCase = (one: Article): Article => ({
  ...one,
  children: [
    { ...one.children[0], metadata: { ...one.children[0].metadata, articleType: 'case-report' } },
    one.children[1],
    one.children[2],
  ],
})

test('no article makes the checks or the blind article throw, and none is changed', async () => {
  await fc.assert(
    fc.asyncProperty(anyArticle, async (one) => {
      const inputs = anyArticlesInputs({ settings: { blind: true } })
      const before = JSON.stringify(one)
      const shown = anonymous(one, inputs)
      expect(shown.article.children[0].metadata.authors).toEqual([])
      await runStages(
        [checkIdentity, checkPhotographs, checkFiles, checkBlind],
        asCase(one),
        inputs,
        new VFile({ path: 'paper.md' }),
      )
      expect(JSON.stringify(one)).toBe(before)
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('any article is valid JATS without its authors', async () => {
  await fc.assert(
    fc.asyncProperty(anyArticle, async (one) => {
      const { article, inputs } = anonymous(one, anyArticlesInputs({ settings: { blind: true } }))
      expect((await writeJats(article, inputs, [])).length).toBeGreaterThan(0)
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('a hundred authors are taken out of a long text', () => {
  const authors = Array.from({ length: 100 }, (_, index) =>
    person({
      given: `Jane${index} Mary`,
      family: `Doe${index}`,
      email: `jane${index}@example.org`,
    }),
  )
  const traces = tracesOf(front({ authors }).metadata)
  const text =
    'Words of Jane7 Mary Doe7 and of others, as they are written in a paper of this length. '.repeat(
      1000,
    )
  expect(traces.redact(text)).not.toContain('Jane7')
})
