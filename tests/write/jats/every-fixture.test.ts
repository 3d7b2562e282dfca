import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { thorough } from '../../thorough.js'
import { build } from '../../../scripts/build.js'
import { readProject } from '../../../scripts/project/read.js'
import { violations } from '../../../scripts/write/jats/violations.js'

const folder = join(import.meta.dirname, '../../fixtures')

/** As a draft, so that those with errors are written too. `verify` reads the XML back and compares it with the article. */
test.each(['1.3', '1.4'] as const)(
  'every fixture is valid JATS %s by the pruned DTD and by the whole one, and reads back',
  async (jats) => {
    let written = 0
    for (const [index, name] of readdirSync(folder).sort().entries()) {
      if (!thorough && index % 2 === 1) continue
      const input = join(folder, name, 'input')
      const single = readdirSync(input).find((file) => file.endsWith('.md'))
      const { project } = readProject(
        existsSync(join(input, 'manuscript')) || !single ? '.' : single,
        input,
      )
      if (!project) continue
      const { outputs } = await build(project, {
        draft: true,
        verify: true,
        jats,
        formats: new Set(['jats']),
      })
      const found = outputs.find(({ path }) => path.endsWith('.xml'))
      if (!found) continue
      const xml = new TextDecoder().decode(found.contents)
      expect([name, violations(xml, jats, false), violations(xml, jats, true)]).toEqual([
        name,
        [],
        [],
      ])
      written++
    }
    expect(written).toBeGreaterThan(thorough ? 50 : 25)
  },
  60_000,
)
