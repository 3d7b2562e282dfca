import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const source =
  '---\ntitle: An example\nauthor: Jane Doe\n---\n\n![Drawn.](a.svg){#fig:a alt="A drawing"}\n\nSee @fig:a.\n'
const drawing = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">${inside}</svg>`

test.each([
  ['groups too deep', `${'<g>'.repeat(3000)}<path d="M0 0h9"/>${'</g>'.repeat(3000)}`],
  ['a bitmap that is none', '<image width="9" height="9" href="data:image/png;base64,AAAA"/>'],
])(
  'a drawing of %s is an error where it stands, and a draft has a box in its place',
  async (_, inside) => {
    const files = new Map([
      ['paper.md', source],
      ['a.svg', drawing(inside)],
    ])
    const { file, outputs } = await build(memoryProject(files, 'paper.md'), {
      formats: new Set(['pdf']),
      sourceDateEpoch: 0,
    })
    expect(file.messages.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual([
      '6 invalid-image',
    ])
    expect(outputs).toEqual([])
    const draft = await build(memoryProject(files, 'paper.md'), {
      formats: new Set(['pdf', 'docx', 'html', 'jats']),
      draft: true,
      sourceDateEpoch: 0,
    })
    expect(draft.outputs.length).toBeGreaterThan(3)
  },
)
