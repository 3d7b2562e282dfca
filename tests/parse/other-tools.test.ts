import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
async function jats(body: string): Promise<{ xml: string; messages: string[] }> {
  const { outputs, file } = await build(
    memoryProject(
      new Map([
        ['paper.md', `---\ntitle: An example\nauthor: Jane Doe\n---\n\n${body}\n`],
        ['a.svg', svg],
      ]),
      'paper.md',
    ),
    { formats: new Set(['jats']) },
  )
  return {
    xml: new TextDecoder()
      .decode(outputs.find(({ path }) => path.endsWith('.xml'))?.contents)
      .replace(/\n\s*/g, ''),
    messages: file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`),
  }
}

test('a div with the name of a figure is one, its images are panels by their own names', async () => {
  const { xml, messages } = await jats(
    'See @fig-x and @fig-x-b.\n\n::: {#fig-x layout-ncol=2}\n\n![Left](a.svg){#fig-x-a fig-alt="One"}\n\n![Right](a.svg){#fig-x-b fig-alt="Other"}\n\nTwo squares.\n:::',
  )
  expect(messages).toEqual([])
  expect(xml).toContain(
    '<fig-group id="fig-x"><label>Fig.\u00a01</label><caption><title>Two squares.</title></caption><fig id="fig-x-a"><label>a</label>',
  )
  expect(xml).toContain('<xref ref-type="fig" rid="fig-x-b">Fig.\u00a01b</xref>')
})

test('a div with the name of a table is the float of the table in it', async () => {
  const { xml, messages } = await jats(
    'See @tbl-y.\n\n::: {#tbl-y}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nThe caption of it.\n\n:::',
  )
  expect(messages).toEqual([])
  expect(xml).toContain(
    '<table-wrap id="tbl-y"><label>Table\u00a01</label><caption><title>The caption of it.</title></caption>',
  )
})

test('a div with the name of a table and more in it keeps its content, and the name is unknown', async () => {
  expect((await jats('See @tbl-y.\n\n::: {#tbl-y}\n\nOne.\n\nTwo.\n\n:::')).messages).toEqual([
    expect.stringMatching(/^unresolved-cross-reference: .*`tbl-y`/),
  ])
})

test('an image with a name on a line of its own in a paragraph is a figure between two paragraphs, as in JOSS\u2019s template', async () => {
  const { xml, messages } = await jats(
    'Included like this:\n![A caption.\\label{fig:x}](a.svg){alt="One"}\nand referenced by \\autoref{fig:x}.',
  )
  expect(messages).toEqual([])
  expect(xml).toMatch(
    /<p>Included like this:<\/p><fig id="fig-x"><label>Fig.\u00a01<\/label><caption><title>A caption\.<\/title><\/caption>.*<\/fig><p>and referenced by <xref/,
  )
})

test('an image in a line, and one without a name, stay in their paragraph', async () => {
  expect(
    (
      await jats('As ![icon](a.svg){#fig:no alt="One"} shows\n![of no name](a.svg)\nhere.')
    ).xml.match(/<inline-graphic/g),
  ).toHaveLength(2)
})

test('a shortcode is told, and printed as it stands', async () => {
  const { xml, messages } = await jats('{{< video methods.mp4 >}}')
  expect(messages).toEqual([
    'unsupported-markup: Unexpected shortcode `{{< video methods.mp4 >}}`, expected what it stands for; it is printed as it stands',
  ])
  expect(xml).toContain('{{&lt; video methods.mp4 >}}')
})
