/** `docx: {reference: …}`: what is taken of a template, what is left of it, and that a stranger's file does no harm. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { readDocx } from '../../scripts/docx-file/read.js'
import { memoryProject } from '../../scripts/project/project.js'
import { documentOf, paragraph, run } from '../docx-file/document.js'
import { everything, everythingsInputs } from './jats/everything.js'
import { writeDocx } from '../../scripts/write/docx/index.js'
import { readTemplate } from '../../scripts/docx-file/template/index.js'
import { repairs } from './word-rules.js'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)
const style = (id: string, name: string, inside = '', type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="N"/>${inside}</w:style>`
const styles = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="Batang"/><w:sz w:val="20"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>',
  style('berschrift1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'),
  style('Els', 'Els-Title', '<w:rPr><w:color w:val="FF0000" w:themeColor="accent1"/></w:rPr>'),
  style('Quote', 'Something else'),
  style('Refs', 'References'),
  style('Kopf', 'Header', '<w:rPr><w:b/></w:rPr>'),
  style('TC', 'Table caption'),
]
const field = (instruction: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const drawing = (id: string): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="7" name="P"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="P"><a:hlinkClick r:id="far"/></pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

/** A template whose first header says `header`, under a section that is set up as `section` says. */
function templateOf(
  header: string,
  section = '',
  more: Record<string, string | Uint8Array> = {},
): Uint8Array {
  const plain = unzipSync(
    documentOf(paragraph(run('Instructions to authors')), { 'word/styles.xml': styles.join('') }),
  )
  const text = (name: string): string => strFromU8(plain[name]!)
  const namespaces = /<w:document ([^>]*)>/.exec(text('word/document.xml'))![1]!
  const parts: Record<string, Uint8Array> = {
    ...plain,
    'word/document.xml': strToU8(
      text('word/document.xml').replace(
        '<w:sectPr/>',
        `<w:sectPr><w:headerReference w:type="default" r:id="head"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="72pt" w:right="1000" w:bottom="1440" w:left="1000" w:header="720" w:footer="720" w:gutter="0"/>${section}</w:sectPr>`,
      ),
    ),
    'word/_rels/document.xml.rels': strToU8(
      text('word/_rels/document.xml.rels').replace(
        '</Relationships>',
        `<Relationship Id="head" Type="${office}/header" Target="header1.xml"/><Relationship Id="t" Type="${office}/theme" Target="theme.xml"/></Relationships>`,
      ),
    ),
    'word/theme.xml': strToU8(
      '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>',
    ),
    'word/header1.xml': strToU8(`<w:hdr ${namespaces}>${header}</w:hdr>`),
    'word/_rels/header1.xml.rels': strToU8(
      `<Relationships><Relationship Id="near" Type="${office}/image" Target="media/logo.png"/><Relationship Id="far" Type="${office}/image" Target="https://example.org/track.png" TargetMode="External"/><Relationship Id="emf" Type="${office}/image" Target="media/logo.emf"/></Relationships>`,
    ),
    'word/media/logo.png': png,
    'word/media/logo.emf': strToU8('not a picture'),
  }
  for (const [name, content] of Object.entries(more))
    parts[name] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(parts, { mtime: new Date(1980, 0, 1) })
}

const paper = (docx: string, more = ''): string =>
  `---\ntitle: Rash & fever\nauthors: [{name: Jane Doe}]\ndocx: ${docx}\n${more}---\n\n# Course {#sec:course}\n\nIt was *brief*.\n\n| Sign | Share |\n|---|---|\n| Rash | 80 |\n\n: Signs. {#tbl:signs}\n\nSee @tbl:signs.\n`

async function built(
  template: Uint8Array | string,
  {
    docx = '{reference: t.docx}',
    more = '',
    ...options
  }: { docx?: string; more?: string; blind?: boolean; draft?: boolean } = {},
) {
  const project = memoryProject(
    new Map<string, string | Uint8Array>([
      ['paper.md', paper(docx, more)],
      ['t.docx', template],
    ]),
    'paper.md',
  )
  const { outputs, file } = await build(project, { formats: new Set(['docx']), ...options })
  const bytes = outputs.find(({ path }) => path.endsWith('.docx'))?.contents
  const parts = bytes ? unzipSync(bytes) : {}
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
  return { bytes, parts, text, messages: file.messages.map(({ reason }) => reason) }
}

