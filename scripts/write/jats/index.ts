/**
 * The article as JATS Journal Publishing (NISO Z39.96), with the images and data that it names beside it.
 */
import type { Inputs, OutputFile } from '../../document/inputs.js'
import type { AnyNode, Article } from '../../document/tree.js'
import type { Node } from 'unist'
import type { Writer } from '../index.js'
import { serialize } from './serialize.js'
import { supplementOutputs } from './supplements.js'
import { tree } from './tree.js'
import { validate } from './validate.js'

/** XML that was validated, unless the settings leave that out; then the images that it shows, and the data. */
export const writeJats: Writer = async (article, inputs) => {
  const { settings } = inputs
  const xml = serialize(await tree(article, inputs))
  if (settings.validate) await validate(xml, settings.jats, settings.verify)
  return [
    { path: `${settings.name}.xml`, contents: new TextEncoder().encode(xml) },
    ...images(article, inputs),
    ...supplementOutputs(inputs),
  ]
}

/** Each image of the article once, in order of first appearance. */
function images(article: Article, inputs: Inputs): OutputFile[] {
  const files = new Map<string, OutputFile>()
  const visit = (node: Node): void => {
    // Holds because parse and resolve make no other nodes; mdast's own unions are wider.
    const known = node as AnyNode
    if (known.type === 'image') {
      const file = inputs.images.get(known.path)
      if (file && !known.fault) files.set(file.output, { path: file.output, contents: file.bytes })
    }
    if ('children' in known) known.children.forEach(visit)
  }
  visit(article)
  return [...files.values()]
}
