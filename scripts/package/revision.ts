/**
 * A revision pack as files: the clean copy, the highlighted one, and the list of changes with their places.
 */
import type { Article, Inputs, OutputFile } from '../document.js'
import { changesOf } from '../revise/changes.js'
import { compareArticles, type Version } from '../revise/index.js'
import { changeList } from '../revise/list.js'
import { located } from '../revise/views.js'
import { legend } from '../revise/legend.js'
import { writeDocx } from '../write/docx/index.js'
import { writePdf } from '../write/pdf/index.js'
import { placesOf } from '../write/pdf/places.js'
import { wordsOf } from '../write/words.js'
import { placeInWords } from './places-in-words.js'

/** What the changes are counted from: as the author called it, and the commit that it is. */
export interface Since { revision: string; commit: string }

/** `highlighted.pdf`, `highlighted.docx` and `changes.md`; both versions are without errors, or drafts. */
export async function revisionFiles(before: Version, after: Version, since: Since): Promise<{ files: OutputFile[]; changes: number }> {
  const marked = compareArticles(before, after)
  const words = wordsOf(after.article.lang)
  const notice = `${words.changesSince} ${since.revision}`
  const copy = { ...after.inputs, settings: { ...after.inputs.settings, name: 'highlighted', notice } }
  const shown = legend(marked, words)
  const files = [...await writePdf(shown, copy, []), ...await writeDocx(shown, copy, [])]
  const list = await listOf(marked, after.inputs, since)
  return { files: [...files, { path: 'changes.md', contents: new TextEncoder().encode(list.text) }], changes: list.changes }
}

async function listOf(marked: Article, inputs: Inputs, { revision, commit }: Since): Promise<{ text: string; changes: number }> {
  const { article, idOf } = located(marked)
  const places = await placesOf(article, inputs)
  const words = wordsOf('en')
  const listed = changesOf(marked).map((change) => {
    const id = idOf(change.name)
    const place = id === undefined ? undefined : places.of(id)
    return { change, place: place && placeInWords(place, undefined, words) }
  })
  return { text: changeList(marked.children[0].metadata.title, revision, commit, listed), changes: listed.length }
}
