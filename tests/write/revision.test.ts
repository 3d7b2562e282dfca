/** Words that a highlighted copy marks: every format shows them, in more than colour. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Revision } from '../../scripts/document/tree.js'
import { writeDocx } from '../../scripts/write/docx/index.js'
import { writeHtml } from '../../scripts/write/html/index.js'
import { writePdf } from '../../scripts/write/pdf/index.js'
import { article, p, section, text } from '../builders.js'
import { inputs } from '../inputs.js'

const revised = (kind: Revision['kind'], value: string): Revision => ({
  type: 'revision',
  kind,
  children: [{ type: 'strong', children: [text(value)] }],
})
const copy = () =>
  article(
    section(
      'Text',
      p(
        'One ',
        revised('deleted', 'old'),
        ' ',
        revised('inserted', 'new'),
        ' word.',
        revised('remark', ' [moved]'),
      ),
    ),
  )
const given = inputs({ settings: { notice: 'Changes since v1', layout: 'review' } })

test('HTML has elements for them', async () => {
  const [file] = await writeHtml(copy(), given, [])
  expect(strFromU8(file!.contents)).toContain(
    'One <del><strong>old</strong></del> <ins><strong>new</strong></ins> word.<i><strong> [moved]</strong></i>',
  )
})

test('Word has looks for them and no tracked change, and says on each page what copy it is', async () => {
  const [file] = await writeDocx(copy(), given, [])
  const parts = unzipSync(file!.contents)
  const body = strFromU8(parts['word/document.xml']!)
  expect(body).toMatch(
    /<w:rPr><w:b\/>(?:<w:bCs\/>)?<w:strike\/><w:color w:val="A84300"\/><\/w:rPr><w:t[^>]*>old</,
  )
  expect(body).toMatch(
    /<w:rPr><w:b\/>(?:<w:bCs\/>)?<w:color w:val="0B4F9E"\/><w:u w:val="single"\/><\/w:rPr><w:t[^>]*>new</,
  )
  expect(body).not.toMatch(/<w:(?:ins|del) /)
  expect(
    Object.entries(parts).filter(
      ([name, bytes]) => /footer/.test(name) && strFromU8(bytes).includes('Changes since v1'),
    ),
  ).not.toEqual([])
})

test('PDF has lines through and under them, in its structure too', async () => {
  const [file] = await writePdf(
    copy(),
    { ...given, settings: { ...given.settings, pdf: { conformance: 'none' } } },
    [],
  )
  const source = Buffer.from(file!.contents).toString('latin1')
  expect(source).toContain('/TextDecorationType /Underline')
  expect(source).toContain('/TextDecorationType /LineThrough')
})
