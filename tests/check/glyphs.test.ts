import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const paper = (text: string) =>
  memoryProject(
    new Map([['paper.md', `---\ntitle: A title\nauthor: Jane Doe\n---\n\n${text}\n`]]),
    'paper.md',
  )
const rules = async (text: string, ...formats: Array<'jats' | 'html' | 'docx' | 'pdf'>) =>
  (await build(paper(text), { formats: new Set(formats) })).file.messages.map(
    ({ ruleId }) => ruleId,
  )

test('a character without a font stops the page alone', async () => {
  expect(await rules('A \u1000 sign.', 'jats', 'html', 'docx')).toEqual([])
  expect(await rules('A \u1000 sign.', 'jats', 'pdf')).toEqual(['missing-glyph'])
})

test('a character that no XML holds stops every format', async () => {
  expect(await rules('A \u0001 sign.', 'jats')).toEqual(['missing-glyph'])
})
