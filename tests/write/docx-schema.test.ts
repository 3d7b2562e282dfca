import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { thorough } from '../thorough.js'
import type { Inputs } from '../../scripts/document/inputs.js'
import type { Article } from '../../scripts/document/tree.js'
import { writeDocx } from '../../scripts/write/docx/index.js'
import { anyArticle, anyArticlesInputs } from '../articles.js'
import { everything, everythingsInputs } from './jats/everything.js'
import { repairs } from './word-rules.js'

const partsOf = async (article: Article, inputs: Inputs): Promise<Record<string, Uint8Array>> =>
  unzipSync((await writeDocx(article, inputs, []))[0]!.contents)

test('a document with everything is one that Word has nothing to repair in', async () => {
  expect(repairs(await partsOf(everything(), everythingsInputs()))).toEqual([])
})

test('so is any other', async () => {
  await fc.assert(
    fc.asyncProperty(anyArticle, async (article) => {
      expect(repairs(await partsOf(article, anyArticlesInputs()))).toEqual([])
    }),
    { numRuns: thorough ? 40 : 12 },
  )
}, 60_000)

test('what Word would repair is seen', async () => {
  const sound = await partsOf(everything(), everythingsInputs())
  const broken = (change: (xml: string) => string): string[] =>
    repairs({
      ...sound,
      'word/document.xml': strToU8(change(strFromU8(sound['word/document.xml']!))),
    })
  expect(
    broken((xml) =>
      xml.replace(
        '<w:pPr><w:pStyle w:val="BodyText"/>',
        '<w:pPr><w:jc w:val="left"/><w:pStyle w:val="BodyText"/>',
      ),
    ),
  ).toContain('word/document.xml: pStyle too late or twice in w:pPr')
  expect(broken((xml) => xml.replace('w:val="BodyText"', 'w:val="Absent"'))).toEqual([
    'no style Absent',
  ])
  expect(broken((xml) => xml.replace(/w:anchor="a_ref_a"/, 'w:anchor="nowhere"'))).toEqual([
    'no bookmark nowhere',
  ])
})
