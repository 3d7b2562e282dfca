/**
 * The article as one self-contained, accessible HTML page: nothing is fetched, no script is needed to read it.
 *
 * Semantics follow WAI-ARIA 1.2 and DPUB-ARIA 1.1 (`doc-abstract`, `doc-bibliography`, `doc-biblioref`, `doc-backlink`,
 * `doc-footnote`); metadata follow Highwire's `citation_*` and schema.org's ScholarlyArticle.
 */
import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { Writer } from '../index.js'
import { pageOf } from './page.js'
import { makeState } from './state.js'

export const writeHtml: Writer = async (article, inputs) => {
  const state = await makeState(article, inputs)
  const tree: Root = {
    type: 'root',
    children: [{ type: 'doctype' }, pageOf(article, state)],
  }
  const html = unified()
    .use(rehypeStringify, { entities: { useNamedReferences: false }, allowDangerousHtml: false })
    .stringify(tree)
  return [
    {
      path: `${inputs.settings.name}.html`,
      contents: new TextEncoder().encode(`${state.files.within(html)}\n`),
    },
  ]
}
