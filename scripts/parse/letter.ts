/**
 * A response letter: a Markdown file as a manuscript's, which needs no metadata, and may quote the manuscript.
 */
import type { VFile } from 'vfile'
import type { ImageFile } from '../document/inputs.js'
import type { Metadata } from '../document/metadata.js'
import type { Settings } from '../document/settings.js'
import type { Article, Body } from '../document/tree.js'
import type { Project } from '../project/project.js'
import { readBlocks, readItems } from './blocks.js'
import { Examples } from './examples.js'
import { Notebook } from './footnotes.js'
import { Images } from './images.js'
import { reportAll } from './inputs.js'
import { unwrapLines } from './line-ends.js'
import { readManuscript } from './manuscript.js'
import { openScope, type Reading } from './reading.js'
import { nest } from './sections.js'
import { Sources } from './sources.js'
import { Supplements } from './supplements.js'
import { createMarkdown } from './syntax/index.js'
import type { Flow } from './syntax/nodes.js'

export interface Letter {
  /** Its text as written, references unresolved; its title is the front matter's, if any. */
  article: Article
  /** The whole file, which positions are in. */
  source: string
  images: ReadonlyMap<string, ImageFile>
  sources: ReadonlyMap<string, string>
}

/** Reads `project.entry`, a Markdown file, in the language of the manuscript when it names none. */
export async function readLetter(
  project: Project,
  settings: Pick<Settings, 'lang' | 'smart'>,
  file: VFile,
): Promise<Letter> {
  const sources = new Sources(project, file)
  const {
    metadata,
    root,
    texts: [fragment],
  } = readManuscript(project, sources, file)
  reportAll(metadata.faults, file)
  const lang = root.text('lang') ?? settings.lang
  const reading: Reading = {
    file,
    markdown: createMarkdown(),
    lang,
    smart: settings.smart,
    images: new Images(project),
    supplements: new Supplements(project, file),
    footnotes: new Notebook(),
    examples: new Examples(),
    listings: { count: 0 },
    headings: new Map(),
    quotations: true,
    readBlocks: (nodes, scope) => readBlocks(nodes as Flow[], scope),
  }
  const body: Body = { type: 'body', children: [] }
  if (fragment) {
    const { scope, nodes } = openScope(reading, fragment)
    const { before, sections } = nest(readItems(nodes, scope))
    body.children = [...before, ...sections]
  }
  const article: Article = {
    type: 'article',
    lang,
    children: [
      { type: 'front', metadata: metadataOf(root.text('title') ?? ''), children: [] },
      body,
      { type: 'back', children: [] },
    ],
  }
  reading.footnotes.readAll()
  const notes = reading.footnotes.ordered(article)
  if (notes.length > 0) article.children[2].children.push({ type: 'footnotes', children: notes })
  unwrapLines(article)
  return {
    article,
    source: sources.texts.get(project.entry) ?? '',
    images: await reading.images.upright(),
    sources: sources.texts,
  }
}

const metadataOf = (title: string): Metadata => ({
  articleType: 'response',
  title,
  authors: [],
  affiliations: [],
  keywords: [],
  categories: [],
  dates: {},
  funding: [],
  trials: [],
  identifiers: {},
  related: [],
  positions: new Map(),
})