const template = templateOf(
  paragraph('<w:pPr><w:pStyle w:val="Kopf"/></w:pPr>', run('Journal of Examples')),
)

test('its styles stand under the names by which the text calls them; ours fill the rest', async () => {
  const { text, parts, messages } = await built(template)
  const all = text('word/styles.xml')
  expect(repairs(parts)).toEqual([])
  expect(all).toContain('<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Els-Title"/>')
  expect(all).toContain(
    '<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="References"/>',
  )
  expect(all).toContain(
    '<w:style w:type="paragraph" w:styleId="Quote_"><w:name w:val="Something else"/>',
  )
  expect(all).toContain('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
  expect(all).toContain('w:styleId="Keywords"')
  expect(all).not.toMatch(/themeColor|asciiTheme|de-DE|numPr|Times New Roman/)
  expect(all).toContain('w:ascii="Calibri"')
  expect(text('word/document.xml')).toContain('<w:pStyle w:val="TableCaption"/>')
  expect(messages).toEqual([
    'Unexpected numbers before the headings of `t.docx`, expected `number-sections: true` beside it, which prints them in all formats',
  ])
})

test('its pages, headers and pictures come along; a page on its side is turned', async () => {
  const { text, parts } = await built(
    templateOf(paragraph(run('Journal'), drawing('near')), '<w:cols w:num="2" w:space="400"/>'),
  )
  const pages = text('word/document.xml').match(/<w:sectPr>.*?<\/w:sectPr>/g)!
  expect(pages).toHaveLength(2)
  expect(pages[0]).toContain('<w:headerReference w:type="default" r:id="rId')
  expect(pages[0]).toContain(
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1000"',
  )
  expect(pages[1]).toContain('<w:type w:val="continuous"/>')
  expect(pages[1]).toContain('<w:cols w:num="2" w:space="400"/>')
  expect(text('word/document.xml')).not.toContain('lnNumType')
  expect(text('word/_rels/header-default.xml.rels')).toContain('Target="media/image1.png"')
  expect(parts['word/media/image1.png']?.subarray(0, 4)).toEqual(new Uint8Array(png.subarray(0, 4)))
  expect(repairs(parts)).toEqual([])
})

test('the text is that of a build without one, and the bytes are the same each time', async () => {
  const [first, second] = [await built(template), await built(template)]
  expect(first.bytes).toEqual(second.bytes)
  const plain = await built('', { docx: '{figures: embedded}' })
  const lines = (bytes: Uint8Array) => readDocx(bytes).lines.map((line) => line.pieces)
  expect(lines(first.bytes!)).toEqual(lines(plain.bytes!))
})

test('a document with everything is one that Word has nothing to repair in', async () => {
  const given = everythingsInputs()
  const read = readTemplate(
    templateOf(paragraph(run('Journal'), drawing('near'))),
    new Map(),
    (bytes) => ({
      bytes,
      extension: 'png',
    }),
  )
  const place = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
  const [output] = await writeDocx(
    everything(),
    { ...given, template: { path: 't.docx', position: place, template: read } },
    [],
  )
  expect(repairs(unzipSync(output!.contents))).toEqual([])
})

test('fields tell of this paper, not of the template', async () => {
  const header = paragraph(
    field('TITLE', 'Old title'),
    field('AUTHOR \\* MERGEFORMAT', 'Old Name'),
    field('PAGE', '1'),
    field('FILENAME', 'old.docx'),
    field('INCLUDETEXT "C:\\\\secret.docx"', 'secret'),
    field('LASTSAVEDBY', 'Somebody'),
  )
  const { text, messages } = await built(templateOf(header))
  const said = text('word/header-default.xml')
  expect(said.match(/<w:t[ >].*?<\/w:t>/g)?.map((one) => one.replace(/<[^>]*>/g, ''))).toEqual([
    'Rash &amp; fever',
    'Jane Doe',
    '1',
    'paper.docx',
  ])
  expect(said).not.toMatch(/secret|Somebody|Old/)
  expect(messages.filter((one) => one.includes('field'))).toHaveLength(2)
})

test('a blind file names nobody: properties stay behind, a name in a header is told', async () => {
  const header = paragraph(run('Doe et al.'), field('AUTHOR', 'Jane Doe'))
  const withNames = templateOf(header, '', { 'docProps/core.xml': '<x>Jane Doe</x>' })
  const { parts, messages } = await built(withNames, { blind: true })
  expect(messages).toContain(
    'Unexpected `Doe et al.` in a header of the template `t.docx`, expected one that names no author; it is printed on the pages',
  )
  const all = Object.values(parts)
    .map((bytes) => strFromU8(bytes))
    .join('')
  expect(all).not.toContain('Jane')
})

test('a draft says so on every page', async () => {
  const { text } = await built(template, { draft: true })
  expect(text('word/footer-default.xml')).toContain('Draft')
})

test('what leads out of the file, or runs, stays behind and is told', async () => {
  const header = [
    paragraph(
      `<w:hyperlink r:id="far">${run('link')}</w:hyperlink>`,
      drawing('far'),
      drawing('emf'),
      '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="near"/></w:object></w:r>',
      '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:imagedata src="https://example.org/t.png" r:id="far"/></v:shape></w:pict></w:r>',
      `<w:ins w:author="Richard Roe">${run('kept')}</w:ins><w:del w:author="Richard Roe"><w:r><w:delText>gone</w:delText></w:r></w:del>`,
    ),
    '<w:altChunk r:id="near"/>',
  ].join('')
  const { text, parts, messages } = await built(
    templateOf(header, '', { 'word/vbaProject.bin': 'macro' }),
  )
  expect(repairs(parts)).toEqual([])
  expect(text('word/header-default.xml')).not.toMatch(
    /example\.org|OLEObject|altChunk|Roe|gone|<w:pict|<w:drawing/,
  )
  expect(text('word/header-default.xml')).toContain('kept')
  expect(Object.keys(parts).join()).not.toMatch(/vba|theme\.xml|emf/)
  expect(messages.filter((one) => one.includes('header or footer'))).toEqual([
    'Unexpected a picture or drawing of a header or footer in `t.docx`, expected a template without; the Word file has all the rest of it',
    'Unexpected an embedded object in a header or footer in `t.docx`, expected a template without; the Word file has all the rest of it',
    'Unexpected a file in a header or footer in `t.docx`, expected a template without; the Word file has all the rest of it',
  ])
})

test.each<[string, Uint8Array | string, string]>([
  ['no Word file', 'PK no', 'it is cut off or damaged'],
  ['a PDF', '%PDF-1.7', 'it is no Word document (.docx)'],
  [
    'one of entities',
    templateOf('', '', { 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:styles/>' }),
    'its part `word/styles.xml` declares a document type, which no Word file does',
  ],
  [
    'a deep one',
    templateOf('<w:p>'.repeat(400) + '</w:p>'.repeat(400)),
    'its part `word/header1.xml` has more than 256 elements inside each other',
  ],
  ['one without styles', documentOf(''), 'it has no styles'],
])('%s stops the build with a sentence', async (_, bytes, why) => {
  const { messages, bytes: output } = await built(bytes)
  expect(messages).toContain(
    `Unexpected template \`t.docx\`: ${why}, expected a Word file (.docx, .dotx)`,
  )
  expect(output).toBeUndefined()
})

test('a style may be named; one that neither side has is told with the nearest', async () => {
  const named = await built(template, {
    docx: '{reference: t.docx, styles: {Author: Something else}}',
  })
  expect(named.text('word/styles.xml')).toContain(
    'w:styleId="Author"><w:name w:val="Something else"/>',
  )
  const absent = await built(template, {
    docx: '{reference: t.docx, styles: {Author: Something els, Byline: Header}}',
  })
  expect(absent.messages.map((one) => one.slice(0, 60))).toEqual([
    'Unexpected style `Byline`, expected one that galley writes: ',
    'Unexpected style `Something els` for `Author`, expected a st',
  ])
})
