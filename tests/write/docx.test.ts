import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeDocx } from '../../scripts/write/docx/index.js'
import { article, bibliography, caption, entry, figure, footnote, footnoteReference, footnotes, front, image, math, p, panel, section, table, tableFigure, text, xref } from '../builders.js'
import { imageFile, inputs } from '../inputs.js'

type Parts = Parameters<typeof article>

async function parts(content: Parts, more: Parameters<typeof inputs>[0] = {}): Promise<Record<string, Uint8Array>> {
  const [file] = await writeDocx(article(...content), inputs(more), [])
  return unzipSync(file?.contents ?? new Uint8Array())
}
const body = async (content: Parts, more: Parameters<typeof inputs>[0] = {}): Promise<string> => strFromU8((await parts(content, more))['word/document.xml'] as Uint8Array)
const skin = figure('fig:skin', [caption('Skin.'), panel('a', [image('a.png')], { id: 'fig-skin-a' }), panel('b', [image('b.png')], { id: 'fig-skin-b' })], { id: 'fig-skin', number: 1, label: 'Fig. 1' })
/** Images that differ in their bytes. */
const pictures = ['a', 'b', 'c'].map((name) => imageFile(`${name}.png`, { bytes: Uint8Array.from([...imageFile('x.png').bytes, name.charCodeAt(0)]) }))

test('a caption counts by a SEQ field, and a reference to a panel is a REF field to that number', async () => {
  const xml = await body([section('A', p('See ', xref('panel', 'fig-skin-b', 'Fig. 1b')), skin)], { images: pictures })
  expect(xml).toContain('w:instr=" SEQ Figure \\* ARABIC "')
  expect(xml).toContain('w:instr=" REF a_fig_skin_n \\h "')
  expect(xml.match(/REF a_fig_skin_n \\h "><w:r><w:t xml:space="preserve">1<\/w:t><\/w:r><\/w:fldSimple><w:r><w:t xml:space="preserve">b</)).not.toBeNull()
})

test('a citation links to its reference', async () => {
  const item = { id: 'doe', type: 'article-journal' }
  const xml = await body([section('A', p(xref('bibliography', 'ref-doe', '1'))), bibliography(entry(item, { label: '1', children: [text('Doe J.')] }))])
  expect(xml).toContain('w:anchor="a_ref_doe"')
  expect(xml).toContain('<w:bookmarkStart w:name="a_ref_doe"')
})

test('a footnote is a footnote', async () => {
  const all = await parts([section('A', p('Word', footnoteReference('n'))), footnotes(footnote('n', ['A note.']))])
  expect(strFromU8(all['word/document.xml'] as Uint8Array)).toContain('<w:footnoteReference w:id="1"/>')
  expect(strFromU8(all['word/footnotes.xml'] as Uint8Array)).toContain('A note.')
})

test('head rows repeat, and a formula is OMML', async () => {
  const xml = await body([section('A', p(math('x^2')), tableFigure('tbl:a', [table(['Name', 'Age'], ['x', '1'])], { label: 'Table 1', number: 1, id: 'tbl-a' }))])
  expect(xml.match(/<w:tblHeader/g)).toHaveLength(1)
  expect(xml).toContain('<m:sSup>')
})

test('each picture is where it belongs, whatever the library called it', async () => {
  const all = await parts([section('A', skin, figure('fig:c', [image('c.png')], { id: 'fig-c', number: 2, label: 'Fig. 2' }))], { images: pictures })
  const media = Object.keys(all).filter((name) => name.startsWith('word/media/')).sort()
  expect(media.map((name) => all[name]?.at(-1))).toEqual(['a', 'b', 'c'].map((name) => name.charCodeAt(0)))
})

test('two documents have the same bytes, and no name when blind', async () => {
  const make = async (): Promise<string> => createHash('sha256').update((await writeDocx(article(section('A', skin)), inputs({ images: pictures }), []))[0]?.contents ?? '').digest('hex')
  expect(await make()).toBe(await make())
  const all = await parts([front({}), section('A', p('x'))], { settings: { blind: true } })
  for (const name of Object.keys(all).filter((each) => each.endsWith('.xml'))) expect(strFromU8(all[name] as Uint8Array)).not.toContain('Doe')
})
