/** A Word manuscript as a folder: text, references, floats, and what is told of the rest. */
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { readDocx } from '../../scripts/docx-file/read.js'
import { importDocx } from '../../scripts/import/index.js'
import { memoryProject } from '../../scripts/project/project.js'
import { deleted, documentOf, inserted, paragraph, run } from '../docx-file/document.js'
import { imageFile } from '../inputs.js'

const styled = (style: string, ...content: string[]): string =>
  paragraph(`<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`, ...content)
const styles = ['Title', 'Author', 'heading 1', 'Caption']
  .map(
    (name) => `<w:style w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`,
  )
  .join('')
const field = (instruction: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`
const drawing =
  '<w:r><w:drawing><wp:docPr descr="A curve"/><a:blip r:embed="p1"/></w:drawing></w:r>'

function imported(body: string, raw: Record<string, string | Uint8Array> = {}) {
  const parts = {
    'word/_rels/document.xml.rels': `<Relationships><Relationship Id="s" Type="t/styles" Target="styles.xml"/><Relationship Id="p1" Type="t/image" Target="media/image1.png"/></Relationships>`,
    'word/media/image1.png': imageFile('a.png').bytes,
    ...raw,
  }
  const front =
    styled('Title', run('A rash after a meal')) + styled('Author', run('Jane Doe, Richard Roe'))
  return importDocx(readDocx(documentOf(front + body, { 'word/styles.xml': styles }, parts)))
}
const textOf = (body: string): string => imported(body).files.get('manuscript/text.md') as string
const list = [
  '1. Doe J. On fish. Example Journal 2020;1:2. doi:10.99999/doe',
  '2. Roe R. On rashes. Example Journal 2021.',
]
  .map((entry) => paragraph(run(entry)))
  .join('')
const references = styled('heading1', run('References')) + list

test('numbers that were typed become citations of the typed list, which is a .bib to be checked', () => {
  const { files, remarks } = imported(
    styled('heading1', run('Case')) +
      paragraph(run('It is rare [1, 2]. It itches [2].')) +
      references,
  )
  expect(files.get('manuscript/text.md')).toBe(
    '# Case\n\nIt is rare [@doe2020; @roe2021]. It itches [@roe2021].\n',
  )
  expect(files.get('references.bib')).toContain('doi = {10.99999/doe}')
  expect(files.get('references.bib')).toContain('note = {To be checked: typed as reference 2}')
  expect(remarks.join()).toContain('2 references were typed')
})

test('raised numbers and names with years are citations too, exponents are none', () => {
  const raised = (number: string): string => run(number, '<w:vertAlign w:val="superscript"/>')
  expect(
    textOf(
      paragraph(run('It is rare'), raised('1'), run(' on 2 m'), raised('2'), run(' of skin.')) +
        references,
    ),
  ).toBe('It is rare[@doe2020] on 2 m^2^ of skin.\n')
  expect(textOf(paragraph(run('Doe et al. (2020) saw it (Roe, 2021).')) + references)).toBe(
    '@doe2020 saw it [@roe2021].\n',
  )
})

test('fields of reference managers become citations with what they say of the place', () => {
  const json = JSON.stringify({
    citationItems: [
      {
        locator: '4',
        itemData: {
          type: 'article-journal',
          title: 'On fish',
          'container-title': 'Example Journal',
          author: [{ family: 'Doe', given: 'Jane' }],
          issued: { 'date-parts': [[2020, 3]] },
          DOI: '10.99999/doe',
        },
      },
    ],
  }).replace(/"/g, '&quot;')
  const { files } = imported(
    paragraph(
      run('It is rare '),
      field(` ADDIN ZOTERO_ITEM CSL_CITATION ${json} `, '(Doe, 2020, p. 4)'),
      run('.'),
    ),
  )
  expect(files.get('manuscript/text.md')).toBe('It is rare [@doe2020, p. 4].\n')
  expect(files.get('references.bib')).toContain(
    '@article{doe2020,\n  author = {Doe, Jane},\n  title = {{On fish}},',
  )
})

test('tables and figures have their captions, and the text points to them', () => {
  const { files } = imported(
    paragraph(run('See Figure 1 and Table 1, not Table 9.')) +
      paragraph(drawing) +
      styled('Caption', run('Figure 1. The course.')) +
      styled('Caption', run('Table 1: Signs | shares')) +
      `<w:tbl>${row('Sign', 'Share')}${row('Rash', '80')}</w:tbl>`,
  )
  expect(files.get('manuscript/text.md')).toBe(
    'See @fig:1 and @tbl:1, not Table 9.\n\n![The course.](figures/figure-1.png){#fig:1 alt="A curve"}\n\n| Sign | Share |\n| --- | --- |\n| Rash | 80 |\n\n: Signs \\| shares {#tbl:1}\n',
  )
  expect(files.get('manuscript/figures/figure-1.png')).toEqual(
    Uint8Array.from(imageFile('a.png').bytes),
  )
})

test('tracked changes are accepted and comments are kept, both told', () => {
  const { files, remarks } = imported(
    paragraph(run('A '), deleted('small '), inserted(run('large ')), run('rash.')),
  )
  expect(files.get('manuscript/text.md')).toBe('A large rash.\n')
  expect(remarks).toContain('2 pieces of tracked changes were accepted')
})

test('abstract, keywords and authors are metadata, and the folder builds', async () => {
  const { files } = imported(
    styled('heading1', run('Abstract')) +
      paragraph(run('A woman had a rash: it went.')) +
      paragraph(run('Keywords: rash; fish')) +
      styled('heading1', run('Case')) +
      paragraph(run('It is rare [1].')) +
      references,
  )
  expect(files.get('manuscript/manuscript.yaml')).toBe(
    'title: A rash after a meal\nauthors:\n  - name: Jane Doe\n  - name: Richard Roe\nabstract: |\n  A woman had a rash: it went.\nkeywords:\n  - rash\n  - fish\nbibliography: ../references.bib\n',
  )
  const { file, outputs } = await build(memoryProject(files), {
    formats: new Set(['jats', 'html']),
  })
  expect(file.messages.filter(({ fatal }) => fatal)).toEqual([])
  expect(outputs.length).toBeGreaterThan(1)
})

test('signs of Markdown are text, and what is not understood is told', () => {
  const { files, remarks } = imported(
    paragraph(run('*a* # &lt;b&gt; $5 @home'), '<w:r><w:strange/></w:r>'),
  )
  expect(files.get('manuscript/text.md')).toBe('\\*a\\* # \\<b\\> \\$5 \\@home\n')
  expect(remarks).toContain('`w:strange` was not understood, 1 times')
})
