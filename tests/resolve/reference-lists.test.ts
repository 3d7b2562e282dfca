import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

const work = (key: string): string =>
  `@article{${key}, author = {${key[0]?.toUpperCase()}${key.slice(1)}, Jane}, title = {On ${key}}, journal = {Example Journal}, year = {2020}}\n`

/** What each format prints, heading by heading and line by line, and what is told. */
async function printed(
  head: string,
  text: string,
  formats = ['html'],
): Promise<Record<string, string> & { told: string }> {
  const files = new Map([
    ['paper.md', `---\ntitle: An example\nauthor: Jane Doe\n${head}\n---\n\n${text}\n`],
    ['a.bib', work('doe') + work('roe')],
    ['b.bib', work('poe')],
  ])
  const { outputs, file } = await build(memoryProject(files, 'paper.md'), {
    formats: new Set(formats),
    verify: true,
  })
  const contents = (extension: string): Uint8Array =>
    outputs.find(({ path }) => path.endsWith(extension))?.contents ?? new Uint8Array()
  const lines = (words: string): string =>
    words
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?\| ?/g, ' | ')
      .trim()
  const html = strFromU8(contents('.html'))
  const word = formats.includes('docx')
    ? strFromU8(unzipSync(contents('.docx'))['word/document.xml'] ?? new Uint8Array())
    : ''
  return {
    html: lines(
      html
        .slice(html.indexOf('id="page:text"'))
        .replace(
          /^[^>]*>|<span class="back">.*?<\/span>|<span class="card".*?<\/span><\/span>/g,
          '',
        )
        .replace(/<\/(?:p|h\d|li)>/g, '|'),
    ),
    docx: lines(word.replace(/<\/w:p>/g, '|').replace(/<w:instrText.*?<\/w:instrText>/g, '')),
    jats: lines(
      strFromU8(contents('.xml'))
        .replace(/^[^]*<body>/, '')
        .replace(/<\/(?:p|title|ref)>/g, '|'),
    ),
    told: file.messages.map(({ reason }) => reason).join('\n'),
  }
}

const one = 'bibliography: [a.bib, b.bib]'

test('the list stands where `{#refs}` is, under the heading above it, and what follows is the back', async () => {
  const { html, docx, jats, told } = await printed(
    one,
    '# Results\n\nAs shown [@doe; @roe; @poe].\n\n# Works cited\n\n::: {#refs}\n:::\n\n# Legends\n\nLast words.',
    ['html', 'docx', 'jats'],
  )
  expect(html).toBe(
    'Results | As shown [1–3]. | Works cited | 1 Doe J. On doe. Example Journal. 2020. | 2 Roe J. On roe. Example Journal. 2020. | 3 Poe J. On poe. Example Journal. 2020. | Legends | Last words. |',
  )
  expect(docx).toMatch(
    /As shown \[1–3\]\. \| Works cited \| .*Poe J.* \| Legends \| Last words\. \|$/,
  )
  expect(jats).toMatch(/^Results \| .* \| Works cited \| 1 Doe.* \| Legends \| Last words\. \|$/)
  expect(told).toBe('')
})

test.each([
  [
    'an empty heading',
    '# Literature cited\n\n# Legends\n\nLast.',
    'Literature cited | 1 Doe J. On doe. Example Journal. 2020. | Legends | Last. |',
  ],
  [
    "HTML's div",
    '# References\n\n<div id="refs"></div>\n\n# Legends\n\nLast.',
    'References | 1 Doe J. On doe. Example Journal. 2020. | Legends | Last. |',
  ],
  [
    'words above the list',
    '# References\n\nOf note.\n\n::: {#refs}\n:::\n\n# Legends\n\nLast.',
    'References | Of note. | 1 Doe J. On doe. Example Journal. 2020. | Legends | Last. |',
  ],
  [
    'no heading of its own',
    '# Legends\n\nLast.\n\n::: {#refs}\n:::',
    'Legends | Last. | References | 1 Doe J. On doe. Example Journal. 2020. |',
  ],
  [
    'no place',
    '# Legends\n\nLast.',
    'Legends | Last. | References | 1 Doe J. On doe. Example Journal. 2020. |',
  ],
])('%s', async (_, text, expected) => {
  expect((await printed('bibliography: a.bib', `A [@doe].\n\n${text}`)).html).toBe(
    `A [1]. | ${expected}`,
  )
})

test('`reference-section-title` is the heading of a list that has none in the text', async () => {
  const { html } = await printed(`${one}\nreference-section-title: Sources`, 'A [@doe].')
  expect(html).toContain('A [1]. | Sources | 1 Doe')
})

test('with `suppress-bibliography` readers get no list, and no links that lead nowhere; JATS has it', async () => {
  const { html, docx, jats } = await printed(
    `${one}\nsuppress-bibliography: true`,
    'A [@doe].\n\n# References',
    ['html', 'docx', 'jats'],
  )
  expect(html).toBe('A [1]. |')
  expect(docx).toMatch(/A \[1\]\. \|$/)
  expect(jats).toContain('References | 1 Doe')
})

test('several lists stand each at its place, and are numbered in their order', async () => {
  const { html, jats, told } = await printed(
    'bibliography: {main: a.bib, more: b.bib}',
    'A [@poe; @doe].\n\n# References\n\n::: {#refs-main}\n:::\n\n# More\n\n::: {#refs-more}\n:::\n\n# End\n\nB [@roe].',
    ['html', 'jats', 'docx'],
  )
  expect(html).toBe(
    'A [1, 3]. | References | 1 Doe J. On doe. Example Journal. 2020. | 2 Roe J. On roe. Example Journal. 2020. | More | 3 Poe J. On poe. Example Journal. 2020. | End | B [2]. |',
  )
  expect(jats?.match(/References|More|\b[123](?= (?:Doe|Roe|Poe))/g)).toEqual([
    'References',
    '1',
    '2',
    'More',
    '3',
  ])
  expect(told).toBe('')
})

test('a place without a list is told', async () => {
  const { html, told } = await printed(
    one,
    'A [@doe; @roe; @poe].\n\n# One\n\n::: {#refs-more}\n:::\n\n# Two\n\n> ::: {#refs}\n> :::\n',
  )
  expect(html).toMatch(/^A \[1–3\]\. \| .*References \| 1 Doe/)
  expect(told.split('\n')).toEqual([
    'Unexpected place of the list of references within other text, expected it among the sections; the list stands at the end',
    'Unexpected place for a list of references `more`, expected one named so in `bibliography:`; it is left out',
  ])
})
