import fc from 'fast-check'
import { expect, test } from 'vitest'
import { thorough } from '../../thorough.js'
import type { Inputs } from '../../../scripts/document/inputs.js'
import type { Article } from '../../../scripts/document/tree.js'
import { difference } from '../../../scripts/verify/jats/difference.js'
import { expressible } from '../../../scripts/verify/jats/expressible/index.js'
import { readJats } from '../../../scripts/verify/jats/read/index.js'
import { writeJats } from '../../../scripts/write/jats/index.js'
import { anyArticle, anyArticlesInputs } from '../../articles.js'
import { everything, everythingsInputs } from './everything.js'

/** Where what is read back is not what JATS can say of the article. */
async function lost(article: Article, inputs: Inputs): Promise<unknown> {
  const [xml] = await writeJats(article, inputs, [])
  return difference(
    expressible(article, inputs),
    readJats(Buffer.from(xml?.contents ?? []).toString()),
  )
}

test('what was written reads back as what JATS can say of the article', async () => {
  expect(await lost(everything(), everythingsInputs())).toBeUndefined()
})

test('every article is valid JATS and reads back as what JATS can say of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyArticle,
      fc.constantFrom('1.3' as const, '1.4' as const),
      async (article, jats) => {
        expect(await lost(article, anyArticlesInputs({ settings: { jats } }))).toBeUndefined()
      },
    ),
    {
      numRuns: Number(process.env['RUNS'] ?? (thorough ? 150 : 50)),
      seed: Number(process.env['SEED'] ?? 1),
    },
  )
}, 600_000)
