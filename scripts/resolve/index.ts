import type { VFile } from 'vfile'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { runStages, type Stage } from '../stage.js'
import { citations } from './citations.js'
import { crossReferences } from './cross-references.js'
import { identifiers } from './identifiers.js'
import { internalLinks } from './internal-links.js'
import { noteMarks } from './note-marks.js'
import { numbers } from './numbers.js'
import { charts } from './charts.js'
import { tableNotes } from './table-notes.js'
import { tables } from './tables.js'
import { typedLabels } from './typed-labels.js'
import { values } from './values.js'

const stages: readonly Stage[] = [
  tables,
  charts,
  values,
  tableNotes,
  identifiers,
  noteMarks,
  numbers,
  typedLabels,
  crossReferences,
  internalLinks,
  citations,
]

/** Article as written → article as printed. */
export const resolve = (article: Article, inputs: Inputs, file: VFile): Promise<Article> =>
  runStages(stages, article, inputs, file)
