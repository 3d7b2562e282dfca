/**
 * From the article to pages: loads what it needs, defines what stands on the pages, and composes them.
 */
import type { Inputs } from '../../document/inputs.js'
import type { Article } from '../../document/tree.js'
import { define } from './definition/index.js'
import { decodersFor } from '../../images/decoders.js'
import { drawings } from '../../images/svg/drawing.js'
import { openPages } from './pictures/pages.js'
import { Pictures } from './pictures/pictures.js'
import { compose } from './print/composer.js'
import type { PdfDocument } from './print/document.js'
import type { Page } from './print/page.js'
import type { Tag } from './tags/tag.js'
import { hyphenators } from './text/hyphenate.js'
import { Typesetter } from './text/typesetter.js'

/** Pages to be painted into `document`, and the root of their structure. */
export async function layOut(
  article: Article,
  inputs: Inputs,
  document: PdfDocument,
): Promise<{ pages: Page[]; tag: Tag }> {
  const needs = needsOf(article)
  const typesetter = new Typesetter(
    document.faces,
    await hyphenators(needs.languages),
    article.lang,
  )
  const formulas = needs.formulas
    ? await (await import('./pictures/formulas.js')).loadFormulas()
    : undefined
  const pictures = new Pictures(
    document,
    inputs,
    formulas,
    await decodersFor([...inputs.images.values()]),
    await drawings([...inputs.images.values()]),
    await openPages([...inputs.images.values()]),
  )
  const { definition, tag } = define(article, inputs, typesetter, pictures)
  return { pages: compose(definition, typesetter), tag }
}

/** What an article needs loaded: languages to hyphenate (its own and its passages'), and whether it has formulas. */
function needsOf(article: Article): { languages: Set<string>; formulas: boolean } {
  const needs = { languages: new Set([article.lang]), formulas: false }
  const visit = (node: { lang?: unknown; type: string; children?: readonly unknown[] }): void => {
    if (typeof node.lang === 'string' && node.type !== 'code') needs.languages.add(node.lang)
    if (node.type === 'math' || node.type === 'inlineMath') needs.formulas = true
    for (const child of node.children ?? []) visit(child as typeof node)
  }
  visit(article)
  return needs
}
