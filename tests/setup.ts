/**
 * The same random inputs in every run: a failure that one machine sees, all see. And an article is finished once it is
 * resolved: who writes into it after that, a check, a writer or a package, fails.
 */
import { configureGlobal } from 'fast-check'
import { vi } from 'vitest'
import { deepFreeze } from './frozen.js'

configureGlobal({ seed: 20261122 })

vi.mock('../scripts/resolve/index.js', async (original) => {
  const { resolve } = await original<typeof import('../scripts/resolve/index.js')>()
  const frozen: typeof resolve = async (source, inputs, file) => {
    const article = await resolve(source, inputs, file)
    deepFreeze(inputs)
    return deepFreeze(article)
  }
  return { resolve: frozen }
})
