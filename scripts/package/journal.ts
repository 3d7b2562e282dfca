/**
 * A submission to a journal: one zip with the files that its form asks for.
 *
 *     main-text.docx       as the profile arranges it
 *     title-page.docx
 *     cover-letter.txt     a draft
 *     figures/Fig1.tif     or Fig1.pdf
 *     checklist-care.docx  and .pdf, filled in, where the journal asks for one
 *     supplements/…        the data
 *     portal/funding.txt   a text for each box of the form
 *     manifest.json        what is in it, by its hash, and what is left to do by hand
 */
import { createHash } from 'node:crypto'
import { countsOf } from '../check/journal/count.js'
import { formSummary, toConfirm } from '../checklists/form.js'
import type { Inputs, OutputFile } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import type { Profile } from '../journals/schema.js'
import { settingsOf } from '../journals/setting.js'
import { writeDocx } from '../write/docx/index.js'
import { checklistFiles } from './checklist.js'
import { figureFiles, type FigureFile } from './journal/figures.js'
import { coverLetter, portalTexts, titlePageArticle } from './journal/letters.js'
import { zip } from './zip.js'
import { append } from '../lists.js'

/** An article with its inputs, and both as reviewers get to see them: in a blind package without the authors. */
export interface Submitted {
  article: Article
  inputs: Inputs
  shown: { article: Article; inputs: Inputs }
}

/** The package of an article without errors, whose Word file is `main`, for the journal called `name`; `remarks` are the warnings that are left. */
export async function journalPackage(
  { article, inputs, shown }: Submitted,
  main: OutputFile,
  name: string,
  profile: Profile,
  remarks: readonly string[],
): Promise<OutputFile> {
  const figures = await figureFiles(shown.article, shown.inputs, profile)
  const { settings } = inputs
  const forms = await formsOf(article, inputs, profile)
  const files: OutputFile[] = [
    { ...main, path: 'main-text.docx' },
    ...(await writeDocx(
      titlePageArticle(article, settings.blind),
      { ...inputs, settings: { ...settings, name: 'title-page', blind: false } },
      [],
    )),
    coverLetter(article, profile),
    ...figures,
    ...forms.files,
    ...supplementFiles(shown.inputs),
    ...portalTexts(article),
  ]
  return {
    path: `${inputs.settings.name}.${name}.zip`,
    contents: zip(
      [...files, manifest(article, name, profile, files, figures, forms.told, remarks)].map(
        ({ path, contents }) => ({ path, contents }),
      ),
    ),
  }
}

/** The checklists that the journal asks of a case report, and how each came out. */
async function formsOf(
  article: Article,
  inputs: Inputs,
  { rules }: Profile,
): Promise<{ files: OutputFile[]; told: Record<string, string[]> }> {
  const wanted =
    article.children[0].metadata.articleType === 'case-report'
      ? rules.flatMap(({ check }) => (check.kind === 'checklist' ? [check.name] : []))
      : []
  const files: OutputFile[] = []
  const told: Record<string, string[]> = {}
  for (const name of wanted) {
    const made = await checklistFiles(name, article, inputs)
    append(files, made.files)
    told[name] = [formSummary(made.filled), toConfirm(made.filled)].filter(
      (line) => line !== undefined,
    )
  }
  return { files, told }
}

/** The data that the article rests on and its supplements, as the manuscript has them; two files with one name get a number. */
function supplementFiles({ resources, sources, supplements }: Inputs): OutputFile[] {
  const files = new Map<string, Uint8Array>()
  for (const { path } of resources.values()) {
    const text = sources.get(path)
    if (text !== undefined) files.set(path, new TextEncoder().encode(text))
  }
  for (const [path, bytes] of supplements) files.set(path, bytes)
  const taken = new Set<string>()
  return [...files].map(([path, contents]) => ({
    path: `supplements/${unused(path.slice(path.lastIndexOf('/') + 1), taken)}`,
    contents,
  }))
}

function unused(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number++) free = name.replace(/(\.[^.]*)?$/, `-${number}$1`)
  taken.add(free)
  return free
}

function manifest(
  article: Article,
  name: string,
  profile: Profile,
  files: readonly OutputFile[],
  figures: readonly FigureFile[],
  checklists: Readonly<Record<string, string[]>>,
  remarks: readonly string[],
): OutputFile {
  const listed = files.map(({ path, contents }) => {
    const figure = figures.find((one) => one.path === path)
    return {
      path,
      sha256: createHash('sha256').update(contents).digest('hex'),
      ...(figure ? { label: figure.label, ...figure.size } : {}),
    }
  })
  const byHand = profile.rules
    .filter(({ check }) => check.kind === 'by-hand')
    .map(({ asks }) => asks)
  const text = JSON.stringify(
    {
      journal: { profile: name, title: profile.title, readOn: profile.readOn },
      set: settingsOf(profile),
      counts: countsOf(article),
      files: listed,
      ...(Object.keys(checklists).length > 0 && { checklists }),
      byHand,
      remarks,
    },
    null,
    2,
  )
  return { path: 'manifest.json', contents: new TextEncoder().encode(`${text}\n`) }
}
