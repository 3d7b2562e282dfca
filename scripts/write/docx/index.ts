/**
 * The article as a Word document (ECMA-376 WordprocessingML), as editors ask for manuscripts: real styles, numbered
 * captions and references to them as fields, notes as footnotes, line numbers, double spacing, a page number.
 */
import { Packer } from 'docx'
import type { Writer } from '../index.js'
import { wordsOf } from '../../languages/index.js'
import { arranged } from './arrange.js'
import { blocks } from './blocks.js'
import { documentOf, toldOf } from './document.js'
import { settle } from './settle.js'
import { makeState } from './state.js'

export const writeDocx: Writer = async (whole, inputs) => {
  const { docx } = inputs.settings
  const article = docx ? arranged(whole, docx, wordsOf(whole.lang)) : whole
  const state = await makeState(article, inputs, blocks)
  const packed = await Packer.toBuffer(documentOf(article, state))
  return [
    {
      path: `${inputs.settings.name}.docx`,
      contents: settle(
        packed,
        state.media,
        article.children[0].metadata,
        inputs.settings,
        article.lang,
        inputs.template && {
          template: inputs.template.template,
          told: toldOf(article, state),
        },
      ),
    },
  ]
}
