/**
 * What the data that go out with the article say of the patient.
 */
import type { VFile } from 'vfile'
import type { Inputs, Resource } from '../../document/inputs.js'
import { report } from '../../report.js'
import { isCertain, type Own } from './detector.js'
import { identifiersIn } from './sentence.js'

/** Columns that say who a patient is, columns of dates, and names or numbers in free text; a table of published works has neither. */
export function reportData(resource: Resource, own: Own, inputs: Inputs, file: VFile): void {
  if (resource.fields.some(({ name }) => published.test(name))) return
  reportColumns(resource, inputs, file)
  reportCells(resource, own, inputs, file)
}

const certain =
  /^(?:mrn|(?:medical|hospital)[-_ ]?record[-_ ]?(?:no|number|id)|hospital[-_ ]?(?:no|number|id)|nhs[-_ ]?(?:no|number)|(?:patient[-_ ]?)?(?:sur|first[-_ ]?|last[-_ ]?|family[-_ ]?|given[-_ ]?)name|patient[-_ ]?name|dob|date[-_ ]?of[-_ ]?birth|birth[-_ ]?date|address|phone|telephone|e-?mail|social[-_ ]?security(?:[-_ ]?(?:no|number))?)$/i
const published =
  /^(?:(?:first[-_ ]?)?author|reference|study|doi|pmid|publication|journal|citation)s?$/i

/** A column of that name can only say who a patient is. */
function reportColumns(
  { name: resource, fields, rows }: Resource,
  { settings }: Inputs,
  file: VFile,
): void {
  for (const { name: column, type, position } of fields) {
    const filled = rows.find(({ values }) => values[column] !== undefined)
    if (!filled || settings.notIdentifying?.includes(column)) continue
    if (certain.test(column))
      report(
        file,
        'patient-identity',
        position ?? filled.position,
        `Unexpected column \`${column}\` of the data \`${resource}\`, which says who the patient is and goes out with the article, expected data without it`,
      )
    else if (type === 'date')
      report(
        file,
        'identity-hint',
        position ?? filled.position,
        `Unexpected column \`${column}\` of the data \`${resource}\` with days of the calendar, expected days or months from the first event`,
      )
  }
}

/** Free text in cells, once a column. */
function reportCells(
  { name: resource, fields, rows }: Resource,
  own: Own,
  { settings }: Inputs,
  file: VFile,
): void {
  for (const { name: column, type } of fields) {
    if (type !== 'string') continue
    for (const { raw, position } of rows) {
      const found = identifiersIn(raw[column] ?? '', 'patient', own).find(
        ({ kind, words }) => isCertain(kind) && !settings.notIdentifying?.includes(words),
      )
      if (!found) continue
      report(
        file,
        'patient-identity',
        position,
        `Unexpected \`${found.words}\` in the column \`${column}\` of the data \`${resource}\`, which go out with the article, expected data that do not say who the patient is`,
      )
      break
    }
  }
}
