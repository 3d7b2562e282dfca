/** What is read of a Word file, and what is refused. */
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { said } from '../../scripts/docx-file/lines.js'
import { readDocx } from '../../scripts/docx-file/read.js'
import { settled } from '../../scripts/docx-file/settled.js'
import { deleted, documentOf, inserted, paragraph, run } from './document.js'

const accepted = (body: string): string[] =>
  settled(readDocx(documentOf(body)).lines, 'accept').map(said)
const refused = (body: string): string[] =>
  settled(readDocx(documentOf(body)).lines, 'refuse').map(said)

test('tracked changes are kept with who and when, and can be accepted or refused', () => {
  const body = paragraph(run('A '), deleted('small '), inserted(run('large ')), run('study.'))
  expect(accepted(body)).toEqual(['A large study.'])
  expect(refused(body)).toEqual(['A small study.'])
  expect(readDocx(documentOf(body)).lines[0]?.pieces[2]).toMatchObject({
    text: 'large ',
    changes: [{ kind: 'inserted', author: 'Jane Doe', date: '2026-11-28T10:00:00Z' }],
  })
})

test('words deleted inside of inserted ones were never there, either way', () => {
  const body = paragraph(run('A'), inserted(`${run(' b')}${deleted(' c')}`))
  expect(accepted(body)).toEqual(['A b'])
  expect(refused(body)).toEqual(['A'])
})

const mark = (kind: string): string =>
  `<w:pPr><w:rPr><w:${kind} w:id="3" w:author="Jane Doe"/></w:rPr></w:pPr>`

test('a deleted paragraph mark joins two paragraphs, an inserted one divides', () => {
  const body = `${paragraph(mark('del'), run('One, '))}${paragraph(run('two.'))}`
  expect(accepted(body)).toEqual(['One, two.'])
  expect(refused(body)).toEqual(['One, ', 'two.'])
  expect(refused(`${paragraph(mark('ins'), run('One, '))}${paragraph(run('two.'))}`)).toEqual([
    'One, two.',
  ])
})

test('a row that was put in goes when it is refused', () => {
  const row = (text: string, properties = ''): string =>
    `<w:tr>${properties}<w:tc>${paragraph(run(text))}</w:tc></w:tr>`
  const body = `<w:tbl>${row('a')}${row('b', '<w:trPr><w:ins w:author="Jane Doe"/></w:trPr>')}</w:tbl>${paragraph(run('End'))}`
  expect(accepted(body)).toEqual(['a', 'b', 'End'])
  expect(refused(body)).toEqual(['a', 'End'])
})

