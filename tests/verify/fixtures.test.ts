/** Every fixture, as a draft, in every format: each says what the others say, and Word has nothing to repair. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { thorough } from '../thorough.js'
import { build } from '../../scripts/build.js'
import { readProject } from '../../scripts/project/read.js'
import { repairs } from '../write/word-rules.js'

const fixtures = join(import.meta.dirname, '../fixtures')

const some = readdirSync(fixtures)
  .sort()
  .filter((_, index) => thorough || index % 3 === 0)

test.each(some)('%s', async (name) => {
  const input = join(fixtures, name, 'input')
  const single = readdirSync(input).find((file) => file.endsWith('.md'))
  const { project } = readProject(
    existsSync(join(input, 'manuscript')) || !single ? '.' : single,
    input,
  )
  if (!project) throw new Error(`The fixture ${name} has no manuscript`)
  const { file, outputs } = await build(project, {
    draft: true,
    verify: true,
    sourceDateEpoch: 0,
    formats: new Set(['jats', 'html', 'pdf', 'docx']),
  })
  const stopped = file.messages.some((message) => message.fatal)
  expect(outputs.length > 0).toBe(!stopped)
  for (const { contents } of outputs.filter(({ path }) => path.endsWith('.docx')))
    expect(repairs(unzipSync(contents))).toEqual([])
})
