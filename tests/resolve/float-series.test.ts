import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const picture = onePixel()

/** A PNG of one pixel. */
function onePixel(): Uint8Array {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
}

const figure = (name: string, more = ''): string =>
  `![Shown ${name}.](a.png){#fig:${name} alt="x"${more}}\n`
const table = (name: string, more = ''): string =>
  `| A | B |\n|---|---|\n| 1 | 2 |\n\n: Listed ${name}. {#tbl:${name}${more}}\n`

async function made(
  text: string,
  formats: string[] = ['jats'],
): Promise<{ xml: string; messages: string[] }> {
  const source = `---\ntitle: An example\nauthor: Jane Doe\n---\n\n# Text\n\n${text}`
  const project = memoryProject(
    new Map<string, string | Uint8Array>([
      ['paper.md', source],
      ['a.png', picture],
    ]),
    'paper.md',
  )
  const { file, outputs } = await build(project, {
    formats: new Set(formats),
    sourceDateEpoch: 0,
    verify: true,
  })
  const xml = outputs.find(({ path }) => path.endsWith('.xml'))
  return {
    xml: new TextDecoder().decode(xml?.contents),
    messages: file.messages
      .filter(({ fatal }) => fatal)
      .map(({ ruleId, reason }) => `${ruleId}: ${reason}`),
  }
}

/** Labels of floats in their order, and the words of references. */
const labels = (xml: string): string[] =>
  [...xml.matchAll(/<label>([^<]*)<\/label>\s*<caption>/g)].map(([, label]) =>
    label!.replaceAll('\u00a0', ' '),
  )
const references = (xml: string): string[] =>
  [...xml.matchAll(/<xref ref-type="(?:fig|table)"[^>]*>([^<]*)<\/xref>/g)].map(([, words]) =>
    words!.replaceAll('\u00a0', ' '),
  )

test('a supplement has numbers of its own, and one that is mentioned early takes none of the text', async () => {
  const { xml, messages } = await made(
    `See @fig:m, @fig:s, @fig:n, @tbl:t and [@fig:s; @fig:u; @fig:v].\n\n${figure('m')}\n${figure('n')}\n` +
      `# Supplementary material\n\n${figure('s')}\n${figure('u')}\n${figure('v')}\n${table('t')}`,
    ['jats', 'html', 'docx'],
  )
  expect(messages).toEqual([])
  expect(labels(xml)).toEqual(['Fig. 1', 'Fig. 2', 'Fig. S1', 'Fig. S2', 'Fig. S3', 'Table S1'])
  expect(references(xml)).toEqual(['Fig. 1', 'Fig. S1', 'Fig. 2', 'Table S1', 'S1', 'S3'])
})

test('floats of appendices are numbered by their letters', async () => {
  const { xml, messages } = await made(
    `See @fig:m, @fig:a, @fig:b and @fig:c.\n\n${figure('m')}\n` +
      `# Appendix: Search\n\n${figure('a')}\n# Appendix C: Scores\n\n${figure('c')}\n${figure('b')}`,
  )
  expect(messages).toEqual([])
  expect(references(xml)).toEqual(['Fig. 1', 'Fig. A1', 'Fig. C1', 'Fig. C2'])
})

test('a label of the author has its number, in the words of the paper, and no other gets it', async () => {
  const { xml, messages } = await made(
    `See @fig:a, @fig:b, @fig:c, @fig:d and @tbl:t.\n\n${figure('a', ' label="Figure S2"')}\n${figure('b', ' label=2')}\n${figure('c')}\n${figure('d')}\n${table('t', ' label="Box 1"')}`,
  )
  expect(messages).toEqual([])
  expect(labels(xml)).toEqual(['Fig. S2', 'Fig. 2', 'Fig. 1', 'Fig. 3', 'Box 1'])
  expect(references(xml)).toEqual(['Fig. S2', 'Fig. 2', 'Fig. 1', 'Fig. 3', 'Box 1'])
})

test('what is unnumbered counts for none, and nothing can refer to it', async () => {
  const ending = `![A sketch.](a.png){.unnumbered alt="x"}\n\n![Another.](a.png){- alt="x"}\n\n${figure('m')}`
  const { xml, messages } = await made(`See @fig:m.\n\n${ending}`)
  expect(messages).toEqual([])
  expect(references(xml)).toEqual(['Fig. 1'])
  expect((await made(`See @fig:x.\n\n${figure('x', ' .unnumbered')}`)).messages).toEqual([
    'unresolved-cross-reference: Unexpected reference to `fig:x`, which is `.unnumbered`, expected one that has a number, or a label of its own: `label="Scheme 1"`',
  ])
})

test.each([
  ['Figure S1 and Figs. S1–S2 and Fig. S2a are shown.', []],
  ['Supplementary Figure S2 is shown.', []],
  ['Table S4 is sent apart.', []],
  ['Figure S9 of the source article is larger.', []],
  ['Figure S3 is shown.', ['`Figure S3`']],
  ['Figs. S1 and S4 are shown.', ['`Figs. S1 and S4`']],
  ['Supplementary Figure S7 is shown.', ['`Figure S7`']],
])('what is typed by hand is held to the supplement: %s', async (words, wrong) => {
  const { messages } = await made(
    `${words} See @fig:s and @fig:u.\n\n# Supplementary material\n\n${figure('s')}\n${figure('u')}`,
  )
  expect(messages).toEqual(
    wrong.map(
      (typed) =>
        `unresolved-cross-reference: Unexpected ${typed}, expected a number up to S2: the manuscript has 2 figures of the series S`,
    ),
  )
})