const fieldMark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
const instruction = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`

test('a field gives its result, a field inside of its instruction nothing', () => {
  const inner = `${fieldMark('begin')}${instruction(' PAGE ')}${fieldMark('separate')}${run('9')}${fieldMark('end')}`
  const body = paragraph(
    run('See '),
    fieldMark('begin'),
    instruction(' ADDIN X '),
    inner,
    fieldMark('separate'),
    run('[1]'),
    fieldMark('end'),
    run('.'),
  )
  const [line] = readDocx(documentOf(body)).lines
  expect(line && said(line)).toBe('See [1].')
  expect(line?.pieces[1]?.field?.instruction).toBe('ADDIN X')
})

test('a comment stands on the words of its range, its answer is known as one, and so is that it is resolved', () => {
  const body = paragraph(
    run('We '),
    '<w:commentRangeStart w:id="7"/>',
    run('measured'),
    '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    run(' it.'),
  )
  const comment = (id: string, paragraphId: string, text: string): string =>
    `<w:comment w:id="${id}" w:author="Jane Doe" w:date="2026-11-28T10:00:00Z"><w:p w14:paraId="${paragraphId}">${run(text)}</w:p></w:comment>`
  const file = readDocx(
    documentOf(body, {
      'word/comments.xml': comment('7', 'A1', 'How?') + comment('8', 'A2', 'As said.'),
      'word/commentsExtended.xml':
        '<w15:commentEx w15:paraId="A1" w15:done="1"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A1" w15:done="0"/>',
    }),
  )
  expect(file.lines[0]?.pieces.filter(({ comments }) => comments.includes('7'))).toMatchObject([
    { text: 'measured' },
  ])
  expect(file.comments).toMatchObject([
    { id: '7', text: 'How?', resolved: true },
    { id: '8', text: 'As said.', parent: '7', resolved: false },
  ])
})

test('formulas are TeX, notes and symbols are read, and a text box follows its paragraph', () => {
  const formula =
    '<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t>≤α</m:t></m:r></m:oMath>'
  const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph(run('In a box'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('In a box'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const file = readDocx(
    documentOf(
      paragraph(
        run('If '),
        formula,
        '<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        box,
      ),
      { 'word/footnotes.xml': `<w:footnote w:id="2">${paragraph(run('A note.'))}</w:footnote>` },
    ),
  )
  expect(file.lines.map(said)).toEqual(['If \uFFFCβ\uFFFC', 'In a box', 'A note.'])
  expect(file.lines[0]?.pieces[1]?.embedded).toMatchObject({
    kind: 'formula',
    tex: 'x^2\\leq \\alpha',
  })
  expect(file.lines[2]?.note).toBe('f2')
  expect([...file.unknown]).toEqual([])
})

test('the strict namespaces and other prefixes are read alike', () => {
  const strict =
    '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:pPr><x:outlineLvl x:val="0"/></x:pPr><x:r><x:t>Aims</x:t></x:r></x:p></x:body></x:document>'
  const [line] = readDocx(documentOf('', {}, { 'word/document.xml': strict })).lines
  expect(line && said(line)).toBe('Aims')
  expect(line?.heading).toBe(1)
})

const faultOf = (bytes: Uint8Array): string => {
  try {
    readDocx(bytes)
  } catch (error) {
    return (error as Error).message
  }
  return 'none'
}

test.each([
  ['no DOCX', strToU8('%PDF-1.7 …'), 'it is no Word document (.docx)'],
  [
    'an encrypted or old file',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
    'it is encrypted, or in the format of Word before 2007; save it as .docx',
  ],
  ['a cut one', documentOf(paragraph(run('x'))).slice(0, 300), 'it is cut off or damaged'],
  [
    'another archive',
    zipSync({ 'a.txt': strToU8('a') }),
    'it is no Word document: no part holds its text',
  ],
  [
    'a bomb',
    zipSync({ 'word/document.xml': new Uint8Array(40e6) }, { level: 9 }),
    'it unpacks to far more than a manuscript has',
  ],
  [
    'many parts',
    zipSync(
      Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`${at}`, new Uint8Array()])),
    ),
    'it has more than 5000 parts',
  ],
  [
    'entities',
    documentOf('', {}, { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
    'its part `word/document.xml` declares a document type, which no Word file does',
  ],
  [
    'nesting',
    documentOf('<w:p>'.repeat(300) + '</w:p>'.repeat(300)),
    'its part `word/document.xml` has more than 256 elements inside each other',
  ],
  [
    'broken XML',
    documentOf('', {}, { 'word/document.xml': '<a><b></a>' }),
    'its part `word/document.xml` is no well-formed XML',
  ],
])('%s is refused in a sentence', (_, bytes, message) => {
  expect(faultOf(bytes)).toBe(message)
})

test('nothing outside of the file is read', () => {
  const file = readDocx(
    documentOf(
      paragraph('<w:r><w:drawing><a:blip r:link="x1"/><a:blip r:embed="x2"/></w:drawing></w:r>'),
      {},
      {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="x1" Type="t/image" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="x2" Type="t/image" Target="../../../etc/passwd"/></Relationships>',
      },
    ),
  )
  const pictures = file.lines[0]?.pieces.map(({ embedded }) => embedded)
  expect(pictures).toMatchObject([
    { kind: 'image', part: '' },
    { kind: 'image', part: 'etc/passwd' },
  ])
  expect(file.picture('etc/passwd')).toBeUndefined()
})
