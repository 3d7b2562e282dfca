/**
 * A revision pack as files: the highlighted copy, the list of changes with their places in the clean copy, and the response
 * letter.
 */
import type { VFile } from 'vfile'
import type { Inputs, OutputFile } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { answer, type Answer } from '../letter/index.js'
import { placeInWords } from '../letter/place.js'
import type { Project } from '../project/project.js'
import { changesOf } from '../revise/changes.js'
import { compareArticles, type Version } from '../revise/index.js'
import { legend } from '../revise/legend.js'
import { changeList } from '../revise/list.js'
import { located } from '../revise/views.js'
import { verify } from '../verify/index.js'
import { writeDocx } from '../write/docx/index.js'
import { writePdf } from '../write/pdf/index.js'
import { printedPlacesOf } from '../write/pdf/places.js'
import { wordsOf } from '../languages/index.js'

/** What the changes are counted from: as the author called it, and the commit that it is. */
export interface Since {
  revision: string
  commit: string
}

/** `highlighted.pdf`, `highlighted.docx` and `changes.md`; both versions are without errors, or drafts. `following`: numbers that follow from changes. */
export async function revisionFiles(
  before: Version,
  after: Version,
  { revision, commit }: Since,
): Promise<{ files: OutputFile[]; changes: number; following: number }> {
  const marked = compareArticles(before, after)
  const words = wordsOf(after.article.lang)
  const copy = {
    ...after.inputs,
    settings: {
      ...after.inputs.settings,
      name: 'highlighted',
      notice: `${words.changesSince} ${revision}`,
    },
  }
  const shown = legend(marked, words)
  const listed = await changesWithPlaces(marked, after.inputs)
  const following = listed.filter(({ change }) => change.cause === 'numbering').length
  const list = changeList(marked.children[0].metadata.title, revision, commit, listed)
  const files = [...(await writePdf(shown, copy, [])), ...(await writeDocx(shown, copy, []))]
  await verify(files, shown, copy)
  return {
    files: [...files, text('changes.md', list)],
    changes: listed.length - following,
    following,
  }
}

/** PrintedPlaces are looked up in the clean copy, in the words of the list, which is English. */
async function changesWithPlaces(
  marked: Article,
  inputs: Inputs,
): Promise<Parameters<typeof changeList>[3]> {
  const { article, idOf } = located(marked)
  const places = await printedPlacesOf(article, inputs)
  const words = wordsOf('en')
  return changesOf(marked).map((change) => {
    const id = change.where.startsWith('Title page') ? undefined : idOf(change.name)
    const place = id === undefined ? undefined : places.of(id)
    return { change, place: place && placeInWords(place, undefined, words) }
  })
}

/** The letter at `project.entry`, its references looked up in the finished manuscript; what is wrong with it is told to `file`. */
export const answerTo = async (
  project: Project,
  manuscript: Version,
  file: VFile,
): Promise<Answer> =>
  answer(project, manuscript, await printedPlacesOf(manuscript.article, manuscript.inputs), file)

/** A letter has nothing beside its text. */
const wholeWidth = {
  article: { 'page.margins.left': 71, 'page.margins.right': 71, 'page.reach': 0 },
}

/** `response.pdf`, `response.docx` and `response.md` of a letter without errors. */
export async function responseFiles({ article, inputs, markdown }: Answer): Promise<OutputFile[]> {
  const own: Inputs = {
    ...inputs,
    settings: { ...inputs.settings, pdf: { ...inputs.settings.pdf, style: wholeWidth } },
  }
  const files = [...(await writePdf(article, own, [])), ...(await writeDocx(article, own, []))]
  await verify(files, article, own)
  return [...files, text('response.md', markdown)]
}

const text = (path: string, contents: string): OutputFile => ({
  path,
  contents: new TextEncoder().encode(contents),
})
