import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

/** The first paragraph of a draft, as JATS has it. */
async function drafted(text: string): Promise<string | undefined> {
  const project = memoryProject(
    new Map([
      ['paper.md', `---\ntitle: T\nauthor: Jane Doe\nbibliography: a.bib\n---\n\n${text}\n`],
      ['a.bib', '@book{a, author = {Doe, Jane}, title = {A}, publisher = {Press}, year = 2020}'],
    ]),
    'paper.md',
  )
  const { outputs } = await build(project, { draft: true, formats: new Set(['jats']) })
  return /<p>(.*)<\/p>/.exec(new TextDecoder().decode(outputs[0]?.contents))?.[1]
}

test.each([
  [':claim[two of @fig:none]{fact=nothing}', 'two of <bold>?fig:none?</bold>'],
  [':claim[two [@none]]{fact=nothing}', 'two <bold>?none?</bold>'],
  [
    'As [see :value{fact=nothing} @a; @none] says.',
    'As [see <bold>?nothing?</bold> <xref ref-type="bibr" rid="ref-a">1</xref>, <bold>?none?</bold>] says.',
  ],
])(
  'what is unresolved inside what is unresolved is printed in a draft: %s',
  async (text, printed) => expect(await drafted(text)).toBe(printed),
)
