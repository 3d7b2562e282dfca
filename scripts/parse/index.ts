/**
 * Source → article and inputs: reads the metadata, then the text in order, then what stands beside it.
 */
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import type { BuildOptions } from '../document/settings.js'
import type { Inputs } from '../document/inputs.js'
import type { Settings } from '../document/settings.js'
import type { Article, Body } from '../document/tree.js'
import type { Project } from '../project/project.js'
import { readBack } from './back.js'
import { hidesCode } from './dialects/hidden-code.js'
import { renderedPictures } from './dialects/pictures.js'
import { referToOwn } from './dialects/own-labels.js'
import { nameWorks } from './dialects/persistent-keys.js'
import { readBlocks, readItems, type BlockOrHeading } from './blocks.js'
import { Examples } from './examples.js'
import { Notebook } from './footnotes.js'
import { onOneLine, restOfFile } from './fragment.js'
import { readFonts } from './fonts.js'
import { readFront, takeAbstract } from './front.js'
import { Images } from './images.js'
import {
  readData,
  readFacts,
  readReferences,
  readSpecifications,
  readStyleSetting,
  reportAll,
} from './inputs.js'
import { readSeries } from './latex/series.js'
import { unwrapLines } from './line-ends.js'
import { Macros } from './macros.js'
import { readManuscript, type Manuscript } from './manuscript.js'
import { readMetadata } from './metadata/index.js'
import { readPhrasing } from './phrasing.js'
import { openScope, readInline, unsupported, type Reading, type Scope } from './reading.js'
import { keepKnownLists, partSections } from './reference-lists.js'
import { nest } from './sections.js'
import { readOwnFiles } from './own-files.js'
import { readSettings } from './settings.js'
import { Sources } from './sources.js'
import { Supplements } from './supplements.js'
import { createMarkdown } from './syntax/index.js'
import type { Flow } from './syntax/nodes.js'
import { readWordTemplate } from './template.js'
import { trim } from './paragraphs.js'

/** Reads a manuscript. What is wrong is told to `file`; the article holds whatever could be read. */
export async function parse(
  project: Project,
  options: BuildOptions,
  file: VFile,
): Promise<{ article: Article; inputs: Inputs }> {
  const sources = new Sources(project, file)
  const manuscript = readManuscript(project, sources, file)
  reportAll(manuscript.metadata.faults, file)
  const own = await readOwnFiles({ manuscript, project, sources, file }, options)
  const settings = readSettings(manuscript, options, own)
  const reading: Reading = {
    file,
    markdown: createMarkdown(),
    lang: settings.lang,
    smart: settings.smart,
    images: new Images(project),
    supplements: new Supplements(project, file),
    footnotes: new Notebook(),
    examples: new Examples(),
    listings: { count: 0 },
    headings: new Map(),
    entry: project.entry,
    rendered: renderedPictures(project),
    hidesCode: once(() => hidesCode(manuscript)),
    readBlocks: (nodes, scope) => readBlocks(nodes as Flow[], scope),
  }
  const macros = new Macros()
  macros.read(manuscript.root)
  const texts = manuscript.texts.map((text) => macros.take(text))
  const { article, definitions } = readArticle({ ...manuscript, texts }, settings, options, reading)
  macros.apply(article)
  readSeries(article, macros)
  const given = { manuscript, project, sources, file }
  const inputs: Inputs = {
    settings,
    references: await readReferences(given),
    resources: await readData(given),
    tables: readSpecifications('tables', given),
    charts: readSpecifications('charts', given),
    facts: readFacts(given),
    images: await reading.images.upright(),
    supplements: reading.supplements.files,
    sources: sources.texts,
    markdown: (text, position) => {
      const children = lineOf(text, position, reading)
      macros.apply({ type: 'paragraph', children } as Node)
      return children
    },
    evaluations: [],
  }
  keepKnownLists(article, inputs.references, file)
  nameWorks(article, inputs.references, definitions)
  referToOwn(article, inputs.references)
  const style = readStyleSetting(settings, given)
  if (style) inputs.style = style
  const fonts = readFonts(given)
  if (fonts) inputs.fonts = fonts
  const template = await readWordTemplate(given)
  if (template) inputs.template = template
  manuscript.root.tellNearMisses()
  return { article, inputs }
}

