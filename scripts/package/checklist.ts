/**
 * A reporting checklist as files: the form that an author sends with the manuscript, filled in.
 */
import { fill, type Filled } from '../checklists/fill.js'
import { checklistForm } from '../checklists/form.js'
import { checklistName, checklistNamed } from '../checklists/index.js'
import type { Inputs, OutputFile } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { verify } from '../verify/index.js'
import { writeDocx } from '../write/docx/index.js'
import { writePdf } from '../write/pdf/index.js'
import { printedPlacesOf } from '../write/pdf/places.js'

/** A form has nothing beside its text. */
const wholeWidth = { article: { 'page.margins.left': 51, 'page.reach': 0 } }

/** `checklist-care.docx` and `checklist-care.pdf` of an article without errors, and the items as they came out. */
export async function checklistFiles(
  name: string,
  article: Article,
  inputs: Inputs,
): Promise<{ files: OutputFile[]; filled: Filled[] }> {
  const checklist = checklistNamed(name, inputs.settings.checklists)
  if (!checklist) throw new Error(`No checklist is called ${name}`)
  const filled = fill(checklistName(name), checklist, article)
  const form = checklistForm(checklist, filled, article, await printedPlacesOf(article, inputs))
  const { settings } = inputs
  const own: Inputs = {
    ...inputs,
    references: new Map(),
    resources: new Map(),
    tables: new Map(),
    charts: new Map(),
    facts: new Map(),
    images: new Map(),
    supplements: new Map(),
    evaluations: [],
    settings: {
      ...settings,
      name: `checklist-${checklistName(name)}`,
      lang: 'en',
      layout: 'article',
      pdf: { ...settings.pdf, style: wholeWidth },
      numberSections: false,
      docx: { figures: 'embedded' },
      journals: [],
    },
  }
  const files = [...(await writeDocx(form, own, [])), ...(await writePdf(form, own, []))]
  await verify(files, form, own)
  return { files, filled }
}
