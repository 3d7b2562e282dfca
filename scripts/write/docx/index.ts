/**
 * The article as a Word document (ECMA-376 WordprocessingML), as editors ask for manuscripts: real styles, numbered
 * captions and references to them as fields, notes as footnotes, line numbers, double spacing, a page number.
 */
import { Packer } from 'docx'
import type { Writer } from '../index.js'
import { blocks } from './blocks.js'
import { documentOf } from './document.js'
import { settle } from './settle.js'
import { makeState } from './state.js'

export const writeDocx: Writer = async (article, inputs) => {
  const state = await makeState(article, inputs, blocks)
  const packed = await Packer.toBuffer(documentOf(article, state))
  return [{ path: `${inputs.settings.name}.docx`, contents: settle(packed, article.children[0].metadata, inputs.settings) }]
}