/** A question that is answered when it is first asked. */
function once<T>(ask: () => T): () => T {
  let known: { answer: T } | undefined
  return () => (known ??= { answer: ask() }).answer
}

function readArticle(
  { path, metadata, root, texts }: Manuscript,
  { lang, journals, checklists }: Settings,
  options: BuildOptions,
  reading: Reading,
): { article: Article; definitions: Array<Scope['definitions']> } {
  const opened = texts.map((fragment) => openScope(reading, fragment))
  const isOneText = texts.some((each) => each.path === path)
  if (isOneText && opened.length > 1) shareDefinitions(opened)
  const own: Scope = isOneText ? opened[0]!.scope : { ...emptyScope(reading, path) }
  const profile = options.journals ? undefined : journals?.[0]?.name
  const front = readFront(
    root,
    readMetadata(root, metadata.positions, { profile, checklists }),
    own,
  )
  const items: BlockOrHeading[] = opened.flatMap(({ scope, nodes }) => readItems(nodes, scope))
  const { before, sections, lists } = nest(items)
  takeAbstract(sections, front)
  const parted = partSections(sections, lists)
  const body: Body = { type: 'body', children: [...before, ...parted.body] }
  const article: Article = {
    type: 'article',
    lang,
    children: [
      front,
      body,
      { type: 'back', children: [...readBack(root, parted.back, own), ...parted.end] },
    ],
  }
  addFootnotes(
    article,
    opened.map(({ scope }) => scope),
    reading,
  )
  unwrapLines(article)
  return { article, definitions: opened.map(({ scope }) => scope.definitions) }
}

/** Pieces of one text know each other's links and notes, their own first. */
function shareDefinitions(opened: Array<{ scope: Scope }>): void {
  const all = opened.map(({ scope }) => scope).reverse()
  const definitions = all.flatMap((scope) => [...scope.definitions])
  const notes = all.flatMap((scope) => [...scope.notes])
  for (const each of opened)
    each.scope = {
      ...each.scope,
      definitions: new Map([...definitions, ...each.scope.definitions]),
      notes: new Map([...notes, ...each.scope.notes]),
    }
}

const emptyScope = (reading: Reading, path: string): Scope => ({
  reading,
  fragment: restOfFile(path, ''),
  definitions: new Map(),
  notes: new Map(),
  labels: [],
  depth: 0,
})

/** Puts the footnotes in the back; one that nothing refers to is not printed, with a warning. */
function addFootnotes(article: Article, scopes: readonly Scope[], { footnotes }: Reading): void {
  footnotes.readAll()
  const children = footnotes.ordered(article)
  if (children.length) article.children[2].children.push({ type: 'footnotes', children })
  const [scope] = scopes
  for (const note of new Set(scopes.flatMap((each) => [...each.notes.values()])))
    if (scope && !footnotes.knows(note))
      unsupported(
        scope,
        note,
        `footnote \`[^${note.label ?? note.identifier}]\` that the text never refers to`,
        'a reference to it; it is not printed',
      )
}

/** One line of Markdown, for resolve: a cell, a caption, a note of a table. */
function lineOf(
  text: string,
  position: Parameters<Inputs['markdown']>[1],
  reading: Reading,
): ReturnType<Inputs['markdown']> {
  if (/^[\p{L}\p{N} ,()%/;–]*$/u.test(text))
    return text ? [{ type: 'text', value: text, position }] : []
  const start = position?.start ?? { line: 1, column: 1, offset: 0 }
  const scope = emptyScope(reading, position?.path ?? '')
  return trim(readPhrasing(readInline(onOneLine(position?.path ?? '', text, start), scope), scope))
}
