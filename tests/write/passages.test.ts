/** Named passages (`[words]{#care-5a}`): every format has the name, and prints what it prints without it. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { printedPlacesOf } from '../../scripts/write/pdf/places.js'

const paper = (body: string): ReturnType<typeof memoryProject> =>
  memoryProject(
    new Map([
      [
        'paper.md',
        `---\ntitle: A title\nauthor: Jane Doe\ndate: 2026-11-22\n---\n\n# Text\n\n${body}\n`,
      ],
    ]),
    'paper.md',
  )
const marked =
  'First words. [A person [of *forty*]{#care-5a} came,]{#line:came} and [went]{#care-10}.'
const bare = 'First words. A person of *forty* came, and went.'

async function written(body: string): Promise<Record<string, string>> {
  const { outputs, file } = await build(paper(body), { formats: new Set(['jats', 'html', 'docx']) })
  expect(file.messages.map(String)).toEqual([])
  return Object.fromEntries(
    outputs.map(({ path, contents }) => [
      path.split('.').pop()!,
      path.endsWith('.docx')
        ? strFromU8(unzipSync(contents)['word/document.xml']!)
        : strFromU8(contents),
    ]),
  )
}

test('HTML and Word have the names, JATS none: archives know no such element', async () => {
  const { xml, html, docx } = await written(marked)
  expect(xml).toContain('A person of <italic>forty</italic> came,')
  expect(html).toContain(
    '<span id="line-came">A person <span id="care-5a">of <em>forty</em></span> came,</span>',
  )
  for (const name of ['a_line_came', 'a_care_5a', 'a_care_10'])
    expect(docx!.split(`w:name="${name}"`)).toHaveLength(2)
})

test('no format prints anything else because of them', async () => {
  const [one, other] = [await written(marked), await written(bare)]
  const plain = (text: string): string => text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
  for (const name of ['xml', 'html', 'docx']) expect(plain(one[name]!)).toBe(plain(other[name]!))
})

test('the review layout knows their page and line', async () => {
  const { article, inputs } = await build(paper(`${'Filler words. '.repeat(60)}\n\n${marked}`), {
    purpose: 'check',
  })
  const places = await printedPlacesOf(article, inputs)
  expect(places.of('line-came')).toEqual(places.find('A person of forty')!.from)
  expect(places.of('care-10')).toEqual(places.find('and went')!.from)
})

test('one name for two passages, or for a passage and a section, is an error', async () => {
  const { file } = await build(
    paper('[One]{#care-6} and [two]{#care-6}.\n\n# Other {#sec:other}\n\n[Three]{#sec:other}.'),
    { purpose: 'check' },
  )
  expect(file.messages.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
    [
      'duplicate-identifier',
      'Unexpected second `care-6`, expected another identifier: the first is at paper.md:9:1',
    ],
    [
      'duplicate-identifier',
      'Unexpected second `sec:other`, expected another identifier: the first is at paper.md:11:1',
    ],
  ])
})
