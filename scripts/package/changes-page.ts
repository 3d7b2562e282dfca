/** What has changed since a revision, as a web page: for eyes, before anything is sent. */
import { compareArticles, type Version } from '../revise/index.js'
import { legend } from '../revise/legend.js'
import { wordsOf } from '../languages/index.js'
import { writeHtml } from '../write/html/index.js'

/** The marked article as HTML; `revision` is what the author calls it by. */
export async function changesPage(
  before: Version,
  after: Version,
  revision: string,
): Promise<string> {
  const words = wordsOf(after.article.lang)
  const marked = legend(compareArticles(before, after), words)
  const settings = { ...after.inputs.settings, notice: `${words.changesSince} ${revision}` }
  const [page] = await writeHtml(marked, { ...after.inputs, settings }, [])
  return new TextDecoder().decode(page!.contents)
}
