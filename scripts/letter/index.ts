/**
 * A response letter, as a build of its own: parse → resolve → lower → check. What is wrong with it is told as of a manuscript.
 */
import type { Paragraph, PhrasingContent } from 'mdast'
import type { VFile } from 'vfile'
import { checkClaims } from '../check/claims.js'
import { checkDataTables } from '../check/data.js'
import { checkImages } from '../check/floats.js'
import { checkGlyphs } from '../check/glyphs.js'
import { checkMath } from '../check/jats-body.js'
import { checkPrintable } from '../check/printable.js'
import type { Inputs } from '../document/inputs.js'
import type { Article, Title } from '../document/tree.js'
import { readLetter } from '../parse/letter.js'
import type { Project } from '../project/project.js'
import { charts } from '../resolve/charts.js'
import { identifiers } from '../resolve/identifiers.js'
import { noteMarks } from '../resolve/note-marks.js'
import { numbers } from '../resolve/numbers.js'
import { tables } from '../resolve/tables.js'
import { values } from '../resolve/values.js'
import { runStages } from '../stage.js'
import type { PrintedPlaces } from '../write/pdf/places.js'
import { wordsOf } from '../languages/index.js'
import { lower } from './lower.js'
import { manuscriptOf } from './manuscript.js'
import { resolvedSource } from './source.js'

/** A letter that any format writes, and its resolved Markdown. */
export interface Answer {
  article: Article
  inputs: Inputs
  markdown: string
  sources: ReadonlyMap<string, string>
}

/** The letter at `project.entry`, to the finished `manuscript`; `places` are those of its review layout. */
export async function answer(
  project: Project,
  manuscript: { article: Article; inputs: Inputs },
  places: PrintedPlaces,
  file: VFile,
): Promise<Answer> {
  const { settings } = manuscript.inputs
  const letter = await readLetter(project, settings, file)
  const { article } = letter
  const words = wordsOf(article.lang)
  const inputs: Inputs = {
    ...manuscript.inputs,
    references: new Map(),
    images: letter.images,
    supplements: new Map(),
    evaluations: [],
    settings: {
      ...settings,
      name: 'response',
      lang: article.lang,
      numberSections: false,
      layout: 'article',
      draft: false,
      blind: false,
      journals: [],
      docx: { figures: 'embedded' },
    },
  }
  await runStages([tables, charts, values, identifiers, noteMarks, numbers], article, inputs, file)
  const printed = inputs.evaluations.flatMap(({ kind, position, printed: text }) =>
    text !== undefined && (kind === 'value' || kind === 'claim') && position.path === project.entry
      ? [{ start: position.start.offset ?? 0, end: position.end.offset ?? 0, text }]
      : [],
  )
  const replaced = lower(article, {
    manuscript: manuscriptOf(manuscript.article, settings),
    places,
    words,
    file,
    path: project.entry,
  })
  addHead(article, manuscript.article, words)
  await runStages(
    [checkImages, checkDataTables, checkClaims, checkGlyphs, checkMath, checkPrintable],
    article,
    inputs,
    file,
  )
  return {
    article,
    inputs,
    markdown: resolvedSource(letter.source, [...printed, ...replaced]),
    sources: letter.sources,
  }
}

/** What the letter is, and of which manuscript. */
function addHead(
  letter: Article,
  manuscript: Article,
  words: { response: string; manuscript: string },
): void {
  const [front, body] = letter.children
  front.metadata.title ||= words.response
  front.children = [
    { type: 'title', kind: 'title', children: [{ type: 'text', value: front.metadata.title }] },
  ]
  const own = manuscript.children[0].children.find(
    (child): child is Title => child.type === 'title' && child.kind === 'title',
  )
  const title = (own?.children ?? [
    { type: 'text', value: manuscript.children[0].metadata.title },
  ]) as PhrasingContent[]
  const line: Paragraph = {
    type: 'paragraph',
    children: [
      { type: 'text', value: `${words.manuscript}: ` },
      { type: 'emphasis', children: title },
    ],
  }
  body.children.unshift(line)
}
