import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const numbered = `# Methods

{words}

$$ x = 5 $$ {#eq:x}

By @eq:x it is so.

## Patients

Words.
`

/** Messages about a sentence in a paper with the sections 1 and 1.1 and equation 1, or with no numbers at all. */
async function told(words: string, text = numbered): Promise<string[]> {
  const head = `---\ntitle: A title\nnumber-sections: ${text === numbered}\n---\n\n`
  const paper = head + text.replace('{words}', words)
  const project = memoryProject(new Map([['paper.md', paper]]), 'paper.md')
  const { file } = await build(project, { purpose: 'check' })
  return file.messages
    .filter(({ ruleId }) => ruleId === 'unresolved-cross-reference')
    .map(({ reason }) => reason)
}

test.each([
  'As told in Section 1.1, it is so (see section 1).',
  'By Eq. 1 and by equation (1) it is so.',
  'See Section 4.2 of the guideline.',
  'By Equation 3 in the report of others.',
  'In section 404(b) and Section 230 of the Act.',
  'The equation 3x = 5 holds.',
])('what is there, or is another work’s, is left alone: %s', async (words) => {
  expect(await told(words)).toEqual([])
})

test.each([
  ['As told in Section 4.2, it is so.', 'without section 4.2'],
  ['It is so (section 2).', 'without section 2'],
  ['By Eq. 3, it is so.', 'without equation 3'],
])('what is not there is told: %s', async (words, part) => {
  expect(await told(words)).toEqual([expect.stringContaining(part)])
})

test('where nothing has a number, that is told once', async () => {
  const found = await told('See Section 1, and see Section 2; by Eq. 1.', '# A\n\n{words}\n')
  expect(found).toEqual([
    expect.stringContaining('whose sections have no numbers'),
    expect.stringContaining('whose equations have no numbers'),
  ])
})
