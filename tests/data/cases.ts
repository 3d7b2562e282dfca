/**
 * The review's rows and their Data Package, as the shipped manuscript has them, for tests of data and expressions.
 */
import { readDataPackage, type Open } from '../../scripts/data/package.js'
import type { Resource } from '../../scripts/document/inputs.js'
import { memoryProject } from '../../scripts/project/project.js'

export const casesCsv = `case,author,year,sex,age_years,location,stage,recurrence_site,histological_type,disease_free_interval_months,dm_symptom_at_recurrence,treatment_for_recurrence,outcome,outcome_months_after_recurrence
1,Ishii S,1990,F,53,Rectum,I,Local,Mod.,4,Present,Chemotherapy,DOD,2
2,Yamada K,1999,M,58,Colon,IV,Liver,Mod.,3,ND,Chemotherapy,DOD,24
3,Landriscina M,2013,F,71,Colon,IV,Lung,ND,7,Present,Chemotherapy,DOD,ND
4,Nagano Y,2015,F,44,Rectum,II,Lung and liver,Mod.,4,Present,Chemotherapy,Alive with disease,7
5,Present case,2016,M,42,Rectum,III,Liver,Mod.,21,Present,Resection,NED,24
`

const categories = (labels: Record<string, string>): Array<{ value: string; label: string }> =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

export const casesPackage = {
  name: 'example',
  missingValues: [{ value: 'ND', label: 'not described' }],
  resources: [
    {
      name: 'cases',
      path: 'reported-cases.csv',
      schema: {
        primaryKey: 'case',
        fields: [
          { name: 'case', type: 'integer' },
          { name: 'author', type: 'string' },
          { name: 'year', type: 'integer' },
          { name: 'sex', type: 'string', categories: categories({ F: 'woman', M: 'man' }) },
          {
            name: 'age_years',
            type: 'integer',
            unit: 'years',
            constraints: { minimum: 0, maximum: 120 },
          },
          {
            name: 'location',
            type: 'string',
            categories: categories({ Rectum: 'rectal cancer', Colon: 'colon cancer' }),
          },
          { name: 'stage', type: 'string', constraints: { enum: ['I', 'II', 'III', 'IV'] } },
          { name: 'recurrence_site', type: 'string', separator: ' and ' },
          { name: 'histological_type', type: 'string' },
          { name: 'disease_free_interval_months', type: 'integer', unit: 'months' },
          { name: 'dm_symptom_at_recurrence', type: 'string' },
          { name: 'treatment_for_recurrence', type: 'string' },
          {
            name: 'outcome',
            type: 'string',
            categories: categories({
              DOD: 'died of disease',
              NED: 'no evidence of disease',
              'Alive with disease': 'alive with disease',
            }),
          },
          { name: 'outcome_months_after_recurrence', type: 'integer', unit: 'months' },
        ],
      },
    },
  ],
}

/** Opens files of a map, as the project does. */
export function opener(files: Record<string, string>): Open {
  const project = memoryProject(new Map(Object.entries(files)))
  return (path, from) => project.open(path, from)
}

/** The review's resources. */
export async function caseResources(csv = casesCsv): Promise<ReadonlyMap<string, Resource>> {
  const source = { path: 'data/datapackage.json', text: JSON.stringify(casesPackage) }
  const { resources, faults } = await readDataPackage(
    source,
    opener({ 'data/reported-cases.csv': csv }),
  )
  if (faults.length) throw new Error(faults[0]?.reason)
  return resources
}
