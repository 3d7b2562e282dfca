/**
 * The shipped manuscript rests on its data: whichever cell of the review changes, a sentence is reported.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { thorough } from '../thorough.js'

const root = join(import.meta.dirname, '../..')
const folder = readdirSync(join(root, 'manuscript'), { recursive: true, withFileTypes: true })
  .filter((found) => found.isFile())
  .map((found) => join(found.parentPath, found.name).slice(root.length + 1))
const files = new Map(
  [...folder, 'references.bib'].sort().map((path) => [path, readFileSync(join(root, path))]),
)
const data = 'manuscript/data/reported-cases.csv'
const [header = [], ...rows] = files
  .get(data)!
  .toString()
  .trim()
  .split('\n')
  .map((line) => line.split(','))

/** Errors of the manuscript with other contents of some files, as "file rule". */
async function errors(changes: Record<string, string>): Promise<string[]> {
  const { file } = await build(
    memoryProject(new Map<string, string | Uint8Array>([...files, ...Object.entries(changes)])),
    { purpose: 'check' },
  )
  return file.messages
    .filter(({ fatal }) => fatal)
    .map(({ file: path, ruleId }) => `${path} ${ruleId}`)
}

/** Another value that the cell could have. */
const others: Readonly<Record<string, readonly [string, string]>> = {
  sex: ['F', 'M'],
  location: ['Rectum', 'Colon'],
  stage: ['II', 'IV'],
  recurrence_site: ['Lung', 'Local'],
  histological_type: ['ND', 'Mod.'],
  dm_symptom_at_recurrence: ['ND', 'Present'],
  treatment_for_recurrence: ['Resection', 'Chemotherapy'],
  outcome: ['NED', 'DOD'],
}
const another = (column: string, value: string): string =>
  others[column]?.find((other) => other !== value) ?? String((Number(value) || 0) + 1)

const columns = [
  'sex',
  'age_years',
  'location',
  'stage',
  'recurrence_site',
  'histological_type',
  'disease_free_interval_months',
  'dm_symptom_at_recurrence',
  'treatment_for_recurrence',
  'outcome',
  'outcome_months_after_recurrence',
]

test('as it ships, it has no error', async () => {
  expect(await errors({})).toEqual([])
})

test.each(columns)(
  'changing any cell of %s is reported at the sentences that rest on it',
  async (column) => {
    const at = header.indexOf(column)
    expect(at).toBeGreaterThan(0)
    for (const [index, row] of rows.entries()) {
      if (!thorough && index % 4 !== at % 4) continue
      const changed = rows.map((cells, other) =>
        other === index ? cells.with(at, another(column, cells[at]!)) : cells,
      )
      const found = await errors({
        [data]: `${[header, ...changed].map((cells) => cells.join(',')).join('\n')}\n`,
      })
      expect(found, `case ${row[0]}: ${row[at]} → ${another(column, row[at]!)}`).not.toEqual([])
      expect(
        found.every((one) =>
          /^manuscript\/[\w-]+\.(?:md|yaml) (?:claim-mismatch|count-mismatch|invalid-expression)$/.test(
            one,
          ),
        ),
        found.join(),
      ).toBe(true)
    }
  },
)

test('the sentence of the source, which contradicts its own table, is reported', async () => {
  const path = 'manuscript/discussion.md'
  const text = files.get(path)!.toString()
  const claims =
    /:claim\[two\]\{of="\$count\(cases\[location = 'Colon'\]\)"\}([^:]*):claim\[three\]\{of="\$count\(cases\[location = 'Rectum'\]\)"\}/
  expect(text).toMatch(claims)
  const swapped = text.replace(claims, (found) =>
    found.replace(/\[(two|three)\]/g, (_, word) => (word === 'two' ? '[three]' : '[two]')),
  )
  expect(await errors({ [path]: swapped })).toEqual([
    `${path} claim-mismatch`,
    `${path} claim-mismatch`,
  ])
  expect(
    await errors({ [path]: text.replace(claims, 'three patients and in the rectum in two') }),
  ).toContain(`${path} count-mismatch`)
})
